package org.workcommons.vc.endpoint;

import java.util.ArrayList;
import java.util.List;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.model.Conformance;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;

/** Which documents are conforming, before or beside their proofs. */
record Documents(Contexts contexts, RelatedResources resources) {
  static final String DATA_INTEGRITY = "https://w3id.org/security/data-integrity/v2";
  private static final JsonString VERSION_1_1 =
      new JsonString("https://www.w3.org/2018/credentials/v1");

  /** {@return whether {@code document} follows the older data model} */
  static boolean isVersion11(JsonObject document) {
    return JsonArray.itemsOf(document.get("@context").orElse(JsonArray.of())).stream()
        .findFirst()
        .filter(VERSION_1_1::equals)
        .isPresent();
  }

  void requireCredential(JsonObject credential) throws ProblemException {
    var inlined = PinnedInline.in(credential, contexts);
    var document = RelatedResources.withMultihashes(inlined.document());
    var problems = new ArrayList<>(Conformance.ofCredential(document, inlined.contexts()));
    problems.addAll(inlined.contexts().unknownInCredential(document));
    require(problems);
    resources.require(document, inlined.contexts());
  }

  void requirePresentation(JsonObject presentation) throws ProblemException {
    var inlined = PinnedInline.in(presentation, contexts);
    var problems =
        new ArrayList<>(Conformance.ofPresentation(inlined.document(), inlined.contexts()));
    problems.addAll(inlined.contexts().unknownInPresentation(inlined.document()));
    require(problems);
  }

  /** VCDM 2.0 §4.13.1, by the presentation that it would stand in. */
  void requireEnvelope(JsonObject envelope) throws ProblemException {
    require(
        Conformance.ofPresentation(
            JsonObject.builder()
                .put("@context", JsonArray.of(new JsonString(Contexts.CREDENTIALS_V2)))
                .put("type", JsonArray.of(new JsonString("VerifiablePresentation")))
                .put("verifiableCredential", envelope)
                .build(),
            contexts));
  }

  private static void require(List<Problem> problems) throws ProblemException {
    if (!problems.isEmpty()) {
      var first = problems.get(0);
      throw new ProblemException(first.type(), first.pointer(), first.detail());
    }
  }
}
