package org.workcommons.vc.status;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * One gzip member, whole and alone. RFC 1952. The JDK's stream reads on into further members,
 * overlooks what follows the last one, and learns the size only by writing it down; here the size
 * that the trailer states is held against the limit before anything is inflated, and then has to be
 * true.
 */
final class Gzip {
  private static final int HEADER_BYTES = 10;
  private static final int TRAILER_BYTES = 8;
  private static final int MAGIC = 0x1f8b;
  private static final int DEFLATE = 8;
  private static final int UNKNOWN_SYSTEM = 255;
  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xe0;

  /** What deflate can't exceed: 258 bytes in two bits. */
  private static final int MAX_RATIO = 1032;

  private final ByteBuffer in;

  private Gzip(byte[] compressed) {
    this.in = ByteBuffer.wrap(compressed).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** {@return {@code bytes} as one member without name or time: the same bytes, the same text} */
  static byte[] compress(byte[] bytes) {
    var out = new BitOutput(bytes.length / 8 + HEADER_BYTES + TRAILER_BYTES);
    out.bits(Short.reverseBytes((short) MAGIC) & 0xffff, Short.SIZE);
    out.bits(DEFLATE, Byte.SIZE);
    // no flags, no time, nothing about the effort
    out.bits(0, Byte.SIZE);
    out.bits(0, Integer.SIZE);
    out.bits(0, Byte.SIZE);
    out.bits(UNKNOWN_SYSTEM, Byte.SIZE);
    Deflate.write(bytes, out);
    var crc = new CRC32();
    crc.update(bytes);
    out.align();
    out.bits(crc.getValue(), Integer.SIZE);
    out.bits(bytes.length, Integer.SIZE);
    return Deflate.requireReadable(out.toByteArray(), bytes, Gzip::decompress);
  }

  /** {@return what {@code compressed} was made from, at most {@code limit} bytes} */
  static byte[] decompress(byte[] compressed, int limit) throws ProblemException {
    return new Gzip(compressed).member(limit);
  }

  private byte[] member(int limit) throws ProblemException {
    header();
    if (in.remaining() < TRAILER_BYTES) {
      throw notGzip("cut short");
    }
    int trailer = in.limit() - TRAILER_BYTES;
    long size = in.getInt(trailer + 4) & 0xffff_ffffL;
    if (size > (long) MAX_RATIO * in.limit()) {
      throw notGzip("damaged: it is too short for its size");
    }
    if (size > limit) {
      throw new ProblemException(
          ProblemType.LIMIT_EXCEEDED, Pointer.ROOT, "larger than " + limit + " bytes decompressed");
    }
    var bytes = inflate((int) size, in.position(), trailer);
    var crc = new CRC32();
    crc.update(bytes);
    if ((int) crc.getValue() != in.getInt(trailer)) {
      throw notGzip("damaged: its checksum does not fit");
    }
    return bytes;
  }

  /** The deflated data has to start at {@code from}, to end at {@code to}, and to fill the size. */
  private byte[] inflate(int size, int from, int to) throws ProblemException {
    var bytes = new byte[size];
    var inflater = new Inflater(true);
    try {
      inflater.setInput(in.array(), from, to - from);
      int filled = 0;
      while (filled < size) {
        int more = inflater.inflate(bytes, filled, size - filled);
        if (more == 0) {
          throw notGzip("not one whole gzip member");
        }
        filled += more;
      }
      // the end marker is read only when output is asked for beyond the last byte
      if (inflater.inflate(new byte[1]) != 0
          || !inflater.finished()
          || inflater.getRemaining() != 0) {
        throw notGzip("not one whole gzip member");
      }
      return bytes;
    } catch (DataFormatException e) {
      throw notGzip("damaged");
    } finally {
      inflater.end();
    }
  }

  /** RFC 1952 §2.3. What a header may say of a file is skipped; a list has no use for it. */
  private void header() throws ProblemException {
    if (in.remaining() < HEADER_BYTES
        || in.order(ByteOrder.BIG_ENDIAN).getShort() != (short) MAGIC) {
      throw notGzip("without the start that gzip has");
    }
    in.order(ByteOrder.LITTLE_ENDIAN);
    int method = in.get();
    int flags = in.get() & 0xff;
    if (method != DEFLATE || (flags & RESERVED) != 0) {
      throw notGzip("of an unknown kind");
    }
    skip(HEADER_BYTES - 4);
    if ((flags & EXTRA) != 0) {
      skip(in.remaining() < 2 ? 2 : in.getShort() & 0xffff);
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_CRC) != 0) {
      skip(2);
    }
  }

  private void skip(int bytes) throws ProblemException {
    if (in.remaining() < bytes) {
      throw notGzip("cut short");
    }
    in.position(in.position() + bytes);
  }

  private void skipText() throws ProblemException {
    do {
      skip(1);
    } while (in.get(in.position() - 1) != 0);
  }

  private static ProblemException notGzip(String detail) {
    return new ProblemException(
        ProblemType.PARSING_ERROR, Pointer.ROOT, "the compressed list is " + detail);
  }
}
