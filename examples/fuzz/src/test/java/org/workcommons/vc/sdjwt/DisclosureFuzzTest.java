package org.workcommons.vc.sdjwt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.workcommons.vc.fuzz.Promise.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.fuzz.Promise;

/** What stands for digests, and the serializations of selectively disclosable tokens. */
class DisclosureFuzzTest {
  @MethodSource("disclosures")
  @FuzzTest
  void disclosure(byte[] input) {
    var text = new String(input, US_ASCII);
    Promise.of(() -> Disclosure.read(text))
        .ifPresent(
            disclosure ->
                holds(disclosure.text().equals(text), "what is hashed is what was received"));
    Promise.of(() -> JsonReader.readObject(input))
        .ifPresent(
            payload -> Promise.of(() -> ProcessedPayload.processed(payload, List.of(), Set.of())));
  }

  @MethodSource("serializations")
  @FuzzTest
  void serialization(byte[] input) {
    Promise.of(() -> SdJwtParts.read(input));
    Promise.of(() -> SdJwtPresentation.received("example+sd-jwt", input, Set.of()));
  }

  static Stream<byte[]> serializations() {
    return Stream.of(
        "e30.e30.AA~WyJ4Il0~e30.e30.AA".getBytes(US_ASCII),
        "{\"payload\":\"e30\",\"protected\":\"e30\",\"signature\":\"AA\",\"header\":{}}"
            .getBytes(US_ASCII),
        "{\"payload\":\"e30\",\"signatures\":[{\"protected\":\"e30\",\"signature\":\"AA\"}]}"
            .getBytes(US_ASCII));
  }

  static Stream<byte[]> disclosures() {
    return Stream.of(
        "WyJzIiwibiIsInYiXQ".getBytes(US_ASCII),
        "{\"_sd\":[\"x\"],\"a\":[{\"...\":\"y\"}]}".getBytes(US_ASCII));
  }
}
