package org.workcommons.vc.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.workcommons.vc.encoding.Limits;

/**
 * The body of a reply, whole or not at all. Its length has to be declared, at once or chunk by
 * chunk: what ends where the connection ends may have been cut. RFC 9112 §6 and §7.1.
 */
final class ReplyBody {
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
  private static final Pattern CHUNK = Pattern.compile("([0-9A-Fa-f]{1,8})(?:[ \\t]*;.*)?");
  private static final int CHUNK_LINE_BYTES = 1024;

  private final InputStream in;
  private final int mostBytes;

  private ReplyBody(InputStream in, int mostBytes) {
    this.in = in;
    this.mostBytes = mostBytes;
  }

  static byte[] read(ReplyHead head, InputStream in, int mostBytes) throws IOException {
    if (!head.field("content-encoding").orElse("identity").equals("identity")) {
      throw Lines.malformed("the reply is compressed, which nobody asked for");
    }
    var body = new ReplyBody(in, mostBytes);
    var length = head.field("content-length");
    var transfer = head.field("transfer-encoding");
    if (length.isPresent() == transfer.isPresent()) {
      throw Lines.malformed("the reply does not say how long its body is, or says it twice");
    }
    return length.isPresent() ? body.sized(length.get()) : body.chunked(transfer.orElseThrow());
  }

  private byte[] sized(String length) throws IOException {
    if (!LENGTH.matcher(length).matches()) {
      throw Lines.malformed("the length of the reply is not a number");
    }
    return exactly(Long.parseLong(length), mostBytes);
  }

  private byte[] chunked(String transfer) throws IOException {
    if (!transfer.equals("chunked")) {
      throw Lines.malformed("the reply is carried in a way that is not known here");
    }
    var body = new ByteArrayOutputStream();
    for (long size = chunkSize(); size > 0; size = chunkSize()) {
      body.writeBytes(exactly(size, mostBytes - body.size()));
      if (!new Lines(in, CHUNK_LINE_BYTES).next().isEmpty()) {
        throw Lines.malformed("a chunk of the reply is longer than it says");
      }
    }
    skipTrailer();
    return body.toByteArray();
  }

  private long chunkSize() throws IOException {
    var chunk = CHUNK.matcher(new Lines(in, CHUNK_LINE_BYTES).next());
    if (!chunk.matches()) {
      throw Lines.malformed("a chunk of the reply does not say how long it is");
    }
    return Long.parseLong(chunk.group(1), 16);
  }

  private void skipTrailer() throws IOException {
    var lines = new Lines(in, Limits.FETCH_HEAD_BYTES);
    while (!lines.next().isEmpty()) {
      // nothing in a trailer changes what the body is
    }
  }

  private byte[] exactly(long size, int room) throws IOException {
    if (size > room) {
      throw new FetchException(
          FetchException.Reason.TOO_LARGE, "the reply has more than " + mostBytes + " bytes");
    }
    var bytes = in.readNBytes((int) size);
    if (bytes.length < size) {
      throw Lines.malformed("the reply is cut short");
    }
    return bytes;
  }
}
