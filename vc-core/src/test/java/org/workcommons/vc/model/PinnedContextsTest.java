package org.workcommons.vc.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

class PinnedContextsTest {
  private static final URI MINE = URI.create("https://platform.example/context");
  private static final byte[] CONTEXT = bytes("{\"@context\":{\"MyCredential\":\"urn:x:My\"}}");

  @Test
  void aDocumentMayNameAPinnedContextAndUseItsTypes() throws Exception {
    var contexts = Contexts.bundled().withPinned(MINE, CONTEXT);

    assertThat(contexts.unknownInCredential(credential())).isEmpty();
    assertThat(Conformance.ofCredential(credential(), contexts)).isEmpty();
    assertThat(contexts.urls()).hasSize(Contexts.bundled().urls().size() + 1);
  }

  @Test
  void pinningChangesOnlyTheCopy() throws Exception {
    Contexts.bundled().withPinned(MINE, CONTEXT);

    assertThat(Contexts.bundled().carries(MINE.toString())).isFalse();
    assertThat(Contexts.bundled().unknownInCredential(credential())).hasSize(1);
  }

  @Test
  void anotherTypeThanThePinnedOnesIsNoType() throws Exception {
    var contexts = Contexts.bundled().withPinned(MINE, bytes("{\"@context\":{}}"));

    assertThat(Conformance.ofCredential(credential(), contexts))
        .anyMatch(problem -> problem.pointer().value().equals("/type"));
  }

  @Test
  void refusesToReplaceAContext() throws Exception {
    for (String url : Contexts.bundled().urls()) {
      assertThatThrownBy(() -> Contexts.bundled().withPinned(URI.create(url), CONTEXT))
          .isInstanceOf(IllegalArgumentException.class);
    }
    var pinned = Contexts.bundled().withPinned(MINE, CONTEXT);
    assertThatThrownBy(() -> pinned.withPinned(MINE, CONTEXT))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> pinned.withPinned(URI.create("context"), CONTEXT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesWhatIsNoContext() {
    for (String text :
        List.of(
            "{}",
            "[]",
            "{\"@context\":[]}",
            "{\"@context\":\"https://other.example\"}",
            "{\"@context\":null}",
            "{\"@context\":{},\"@context\":{}}",
            "{\"@context\":{}} ,")) {
      var problem = Refusal.of(() -> Contexts.bundled().withPinned(MINE, bytes(text)));
      assertThat(problem.type())
          .as(text)
          .isIn(ProblemType.PARSING_ERROR, ProblemType.MALFORMED_VALUE_ERROR);
    }
  }

  @Test
  void theTermsCannotBeChanged() throws Exception {
    var definitions = Contexts.bundled().definitions(Contexts.CREDENTIALS_V2).orElseThrow();

    assertThatThrownBy(() -> definitions.members().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> Contexts.bundled().urls().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static JsonObject credential() throws ProblemException {
    return JsonReader.readObject(
        bytes(
            """
            {"@context":["https://www.w3.org/ns/credentials/v2","https://platform.example/context"],
             "type":["VerifiableCredential","MyCredential"],"issuer":"did:example:issuer",
             "credentialSubject":{"id":"did:example:worker","type":"MyCredential"}}"""));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
