package org.workcommons.vc.verifier;

import static org.workcommons.vc.fuzz.Promise.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.workcommons.vc.fuzz.Alterations;
import org.workcommons.vc.fuzz.Promise;
import org.workcommons.vc.fuzz.Samples;

/** A request that was read is written as it was, and read back the same. */
class RequestFuzzTest {
  @MethodSource("requests")
  @FuzzTest
  void request(byte[] input) {
    reads(input);
  }

  @MethodSource("programs")
  @FuzzTest
  void alteredRequest(byte[] program) {
    reads(Alterations.of(Samples.example("presentation-request.md", 0), program));
  }

  static Stream<byte[]> requests() {
    return Stream.of(Samples.request().toByteArray());
  }

  static Stream<byte[]> programs() {
    return Alterations.programs(new byte[] {1, 6, 1, 5, 0, 9, 3, 80, 49, 89});
  }

  private static void reads(byte[] input) {
    Promise.of(() -> PresentationRequest.read(input))
        .ifPresent(
            request -> {
              var again = Promise.of(() -> PresentationRequest.read(request.toByteArray()));
              holds(again.isPresent() && isSame(again.get(), request), "read back the same");
            });
  }

  private static boolean isSame(PresentationRequest one, PresentationRequest other) {
    return one.audience().equals(other.audience())
        && one.challenge().equals(other.challenge())
        && one.expires().equals(other.expires())
        && one.wanted().equals(other.wanted())
        && one.purpose().equals(other.purpose())
        && one.retention().equals(other.retention());
  }
}
