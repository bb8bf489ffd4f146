package org.workcommons.vc.securing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

class SecuredDocumentTest {
  private static final DataIntegrity MECHANISM = new DataIntegrity(Cryptosuite.EDDSA_JCS_2022);
  private static final JsonObject DOCUMENT =
      JsonObject.builder()
          .put("@context", JsonArray.ofStrings(List.of("https://a.example", "https://b.example")))
          .put("claim", "true")
          .build();

  private final SigningKey first = SigningKey.fresh(KeyType.ED25519);
  private final SigningKey second = SigningKey.fresh(KeyType.ED25519);

  @Test
  void verifiesEveryProofOfASetByItsOwnKey() throws Exception {
    var secured = SecuredDocument.read(signed(signed(DOCUMENT, first), second), Contexts.bundled());

    assertThat(secured.proofs()).hasSize(2);
    assertThat(secured.verify(secured.proofs().get(0), first.verificationKey()))
        .isEqualTo(DOCUMENT);
    assertThat(secured.verify(secured.proofs().get(1), second.verificationKey()))
        .isEqualTo(DOCUMENT);
    assertThat(
            Refusal.of(() -> secured.verify(secured.proofs().get(0), second.verificationKey()))
                .type())
        .isEqualTo(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  /** A P-256 signature has 64 bytes too, and the key would judge it valid. */
  @Test
  void refusesASignatureOfAnotherKeyTypeThatTheSuiteDoesNotName() throws Exception {
    var p256 = SigningKey.fresh(KeyType.P256);
    var forger = new LendingSigner(first.verificationKey(), p256);
    var secured = SecuredDocument.read(signed(DOCUMENT, forger), Contexts.bundled());

    var problem = Refusal.of(() -> secured.verify(secured.proofs().get(0), p256.verificationKey()));

    assertThat(problem.type()).isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
    assertThat(problem.pointer()).hasToString("/proof/verificationMethod");
    assertThatIllegalArgumentException().isThrownBy(() -> signed(DOCUMENT, p256));
  }

  /** Signs with one key and says that it has another. */
  private record LendingSigner(VerificationKey verificationKey, SigningKey key) implements Signer {
    @Override
    public byte[] sign(byte[] message) {
      return key.sign(message);
    }
  }

  @Test
  void aProofMovedToAnotherDocumentDoesNotVerify() throws Exception {
    var proof = signed(DOCUMENT, first).get("proof").orElseThrow();
    var moved =
        SecuredDocument.read(
            DOCUMENT.with("claim", "false").with("proof", proof), Contexts.bundled());

    assertThat(
            Refusal.of(() -> moved.verify(moved.proofs().get(0), first.verificationKey())).type())
        .isEqualTo(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @Test
  void refusesIllFormedProofs() throws Exception {
    var proof = (JsonObject) signed(DOCUMENT, first).get("proof").orElseThrow();
    var bad =
        List.<JsonValue>of(
            new JsonString("proof"),
            new JsonArray(List.of()),
            new JsonArray(List.of(proof, new JsonString("proof"))),
            new JsonArray(List.of(proof, proof)),
            proof.with("type", "Ed25519Signature2020"),
            proof.without("type"),
            proof.with("cryptosuite", "EDDSA-JCS-2022"),
            proof.with("cryptosuite", "ecdsa-xi-2023"),
            proof.without("cryptosuite"),
            proof.with("proofPurpose", "keyAgreement"),
            proof.without("proofPurpose"),
            proof.with("verificationMethod", "did:key:z6Mk"),
            proof.with("verificationMethod", JsonObject.empty()),
            proof.without("verificationMethod"),
            proof.without("proofValue"),
            proof.with("proofValue", new JsonNumber(1)),
            proof.with("created", "yesterday"),
            proof.with("expires", "2026-01-01"),
            proof.with("domain", new JsonNumber(1)),
            proof.with("domain", new JsonArray(List.of(new JsonNumber(1)))),
            proof.with("challenge", new JsonNumber(1)),
            proof.with("previousProof", "urn:uuid:1"),
            new JsonArray(
                List.of(
                    proof.with("id", "urn:1"),
                    proof.with("id", "urn:1").with("created", "2026-01-01T00:00:00Z"))));
    for (var value : bad) {
      assertThatThrownBy(
              () -> SecuredDocument.read(DOCUMENT.with("proof", value), Contexts.bundled()))
          .as("%s", value)
          .isInstanceOf(ProblemException.class);
    }
  }

  @Test
  void refusesSignaturesInAnyOtherForm() throws Exception {
    var proof = (JsonObject) signed(DOCUMENT, first).get("proof").orElseThrow();
    var value = proof.string("proofValue").orElseThrow();
    for (String other :
        List.of(
            // one signature in 58 begins like the prefix that is taken away here
            value.substring(1).replaceFirst("^z", "A"),
            "u" + value.substring(1),
            // one more digit would leave a small one as long as it was
            value + value.substring(1),
            "z1" + value.substring(1),
            "z",
            "",
            "z0OIl")) {
      var secured =
          SecuredDocument.read(
              DOCUMENT.with("proof", proof.with("proofValue", other)), Contexts.bundled());
      assertThat(
              Refusal.of(() -> secured.verify(secured.proofs().get(0), first.verificationKey()))
                  .type())
          .as(other)
          .isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
    }
  }

  @Test
  void refusesMoreProofsThanAnybodyNeeds() throws Exception {
    var proof = (JsonObject) signed(DOCUMENT, first).get("proof").orElseThrow();
    var many = new ArrayList<JsonValue>();
    for (int i = 0; i < Limits.PROOFS; i++) {
      many.add(proof.with("id", "urn:" + i));
    }
    assertThat(
            SecuredDocument.read(DOCUMENT.with("proof", new JsonArray(many)), Contexts.bundled())
                .proofs())
        .hasSize(Limits.PROOFS);

    many.add(proof.with("id", "urn:one-more"));
    assertThat(
            Refusal.of(
                    () ->
                        SecuredDocument.read(
                            DOCUMENT.with("proof", new JsonArray(many)), Contexts.bundled()))
                .type())
        .isEqualTo(ProblemType.LIMIT_EXCEEDED);
  }

  /** Each of them may be hundreds of signatures, all of a stranger's own making. */
  @Test
  void refusesMoreSelectiveProofsThanAnybodyNeeds() throws Exception {
    var proof = (JsonObject) signed(DOCUMENT, first).get("proof").orElseThrow();
    for (var suite : List.of("bbs-2023", "ecdsa-sd-2023")) {
      var many = new ArrayList<JsonValue>();
      for (int i = 0; i < Limits.SELECTIVE_PROOFS; i++) {
        many.add(proof.with("cryptosuite", suite).with("id", "urn:" + i));
      }
      many.add(proof);
      var enough =
          SecuredDocument.read(DOCUMENT.with("proof", new JsonArray(many)), Contexts.bundled());
      assertThat(enough.proofs().stream().filter(Proof::isSelective))
          .hasSize(Limits.SELECTIVE_PROOFS);

      many.add(proof.with("cryptosuite", "bbs-2023").with("id", "urn:one-more"));
      var document = DOCUMENT.with("proof", new JsonArray(many));
      assertThat(Refusal.of(() -> SecuredDocument.read(document, Contexts.bundled())).type())
          .isEqualTo(ProblemType.LIMIT_EXCEEDED);
    }
  }

  @Test
  void showsContextsOnlyAsFarAsTheyAreSigned() throws Exception {
    var longer =
        JsonArray.ofStrings(List.of("https://a.example", "https://b.example", "https://c.example"));
    var secured =
        SecuredDocument.read(signed(DOCUMENT, first).with("@context", longer), Contexts.bundled());

    assertThat(secured.verify(secured.proofs().get(0), first.verificationKey()))
        .isEqualTo(DOCUMENT);
  }

  @Test
  void refusesASetWhoseProofsCoverDifferentContexts() throws Exception {
    var longer =
        DOCUMENT.with(
            "@context",
            JsonArray.ofStrings(
                List.of("https://a.example", "https://b.example", "https://c.example")));
    var shorterProof = signed(DOCUMENT, first).get("proof").orElseThrow();
    var longerProof = signed(longer, second).get("proof").orElseThrow();
    var secured =
        SecuredDocument.read(
            longer.with("proof", JsonArray.of(shorterProof, longerProof)), Contexts.bundled());

    secured.verify(secured.proofs().get(0), first.verificationKey());
    assertThat(
            Refusal.of(() -> secured.verify(secured.proofs().get(1), second.verificationKey()))
                .type())
        .isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
  }

  @Test
  void doesNotDecodeAProofValueThatIsTooLong() throws Exception {
    var proof = (JsonObject) signed(DOCUMENT, first).get("proof").orElseThrow();
    var value = "z" + "2".repeat(4_000_000);
    var secured =
        SecuredDocument.read(
            DOCUMENT.with("proof", proof.with("proofValue", value)), Contexts.bundled());

    var problem =
        Refusal.of(() -> secured.verify(secured.proofs().get(0), first.verificationKey()));

    assertThat(problem.detail()).isEqualTo("must be 64 bytes in base58 with the prefix z");
  }

  @Test
  void refusesContextsInAnotherOrderOrShorter() throws Exception {
    for (var contexts :
        List.of(
            List.of("https://b.example", "https://a.example"),
            List.of("https://a.example"),
            List.<String>of(),
            List.of("https://c.example", "https://a.example", "https://b.example"))) {
      var secured =
          SecuredDocument.read(
              signed(DOCUMENT, first).with("@context", JsonArray.ofStrings(contexts)),
              Contexts.bundled());
      assertThat(
              Refusal.of(() -> secured.verify(secured.proofs().get(0), first.verificationKey()))
                  .type())
          .as("%s", contexts)
          .isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
    }
  }

  @Test
  void verifiesAProofThatCarriesNoContexts() throws Exception {
    var bare = DOCUMENT.without("@context");
    var secured = SecuredDocument.read(signed(bare, first), Contexts.bundled());

    assertThat(secured.verify(secured.proofs().get(0), first.verificationKey())).isEqualTo(bare);
  }

  @Test
  void saysThatTheKeyServiceCouldNotBeReached() {
    var unreachable =
        new Signer() {
          @Override
          public VerificationKey verificationKey() {
            return first.verificationKey();
          }

          @Override
          public byte[] sign(byte[] message) throws IOException {
            throw new IOException("the key service did not answer");
          }
        };

    assertThatThrownBy(() -> signed(DOCUMENT, unreachable)).isInstanceOf(IOException.class);
  }

  @Test
  void proofsSayWhoMadeThemAndNothingElse() throws Exception {
    var proof = SecuredDocument.read(signed(DOCUMENT, first), Contexts.bundled()).proofs().get(0);

    assertThat(proof.toString()).startsWith("eddsa-jcs-2022 by did:key:").doesNotContain("true");
    assertThat(proof.domains()).isEmpty();
    assertThat(proof.challenge()).isEqualTo(Optional.empty());
  }

  private static JsonObject signed(JsonObject document, Signer key) throws Exception {
    var method = DidKey.verificationMethod(DidKey.of(key.verificationKey()));
    return MECHANISM.secure(
        document, key, ProofOptions.assertion(method, Instant.parse("2026-11-05T09:00:00Z")));
  }
}
