package org.workcommons.vc.encoding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.workcommons.vc.fuzz.Promise.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.workcommons.vc.fuzz.Promise;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;

/** One value, one text: what is decoded is encoded to the text that it came from. */
class TextFuzzTest {
  @MethodSource("encoded")
  @FuzzTest
  void base64Url(byte[] input) throws ProblemException {
    var text = new String(input, UTF_8);
    Promise.of(() -> Base64Url.decode(text))
        .ifPresent(bytes -> holds(Base64Url.encode(bytes).equals(text), "one text"));
    holds(Arrays.equals(Base64Url.decode(Base64Url.encode(input)), input), "read back");
  }

  @MethodSource("encoded")
  @FuzzTest
  void base58(byte[] input) throws ProblemException {
    var text = new String(input, UTF_8);
    Promise.of(() -> Base58.decode(text))
        .ifPresent(bytes -> holds(Base58.encode(bytes).equals(text), "one text"));
    holds(Arrays.equals(Base58.decode(Base58.encode(input)), input), "read back");
  }

  @MethodSource("encoded")
  @FuzzTest
  void multibase(byte[] input) {
    var text = new String(input, UTF_8);
    Promise.of(() -> Multibase.decode(text))
        .ifPresent(
            bytes -> {
              var again =
                  text.startsWith("z") ? Multibase.base58(bytes) : Multibase.base64Url(bytes);
              holds(again.equals(text), "one text");
            });
  }

  @MethodSource("times")
  @FuzzTest
  void dateTimeStamp(byte[] input) throws ProblemException {
    var text = new String(input, UTF_8);
    var read = Promise.of(() -> DateTimeStamp.parse(text, Pointer.ROOT));
    if (read.isPresent()) {
      var instant = read.get();
      holds(OffsetDateTime.parse(text).toInstant().equals(instant), "the JDK reads the same");
      holds(
          DateTimeStamp.parse(DateTimeStamp.text(instant), Pointer.ROOT).equals(instant),
          "what was read can be written and read back");
    }
  }

  static Stream<byte[]> encoded() {
    return Stream.of("", "u", "z", "uAQID", "z11Ldp", "AQID", "AQIE", "AR", "1111", "zz", "QUJD=")
        .map(text -> text.getBytes(UTF_8));
  }

  static Stream<byte[]> times() {
    return Stream.of(
            "2026-03-01T12:00:00Z",
            "2024-02-29T23:59:59.123456789+14:00",
            "0001-01-01T00:00:00-00:00",
            "9999-12-31T23:59:59Z",
            "2016-12-31T23:59:60Z")
        .map(text -> text.getBytes(UTF_8));
  }
}
