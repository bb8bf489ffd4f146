package org.workcommons.vc.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workcommons.vc.verifier.Actors.PLATFORM;
import static org.workcommons.vc.verifier.Actors.WORKER;
import static org.workcommons.vc.verifier.Actors.verifier;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;

/** A platform that adds a word of its own to a statement, and a context that says what it means. */
class OwnContextTest {
  private static final URI MINE = URI.create("https://rides.example/context/1");

  @Test
  void believesAStatementWithAWordOfAPinnedContext() throws Exception {
    var signed = Actors.secure(document(), PLATFORM, suite(contexts()));

    assertThat(verifier().withContexts(contexts()).verify(received(signed)))
        .isInstanceOf(CredentialVerdict.CredentialAccepted.class);
  }

  @Test
  void doesNotBelieveItWithoutTheContext() throws Exception {
    var signed = Actors.secure(document(), PLATFORM, suite(contexts()));

    assertThat(problems(verifier(), signed)).contains(ProblemType.UNKNOWN_CONTEXT);
  }

  @Test
  void doesNotBelieveAChangedOrAddedWord() throws Exception {
    var signed = Actors.secure(document(), PLATFORM, suite(contexts()));
    var verifier = verifier().withContexts(contexts());

    assertThat(problems(verifier, signed.with("shuttle", "other")))
        .containsExactly(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
    assertThat(problems(verifier, signed.with("shuttles", "other")))
        .containsExactly(ProblemType.DATA_LOSS_DETECTION_ERROR);
  }

  private static List<ProblemType> problems(Verifier verifier, JsonObject signed) {
    return verifier.verify(received(signed)).report().problems().stream()
        .map(Problem::type)
        .toList();
  }

  private static VerifiableCredential received(JsonObject signed) {
    return VerifiableCredential.received(MediaType.VC, JsonWriter.compact(signed));
  }

  private static DataIntegrity suite(Contexts contexts) {
    return new DataIntegrity(Cryptosuite.EDDSA_RDFC_2022, contexts);
  }

  private static Contexts contexts() throws Exception {
    var context = "{\"@context\":{\"shuttle\":\"https://rides.example/words#shuttle\"}}";
    return Contexts.bundled().withPinned(MINE, context.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonObject document() {
    var statement = Actors.statement(PLATFORM, WORKER, 1, "none").without("credentialStatus");
    var contexts = new ArrayList<>(JsonArray.itemsOf(statement.get("@context").orElseThrow()));
    contexts.add(new JsonString(MINE.toString()));
    return statement.with("@context", new JsonArray(contexts)).with("shuttle", "harbour");
  }
}
