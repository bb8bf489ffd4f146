package org.workcommons.vc.model;

import static org.workcommons.vc.fuzz.Promise.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.fuzz.Alterations;
import org.workcommons.vc.fuzz.Promise;
import org.workcommons.vc.fuzz.Samples;

/** Findings about any document; none of them, and it is a credential. */
class ModelFuzzTest {
  @MethodSource("programs")
  @FuzzTest
  void credential(byte[] program) {
    Promise.of(() -> JsonReader.readObject(Alterations.of(Samples.statement(), program)))
        .ifPresent(
            document -> {
              var findings = Conformance.ofCredential(document, Contexts.bundled());
              findings.forEach(Promise::isTold);
              Contexts.bundled().unknownInCredential(document).forEach(Promise::isTold);
              var read = Promise.of(() -> Credential.of(document));
              holds(findings.isEmpty() == read.isPresent(), "a credential if nothing is found");
              read.ifPresent(ModelFuzzTest::isWhole);
            });
  }

  @MethodSource("programs")
  @FuzzTest
  void presentation(byte[] program) {
    var seed = Samples.presentation(Samples.statement(), Samples.statement());
    Promise.of(() -> JsonReader.readObject(Alterations.of(seed, program)))
        .ifPresent(
            document -> {
              Conformance.ofPresentation(document, Contexts.bundled()).forEach(Promise::isTold);
              Contexts.bundled().unknownInPresentation(document).forEach(Promise::isTold);
            });
  }

  static Stream<byte[]> programs() {
    return Alterations.programs(new byte[] {1, 2, 1, 0, 0, 5, 3}, new byte[] {1, 3, 1, 0, 0, 5, 3});
  }

  private static void isWhole(Credential credential) {
    holds(!credential.subjects().isEmpty(), "a credential is about somebody");
    holds(credential.types().contains("VerifiableCredential"), "a credential says so");
    Promise.isKept(credential::statuses);
    Promise.isKept(credential::schemas);
  }
}
