package org.workcommons.vc.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workcommons.vc.verifier.Actors.PLATFORM;
import static org.workcommons.vc.verifier.Actors.STRANGER;
import static org.workcommons.vc.verifier.Actors.WORKER;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.ProblemType;

class RelatedResourceCheckTest {
  private static final String CONTEXT = Contexts.CREDENTIALS_V2;
  private static final String IMAGE = "https://skiff.example/logo.png";
  private static final byte[] PIXELS = "pixels".getBytes(StandardCharsets.UTF_8);
  private static final byte[] OTHER = "other pixels".getBytes(StandardCharsets.UTF_8);

  private static byte[] context() {
    return Contexts.bundled().content(CONTEXT).orElseThrow();
  }

  @Test
  void comparesAContextWithTheBundledOne() throws Exception {
    var report = report(Actors.verifier(), resource(CONTEXT, context()));

    assertThat(report.problems()).isEmpty();
    assertThat(report.outcome(Check.RESOURCES)).isEqualTo(Outcome.PASSED);
  }

  @Test
  void rejectsAnotherDigestOfAContext() throws Exception {
    var report = report(Actors.verifier(), resource(CONTEXT, PIXELS));

    assertThat(report.summary()).isEqualTo("RESOURCE_INTEGRITY");
    assertThat(report.outcome(Check.RESOURCES)).isEqualTo(Outcome.FAILED);
    assertThat(report.problems().get(0).pointer().value())
        .isEqualTo("/relatedResource/0/digestSRI");
  }

  @Test
  void rejectsAnotherDigestOfAContextWhoeverIssuedIt() throws Exception {
    var credential = credential(STRANGER, resource(CONTEXT, PIXELS));

    var verdict = Actors.verifier().verifyWithoutIssuer(Actors.credential(credential));

    assertThat(verdict.report().summary()).isEqualTo("RESOURCE_INTEGRITY");
  }

  @Test
  void theSourceComesBeforeTheBundle() throws Exception {
    var verifier = Actors.verifier().withResources(source(CONTEXT, PIXELS));

    assertThat(report(verifier, resource(CONTEXT, PIXELS)).problems()).isEmpty();
    assertThat(report(verifier, resource(CONTEXT, context())).summary())
        .isEqualTo("RESOURCE_INTEGRITY");
  }

  @Test
  void saysThatAResourceWasNotLookedAt() throws Exception {
    var report = report(Actors.verifier(), resource(CONTEXT, context()), resource(IMAGE, PIXELS));

    assertThat(report.problems()).isEmpty();
    assertThat(report.outcome(Check.RESOURCES)).isEqualTo(Outcome.NOT_RUN);
  }

  @Test
  void comparesWhatTheSourceHas() throws Exception {
    var good = Actors.verifier().withResources(source(IMAGE, PIXELS));
    var bad = Actors.verifier().withResources(source(IMAGE, OTHER));

    assertThat(report(good, resource(IMAGE, PIXELS)).outcome(Check.RESOURCES))
        .isEqualTo(Outcome.PASSED);
    assertThat(report(bad, resource(IMAGE, PIXELS)).summary()).isEqualTo("RESOURCE_INTEGRITY");
  }

  @Test
  void asksNobodyWhatAStrangerRefersTo() throws Exception {
    var asked = new ArrayList<URI>();
    var verifier =
        Actors.verifier()
            .withResources(
                url -> {
                  asked.add(url);
                  return Optional.empty();
                });
    var credential = Actors.credential(credential(STRANGER, resource(IMAGE, PIXELS)));

    var report = verifier.verify(credential).report();
    verifier.verifyWithoutIssuer(credential);

    assertThat(report.summary()).contains(ProblemType.ISSUER_NOT_RECOGNIZED.name());
    assertThat(report.outcome(Check.RESOURCES)).isEqualTo(Outcome.NOT_RUN);
    assertThat(asked).isEmpty();
  }

  @Test
  void aCredentialThatRefersToNothingHasNothingToCompare() {
    var report = Actors.verifier().verify(Actors.credential(BadCorpus.good())).report();

    assertThat(report.outcome(Check.RESOURCES)).isEqualTo(Outcome.PASSED);
  }

  private static Report report(Verifier verifier, JsonObject... resources) {
    return verifier.verify(Actors.credential(credential(PLATFORM, resources))).report();
  }

  private static JsonObject credential(SigningKey issuer, JsonObject... resources) {
    var document = BadCorpus.plain(Actors.unsigned(issuer, WORKER, 1)).get(0);
    var list = new JsonArray(List.<JsonValue>of(resources));
    return Actors.secure(document.with("relatedResource", list), issuer);
  }

  private static JsonObject resource(String id, byte[] content) throws Exception {
    var digest = MessageDigest.getInstance("SHA-384").digest(content);
    return JsonObject.builder()
        .put("id", id)
        .put("digestSRI", "sha384-" + Base64.getEncoder().encodeToString(digest))
        .build();
  }

  private static ResourceSource source(String id, byte[] content) {
    return ResourceSource.of(Map.of(URI.create(id), content));
  }
}
