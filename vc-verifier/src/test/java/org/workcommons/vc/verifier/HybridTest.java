package org.workcommons.vc.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workcommons.vc.verifier.Actors.NOW;
import static org.workcommons.vc.verifier.Actors.PLATFORM;
import static org.workcommons.vc.verifier.Actors.credential;
import static org.workcommons.vc.verifier.Actors.did;
import static org.workcommons.vc.verifier.Actors.json;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.did.ControllerDocument;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.did.VerificationMethod;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.ProofOptions;

/**
 * An issuer that signs twice, once with a key that quantum computers could find out and once with
 * one that they couldn't, as far as is known: what it signs holds as long as either does.
 */
class HybridTest {
  private static final Did SKIFF = Did.of("did:web:skiff.example");
  private static final DidUrl CLASSIC = new DidUrl(SKIFF, "classic");
  private static final DidUrl QUANTUM = new DidUrl(SKIFF, "quantum");
  private static final SigningKey QUANTUM_KEY = SigningKey.fresh(KeyType.ML_DSA_44);
  private static final RequiredProofs BOTH =
      RequiredProofs.none()
          .withCryptosuite(Cryptosuite.EDDSA_JCS_2022)
          .withCryptosuite(Cryptosuite.MLDSA44_JCS_2024);

  @Test
  void acceptsWhatTheIssuerSignedWithBothKeys() throws Exception {
    var verdict = verifier().verify(credential(both()));

    assertThat(verdict.report().problems()).isEmpty();
    assertThat(verdict.report().mechanisms()).containsExactly("eddsa-jcs-2022", "mldsa44-jcs-2024");
  }

  @Test
  void refusesEitherSignatureAlone() throws Exception {
    for (int i = 0; i < 2; i++) {
      assertRefused(
          both().with("proof", proofs(both()).get(i)), ProblemType.REQUIRED_PROOF_MISSING);
    }
  }

  @Test
  void refusesTheOtherSignatureBySomebodyElse() throws Exception {
    var stranger = SigningKey.fresh(KeyType.ML_DSA_44);
    var method = DidKey.verificationMethod(did(stranger));
    var filledUp =
        signed(
            both().with("proof", proofs(both()).get(0)),
            Cryptosuite.MLDSA44_JCS_2024,
            stranger,
            method);

    assertRefused(filledUp, ProblemType.REQUIRED_PROOF_MISSING);
  }

  @Test
  void refusesBothIfOneIsWrong() throws Exception {
    for (int i = 0; i < 2; i++) {
      var altered = proofs(both()).get(i).with("created", "2026-11-05T07:59:59Z");
      var pair =
          i == 0
              ? JsonArray.of(altered, proofs(both()).get(1))
              : JsonArray.of(proofs(both()).get(0), altered);

      assertRefused(both().with("proof", pair), ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
    }
  }

  @Test
  void acceptsAnIssuerWhoseIdentifierIsSuchAKey() throws Exception {
    var did = did(QUANTUM_KEY);
    var signed =
        signed(
            bare(did), Cryptosuite.MLDSA44_JCS_2024, QUANTUM_KEY, DidKey.verificationMethod(did));
    var verifier =
        Verifier.of(
                DidResolver.offline(),
                IssuerTrust.only(Set.of(did)),
                StatusPolicy.notOlderThan(Duration.ofHours(1)))
            .withClock(InstantSource.fixed(NOW));

    assertThat(verifier.verify(credential(signed)).report().problems()).isEmpty();
  }

  private static JsonObject both() throws Exception {
    var once = signed(bare(SKIFF), Cryptosuite.EDDSA_JCS_2022, PLATFORM, CLASSIC);
    return signed(once, Cryptosuite.MLDSA44_JCS_2024, QUANTUM_KEY, QUANTUM);
  }

  private static JsonObject bare(Did issuer) {
    return json(
        """
        {"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential"],
         "issuer":"%s","validFrom":"2026-11-01T00:00:00Z",
         "credentialSubject":{"id":"did:example:worker"}}
        """
            .formatted(issuer));
  }

  private static JsonObject signed(
      JsonObject document, Cryptosuite cryptosuite, SigningKey key, DidUrl method)
      throws Exception {
    return new DataIntegrity(cryptosuite)
        .secure(document, key, ProofOptions.assertion(method, NOW.minusSeconds(3600)));
  }

  private static List<JsonObject> proofs(JsonObject document) {
    return JsonArray.itemsOf(document.get("proof").orElseThrow()).stream()
        .map(JsonObject.class::cast)
        .toList();
  }

  private static Verifier verifier() {
    var document =
        ControllerDocument.listing(
            SKIFF, List.of(method(CLASSIC, PLATFORM), method(QUANTUM, QUANTUM_KEY)));
    return Verifier.of(
            DidResolver.offline().withPinned(List.of(document)),
            IssuerTrust.only(Set.of(SKIFF)),
            StatusPolicy.notOlderThan(Duration.ofHours(1)))
        .withClock(InstantSource.fixed(NOW))
        .withRequiredProofs(BOTH);
  }

  private static VerificationMethod method(DidUrl name, SigningKey key) {
    return new VerificationMethod(
        name, SKIFF, key.verificationKey(), Optional.empty(), Optional.empty());
  }

  private static void assertRefused(JsonObject document, ProblemType type) {
    assertThat(verifier().verify(credential(document)).report().summary()).isEqualTo(type.name());
  }
}
