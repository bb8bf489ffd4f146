package org.workcommons.vc.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workcommons.vc.verifier.Actors.NOW;
import static org.workcommons.vc.verifier.Actors.PLATFORM;
import static org.workcommons.vc.verifier.Actors.WORKER;
import static org.workcommons.vc.verifier.Actors.did;
import static org.workcommons.vc.verifier.Actors.verifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.model.VerifiablePresentation;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.work.WorkStatement;

/**
 * The signed samples in {@code specs/vectors/work-statement}, for other implementations, for
 * consumers and for trying the command line. Ed25519 is deterministic, so they can be made again
 * from the seeds: {@code -Dvc.samples.write=true}.
 */
class SampleVectorsTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("vc.root", "..")).resolve("specs/vectors/work-statement");
  private static final String CHALLENGE = "c2FtcGxlLWNoYWxsZW5nZQ";

  private static PresentationRequest request() {
    return PresentationRequest.from(
            Actors.AUDIENCE,
            Challenge.restore(CHALLENGE),
            NOW.plusSeconds(900),
            List.of(WorkStatement.TYPE))
        .withPurpose("to see your record before your first ride with us");
  }

  private static List<JsonObject> statements() {
    var first = unsigned(1, "none");
    var second = unsigned(2, Actors.digest(first));
    return List.of(Actors.secure(first, PLATFORM), Actors.secure(second, PLATFORM));
  }

  private static JsonObject unsigned(int seq, String previous) {
    var statement = Actors.statement(PLATFORM, WORKER, seq, previous).without("credentialStatus");
    return Actors.subject(statement, claims -> claims.with("area", "Port Sable"));
  }

  /** The first statement again, by the suite that covers what it says as RDF. */
  private static JsonObject linked() {
    return Actors.secure(
        unsigned(1, "none"), PLATFORM, new DataIntegrity(Cryptosuite.EDDSA_RDFC_2022));
  }

  @Test
  void theSamplesAreTheOnesThatThisCodeMakes() throws IOException {
    assertSample("statement.json", JsonWriter.compact(statements().get(0)));
    assertSample("statement-rdfc.json", JsonWriter.compact(linked()));
    assertSample("request.json", request().toByteArray());
    assertSample(
        "presentation.json", JsonWriter.compact(Actors.present(statements(), request(), WORKER)));
    assertSample("issuer.txt", (did(PLATFORM) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theSamplesAreAccepted() throws Exception {
    for (var name : List.of("statement.json", "statement-rdfc.json")) {
      assertThat(verifier().verify(VerifiableCredential.received(MediaType.VC, sample(name))))
          .as(name)
          .isInstanceOf(CredentialVerdict.CredentialAccepted.class);
    }
    var presentation = VerifiablePresentation.received(MediaType.VP, sample("presentation.json"));
    var request = PresentationRequest.read(sample("request.json"));

    assertThat(verifier().verify(presentation, request)).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void theSamplesAreRefusedWhenTheyShouldBe() throws Exception {
    var presentation = VerifiablePresentation.received(MediaType.VP, sample("presentation.json"));
    var request = PresentationRequest.read(sample("request.json"));

    assertThat(verifier(Set.of()).verify(presentation, request))
        .isInstanceOf(Verdict.Rejected.class);
    assertThat(
            verifier()
                .withClock(InstantSource.fixed(NOW.plusSeconds(901)))
                .verify(presentation, request))
        .isInstanceOf(Verdict.Rejected.class);
  }

  private static void assertSample(String name, byte[] made) throws IOException {
    if (Boolean.getBoolean("vc.samples.write")) {
      Files.write(FOLDER.resolve(name), made);
    }
    assertThat(new String(sample(name), StandardCharsets.UTF_8))
        .as(name)
        .isEqualTo(new String(made, StandardCharsets.UTF_8));
  }

  private static byte[] sample(String name) throws IOException {
    return Files.readAllBytes(FOLDER.resolve(name));
  }
}
