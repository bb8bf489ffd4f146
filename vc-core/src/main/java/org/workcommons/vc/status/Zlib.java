package org.workcommons.vc.status;

import java.util.zip.Adler32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * One zlib stream, whole and alone. RFC 1950. Nothing in such a stream says how much it holds, so
 * it is measured first, in a buffer that is thrown away, and kept only if it is within the limit.
 */
final class Zlib {
  /** The bytes {@code 78 da}: deflate that was made with great effort, for a window of 32 KiB. */
  private static final int HEADER = 0xda78;

  private static final int BUFFER_BYTES = 8192;

  private final byte[] compressed;

  private Zlib(byte[] compressed) {
    this.compressed = compressed;
  }

  /** {@return {@code bytes} as one stream: the same bytes, the same text} */
  static byte[] compress(byte[] bytes) {
    var out = new BitOutput(bytes.length / 8 + 16);
    out.bits(HEADER, Short.SIZE);
    Deflate.write(bytes, out);
    var adler = new Adler32();
    adler.update(bytes);
    out.align();
    out.bits(Integer.reverseBytes((int) adler.getValue()) & 0xffff_ffffL, Integer.SIZE);
    return Deflate.requireReadable(out.toByteArray(), bytes, Zlib::decompress);
  }

  /** {@return what {@code compressed} was made from, at most {@code limit} bytes} */
  static byte[] decompress(byte[] compressed, int limit) throws ProblemException {
    var zlib = new Zlib(compressed);
    var bytes = new byte[zlib.size(limit)];
    zlib.fill(bytes);
    return bytes;
  }

  private int size(int limit) throws ProblemException {
    var inflater = new Inflater();
    try {
      inflater.setInput(compressed);
      var buffer = new byte[BUFFER_BYTES];
      int size = 0;
      while (!inflater.finished()) {
        size += some(inflater, buffer, 0);
        if (size > limit) {
          throw new ProblemException(
              ProblemType.LIMIT_EXCEEDED,
              Pointer.ROOT,
              "larger than " + limit + " bytes decompressed");
        }
      }
      if (inflater.getRemaining() != 0) {
        throw notZlib("not one whole zlib stream");
      }
      return size;
    } finally {
      inflater.end();
    }
  }

  private void fill(byte[] bytes) throws ProblemException {
    var inflater = new Inflater();
    try {
      inflater.setInput(compressed);
      for (int filled = 0; filled < bytes.length; ) {
        filled += some(inflater, bytes, filled);
      }
    } finally {
      inflater.end();
    }
  }

  /** Nothing, unless it is the end, means that more is needed than there is, or a dictionary. */
  private static int some(Inflater inflater, byte[] bytes, int from) throws ProblemException {
    try {
      int more = inflater.inflate(bytes, from, bytes.length - from);
      if (more == 0 && !inflater.finished()) {
        throw notZlib("not one whole zlib stream");
      }
      return more;
    } catch (DataFormatException e) {
      throw notZlib("damaged");
    }
  }

  private static ProblemException notZlib(String detail) {
    return new ProblemException(
        ProblemType.PARSING_ERROR, Pointer.ROOT, "the compressed list is " + detail);
  }
}
