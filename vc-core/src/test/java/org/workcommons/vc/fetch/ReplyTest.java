package org.workcommons.vc.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.fetch.FetchException.Reason;

/** Replies as bytes; here {@code |} stands for the end of a line. */
class ReplyTest {
  private static final int MOST_BYTES = 16;
  private static final String OK = "HTTP/1.1 200 OK|";

  @ParameterizedTest
  @ValueSource(
      strings = {
        OK + "Content-Length: 5||hello",
        "HTTP/1.0 200|content-length:5 ||hello and what comes after it",
        "HTTP/1.1 200 |CONTENT-LENGTH:\t5||hello",
        OK + "Content-Encoding: Identity|Content-Length: 5||hello",
        OK + "Transfer-Encoding: chunked||5|hello|0||",
        OK + "Transfer-Encoding: Chunked||2|he|003;a=\"b\"|llo|0|Trailer: x||",
        "HTTP/1.1 103 Early Hints|Link: x|Content-Length: 7||" + OK + "Content-Length: 5||hello",
        OK + "X: \u00e4|Set-Cookie: a=b|Set-Cookie: c=d|Content-Length: 5||hello",
      })
  void readsTheBody(String reply) throws IOException {
    assertThat(new String(read(bytes(reply)), ISO_8859_1)).isEqualTo("hello");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "|",
        "HTTP/0.9 200 OK|Content-Length: 5||hello",
        "HTTP/2 200 OK|Content-Length: 5||hello",
        "HTTP/1.1 20 OK|Content-Length: 5||hello",
        "HTTP/1.1 2000 OK|Content-Length: 5||hello",
        "HTTP/1.1 +20 OK|Content-Length: 5||hello",
        "HTTP/1.1 099 OK|Content-Length: 5||hello",
        "HTTP/1.1  200 OK|Content-Length: 5||hello",
        "HTTP/1.1 200 OK\nContent-Length: 5\n\nhello",
        "HTTP/1.1 200 OK\rX|Content-Length: 5||hello",
        "HTTP/1.1 101 Switching|Upgrade: x||hello",
        OK + "|hello",
        OK + "Content-Length: 5",
        OK + "Content-Length: 5|",
        OK + "Content-Length: 5||hell",
        OK + "Content-Length:||hello",
        OK + "Content-Length: +5||hello",
        OK + "Content-Length: -5||hello",
        OK + "Content-Length: 0x5||hello",
        OK + "Content-Length: 5, 5||hello",
        OK + "Content-Length: 9999999999999999999||hello",
        OK + "Content-Length: 5|Content-Length: 5||hello",
        OK + "Content-Length: 5|content-length: 6||hello!",
        OK + "Content-Length: 5|Transfer-Encoding: chunked||5|hello|0||",
        OK + "Content-Length : 5||hello",
        OK + " Content-Length: 5||hello",
        OK + "X: y| folded|Content-Length: 5||hello",
        OK + "Content-Length 5||hello",
        OK + ": 5|Content-Length: 5||hello",
        OK + "Content-Encoding: gzip|Content-Length: 5||hello",
        OK + "Content-Encoding: identity, gzip|Content-Length: 5||hello",
        OK + "Content-Encoding: br|Transfer-Encoding: chunked||5|hello|0||",
        OK + "Content-Encoding: identity|Content-Encoding: gzip|Content-Length: 5||hello",
        OK + "Transfer-Encoding: gzip, chunked||5|hello|0||",
        OK + "Transfer-Encoding: identity||hello",
        OK + "Transfer-Encoding: chunked|Transfer-Encoding: chunked||5|hello|0||",
        OK + "Transfer-Encoding: chunked||5|hello|",
        OK + "Transfer-Encoding: chunked||5|hello|0|",
        OK + "Transfer-Encoding: chunked||5|hello!|0||",
        OK + "Transfer-Encoding: chunked||5|hell|0||",
        OK + "Transfer-Encoding: chunked||-5|hello|0||",
        OK + "Transfer-Encoding: chunked||0x5|hello|0||",
        OK + "Transfer-Encoding: chunked||000000005|hello|0||",
        OK + "Transfer-Encoding: chunked|||hello|0||",
        OK + "Transfer-Encoding: chunked||5\nhello\n0\n\n",
      })
  void refusesAsMalformed(String reply) {
    assertRefused(bytes(reply), Reason.MALFORMED_REPLY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        OK + "Content-Length: 17||hello",
        OK + "Content-Length: 2147483648||hello",
        OK + "Content-Length: 999999999999999999||hello",
        OK + "Transfer-Encoding: chunked||11|hello",
        OK + "Transfer-Encoding: chunked||ffffffff|hello",
        OK + "Transfer-Encoding: chunked||10|hello hello hell|1|o|0||",
      })
  void refusesABodyThatIsTooLarge(String reply) {
    assertRefused(bytes(reply), Reason.TOO_LARGE);
  }

  @Test
  void takesABodyOfTheLargestSize() throws IOException {
    assertThat(read(bytes(OK + "Content-Length: 16||hello hello hell"))).hasSize(16);
    assertThat(read(bytes(OK + "Transfer-Encoding: chunked||F|hello hello hel|1|l|0||")))
        .hasSize(16);
    assertThat(read(bytes(OK + "Content-Length: 0||"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 ",
        OK + "X: ",
        OK + "X",
        OK + "Transfer-Encoding: chunked||5;",
        OK + "Transfer-Encoding: chunked||0|X: ",
      })
  void refusesALineThatDoesNotEnd(String start) {
    assertRefused(bytes(start + "x".repeat(Limits.FETCH_HEAD_BYTES)), Reason.TOO_LARGE);
  }

  @Test
  void refusesHeadersWithoutEnd() {
    assertRefused(bytes(OK + "X: y|".repeat(4096) + "Content-Length: 5||hello"), Reason.TOO_LARGE);
    assertRefused(bytes("HTTP/1.1 100 Continue||".repeat(4096)), Reason.TOO_LARGE);
    assertRefused(
        bytes(OK + "Transfer-Encoding: chunked||0|" + "X: y|".repeat(4096)), Reason.TOO_LARGE);
  }

  @Test
  void readsHeadersUpToTheLimit() throws IOException {
    var rest = "HTTP/1.1 200 OK\r\nX: \r\nContent-Length: 5\r\n\r\n".length();
    var most = "x".repeat(Limits.FETCH_HEAD_BYTES - rest);

    assertThat(read(bytes(OK + "X: " + most + "|Content-Length: 5||hello"))).hasSize(5);
    assertRefused(bytes(OK + "X: x" + most + "|Content-Length: 5||hello"), Reason.TOO_LARGE);
  }

  @Test
  void whateverTheServerSendsIsABodyOrARefusal() throws IOException {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    var goods =
        new byte[][] {
          bytes(OK + "Content-Length: 5||hello"),
          bytes(OK + "Transfer-Encoding: chunked||2|he|3;a=b|llo|0|T: x||"),
          bytes("HTTP/1.1 103 H|L: x||" + OK + "X: y|Content-Length: 5||hello"),
        };
    var reasons = new ArrayList<Reason>();
    for (int i = 0; i < 50_000; i++) {
      var reply = mutated(goods[random.nextInt(goods.length)], random);
      try {
        assertThat(read(reply)).as("seed %d", seed).hasSizeLessThanOrEqualTo(MOST_BYTES);
      } catch (FetchException e) {
        reasons.add(e.reason());
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + Arrays.toString(reply), e);
      }
    }
    assertThat(reasons)
        .as("seed %d", seed)
        .contains(Reason.MALFORMED_REPLY, Reason.TOO_LARGE)
        .doesNotContain(Reason.UNREACHABLE);
  }

  private static byte[] mutated(byte[] good, Random random) {
    var bytes = good.clone();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      bytes[random.nextInt(bytes.length)] =
          random.nextBoolean()
              ? bytes[random.nextInt(bytes.length)]
              : (byte) "0159f\r\n :;,".charAt(random.nextInt(11));
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }

  private static void assertRefused(byte[] reply, Reason reason) {
    var refusal = catchThrowableOfType(FetchException.class, () -> read(reply));
    assertThat(refusal).isNotNull();
    assertThat(refusal.reason()).isEqualTo(reason);
    assertThat(refusal.getMessage()).doesNotContain("hello");
  }

  private static byte[] read(byte[] reply) throws IOException {
    var in = new ByteArrayInputStream(reply);
    var head = ReplyHead.read(new Lines(in, Limits.FETCH_HEAD_BYTES));
    assertThat(head.status()).isNotEqualTo(101);
    return ReplyBody.read(head, in, MOST_BYTES);
  }

  private static byte[] bytes(String reply) {
    return reply.replace("|", "\r\n").getBytes(ISO_8859_1);
  }
}
