package org.workcommons.vc.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.workcommons.vc.fuzz.Promise.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.workcommons.vc.encoding.Limits;

/** A reply is read whole, within its bounds, or not at all; and only public names are asked. */
class ReplyFuzzTest {
  private static final int MOST_BYTES = 4096;

  @MethodSource("replies")
  @FuzzTest
  void reply(byte[] input) throws IOException {
    var in = new ByteArrayInputStream(input);
    try {
      var head = ReplyHead.read(new Lines(in, Limits.FETCH_HEAD_BYTES));
      holds(head.status() >= 200 && head.status() <= 999, "a final status");
      holds(ReplyBody.read(head, in, MOST_BYTES).length <= MOST_BYTES, "within its bounds");
    } catch (FetchException e) {
      holds(!e.getMessage().isBlank(), "says why");
    }
  }

  @MethodSource("urls")
  @FuzzTest
  void target(byte[] input) {
    try {
      var target = Target.of(URI.create(new String(input, UTF_8)));
      holds(target.host().matches("[a-z0-9.-]+\\.[a-z][a-z0-9-]+"), "a host by its name");
      holds(!target.host().endsWith(".localhost"), "a name of the public Internet");
      holds(target.port() >= 1 && target.port() <= 65_535, "a port");
      holds(target.path().matches("/[!-~]*"), "one word of the request line");
      holds(target.authority().startsWith(target.host()), "the same host in the header");
    } catch (IllegalArgumentException | FetchException e) {
      holds(!e.getMessage().isBlank(), "says why");
    }
  }

  static Stream<byte[]> replies() {
    return Stream.of(
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
            "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n003;a=\"b\"\r\nllo\r\n0\r\nX: y\r\n\r\n",
            "HTTP/1.0 404\r\nContent-Encoding: identity\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n")
        .map(text -> text.getBytes(UTF_8));
  }

  static Stream<byte[]> urls() {
    return Stream.of(
            "https://skiff.example/status/1?x=%20",
            "https://SKIFF.example.:8443",
            "https://127.0.0.1/",
            "https://0x7f.1/",
            "https://[::1]/",
            "https://user@skiff.example/",
            "https://a.localhost./",
            "https:///x")
        .map(text -> text.getBytes(UTF_8));
  }
}
