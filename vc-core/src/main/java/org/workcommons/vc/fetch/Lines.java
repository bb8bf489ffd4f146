package org.workcommons.vc.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The lines of a reply, each ended by CRLF and nothing else, so many bytes of them and no more. */
final class Lines {
  private final InputStream in;
  private int left;

  Lines(InputStream in, int mostBytes) {
    this.in = in;
    this.left = mostBytes;
  }

  /** {@return the next line without its end} */
  String next() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int c = read(); c != '\r'; c = read()) {
      if (c == '\n') {
        throw malformed("a line of the reply ends without a carriage return");
      }
      line.write(c);
    }
    if (read() != '\n') {
      throw malformed("a carriage return stands within a line of the reply");
    }
    return line.toString(ISO_8859_1);
  }

  private int read() throws IOException {
    if (left-- <= 0) {
      throw new FetchException(FetchException.Reason.TOO_LARGE, "the reply's head is too large");
    }
    int c = in.read();
    if (c == -1) {
      throw malformed("the reply is cut short");
    }
    return c;
  }

  static FetchException malformed(String detail) {
    return new FetchException(FetchException.Reason.MALFORMED_REPLY, detail);
  }
}
