package org.workcommons.vc.securing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Multibase;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

class Mldsa44Jcs2024Test {
  private static final Instant NOW = Instant.parse("2026-11-05T09:00:00Z");
  private static final DataIntegrity MECHANISM = new DataIntegrity(Cryptosuite.MLDSA44_JCS_2024);
  private static final JsonObject DOCUMENT =
      JsonObject.builder()
          .put("@context", JsonArray.ofStrings(List.of("https://a.example", "https://b.example")))
          .put("claim", "true")
          .build();

  private final SigningKey key = SigningKey.fresh(KeyType.ML_DSA_44);

  @Test
  void verifiesWhatItSigned() throws Exception {
    var signed = signed(MECHANISM, key, DOCUMENT);
    var proof = (JsonObject) signed.get("proof").orElseThrow();

    assertThat(verified(signed)).isEqualTo(DOCUMENT);
    assertThat(proof.has("@context")).isFalse();
    assertThat(proof.string("proofValue").orElseThrow()).startsWith("u").hasSize(3228);
  }

  @Test
  void coversTheContextsThoughTheProofDoesNotShowThem() throws Exception {
    var signed = signed(MECHANISM, key, DOCUMENT);
    for (var contexts :
        List.of(
            List.of("https://a.example"),
            List.of("https://a.example", "https://b.example", "https://c.example"),
            List.of("https://b.example", "https://a.example"))) {
      assertThat(refused(signed.with("@context", JsonArray.ofStrings(contexts))))
          .as("%s", contexts)
          .isEqualTo(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
    }
    var proof = (JsonObject) signed.get("proof").orElseThrow();
    var repeated = proof.with("@context", DOCUMENT.get("@context").orElseThrow());
    assertThat(refused(signed.with("proof", repeated))).isEqualTo(ProblemType.UNKNOWN_CONTEXT);
  }

  @Test
  void refusesEachAlteredMember() throws Exception {
    var signed = signed(MECHANISM, key, DOCUMENT);
    var proof = (JsonObject) signed.get("proof").orElseThrow();
    refused(signed.with("claim", "false"));
    for (var altered :
        List.of(
            proof.with("created", "2026-11-05T09:00:01Z"),
            proof.with("cryptosuite", "eddsa-jcs-2022"),
            proof.with("proofPurpose", "authentication"),
            proof.with("id", "urn:a"),
            proof.with("nonce", "1"),
            proof.without("created"))) {
      refused(signed.with("proof", altered));
    }
  }

  @Test
  void refusesSignaturesInAnyOtherForm() throws Exception {
    var signed = signed(MECHANISM, key, DOCUMENT);
    var proof = (JsonObject) signed.get("proof").orElseThrow();
    var value = proof.string("proofValue").orElseThrow();
    var signature = Multibase.decode(value);
    for (String other :
        List.of(
            Multibase.base58(signature),
            value.substring(1),
            value + "A",
            value + "=",
            value.substring(0, value.length() - 4),
            "u",
            "",
            "u" + "A".repeat(1_000_000))) {
      assertThat(refused(signed.with("proof", proof.with("proofValue", other))))
          .isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
    }
    for (int i = 1; i < value.length(); i += 97) {
      var flipped =
          value.substring(0, i) + (value.charAt(i) == 'A' ? 'E' : 'A') + value.substring(i + 1);
      refused(signed.with("proof", proof.with("proofValue", flipped)));
    }
  }

  @Test
  void refusesKeysOfOtherTypes() throws Exception {
    var secured = read(signed(MECHANISM, key, DOCUMENT));
    for (var type : KeyType.values()) {
      var other = SigningKey.fresh(type);
      Refusal.of(() -> secured.verify(secured.proofs().get(0), other.verificationKey()));
      if (type != KeyType.ML_DSA_44) {
        assertThatIllegalArgumentException().isThrownBy(() -> signed(MECHANISM, other, DOCUMENT));
      }
    }
  }

  @Test
  void standsInASetBesideASuiteThatIsSettled() throws Exception {
    var classic = SigningKey.fresh(KeyType.ED25519);
    var both =
        signed(
            MECHANISM,
            key,
            signed(new DataIntegrity(Cryptosuite.EDDSA_JCS_2022), classic, DOCUMENT));
    var secured = read(both);

    assertThat(secured.verify(secured.proofs().get(0), classic.verificationKey()))
        .isEqualTo(DOCUMENT);
    assertThat(secured.verify(secured.proofs().get(1), key.verificationKey())).isEqualTo(DOCUMENT);
  }

  /**
   * The vectors of the draft, in the folder that the system property {@code vc.vectors.quantum}
   * names: its {@code testVectors}. They name the key by a DID without a fragment, which is no name
   * of a verification method, so the suite is asked and not the document.
   */
  @Test
  void everyIntermediateValueIsTheOneOfTheDraft() throws Exception {
    var signed = json(vector("mldsa44-jcs-2024/signed-mldsa44-jcs-2024.json"));
    var json = (JsonObject) signed.get("proof").orElseThrow();
    var document = signed.without("proof");
    var method = json.string("verificationMethod").orElseThrow();
    var publicKey = VerificationKey.ofMultikey(method.substring("did:key:".length()));
    var proof = proof(json, publicKey);
    var suite = (HashAndSign) Suite.of(Cryptosuite.MLDSA44_JCS_2024, Contexts.bundled());
    var hashData =
        HashAndSign.hashData(
            suite.proofHash(proof.configuration(), document, Hash.SHA_256),
            suite.documentHash(document, Hash.SHA_256));

    assertThat(suite.canonicalProof(proof.configuration(), document, Hash.SHA_256))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(text("commonAlgs/proofConfig-mldsa44-jcs-2024.txt"));
    assertThat(suite.canonicalDocument(document, Hash.SHA_256))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(text("commonAlgs/transform-jcs-sha256.txt"));
    assertThat(HexFormat.of().formatHex(hashData))
        .isEqualTo(
            json(vector("commonAlgs/hashing-combined.json"))
                .string("mldsa44-jcs-2024")
                .orElseThrow());
    assertThat(suite.verify(proof, document, publicKey)).isEqualTo(document);
    assertThat(
            Refusal.of(() -> suite.verify(proof, document.with("name", "altered"), publicKey))
                .type())
        .isEqualTo(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  private static DataIntegrityProof proof(JsonObject json, VerificationKey key) {
    return new DataIntegrityProof(
        Pointer.ROOT.at("proof"),
        Optional.empty(),
        List.of(),
        Cryptosuite.MLDSA44_JCS_2024,
        DidKey.verificationMethod(DidKey.of(key)),
        ProofPurpose.ASSERTION_METHOD,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        json);
  }

  private static Path vector(String name) {
    var folder = System.getProperty("vc.vectors.quantum", "");
    assumeTrue(!folder.isEmpty(), "the vectors of the draft are not there");
    return Path.of(folder, name);
  }

  private static String text(String name) throws Exception {
    return Files.readString(vector(name));
  }

  private static JsonObject json(Path file) throws Exception {
    return JsonReader.readObject(Files.readAllBytes(file));
  }

  private JsonObject verified(JsonObject document) throws ProblemException {
    var secured = read(document);
    return secured.verify(secured.proofs().get(0), key.verificationKey());
  }

  private ProblemType refused(JsonObject document) {
    return Refusal.of(() -> verified(document)).type();
  }

  private static SecuredDocument read(JsonObject document) throws ProblemException {
    return SecuredDocument.read(document, Contexts.bundled());
  }

  private static JsonObject signed(DataIntegrity mechanism, Signer key, JsonObject document)
      throws Exception {
    var method = DidKey.verificationMethod(DidKey.of(key.verificationKey()));
    return mechanism.secure(document, key, ProofOptions.assertion(method, NOW));
  }
}
