package org.workcommons.vc.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.workcommons.vc.governance.Members.NOW;
import static org.workcommons.vc.governance.Members.did;
import static org.workcommons.vc.governance.Members.dids;
import static org.workcommons.vc.governance.Members.key;
import static org.workcommons.vc.governance.Members.method;
import static org.workcommons.vc.governance.Members.signed;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.did.ControllerDocument;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.did.Resolution;
import org.workcommons.vc.did.VerificationMethod;
import org.workcommons.vc.fixture.Mutations;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.ProofOptions;

class QuorumTest {
  private static final DidResolver OFFLINE = DidResolver.offline();
  private static final Quorum THREE_OF_FIVE = new Quorum(3, dids(1, 5));
  private static final JsonObject DOCUMENT =
      JsonObject.builder().put("type", "Minutes").put("decided", "to share").build();
  private static final Did CO_OP = Did.of("did:web:co-op.example");

  @Test
  void certifiesADocumentThatEnoughMembersSignedOneAfterAnother() throws Exception {
    var certified = certify(signed(DOCUMENT, 1, 3, 5));

    assertThat(certified.signers()).containsExactlyInAnyOrder(did(1), did(3), did(5));
    assertThat(certified.strangers()).isEmpty();
    assertThat(certified.content()).isEqualTo(DOCUMENT);
    assertThat(certified.digest()).isEqualTo(SignedDocument.of(DOCUMENT).digest());
  }

  @Test
  void survivesTheWayFromOneSignerToTheNext() throws Exception {
    var sent = signed(DOCUMENT, 1, 2).bytes();
    var signed = signed(SignedDocument.received(sent), NOW, 4);

    assertThat(certify(SignedDocument.received(signed.bytes())).signers()).hasSize(3);
  }

  @Test
  void theDigestIsTheSameWhoeverSigned() {
    assertThat(signed(DOCUMENT, 1, 2).digest())
        .isEqualTo(signed(DOCUMENT, 3).digest())
        .isNotEqualTo(SignedDocument.of(DOCUMENT.with("decided", "nothing")).digest());
  }

  @Test
  void refusesOneSignatureTooFew() {
    assertThat(refusal(signed(DOCUMENT, 1, 2)).type()).isEqualTo(ProblemType.QUORUM_NOT_MET);
    assertThat(refusal(signed(DOCUMENT, 5)).type()).isEqualTo(ProblemType.QUORUM_NOT_MET);
  }

  @Test
  void refusesADocumentThatNobodySigned() {
    assertThat(refusal(SignedDocument.of(DOCUMENT)).type())
        .isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
  }

  @Test
  void countsAMemberOnceHoweverOftenSheSigns() {
    assertThat(refusal(signed(DOCUMENT, 1, 2, 2, 1, 2)).type())
        .isEqualTo(ProblemType.QUORUM_NOT_MET);
  }

  @Test
  void refusesTheSameProofTwice() {
    var proofs = proofs(signed(DOCUMENT, 1, 2).json());
    proofs.add(proofs.get(0));

    assertThat(refusal(SignedDocument.of(DOCUMENT.with("proof", new JsonArray(proofs)))).type())
        .isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
  }

  @Test
  void countsAMemberOnceWhateverTheNumberOfHerKeys() throws Exception {
    var quorum = new Quorum(2, Set.of(CO_OP, did(1)));
    var resolver = OFFLINE.withPinned(List.of(listing(listed("a", 7), listed("b", 8))));
    var twice = with(with(SignedDocument.of(DOCUMENT), 7, url("a")), 8, url("b"));

    assertThat(refusal(quorum, twice, resolver).type()).isEqualTo(ProblemType.QUORUM_NOT_MET);
    assertThat(quorum.certify(signed(twice, NOW, 1), resolver, NOW).signers())
        .containsExactlyInAnyOrder(CO_OP, did(1));
  }

  @Test
  void refusesOneKeyUnderTwoIdentifiers() throws Exception {
    var quorum = new Quorum(2, Set.of(CO_OP, did(1)));
    var resolver = OFFLINE.withPinned(List.of(listing(listed("a", 1))));
    var both = with(signed(DOCUMENT, 1), 1, url("a"));

    assertThat(refusal(quorum, both, resolver))
        .isEqualTo(
            new Problem(
                ProblemType.PROOF_VERIFICATION_ERROR,
                Pointer.ROOT.at("proof").at(1).at("verificationMethod"),
                "the same key signs under two identifiers"));
  }

  @Test
  void namesAStrangerAndDoesNotCountHer() throws Exception {
    assertThat(refusal(signed(DOCUMENT, 1, 2, 9)).type()).isEqualTo(ProblemType.QUORUM_NOT_MET);
    assertThat(certify(signed(DOCUMENT, 9, 1, 2, 3)).strangers()).containsExactly(did(9));
  }

  @Test
  void asksNobodyForAStrangersKey() throws Exception {
    DidResolver picky =
        did -> {
          assertThat(did).isNotEqualTo(CO_OP);
          return OFFLINE.resolve(did);
        };
    var document = with(signed(DOCUMENT, 1, 2, 3), 9, url("a"));

    assertThat(THREE_OF_FIVE.certify(document, picky, NOW).strangers()).containsExactly(CO_OP);
  }

  @Test
  void leavesItOpenWhereAMembersKeyCouldNotBeAskedFor() throws Exception {
    var quorum = new Quorum(1, Set.of(CO_OP));
    DidResolver dead =
        did ->
            new Resolution.Failed(
                new Problem(ProblemType.INTERNAL_ERROR, Pointer.ROOT, "no answer"));

    var problem = refusal(quorum, with(SignedDocument.of(DOCUMENT), 9, url("a")), dead);

    assertThat(problem.type().leavesOpen()).isTrue();
    assertThat(problem.pointer()).hasToString("/proof/verificationMethod");
  }

  @Test
  void refusesAKeyThatHerDocumentDoesNotList() throws Exception {
    var quorum = new Quorum(1, Set.of(CO_OP));
    var resolver = OFFLINE.withPinned(List.of(listing(listed("a", 7))));

    assertThat(refusal(quorum, with(SignedDocument.of(DOCUMENT), 8, url("b")), resolver).type())
        .isEqualTo(ProblemType.INVALID_VERIFICATION_METHOD);
    assertThat(refusal(quorum, with(SignedDocument.of(DOCUMENT), 8, url("a")), resolver).type())
        .isEqualTo(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @Test
  void refusesAKeyThatMayOnlyAuthenticate() throws Exception {
    var json = listing(listed("a", 7)).json().with("assertionMethod", JsonArray.of());
    var resolver = OFFLINE.withPinned(List.of(ControllerDocument.of(json)));

    assertThat(
            refusal(
                    new Quorum(1, Set.of(CO_OP)),
                    with(SignedDocument.of(DOCUMENT), 7, url("a")),
                    resolver)
                .type())
        .isEqualTo(ProblemType.INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD);
  }

  @Test
  void refusesAKeyThatWasRevokedOrHasExpired() throws Exception {
    var quorum = new Quorum(1, Set.of(CO_OP));
    var document = with(SignedDocument.of(DOCUMENT), 7, url("a"));
    var revoked =
        new VerificationMethod(
            url("a"), CO_OP, key(7).verificationKey(), Optional.empty(), Optional.of(NOW));
    var expired =
        new VerificationMethod(
            url("a"), CO_OP, key(7).verificationKey(), Optional.of(NOW), Optional.empty());

    assertThat(refusal(quorum, document, OFFLINE.withPinned(List.of(listing(revoked)))).type())
        .isEqualTo(ProblemType.KEY_REVOKED);
    assertThat(refusal(quorum, document, OFFLINE.withPinned(List.of(listing(expired)))).type())
        .isEqualTo(ProblemType.KEY_EXPIRED);
  }

  @Test
  void refusesEverythingForOneBadProofAmongGoodOnes() {
    var good = signed(DOCUMENT, 1, 2, 3, 4, 9).json();
    for (int i = 0; i < 5; i++) {
      var proofs = proofs(good);
      var bad = (JsonObject) proofs.get(i);
      proofs.set(i, bad.with("proofValue", proof(i == 0 ? 1 : 0, good)));

      var problem = refusal(SignedDocument.of(good.with("proof", new JsonArray(proofs))));

      assertThat(problem.type()).isEqualTo(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
      assertThat(problem.pointer()).hasToString("/proof/" + i);
    }
  }

  @Test
  void refusesEveryFlippedCharacterOfASignature() {
    var good = signed(DOCUMENT, 1, 2, 3).json();
    var value = proof(1, good);
    for (int at = 0; at < value.length(); at++) {
      var flipped =
          value.substring(0, at) + (value.charAt(at) == '2' ? '3' : '2') + value.substring(at + 1);
      var proofs = proofs(good);
      proofs.set(1, ((JsonObject) proofs.get(1)).with("proofValue", flipped));

      assertThat(refusal(SignedDocument.of(good.with("proof", new JsonArray(proofs)))).pointer())
          .as("character %d", at)
          .matches(place -> place.toString().startsWith("/proof/1"));
    }
  }

  @Test
  void refusesADocumentThatWasChangedAfterItWasSigned() {
    var signed = signed(DOCUMENT, 1, 2, 3).json();

    assertThat(refusal(SignedDocument.of(signed.with("decided", "to sell"))).type())
        .isEqualTo(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
    assertThat(refusal(SignedDocument.of(signed.with("note", "x"))).type())
        .isEqualTo(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
    assertThat(refusal(SignedDocument.of(signed.without("decided"))).type())
        .isEqualTo(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @Test
  void refusesContextsThatWereAddedAfterItWasSigned() {
    var contexts = JsonArray.ofStrings(List.of("https://a.example/1"));
    var more = JsonArray.ofStrings(List.of("https://a.example/1", "https://b.example/2"));
    var signed = signed(DOCUMENT.with("@context", contexts), 1, 2, 3).json();

    assertThat(refusal(SignedDocument.of(signed.with("@context", more))).type())
        .isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
  }

  @Test
  void refusesAProofThatIsMovedToAnotherDocument() {
    var proof = signed(DOCUMENT, 1, 2, 3).json().get("proof").orElseThrow();

    assertThat(
            refusal(SignedDocument.of(DOCUMENT.with("decided", "x").with("proof", proof))).type())
        .isEqualTo(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @Test
  void refusesAnotherCryptosuiteAndPurpose() throws Exception {
    var p256 = SigningKey.fresh(KeyType.P256);
    var did = DidKey.of(p256.verificationKey());
    var options = ProofOptions.assertion(DidKey.verificationMethod(did), NOW);
    var ecdsa = new DataIntegrity(Cryptosuite.ECDSA_JCS_2019).secure(DOCUMENT, p256, options);

    assertThat(refusal(Quorum.only(did), SignedDocument.of(ecdsa), OFFLINE).pointer())
        .hasToString("/proof/cryptosuite");

    var authentication =
        ProofOptions.authentication(
            method(1), NOW, new ProofOptions.Binding("https://a.example", "c"));
    assertThat(refusal(Quorum.only(did(1)), by(authentication), OFFLINE).pointer())
        .hasToString("/proof/proofPurpose");
  }

  @Test
  void refusesAProofThatBuildsOnAnother() throws Exception {
    var id = URI.create("urn:uuid:1b0f6f36-57ab-4fb1-8b0a-6d4bb7f2c1ff");
    var suite = new DataIntegrity(Cryptosuite.EDDSA_JCS_2022, Contexts.bundled());
    var first = suite.secure(DOCUMENT, key(1), ProofOptions.assertion(method(1), NOW).withId(id));
    var chained =
        suite.secure(first, key(2), ProofOptions.assertion(method(2), NOW).withPreviousProof(id));

    assertThat(refusal(new Quorum(1, dids(1, 2)), SignedDocument.of(chained), OFFLINE).pointer())
        .hasToString("/proof/1/previousProof");
  }

  @Test
  void refusesASignatureFromTheFuture() {
    var early = signed(SignedDocument.of(DOCUMENT), NOW.plus(Duration.ofMinutes(2)), 1, 2, 3);

    assertThat(refusal(early).type()).isEqualTo(ProblemType.PROOF_NOT_YET_VALID);
  }

  @Test
  void refusesMoreProofsThanAreRead() {
    var proof = proofs(signed(DOCUMENT, 1, 2).json()).get(0);
    var many = new ArrayList<JsonValue>();
    for (int i = 0; i < 17; i++) {
      many.add(proof);
    }
    var document = SignedDocument.of(DOCUMENT.with("proof", new JsonArray(many)));

    assertThat(refusal(document).type()).isEqualTo(ProblemType.LIMIT_EXCEEDED);
    assertThat(Refusal.of(() -> document.sign(key(1), method(1), NOW)).type())
        .isEqualTo(ProblemType.LIMIT_EXCEEDED);
  }

  @Test
  void refusesADocumentThatIsTooLarge() {
    var text = "{\"a\":\"" + "x".repeat(SignedDocument.MAX_BYTES) + "\"}";

    assertThat(Refusal.of(() -> SignedDocument.received(text.getBytes())).type())
        .isEqualTo(ProblemType.LIMIT_EXCEEDED);
  }

  @Test
  void everySetOfSignersIsJudgedAsItsNumberOfMembersSays() throws Exception {
    for (long seed = 0; seed < 60; seed++) {
      var random = new Random(seed);
      var signers = random.ints(1 + random.nextInt(6), 1, 10).toArray();
      var members = new HashSet<Integer>();
      for (int signer : signers) {
        if (signer <= 5) {
          members.add(signer);
        }
      }
      boolean certified = isCertified(signed(DOCUMENT, signers));
      assertThat(certified).as("seed %d", seed).isEqualTo(members.size() >= 3);
    }
  }

  @Test
  void nothingThatHappensToTheBytesMakesItSaySomethingElse() {
    var bytes = signed(DOCUMENT, 1, 2, 3).bytes();
    for (long seed = 0; seed < 400; seed++) {
      var mutant = new Mutations(seed).mutate(bytes);
      try {
        var certified = certify(SignedDocument.received(mutant));
        assertThat(certified.content()).as("seed %d", seed).isEqualTo(DOCUMENT);
      } catch (ProblemException e) {
        assertThat(e.problem().detail()).as("seed %d", seed).isNotBlank();
      }
    }
  }

  @Test
  void readsWhatItWrites() throws Exception {
    assertThat(Quorum.read(ObjectReader.of(THREE_OF_FIVE.json(), Pointer.ROOT)))
        .isEqualTo(THREE_OF_FIVE);
  }

  @Test
  void refusesAQuorumThatNobodyCanMeetOrEverybodyDoes() {
    var json = THREE_OF_FIVE.json();
    for (long threshold : new long[] {-1, 0, 6, 17}) {
      assertThat(pointer(json.with("threshold", JsonNumber.of(threshold)))).isEqualTo("/threshold");
    }
    assertThat(pointer(json.with("of", JsonArray.of()))).isEqualTo("/of");
    assertThat(pointer(json.with("of", JsonArray.of(new JsonString("me"))))).isEqualTo("/of/0");
    assertThat(
            pointer(json.with("of", JsonArray.ofStrings(List.of(did(1).value(), did(1).value())))))
        .isEqualTo("/of/1");
    assertThat(pointer(json.with("also", "x"))).isEqualTo("/also");
    assertThat(pointer(json.without("of"))).isEqualTo("/of");
    assertThatThrownBy(() -> new Quorum(0, dids(1, 2)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Quorum(1, dids(1, 65)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String pointer(JsonObject quorum) {
    return Refusal.of(() -> Quorum.read(ObjectReader.of(quorum, Pointer.ROOT)))
        .pointer()
        .toString();
  }

  private static boolean isCertified(SignedDocument document) {
    try {
      certify(document);
      return true;
    } catch (ProblemException e) {
      return false;
    }
  }

  private static CertifiedDocument certify(SignedDocument document) throws ProblemException {
    return THREE_OF_FIVE.certify(document, OFFLINE, NOW);
  }

  private static Problem refusal(SignedDocument document) {
    return refusal(THREE_OF_FIVE, document, OFFLINE);
  }

  private static Problem refusal(Quorum quorum, SignedDocument document, DidResolver resolver) {
    return Refusal.of(() -> quorum.certify(document, resolver, NOW));
  }

  private static List<JsonValue> proofs(JsonObject document) {
    return new ArrayList<>(JsonArray.itemsOf(document.get("proof").orElseThrow()));
  }

  private static String proof(int index, JsonObject document) {
    return ((JsonObject) proofs(document).get(index)).string("proofValue").orElseThrow();
  }

  private static SignedDocument by(ProofOptions options) throws Exception {
    return SignedDocument.of(
        new DataIntegrity(Cryptosuite.EDDSA_JCS_2022).secure(DOCUMENT, key(1), options));
  }

  private static SignedDocument with(SignedDocument document, int key, DidUrl method)
      throws Exception {
    return document.sign(key(key), method, NOW);
  }

  private static DidUrl url(String fragment) {
    return new DidUrl(CO_OP, fragment);
  }

  private static VerificationMethod listed(String fragment, int key) {
    return new VerificationMethod(
        url(fragment), CO_OP, key(key).verificationKey(), Optional.empty(), Optional.empty());
  }

  private static ControllerDocument listing(VerificationMethod... methods) {
    return ControllerDocument.listing(CO_OP, List.of(methods));
  }
}
