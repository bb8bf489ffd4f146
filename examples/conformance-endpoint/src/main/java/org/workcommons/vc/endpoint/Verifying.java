package org.workcommons.vc.endpoint;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.model.Envelope;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.verifier.IssuerTrust;
import org.workcommons.vc.verifier.StatusPolicy;
import org.workcommons.vc.verifier.UnattributedVerdict;
import org.workcommons.vc.verifier.Verifier;

/** {@code POST /credentials/verify}. VCALM §4.2. */
record Verifying(Documents documents, DidResolver resolver) implements Route {
  @Override
  public Reply answer(Request request) throws ProblemException {
    var problems = problems(request.body().object("verifiableCredential"));
    return problems.isEmpty() ? verified() : Reply.refused(problems);
  }

  /** {@return what is wrong with the credential, nothing if its proofs are good} */
  List<Problem> problems(ObjectReader in) throws ProblemException {
    if (Envelope.isOne(in.object())) {
      documents.requireEnvelope(in.object());
      return problems(verifier().verifyWithoutIssuer(Envelope.open(in)));
    }
    documents.requireCredential(in.object());
    var inlined = PinnedInline.in(withoutRepeatedProofs(in.object()), documents.contexts());
    var credential =
        VerifiableCredential.received(MediaType.VC, JsonWriter.compact(inlined.document()));
    return problems(verifier().withContexts(inlined.contexts()).verifyWithoutIssuer(credential));
  }

  /** {@link SuitePolicy#UNBOUND_ISSUERS}: who issued it is not asked. */
  private Verifier verifier() {
    return Verifier.of(
            resolver, IssuerTrust.only(Set.of()), StatusPolicy.notOlderThan(Duration.ofHours(1)))
        .withContexts(documents.contexts())
        .withResources(documents.resources().source());
  }

  /** {@link SuitePolicy#REPEATED_PROOFS}. */
  private static JsonObject withoutRepeatedProofs(JsonObject credential) {
    return credential.get("proof").orElse(JsonArray.of()) instanceof JsonArray proofs
            && !proofs.items().isEmpty()
        ? credential.with("proof", new JsonArray(List.copyOf(new LinkedHashSet<>(proofs.items()))))
        : credential;
  }

  private static List<Problem> problems(UnattributedVerdict verdict) {
    return verdict.covered().isPresent() ? List.of() : verdict.report().problems();
  }

  static Reply verified() {
    return Reply.ok(JsonObject.builder().put("verified", JsonBoolean.TRUE).build());
  }
}
