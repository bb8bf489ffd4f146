package org.workcommons.vc.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.workcommons.vc.verifier.Actors.AUDIENCE;
import static org.workcommons.vc.verifier.Actors.LIST;
import static org.workcommons.vc.verifier.Actors.NOW;
import static org.workcommons.vc.verifier.Actors.OTHER_PLATFORM;
import static org.workcommons.vc.verifier.Actors.PLATFORM;
import static org.workcommons.vc.verifier.Actors.STRANGER;
import static org.workcommons.vc.verifier.Actors.WORKER;
import static org.workcommons.vc.verifier.Actors.WORKER_ELSEWHERE;
import static org.workcommons.vc.verifier.Actors.answer;
import static org.workcommons.vc.verifier.Actors.chain;
import static org.workcommons.vc.verifier.Actors.credential;
import static org.workcommons.vc.verifier.Actors.did;
import static org.workcommons.vc.verifier.Actors.json;
import static org.workcommons.vc.verifier.Actors.present;
import static org.workcommons.vc.verifier.Actors.presentation;
import static org.workcommons.vc.verifier.Actors.proof;
import static org.workcommons.vc.verifier.Actors.received;
import static org.workcommons.vc.verifier.Actors.request;
import static org.workcommons.vc.verifier.Actors.secure;
import static org.workcommons.vc.verifier.Actors.statusList;
import static org.workcommons.vc.verifier.Actors.subject;
import static org.workcommons.vc.verifier.Actors.unsigned;
import static org.workcommons.vc.verifier.Actors.verifier;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingSupplier;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.did.Resolution;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.model.VerifiablePresentation;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.ProofOptions;
import org.workcommons.vc.work.WorkStatement;

/**
 * One sentence for each way in which a presentation or a credential is, or is not, to be believed.
 */
class VerifierTest {
  private final PresentationRequest request = request();

  // --- accepted

  @Test
  void acceptsTheWholeRecordOfOneWorkerOnTwoPlatforms() {
    var credentials = new ArrayList<>(chain(PLATFORM, WORKER, 3));
    credentials.addAll(withoutStatus(OTHER_PLATFORM, WORKER_ELSEWHERE, 2));

    var verdict =
        verifier()
            .verify(received(present(credentials, request, WORKER, WORKER_ELSEWHERE)), request);

    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    var presentation = ((Verdict.Accepted) verdict).presentation();
    assertThat(presentation.subjects(WorkStatement.TYPE)).hasSize(5);
    assertThat(presentation.holders())
        .containsExactlyInAnyOrder(did(WORKER), did(WORKER_ELSEWHERE));
    assertThat(presentation.credentials().get(0).issuer()).isEqualTo(did(PLATFORM));
    assertThat(verdict.report().problems()).isEmpty();
    assertThat(verdict.report().outcomes().values()).containsOnly(Outcome.PASSED);
  }

  @Test
  void acceptsACredentialAloneAndSaysThatNoHolderWasProven() {
    var verdict = verifier().verify(credential(chain(PLATFORM, WORKER, 1).get(0)));

    assertThat(verdict).isInstanceOf(CredentialVerdict.CredentialAccepted.class);
    assertThat(verdict.report().outcome(Check.HOLDER_BINDING)).isEqualTo(Outcome.NOT_RUN);
    assertThat(verdict.report().outcome(Check.CHAIN)).isEqualTo(Outcome.NOT_RUN);
    assertThat(verdict.report().outcome(Check.STATUS)).isEqualTo(Outcome.PASSED);
  }

  // --- hostile shapes

  @Test
  void rejectsAStrangersCredentialOfNoParticularType() {
    var bare = bare(STRANGER);

    assertRejected(
        verifier().verify(credential(secure(bare, STRANGER))).report(),
        Check.TRUST,
        ProblemType.ISSUER_NOT_RECOGNIZED);
    assertThat(verifier().verify(credential(secure(bare(PLATFORM), PLATFORM))))
        .isInstanceOf(CredentialVerdict.CredentialAccepted.class);
  }

  @Test
  void rejectsOneStatementAboutTwoWorkersEvenIfBothSign() {
    var statement = unsigned(PLATFORM, WORKER, 1).get(0);
    var one = (JsonObject) statement.get("credentialSubject").orElseThrow();
    var two = JsonArray.of(one, one.with("id", did(WORKER_ELSEWHERE).value()));
    var signed = secure(statement.with("credentialSubject", two), PLATFORM);

    var verdict =
        verifier()
            .verify(received(present(List.of(signed), request, WORKER, WORKER_ELSEWHERE)), request);

    assertRejected(verdict, Check.SCHEMA, ProblemType.SCHEMA_FAILED);
  }

  @Test
  void rejectsAStatementWithoutSubjectThatCallsItselfEnveloped() {
    var statement =
        unsigned(PLATFORM, WORKER, 1)
            .get(0)
            .without("credentialSubject")
            .with("id", "data:application/vc,x")
            .with(
                "type",
                JsonArray.ofStrings(
                    List.of("EnvelopedVerifiableCredential", "WorkStatementCredential")));

    var verdict =
        verifier()
            .verify(
                received(present(List.of(secure(statement, PLATFORM)), request, WORKER)), request);

    assertRejected(verdict, Check.SYNTAX, ProblemType.MALFORMED_VALUE_ERROR);
  }

  @Test
  void rejectsMoreProofsThanAreCheckedForOnePresentation() {
    var bare = bare(STRANGER);
    for (int i = 10; i < 15; i++) {
      bare = secure(bare, Actors.key(i));
    }

    var verdict =
        verifier()
            .verify(received(present(Collections.nCopies(1000, bare), request, WORKER)), request);

    assertRejected(verdict, Check.PROOF, ProblemType.LIMIT_EXCEEDED);
  }

  @Test
  void readsAStrangersThousandsOfSubjectsTypesAndSchemasInNoTime() {
    var statement = unsigned(STRANGER, WORKER, 1).get(0).without("credentialStatus");
    var subject = statement.get("credentialSubject").orElseThrow();
    var schema = statement.get("credentialSchema").orElseThrow();
    var types = new ArrayList<String>(List.of("VerifiableCredential"));
    for (int i = 0; i < 30_000; i++) {
      types.add("a:" + i);
    }
    types.addAll(Collections.nCopies(30_000, "WorkStatementCredential"));
    var hostile =
        statement
            .with("type", JsonArray.ofStrings(types))
            .with("credentialSchema", new JsonArray(Collections.nCopies(20_000, schema)))
            .with("credentialSubject", new JsonArray(Collections.nCopies(8_000, subject)));
    var presentation = received(present(List.of(secure(hostile, STRANGER)), request, WORKER));

    var verdict = soon(() -> verifier().verify(presentation, request));

    assertRejected(verdict, Check.TRUST, ProblemType.ISSUER_NOT_RECOGNIZED);
  }

  @Test
  void rejectsThousandsOfDomainsWithTheSameHashInNoTime() {
    var domains = new ArrayList<String>();
    for (int i = 0; i < 65_000; i++) {
      domains.add(collidingText(i));
    }
    var proof =
        JsonObject.builder()
            .put("type", "DataIntegrityProof")
            .put("cryptosuite", "eddsa-jcs-2022")
            .put("verificationMethod", DidKey.verificationMethod(did(WORKER)).toString())
            .put("proofPurpose", "authentication")
            .put("domain", JsonArray.ofStrings(domains))
            .put("proofValue", "z1")
            .build();
    var presentation = received(presentation(chain(PLATFORM, WORKER, 1)).with("proof", proof));

    var verdict = soon(() -> verifier().verify(presentation, request));

    assertRejected(verdict, Check.HOLDER_BINDING, ProblemType.INVALID_DOMAIN_ERROR);
  }

  /** {@code Aa} and {@code BB} have the same hash, and so has every row of them. */
  private static String collidingText(int number) {
    var text = new StringBuilder();
    for (int bit = 0; bit < 16; bit++) {
      text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
    }
    return text.toString();
  }

  private static JsonObject bare(SigningKey issuer) {
    return json(
        """
        {"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential"],
         "issuer":"%s","credentialSubject":{"id":"%s"}}
        """
            .formatted(did(issuer), did(WORKER)));
  }

  /** Far more than it takes, and far less than it took when the work grew with the square. */
  private static <T> T soon(ThrowingSupplier<T> work) {
    return assertTimeoutPreemptively(Duration.ofSeconds(8), work);
  }

  // --- syntax

  @Test
  void rejectsWhatIsNotJson() {
    for (String text :
        List.of(
            "", "{", "[]", "null", "{}x", "\ufeff{}", "{\"a\":1,\"a\":2}", "{\"a\":1e999999999}")) {
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      var verdict =
          verifier().verify(VerifiablePresentation.received(MediaType.VP, bytes), request);

      assertThat(verdict).as(text).isInstanceOf(Verdict.Rejected.class);
      assertThat(verdict.report().outcome(Check.SYNTAX)).isEqualTo(Outcome.FAILED);
      assertThat(verdict.report().outcome(Check.PROOF)).isEqualTo(Outcome.NOT_RUN);
    }
  }

  @Test
  void rejectsADocumentThatIsTooDeep() {
    var deep = "[".repeat(100_000).getBytes(StandardCharsets.UTF_8);

    var verdict = verifier().verify(VerifiableCredential.received(MediaType.VC, deep));

    assertThat(types(verdict.report())).containsExactly(ProblemType.LIMIT_EXCEEDED);
  }

  @Test
  void rejectsACredentialWhereAPresentationIsDue() {
    var verdict = verifier().verify(received(chain(PLATFORM, WORKER, 1).get(0)), request);

    assertRejected(verdict, Check.SYNTAX, ProblemType.MALFORMED_VALUE_ERROR);
  }

  @Test
  void rejectsAContextThatIsNotBundledEvenIfSigned() {
    var statement = unsigned(PLATFORM, WORKER, 1).get(0);
    var contexts = new ArrayList<>(((JsonArray) statement.get("@context").orElseThrow()).items());
    contexts.add(new JsonString("https://attacker.example/context"));

    var verdict =
        verifier()
            .verify(
                credential(secure(statement.with("@context", new JsonArray(contexts)), PLATFORM)));

    assertRejected(verdict.report(), Check.SYNTAX, ProblemType.UNKNOWN_CONTEXT);
  }

  @Test
  void rejectsAContextInsideTheDocumentEvenIfSigned() {
    var statement =
        subject(
            unsigned(PLATFORM, WORKER, 1).get(0),
            claims ->
                claims.with(
                    "work",
                    json(
                        "{\"@context\":{\"engagements\":\"https://a.example/x\"},\"engagements\":3}")));

    assertRejected(
        verifier().verify(credential(secure(statement, PLATFORM))).report(),
        Check.SYNTAX,
        ProblemType.UNKNOWN_CONTEXT);
  }

  @Test
  void rejectsAStringWhereACredentialIsDue() {
    var document =
        presentation(List.of())
            .with("verifiableCredential", new JsonArray(List.of(new JsonString("eyJ"))));

    assertRejected(
        verifier()
            .verify(
                received(proof(document, WORKER, answer(WORKER, AUDIENCE.toString(), request))),
                request),
        Check.SYNTAX,
        ProblemType.MALFORMED_VALUE_ERROR);
  }

  // --- proof

  @Test
  void rejectsADocumentWithoutProof() {
    assertRejected(
        verifier().verify(received(presentation(chain(PLATFORM, WORKER, 1))), request),
        Check.PROOF,
        ProblemType.PROOF_VERIFICATION_ERROR);
    assertRejected(
        verifier().verify(credential(unsigned(PLATFORM, WORKER, 1).get(0))).report(),
        Check.PROOF,
        ProblemType.PROOF_VERIFICATION_ERROR);
  }

  @Test
  void rejectsAnUnsignedCredentialInsideASignedPresentation() {
    var verdict =
        verifier()
            .verify(received(present(unsigned(PLATFORM, WORKER, 1), request, WORKER)), request);

    assertRejected(verdict, Check.PROOF, ProblemType.PROOF_VERIFICATION_ERROR);
  }

  @Test
  void rejectsAnAlteredStatementThatTheHolderSigned() {
    var altered =
        subject(chain(PLATFORM, WORKER, 1).get(0), claims -> claims.with("area", "Elsewhere"));

    var verdict = verifier().verify(received(present(List.of(altered), request, WORKER)), request);

    assertRejected(verdict, Check.PROOF, ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
    assertThat(verdict.report().problems().get(0).pointer().value())
        .startsWith("/verifiableCredential/0/proof");
  }

  @Test
  void rejectsAProofMadeForAnotherPurpose() {
    var statement = unsigned(PLATFORM, WORKER, 1).get(0);
    var asHolder =
        proof(
            statement,
            PLATFORM,
            new ProofOptions(
                DidKey.verificationMethod(did(PLATFORM)),
                org.workcommons.vc.securing.ProofPurpose.AUTHENTICATION,
                NOW,
                java.util.Optional.empty()));

    assertRejected(
        verifier().verify(credential(asHolder)).report(),
        Check.PROOF,
        ProblemType.PROOF_VERIFICATION_ERROR);
    assertRejected(
        verifier()
            .verify(received(secure(presentation(chain(PLATFORM, WORKER, 1)), WORKER)), request),
        Check.PROOF,
        ProblemType.PROOF_VERIFICATION_ERROR);
  }

  @Test
  void rejectsAProofFromTheFuture() {
    var early =
        proof(
            unsigned(PLATFORM, WORKER, 1).get(0),
            PLATFORM,
            ProofOptions.assertion(DidKey.verificationMethod(did(PLATFORM)), NOW.plusSeconds(61)));

    assertRejected(
        verifier().verify(credential(early)).report(),
        Check.PROOF,
        ProblemType.PROOF_NOT_YET_VALID);
    assertThat(verifier().withClockSkew(Duration.ofSeconds(61)).verify(credential(early)))
        .isInstanceOf(CredentialVerdict.CredentialAccepted.class);
  }

  @Test
  void oneBadProofOfASetCondemnsTheDocument() {
    var good = chain(PLATFORM, WORKER, 1).get(0);
    var bad =
        (JsonObject)
            secure(subject(good, claims -> claims.with("area", "X")), OTHER_PLATFORM)
                .get("proof")
                .map(proofs -> ((JsonArray) proofs).items().get(1))
                .orElseThrow();
    var both = good.with("proof", JsonArray.of(good.get("proof").orElseThrow(), bad));

    assertRejected(
        verifier().verify(credential(both)).report(),
        Check.PROOF,
        ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @Test
  void rejectsAProofThatBuildsOnOneThatIsNotThere() {
    var good = chain(PLATFORM, WORKER, 1).get(0);
    var proof = ((JsonObject) good.get("proof").orElseThrow()).with("previousProof", "urn:uuid:1");

    assertRejected(
        verifier().verify(credential(good.with("proof", proof))).report(),
        Check.PROOF,
        ProblemType.PROOF_VERIFICATION_ERROR);
  }

  @Test
  void staysUndecidedWhileTheIssuersKeyCannotBeHad() {
    var unavailable =
        Verifier.of(
                did ->
                    new Resolution.Failed(
                        new Problem(
                            ProblemType.INTERNAL_ERROR,
                            Pointer.ROOT,
                            "the registry did not answer")),
                IssuerTrust.only(Set.of(did(PLATFORM))),
                StatusPolicy.notOlderThan(Duration.ofHours(1)))
            .withClock(InstantSource.fixed(NOW));

    var verdict = unavailable.verify(credential(chain(PLATFORM, WORKER, 1).get(0)));

    assertThat(verdict).isInstanceOf(Verdict.Undecided.class);
    assertThat(verdict.report().outcome(Check.PROOF)).isEqualTo(Outcome.UNDECIDED);
  }

  @Test
  void rejectsAnIdentifierOfAnUnknownMethod() {
    var method = org.workcommons.vc.did.DidUrl.of("did:web:skiff.example#key-1");
    var signed =
        proof(unsigned(PLATFORM, WORKER, 1).get(0), PLATFORM, ProofOptions.assertion(method, NOW));

    assertRejected(
        verifier(Set.of(did(PLATFORM), method.did())).verify(credential(signed)).report(),
        Check.PROOF,
        ProblemType.METHOD_NOT_SUPPORTED);
  }

  // --- issuer binding

  @Test
  void rejectsAStatementSignedBySomebodyElseInTheIssuersName() {
    var forged = secure(unsigned(PLATFORM, WORKER, 1).get(0), STRANGER);

    assertRejected(
        verifier().verify(credential(forged)).report(),
        Check.ISSUER_BINDING,
        ProblemType.ISSUER_MISMATCH);
  }

  // --- holder binding

  @Test
  void rejectsAPresentationBoundToAnotherVerifier() {
    var document = presentation(chain(PLATFORM, WORKER, 1));
    var elsewhere = proof(document, WORKER, answer(WORKER, "https://elsewhere.example", request));

    assertRejected(
        verifier().verify(received(elsewhere), request),
        Check.HOLDER_BINDING,
        ProblemType.INVALID_DOMAIN_ERROR);
  }

  @Test
  void rejectsAPresentationForTwoVerifiersAtOnce() {
    var document = present(chain(PLATFORM, WORKER, 1), request, WORKER);
    var proof = (JsonObject) document.get("proof").orElseThrow();
    var two =
        proof.with(
            "domain",
            JsonArray.ofStrings(List.of(AUDIENCE.toString(), "https://elsewhere.example")));

    assertRejected(
        verifier().verify(received(document.with("proof", two)), request),
        Check.HOLDER_BINDING,
        ProblemType.INVALID_DOMAIN_ERROR);
  }

  @Test
  void rejectsAnAnswerToAnotherRequest() {
    assertRejected(
        verifier()
            .verify(received(present(chain(PLATFORM, WORKER, 1), request(), WORKER)), request),
        Check.HOLDER_BINDING,
        ProblemType.INVALID_CHALLENGE_ERROR);
  }

  @Test
  void rejectsAProofWithoutChallengeAndDomain() {
    var unbound =
        proof(
            presentation(chain(PLATFORM, WORKER, 1)),
            WORKER,
            new ProofOptions(
                DidKey.verificationMethod(did(WORKER)),
                org.workcommons.vc.securing.ProofPurpose.AUTHENTICATION,
                NOW,
                java.util.Optional.empty()));

    assertThat(types(verifier().verify(received(unbound), request).report()))
        .contains(ProblemType.INVALID_DOMAIN_ERROR, ProblemType.INVALID_CHALLENGE_ERROR);
  }

  @Test
  void rejectsAnAnswerThatComesTooLate() {
    assertRejected(
        verifier()
            .withClock(InstantSource.fixed(NOW.plus(Duration.ofMinutes(16))))
            .verify(received(present(chain(PLATFORM, WORKER, 1), request, WORKER)), request),
        Check.HOLDER_BINDING,
        ProblemType.REQUEST_EXPIRED);
  }

  @Test
  void rejectsAnotherWorkersStatement() {
    var credentials = new ArrayList<>(chain(PLATFORM, WORKER, 2));
    credentials.addAll(withoutStatus(OTHER_PLATFORM, STRANGER, 1));

    var verdict = verifier().verify(received(present(credentials, request, WORKER)), request);

    assertRejected(verdict, Check.HOLDER_BINDING, ProblemType.SUBJECT_HOLDER_MISMATCH);
    assertThat(verdict.report().problems().get(0).pointer().value())
        .isEqualTo("/verifiableCredential/2/credentialSubject");
  }

  @Test
  void rejectsAHolderWhoDidNotSign() {
    var named = presentation(chain(PLATFORM, WORKER, 1)).with("holder", did(STRANGER).value());

    assertRejected(
        verifier()
            .verify(
                received(proof(named, WORKER, answer(WORKER, AUDIENCE.toString(), request))),
                request),
        Check.HOLDER_BINDING,
        ProblemType.HOLDER_MISMATCH);
  }

  @Test
  void rejectsAStrippedProofOfASet() {
    var credentials = new ArrayList<>(chain(PLATFORM, WORKER, 1));
    credentials.addAll(withoutStatus(OTHER_PLATFORM, WORKER_ELSEWHERE, 1));
    var both = present(credentials, request, WORKER, WORKER_ELSEWHERE);
    var first = ((JsonArray) both.get("proof").orElseThrow()).items().get(0);

    assertRejected(
        verifier().verify(received(both.with("proof", first)), request),
        Check.HOLDER_BINDING,
        ProblemType.SUBJECT_HOLDER_MISMATCH);
  }

  // --- single use

  @Test
  void acceptsAPresentationOnceOnly() {
    var verifier = verifier();
    var presentation = received(present(chain(PLATFORM, WORKER, 1), request, WORKER));

    assertThat(verifier.verify(presentation, request)).isInstanceOf(Verdict.Accepted.class);
    assertRejected(
        verifier.verify(presentation, request),
        Check.SINGLE_USE,
        ProblemType.CHALLENGE_ALREADY_USED);
  }

  @Test
  void aRejectedPresentationDoesNotUseUpTheRequest() {
    var verifier = verifier();

    assertThat(
            verifier.verify(
                received(present(chain(PLATFORM, STRANGER, 1), request, WORKER)), request))
        .isInstanceOf(Verdict.Rejected.class);
    assertThat(
            verifier.verify(
                received(present(chain(PLATFORM, WORKER, 1), request, WORKER)), request))
        .isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void ofManyAtOnceExactlyOneIsAccepted() throws Exception {
    var verifier = verifier();
    var presentation = received(present(chain(PLATFORM, WORKER, 1), request, WORKER));
    var pool = java.util.concurrent.Executors.newFixedThreadPool(8);
    try {
      var verdicts =
          pool.invokeAll(Collections.nCopies(64, () -> verifier.verify(presentation, request)));
      int accepted = 0;
      for (var verdict : verdicts) {
        accepted += verdict.get() instanceof Verdict.Accepted ? 1 : 0;
      }
      assertThat(accepted).isEqualTo(1);
    } finally {
      pool.shutdownNow();
    }
  }

  // --- trust

  @Test
  void rejectsAnIssuerWhomNobodyRecognises() {
    var verdict =
        verifier(Set.of(did(OTHER_PLATFORM)))
            .verify(
                received(present(withoutStatus(PLATFORM, WORKER, 2), request, WORKER)), request);

    assertRejected(verdict, Check.TRUST, ProblemType.ISSUER_NOT_RECOGNIZED);
    assertThat(verdict.report().outcome(Check.PROOF)).isEqualTo(Outcome.PASSED);
  }

  @Test
  void aVerifierWithoutTrustedIssuersAcceptsNothing() {
    var verdict = verifier(Set.of()).verify(credential(withoutStatus(PLATFORM, WORKER, 1).get(0)));

    assertRejected(verdict.report(), Check.TRUST, ProblemType.ISSUER_NOT_RECOGNIZED);
  }

  @Test
  void trustIsForATypeOfCredential() {
    var verifier =
        Verifier.of(
                org.workcommons.vc.did.DidResolver.offline(),
                (issuer, type) -> type.equals("MembershipCredential"),
                StatusPolicy.notOlderThan(Duration.ofHours(1)))
            .withClock(InstantSource.fixed(NOW));

    assertRejected(
        verifier.verify(credential(withoutStatus(PLATFORM, WORKER, 1).get(0))).report(),
        Check.TRUST,
        ProblemType.ISSUER_NOT_RECOGNIZED);
  }

  // --- validity

  @Test
  void rejectsWhatIsNotValidYetOrNoMore() {
    var statement = unsigned(PLATFORM, WORKER, 1).get(0);

    assertRejected(
        verifier()
            .verify(
                credential(secure(statement.with("validFrom", "2026-11-05T09:01:01Z"), PLATFORM)))
            .report(),
        Check.VALIDITY,
        ProblemType.NOT_YET_VALID);
    assertRejected(
        verifier()
            .verify(
                credential(secure(statement.with("validUntil", "2026-11-05T08:58:59Z"), PLATFORM)))
            .report(),
        Check.VALIDITY,
        ProblemType.EXPIRED);
  }

  // --- status

  @Test
  void rejectsARevokedStatement() {
    var verdict =
        withList(secure(statusList(PLATFORM, 2), PLATFORM))
            .verify(received(present(chain(PLATFORM, WORKER, 3), request, WORKER)), request);

    assertRejected(verdict, Check.STATUS, ProblemType.REVOKED);
    assertThat(verdict.report().problems().get(0).pointer().value())
        .isEqualTo("/verifiableCredential/1/credentialStatus");
  }

  @Test
  void readsTheSecondStatusEntryToo() {
    var statement = unsigned(PLATFORM, WORKER, 1).get(0);
    var first = (JsonObject) statement.get("credentialStatus").orElseThrow();
    var second = first.with("statusListIndex", "7").with("id", LIST + "#7");

    assertRejected(
        withList(secure(statusList(PLATFORM, 7), PLATFORM))
            .verify(
                credential(
                    secure(
                        statement.with("credentialStatus", JsonArray.of(first, second)), PLATFORM)))
            .report(),
        Check.STATUS,
        ProblemType.REVOKED);
  }

  @Test
  void staysUndecidedWithoutTheStatusList() {
    var verdict =
        verifier()
            .withStatusLists(StatusListSource.none())
            .verify(credential(chain(PLATFORM, WORKER, 1).get(0)));

    assertThat(verdict).isInstanceOf(Verdict.Undecided.class);
    assertThat(types(verdict.report())).containsExactly(ProblemType.STATUS_RETRIEVAL_ERROR);
    assertThat(verdict.report().outcome(Check.STATUS)).isEqualTo(Outcome.UNDECIDED);
  }

  @Test
  void staysUndecidedWithAnOldStatusList() {
    var old = secure(statusList(PLATFORM).with("validFrom", "2026-11-05T07:58:59Z"), PLATFORM);

    var verdict = withList(old).verify(credential(chain(PLATFORM, WORKER, 1).get(0)));

    assertThat(verdict).isInstanceOf(Verdict.Undecided.class);
    assertThat(types(verdict.report())).containsExactly(ProblemType.STATUS_STALE);
  }

  @Test
  void aRejectionOutweighsAnOpenQuestion() {
    var verdict =
        verifier(Set.of())
            .withStatusLists(StatusListSource.none())
            .verify(credential(chain(PLATFORM, WORKER, 1).get(0)));

    assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
  }

  @Test
  void rejectsAStatusListThatIsNotTheIssuersOwn() {
    var foreign = secure(statusList(STRANGER), STRANGER);

    assertRejected(
        withList(foreign).verify(credential(chain(PLATFORM, WORKER, 1).get(0))).report(),
        Check.STATUS,
        ProblemType.STATUS_VERIFICATION_ERROR);
  }

  @Test
  void rejectsAnAlteredStatusList() {
    var list = secure(statusList(PLATFORM), PLATFORM);
    var altered =
        list.with(
            "credentialSubject", statusList(PLATFORM, 99).get("credentialSubject").orElseThrow());

    for (var bad :
        List.of(
            altered,
            statusList(PLATFORM),
            secure(statusList(PLATFORM).with("id", "https://skiff.example/status/2"), PLATFORM),
            secure(statusList(PLATFORM).without("id"), PLATFORM),
            secure(statusList(PLATFORM).with("validFrom", "2026-11-05T09:02:00Z"), PLATFORM),
            secure(
                statusList(PLATFORM)
                    .with(
                        "credentialStatus",
                        unsigned(PLATFORM, WORKER, 1).get(0).get("credentialStatus").orElseThrow()),
                PLATFORM),
            secure(
                subject(statusList(PLATFORM), list2 -> list2.with("statusPurpose", "suspension")),
                PLATFORM))) {
      assertRejected(
          withList(bad).verify(credential(chain(PLATFORM, WORKER, 1).get(0))).report(),
          Check.STATUS,
          ProblemType.STATUS_VERIFICATION_ERROR);
    }
  }

  @Test
  void rejectsAnIndexBeyondTheList() {
    var statement = unsigned(PLATFORM, WORKER, 1).get(0);
    var entry = (JsonObject) statement.get("credentialStatus").orElseThrow();

    assertRejected(
        verifier()
            .verify(
                credential(
                    secure(
                        statement.with("credentialStatus", entry.with("statusListIndex", "131072")),
                        PLATFORM)))
            .report(),
        Check.STATUS,
        ProblemType.RANGE_ERROR);
  }

  @Test
  void staysUndecidedWithAStatusThatNobodyHereKnows() {
    var statement =
        unsigned(PLATFORM, WORKER, 1)
            .get(0)
            .with(
                "credentialStatus",
                json("{\"type\":\"BitstringStatusListEntry\",\"statusPurpose\":\"mood\"}"));

    var verdict = verifier().verify(credential(secure(statement, PLATFORM)));

    assertThat(verdict).isInstanceOf(Verdict.Undecided.class);
    assertThat(types(verdict.report())).containsExactly(ProblemType.STATUS_UNKNOWN);
  }

  @Test
  void doesNotFollowAStrangersStatusList() {
    var asked = new ArrayList<java.net.URI>();
    var verifier =
        verifier(Set.of())
            .withStatusLists(
                list -> {
                  asked.add(list);
                  return java.util.Optional.empty();
                });

    var verdict = verifier.verify(credential(chain(PLATFORM, WORKER, 1).get(0)));

    assertThat(asked).isEmpty();
    assertThat(verdict.report().outcome(Check.STATUS)).isEqualTo(Outcome.NOT_RUN);
  }

  @Test
  void looksAtSoManyStatusListsAndNoMore() {
    var statement = unsigned(PLATFORM, WORKER, 1).get(0);
    var entry = (JsonObject) statement.get("credentialStatus").orElseThrow();
    var many = new ArrayList<JsonValue>();
    for (int i = 0; i <= 16; i++) {
      many.add(entry.with("id", LIST + "#x" + i));
    }

    assertRejected(
        verifier()
            .verify(
                credential(
                    secure(statement.with("credentialStatus", new JsonArray(many)), PLATFORM)))
            .report(),
        Check.STATUS,
        ProblemType.LIMIT_EXCEEDED);

    var credentials = new ArrayList<JsonObject>();
    for (int i = 0; i <= 64; i++) {
      var elsewhere = entry.with("statusListCredential", LIST + "x" + i);
      credentials.add(secure(statement.with("credentialStatus", elsewhere), PLATFORM));
    }
    assertThat(
            types(
                verifier()
                    .verify(received(present(credentials, request, WORKER)), request)
                    .report()))
        .contains(ProblemType.LIMIT_EXCEEDED);
  }

  @Test
  void aReportHasAnEndHoweverMuchIsWrong() {
    var wrong = "{\"@context\":1}" + ",{\"@context\":1}".repeat(50_000);
    var document =
        "{\"@context\":[\"https://www.w3.org/ns/credentials/v2\"],\"a\":[" + wrong + "]}";

    var verdict =
        verifier()
            .verify(
                VerifiableCredential.received(
                    MediaType.VC, document.getBytes(StandardCharsets.UTF_8)));

    assertThat(verdict.report().problems()).hasSizeLessThanOrEqualTo(100);
  }

  // --- schema and domain

  @Test
  void rejectsClaimsThatDoNotFitTheirType() {
    var statement =
        subject(
            unsigned(PLATFORM, WORKER, 1).get(0),
            claims -> claims.with("seq", new JsonNumber(1.5)));

    assertRejected(
        verifier().verify(credential(secure(statement, PLATFORM))).report(),
        Check.SCHEMA,
        ProblemType.SCHEMA_FAILED);
  }

  @Test
  void staysUndecidedWithASchemaThatNobodyHereKnows() {
    var statement =
        unsigned(PLATFORM, WORKER, 1)
            .get(0)
            .with(
                "credentialSchema",
                json("{\"id\":\"https://a.example/schema\",\"type\":\"JsonSchema\"}"));

    var verdict = verifier().verify(credential(secure(statement, PLATFORM)));

    assertThat(verdict).isInstanceOf(Verdict.Undecided.class);
    assertThat(types(verdict.report())).containsExactly(ProblemType.SCHEMA_INDETERMINATE);
  }

  @Test
  void rejectsAStatementOfAPlatformSignedByAnother() {
    var statement =
        subject(
            unsigned(PLATFORM, WORKER, 1).get(0),
            claims -> claims.with("platform", did(OTHER_PLATFORM).value()));

    assertRejected(
        verifier().verify(credential(secure(statement, PLATFORM))).report(),
        Check.DOMAIN_RULES,
        ProblemType.DOMAIN_ISSUER_NOT_PLATFORM);
  }

  // --- chain

  @Test
  void rejectsEachDroppedMonthByName() {
    var chain = chain(PLATFORM, WORKER, 6);
    for (int dropped = 0; dropped < 5; dropped++) {
      var rest = new ArrayList<>(chain);
      rest.remove(dropped);

      assertRejected(
          verifier().verify(received(present(rest, request, WORKER)), request),
          Check.CHAIN,
          dropped == 0 ? ProblemType.CHAIN_START_MISSING : ProblemType.CHAIN_STATEMENT_MISSING);
    }
  }

  @Test
  void rejectsReorderedAndRepeatedMonths() {
    var chain = chain(PLATFORM, WORKER, 4);
    var reordered = new ArrayList<>(chain);
    Collections.swap(reordered, 1, 2);
    var repeated = new ArrayList<>(chain);
    repeated.add(2, chain.get(1));

    assertRejected(
        verifier().verify(received(present(reordered, request, WORKER)), request),
        Check.CHAIN,
        ProblemType.CHAIN_REORDERED);
    assertRejected(
        verifier().verify(received(present(repeated, request, WORKER)), request),
        Check.CHAIN,
        ProblemType.CHAIN_STATEMENT_REPEATED);
  }

  // --- request

  @Test
  void rejectsAPresentationThatLacksWhatWasAskedFor() {
    assertRejected(
        verifier().verify(received(present(List.of(), request, WORKER)), request),
        Check.REQUEST,
        ProblemType.PRESENTATION_INCOMPLETE);
  }

  // --- reports

  @Test
  void aBadProofLeavesNobodyProven() {
    var document = present(chain(PLATFORM, WORKER, 1), request, WORKER);
    var altered = document.with("id", "urn:uuid:7d3a0b1c-0f3a-4a3e-8e58-2d0a9c9b3301");

    var report = verifier().verify(received(altered), request).report();

    assertThat(report.outcome(Check.PROOF)).isEqualTo(Outcome.FAILED);
    assertThat(report.outcome(Check.HOLDER_BINDING)).isEqualTo(Outcome.NOT_RUN);
    assertThat(report.outcome(Check.ISSUER_BINDING)).isEqualTo(Outcome.NOT_RUN);
  }

  @Test
  void reportsHoldNoClaims() {
    var statement =
        subject(
            unsigned(PLATFORM, WORKER, 1).get(0),
            claims -> claims.with("area", "Geheimstadt".repeat(50)).with("seq", "Geheimnis"));

    var verdict = verifier().verify(credential(secure(statement, PLATFORM)));

    assertThat(verdict.report().problems()).isNotEmpty();
    assertThat(verdict.toString()).doesNotContain("Geheim");
  }

  private static List<JsonObject> withoutStatus(
      org.workcommons.vc.key.SigningKey platform,
      org.workcommons.vc.key.SigningKey worker,
      int months) {
    var chain = new ArrayList<JsonObject>();
    var previous = "none";
    for (int seq = 1; seq <= months; seq++) {
      var statement = Actors.statement(platform, worker, seq, previous).without("credentialStatus");
      previous = Actors.digest(statement);
      chain.add(secure(statement, platform));
    }
    return chain;
  }

  private static Verifier withList(JsonObject list) {
    return verifier().withStatusLists(StatusListSource.of(Map.of(LIST, credential(list))));
  }

  private static List<ProblemType> types(Report report) {
    return report.problems().stream().map(Problem::type).toList();
  }

  private static void assertRejected(Verdict verdict, Check check, ProblemType type) {
    assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
    assertRejected(verdict.report(), check, type);
  }

  private static void assertRejected(Report report, Check check, ProblemType type) {
    assertThat(types(report)).contains(type);
    assertThat(report.outcome(check)).isEqualTo(Outcome.FAILED);
  }
}
