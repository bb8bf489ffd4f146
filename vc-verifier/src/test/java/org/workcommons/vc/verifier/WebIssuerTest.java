package org.workcommons.vc.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workcommons.vc.verifier.Actors.LIST;
import static org.workcommons.vc.verifier.Actors.NOW;
import static org.workcommons.vc.verifier.Actors.OTHER_PLATFORM;
import static org.workcommons.vc.verifier.Actors.PLATFORM;
import static org.workcommons.vc.verifier.Actors.STRANGER;
import static org.workcommons.vc.verifier.Actors.WORKER;
import static org.workcommons.vc.verifier.Actors.credential;
import static org.workcommons.vc.verifier.Actors.present;
import static org.workcommons.vc.verifier.Actors.proof;
import static org.workcommons.vc.verifier.Actors.received;
import static org.workcommons.vc.verifier.Actors.request;
import static org.workcommons.vc.verifier.Actors.statusList;
import static org.workcommons.vc.verifier.Actors.unsigned;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.did.ControllerDocument;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.did.Resolution;
import org.workcommons.vc.did.VerificationMethod;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.ProofOptions;

/** An issuer on {@code did:web}: its keys change, and asking for them tells its server. */
class WebIssuerTest {
  private static final Did SKIFF = Did.of("did:web:skiff.example");
  private static final DidUrl FIRST = new DidUrl(SKIFF, "key-2024");
  private static final DidUrl SECOND = new DidUrl(SKIFF, "key-2026");

  private final List<Did> asked = new ArrayList<>();

  // --- rotation

  @Test
  void acceptsWhatTheOldKeySignedWhileItIsListed() {
    var both = document(method(FIRST, PLATFORM), method(SECOND, OTHER_PLATFORM));

    assertAccepted(verifier(both).verify(signed(FIRST, PLATFORM)));
    assertAccepted(verifier(both).verify(signed(SECOND, OTHER_PLATFORM)));
  }

  @Test
  void acceptsAChainThatTwoKeysOfTheIssuerSigned() {
    var statements = statements(2);
    var chain =
        List.of(
            sign(statements.get(0), FIRST, PLATFORM),
            sign(statements.get(1), SECOND, OTHER_PLATFORM));
    var both = document(method(FIRST, PLATFORM), method(SECOND, OTHER_PLATFORM));
    var request = request();

    var verdict = verifier(both).verify(received(present(chain, request, WORKER)), request);

    assertThat(verdict.report().problems()).isEmpty();
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void refusesWhatAKeyThatIsNoLongerListedSigned() {
    var later = document(method(SECOND, OTHER_PLATFORM));

    assertProblem(
        verifier(later).verify(signed(FIRST, PLATFORM)), ProblemType.INVALID_VERIFICATION_METHOD);
  }

  @Test
  void refusesWhatTheNewKeySignedUnderTheOldOnesName() {
    var both = document(method(FIRST, PLATFORM), method(SECOND, OTHER_PLATFORM));

    assertProblem(
        verifier(both).verify(signed(FIRST, OTHER_PLATFORM)),
        ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @Test
  void refusesWhatARevokedKeySigned() {
    assertProblem(
        verifier(document(until(FIRST, PLATFORM, Optional.empty(), Optional.of(NOW))))
            .verify(signed(FIRST, PLATFORM)),
        ProblemType.KEY_REVOKED);
  }

  @Test
  void refusesWhatAnExpiredKeySigned() {
    assertProblem(
        verifier(document(until(FIRST, PLATFORM, Optional.of(NOW), Optional.empty())))
            .verify(signed(FIRST, PLATFORM)),
        ProblemType.KEY_EXPIRED);
  }

  @Test
  void acceptsAKeyWhoseEndIsAhead() {
    var soon = Optional.of(NOW.plusSeconds(1));

    assertAccepted(
        verifier(document(until(FIRST, PLATFORM, soon, soon))).verify(signed(FIRST, PLATFORM)));
  }

  // --- who is asked for

  @Test
  void looksUpNobodyWhomItDoesNotRecognise() {
    var verdict = verifier(Set.of(Did.of("did:web:other.example"))).verify(signed(FIRST, PLATFORM));

    assertProblem(verdict, ProblemType.ISSUER_NOT_RECOGNIZED);
    assertThat(verdict.report().outcome(Check.PROOF)).isEqualTo(Outcome.NOT_RUN);
    assertThat(asked).isEmpty();
  }

  @Test
  void looksUpNobodyWhomAStrangerNamesInASecondProof() {
    var theirs = new DidUrl(Did.of("did:web:attacker.example"), "key-1");
    var twice = sign(sign(statements(1).get(0), FIRST, PLATFORM), theirs, STRANGER);

    assertProblem(
        verifier(Set.of(SKIFF)).verify(credential(twice)), ProblemType.ISSUER_NOT_RECOGNIZED);
    assertThat(asked).isEmpty();
  }

  @Test
  void namesNoIssuerWhereSomeProofWasNotLookedAt() {
    var theirs = Did.of("did:web:attacker.example");
    var stranger =
        sign(
            statements(1).get(0).with("issuer", theirs.value()),
            new DidUrl(theirs, "key-1"),
            STRANGER);
    var both = List.of(sign(statements(1).get(0), FIRST, PLATFORM), stranger);
    var request = request();

    var report =
        verifier(Set.of(SKIFF)).verify(received(present(both, request, WORKER)), request).report();

    assertThat(report.problems())
        .extracting(Problem::type)
        .contains(ProblemType.ISSUER_NOT_RECOGNIZED);
    assertThat(report.issuers()).isEmpty();
    assertThat(report.mechanisms()).isEmpty();
  }

  @Test
  void looksUpNobodyWhomAStatusListNames() {
    var theirs = Did.of("did:web:attacker.example");
    var list = sign(list().with("issuer", theirs.value()), new DidUrl(theirs, "key-1"), STRANGER);
    var verifier =
        verifier(Set.of(SKIFF, theirs))
            .withStatusLists(StatusListSource.of(Map.of(LIST, credential(list))));

    assertProblem(verifier.verify(signed(FIRST, PLATFORM)), ProblemType.STATUS_VERIFICATION_ERROR);
    assertThat(asked).doesNotContain(theirs);
  }

  @Test
  void looksUpNoHolderWhoDoesNotAnswerTheRequest() {
    var theirs = new DidUrl(Did.of("did:web:attacker.example"), "key-1");
    var request = request();
    var elsewhere =
        ProofOptions.authentication(
            theirs,
            NOW,
            new ProofOptions.Binding(
                request.audience().toString(), request().challenge().toString()));
    var unasked = proof(Actors.presentation(List.of()), STRANGER, elsewhere);

    var verdict = verifier(Set.of(SKIFF)).verify(received(unasked), request);

    assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
    assertThat(asked).isEmpty();
  }

  @Test
  void staysUndecidedWhileTheServerDoesNotAnswer() {
    var verifier =
        Verifier.of(
                did ->
                    new Resolution.Failed(
                        new Problem(
                            ProblemType.INTERNAL_ERROR,
                            Pointer.ROOT,
                            "the DID's document can't be had")),
                IssuerTrust.only(Set.of(SKIFF)),
                StatusPolicy.notOlderThan(Duration.ofHours(1)))
            .withClock(InstantSource.fixed(NOW));

    assertThat(verifier.verify(signed(FIRST, PLATFORM))).isInstanceOf(Verdict.Undecided.class);
  }

  private Verifier verifier(Set<Did> trusted) {
    return verifier(document(method(FIRST, PLATFORM)), trusted);
  }

  private Verifier verifier(ControllerDocument document) {
    return verifier(document, Set.of(SKIFF));
  }

  private Verifier verifier(ControllerDocument document, Set<Did> trusted) {
    var pinned = DidResolver.offline().withPinned(List.of(document));
    return Verifier.of(
            did -> {
              if (did.method().equals("web")) {
                asked.add(did);
              }
              return pinned.resolve(did);
            },
            IssuerTrust.only(trusted),
            StatusPolicy.notOlderThan(Duration.ofHours(1)))
        .withClock(InstantSource.fixed(NOW))
        .withStatusLists(StatusListSource.of(Map.of(LIST, credential(signedList(document)))));
  }

  /** By whichever key the document lists last. */
  private static JsonObject signedList(ControllerDocument document) {
    boolean rotated = document.json().toString().contains(SECOND.toString());
    return rotated ? sign(list(), SECOND, OTHER_PLATFORM) : sign(list(), FIRST, PLATFORM);
  }

  private static JsonObject list() {
    return statusList(PLATFORM).with("issuer", SKIFF.value());
  }

  /** The chain as {@link Actors} has it, in the name of the issuer on the web. */
  private static List<JsonObject> statements(int months) {
    var renamed = new ArrayList<JsonObject>();
    var previous = "none";
    for (var statement : unsigned(PLATFORM, WORKER, months)) {
      var link = previous;
      var named =
          Actors.subject(
              statement.with("issuer", SKIFF.value()),
              subject -> subject.with("platform", SKIFF.value()).with("previous", link));
      renamed.add(named);
      previous = Actors.digest(named);
    }
    return renamed;
  }

  private static VerifiableCredential signed(DidUrl name, SigningKey key) {
    return credential(sign(statements(1).get(0), name, key));
  }

  private static JsonObject sign(JsonObject document, DidUrl name, SigningKey key) {
    return proof(document, key, ProofOptions.assertion(name, NOW.minusSeconds(3600)));
  }

  private static ControllerDocument document(VerificationMethod... methods) {
    return ControllerDocument.listing(SKIFF, List.of(methods));
  }

  private static VerificationMethod method(DidUrl name, SigningKey key) {
    return until(name, key, Optional.empty(), Optional.empty());
  }

  private static VerificationMethod until(
      DidUrl name, SigningKey key, Optional<Instant> expires, Optional<Instant> revoked) {
    return new VerificationMethod(name, SKIFF, key.verificationKey(), expires, revoked);
  }

  private static void assertAccepted(CredentialVerdict verdict) {
    assertThat(verdict.report().problems()).isEmpty();
    assertThat(verdict).isInstanceOf(CredentialVerdict.CredentialAccepted.class);
  }

  private static void assertProblem(CredentialVerdict verdict, ProblemType type) {
    assertThat(verdict.report().problems()).extracting(Problem::type).containsExactly(type);
    assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
  }
}
