package org.workcommons.vc.work;

import static org.workcommons.vc.fuzz.Promise.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.fuzz.Alterations;
import org.workcommons.vc.fuzz.Promise;
import org.workcommons.vc.fuzz.Samples;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.model.ClaimType;
import org.workcommons.vc.problem.Pointer;

/** Claims that were read are written as they were, and read back the same. */
class WorkFuzzTest {
  private static final JsonObject STATEMENT =
      (JsonObject) Samples.statement().get("credentialSubject").orElseThrow();
  private static final JsonObject ENGAGEMENT = Samples.example("engagement.md", 0);
  private static final JsonObject RATING = Samples.example("rating.md", 0);
  private static final JsonObject PSEUDONYMOUS_RATING = Samples.example("rating.md", 1);
  private static final JsonObject MEMBERSHIP = Samples.example("membership.md", 0);

  @MethodSource("programs")
  @FuzzTest
  void workStatement(byte[] program) {
    reads(WorkStatement.TYPE, STATEMENT, program);
  }

  @MethodSource("programs")
  @FuzzTest
  void engagement(byte[] program) {
    reads(Engagement.TYPE, ENGAGEMENT, program);
  }

  @MethodSource("programs")
  @FuzzTest
  void rating(byte[] program) {
    reads(Rating.TYPE, RATING, program);
    reads(Rating.TYPE, PSEUDONYMOUS_RATING, program);
  }

  @MethodSource("programs")
  @FuzzTest
  void membership(byte[] program) {
    reads(Membership.TYPE, MEMBERSHIP, program);
  }

  static Stream<byte[]> programs() {
    return Alterations.programs(new byte[] {1, 2, 1, 0, 0, 5, 3});
  }

  private static <T> void reads(ClaimType<T> type, JsonObject seed, byte[] program) {
    var read =
        Promise.of(
            () -> type.read(JsonReader.readObject(Alterations.of(seed, program)), Pointer.ROOT));
    holds(read.isPresent() || program.length > 0, "the example is read");
    read.ifPresent(
        claims -> {
          var again = Promise.of(() -> type.read(type.write(claims), Pointer.ROOT));
          holds(again.isPresent() && again.get().equals(claims), "read back the same");
        });
  }
}
