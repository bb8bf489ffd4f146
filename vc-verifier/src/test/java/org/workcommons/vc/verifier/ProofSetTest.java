package org.workcommons.vc.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workcommons.vc.verifier.Actors.NOW;
import static org.workcommons.vc.verifier.Actors.OTHER_PLATFORM;
import static org.workcommons.vc.verifier.Actors.PLATFORM;
import static org.workcommons.vc.verifier.Actors.STRANGER;
import static org.workcommons.vc.verifier.Actors.WORKER;
import static org.workcommons.vc.verifier.Actors.chain;
import static org.workcommons.vc.verifier.Actors.credential;
import static org.workcommons.vc.verifier.Actors.did;
import static org.workcommons.vc.verifier.Actors.present;
import static org.workcommons.vc.verifier.Actors.proof;
import static org.workcommons.vc.verifier.Actors.received;
import static org.workcommons.vc.verifier.Actors.request;
import static org.workcommons.vc.verifier.Actors.secure;
import static org.workcommons.vc.verifier.Actors.unsigned;
import static org.workcommons.vc.verifier.Actors.verifier;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.ProofOptions;

/** Several signatures under one credential, side by side or one upon the other. */
class ProofSetTest {
  /** A union, say, that nobody recognises as an issuer. */
  private static final SigningKey COUNTERSIGNER = STRANGER;

  private static final URI FIRST = URI.create("urn:uuid:7d3a0b1c-0f3a-4a3e-8e58-00000000000a");
  private static final URI SECOND = URI.create("urn:uuid:7d3a0b1c-0f3a-4a3e-8e58-00000000000b");
  private static final RequiredProofs BOTH = RequiredProofs.none().withSigner(did(COUNTERSIGNER));

  // --- sets

  @Test
  void aCountersignatureBySomebodyUnknownDoesNoHarm() throws Exception {
    var verdict = verifier().verify(credential(countersigned()));

    assertThat(verdict.report().problems()).isEmpty();
    assertThat(verdict.credentialOrElseThrow().issuer()).isEqualTo(did(PLATFORM));
    assertThat(verdict.credentialOrElseThrow().signers())
        .containsExactlyInAnyOrder(did(PLATFORM), did(COUNTERSIGNER));
    assertThat(verdict.report().issuers()).containsExactly(did(PLATFORM).value());
  }

  /** Each may be hundreds of signatures, which a stranger can make as well as anybody. */
  @Test
  void refusesAPresentationOfMoreSelectiveProofsThanAnybodyNeeds() throws Exception {
    var statement = unsigned(PLATFORM, WORKER, 1).get(0);
    var proof = proofs(secure(statement, PLATFORM)).get(0).with("cryptosuite", "bbs-2023");
    var many =
        Collections.nCopies(Limits.SELECTIVE_CREDENTIAL_PROOFS + 1, statement.with("proof", proof));
    var asked = request();

    var verdict = verifier().verify(received(present(many, asked, WORKER)), asked);

    assertThat(verdict.report().problems().stream().map(problem -> problem.type()))
        .containsExactly(ProblemType.LIMIT_EXCEEDED);
  }

  @Test
  void aCountersignatureThatFailsCondemnsTheCredential() {
    var proofs = proofs(countersigned());
    var altered = proofs.get(1).with("created", "2026-11-05T07:59:59Z");

    assertRejected(
        verifier(),
        with(countersigned(), proofs.get(0), altered),
        ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @Test
  void aCountersignatureAloneIsNotTheIssuers() {
    var alone = secure(unsigned(PLATFORM, WORKER, 1).get(0), COUNTERSIGNER);
    var report = verifier().verify(credential(alone)).report();

    assertThat(report.summary()).isEqualTo("ISSUER_MISMATCH");
    assertThat(report.everyProofVerified()).isTrue();
    assertThat(report.issuersEstablished()).isFalse();
  }

  @Test
  void aCountersignerWhoWouldHaveToBeLookedUpIsNot() {
    var statement = chain(PLATFORM, WORKER, 1).get(0);
    var method = DidUrl.of("did:web:union.example#key-1");
    var signed = proof(statement, COUNTERSIGNER, ProofOptions.assertion(method, NOW));

    assertRejected(verifier(), signed, ProblemType.ISSUER_NOT_RECOGNIZED);
    // asked then, and not found, since this verifier resolves no such identifiers
    assertRejected(
        verifier().withRequiredProofs(RequiredProofs.none().withSigner(method.did())),
        signed,
        ProblemType.METHOD_NOT_SUPPORTED);
  }

  // --- required proofs

  @Test
  void acceptsACredentialThatAllRequiredSignersSigned() {
    assertAccepted(verifier().withRequiredProofs(BOTH), countersigned());
    assertAccepted(verifier().withRequiredProofs(BOTH.withSigner(did(PLATFORM))), countersigned());
    assertAccepted(
        verifier()
            .withRequiredProofs(
                RequiredProofs.none()
                    .withVerificationMethod(DidKey.verificationMethod(did(COUNTERSIGNER)))),
        countersigned());
  }

  @Test
  void refusesACredentialOutOfWhichARequiredProofWasTaken() {
    var stripped = with(countersigned(), proofs(countersigned()).get(0));

    assertAccepted(verifier(), stripped);
    assertRejected(
        verifier().withRequiredProofs(BOTH), stripped, ProblemType.REQUIRED_PROOF_MISSING);
    var report = verifier().withRequiredProofs(BOTH).verify(credential(stripped)).report();
    assertThat(report.problems().get(0).pointer()).hasToString("/proof");
    assertThat(report.outcome(Check.PROOF)).isEqualTo(Outcome.FAILED);
    assertThat(report.issuersEstablished()).isFalse();
  }

  @Test
  void aRequiredSignerDoesNotStandInForTheIssuer() {
    assertRejected(
        verifier().withRequiredProofs(BOTH),
        with(countersigned(), proofs(countersigned()).get(1)),
        ProblemType.ISSUER_MISMATCH);
  }

  @Test
  void anotherSignerOrKeyDoesNotStandInForTheRequiredOne() {
    assertRejected(
        verifier().withRequiredProofs(RequiredProofs.none().withSigner(did(OTHER_PLATFORM))),
        countersigned(),
        ProblemType.REQUIRED_PROOF_MISSING);
    var other = new DidUrl(did(COUNTERSIGNER), "another");
    assertRejected(
        verifier().withRequiredProofs(RequiredProofs.none().withVerificationMethod(other)),
        countersigned(),
        ProblemType.REQUIRED_PROOF_MISSING);
  }

  @Test
  void aRequiredProofInAPresentationIsMissedThereToo() {
    var request = request();
    var stripped = chain(PLATFORM, WORKER, 1);

    var verdict =
        verifier()
            .withRequiredProofs(BOTH)
            .verify(received(present(stripped, request, WORKER)), request);

    assertThat(verdict.report().summary()).isEqualTo("REQUIRED_PROOF_MISSING");
    assertThat(verdict.report().problems().get(0).pointer())
        .hasToString("/verifiableCredential/0/proof");
  }

  @Test
  void aRequiredCryptosuiteCountsOnlyByTheIssuerOrARequiredSigner() {
    var rdfc = RequiredProofs.none().withCryptosuite(Cryptosuite.EDDSA_RDFC_2022);
    var statement = chain(PLATFORM, WORKER, 1).get(0);
    var byIssuer = secure(statement, PLATFORM, suite(Cryptosuite.EDDSA_RDFC_2022));
    var byStranger = secure(statement, STRANGER, suite(Cryptosuite.EDDSA_RDFC_2022));

    assertAccepted(verifier().withRequiredProofs(rdfc), byIssuer);
    assertRejected(
        verifier().withRequiredProofs(rdfc), statement, ProblemType.REQUIRED_PROOF_MISSING);
    assertRejected(
        verifier().withRequiredProofs(rdfc), byStranger, ProblemType.REQUIRED_PROOF_MISSING);
    assertAccepted(verifier().withRequiredProofs(rdfc.withSigner(did(STRANGER))), byStranger);
  }

  // --- chains

  @Test
  void acceptsACountersignatureUponTheIssuersProof() throws Exception {
    var verdict = verifier().withRequiredProofs(BOTH).verify(credential(built()));

    assertThat(verdict.report().problems()).isEmpty();
    assertThat(verdict.credentialOrElseThrow().credential().document().has("proof")).isFalse();
  }

  @Test
  void refusesAChainWhoseFirstProofIsGoneOrWrong() {
    var proofs = proofs(built());

    assertRejected(verifier(), with(built(), proofs.get(1)), ProblemType.PROOF_VERIFICATION_ERROR);
    var wrong = proofs.get(0).with("created", "2026-11-05T07:59:59Z");
    var report = verifier().verify(credential(with(built(), wrong, proofs.get(1)))).report();
    assertThat(report.summary())
        .isEqualTo("CRYPTOGRAPHIC_SECURITY_ERROR, PROOF_VERIFICATION_ERROR");
    assertThat(report.problems().get(1).pointer()).hasToString("/proof/1/previousProof");
  }

  @Test
  void refusesAnExpiredProofWithAllThatIsBuiltOnIt() {
    var proofs = proofs(built());
    var expired = proofs.get(0).with("expires", "2026-11-05T08:00:00Z");

    assertThat(
            verifier().verify(credential(with(built(), expired, proofs.get(1)))).report().summary())
        .isEqualTo("PROOF_EXPIRED, PROOF_VERIFICATION_ERROR");
  }

  @Test
  void refusesAChainThatLeadsBackToItself() {
    var proofs = proofs(built());
    var circle = proofs.get(0).with("previousProof", SECOND.toString());

    assertRejected(
        verifier(), with(built(), circle, proofs.get(1)), ProblemType.PROOF_VERIFICATION_ERROR);
  }

  // --- proofs without an issuer

  @Test
  void saysApartWhetherProofsAreGoodAndWhetherTheIssuerMadeThem() {
    var byStranger = secure(unsigned(PLATFORM, WORKER, 1).get(0), STRANGER);

    var verdict = verifier().verifyWithoutIssuer(credential(byStranger));

    assertThat(verdict.covered()).contains(byStranger.without("proof"));
    assertThat(verdict.report().outcome(Check.PROOF)).isEqualTo(Outcome.PASSED);
    assertThat(verdict.report().everyProofVerified()).isTrue();
    assertThat(verdict.report().outcome(Check.ISSUER_BINDING)).isEqualTo(Outcome.FAILED);
    assertThat(verdict.report().issuersEstablished()).isFalse();
    assertThat(verdict.report().outcome(Check.STATUS)).isEqualTo(Outcome.NOT_RUN);
    assertThat(verdict).hasToString("proofs good, by nobody in particular");
  }

  @Test
  void saysThatTheIssuerSignedWhereItDid() {
    var verdict = verifier().verifyWithoutIssuer(credential(countersigned()));

    assertThat(verdict.covered()).isPresent();
    assertThat(verdict.report().problems()).isEmpty();
    assertThat(verdict.report().issuers()).containsExactly(did(PLATFORM).value());
  }

  @Test
  void coversNothingWhereAProofIsBadOrMissing() {
    var proofs = proofs(countersigned());
    var altered = proofs.get(1).with("created", "2026-11-05T07:59:59Z");
    for (var bad :
        List.of(
            with(countersigned(), proofs.get(0), altered),
            countersigned().with("validFrom", "2026-11-02T00:00:00Z"),
            countersigned().without("issuer"),
            countersigned().without("proof"))) {
      var verdict = verifier().verifyWithoutIssuer(credential(bad));

      assertThat(verdict.covered()).as("%s", bad).isEmpty();
      assertThat(verdict.report().issuersEstablished()).isFalse();
    }
    assertThat(
            verifier()
                .withRequiredProofs(BOTH)
                .verifyWithoutIssuer(credential(chain(PLATFORM, WORKER, 1).get(0)))
                .covered())
        .isEmpty();
  }

  private static JsonObject countersigned() {
    return secure(chain(PLATFORM, WORKER, 1).get(0), COUNTERSIGNER);
  }

  private static JsonObject built() {
    var statement = unsigned(PLATFORM, WORKER, 1).get(0);
    var first = proof(statement, PLATFORM, options(PLATFORM).withId(FIRST));
    return proof(
        first, COUNTERSIGNER, options(COUNTERSIGNER).withId(SECOND).withPreviousProof(FIRST));
  }

  private static ProofOptions options(SigningKey key) {
    return ProofOptions.assertion(DidKey.verificationMethod(did(key)), NOW.minusSeconds(3600));
  }

  private static DataIntegrity suite(Cryptosuite cryptosuite) {
    return new DataIntegrity(cryptosuite);
  }

  private static List<JsonObject> proofs(JsonObject document) {
    return JsonArray.itemsOf(document.get("proof").orElseThrow()).stream()
        .map(JsonObject.class::cast)
        .toList();
  }

  private static JsonObject with(JsonObject document, JsonObject... proofs) {
    return document.with("proof", JsonArray.of(proofs));
  }

  private static void assertAccepted(Verifier verifier, JsonObject document) {
    assertThat(verifier.verify(credential(document)).report().problems()).isEmpty();
  }

  private static void assertRejected(Verifier verifier, JsonObject document, ProblemType type) {
    var verdict = verifier.verify(credential(document));
    assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
    assertThat(verdict.report().summary()).isEqualTo(type.name());
  }
}
