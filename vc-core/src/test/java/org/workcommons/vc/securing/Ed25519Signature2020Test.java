package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.fixture.Vectors;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/** The old proof type: read where somebody asked for it, with the vectors of its last edition. */
class Ed25519Signature2020Test {
  private static final String FOLDER = "vc-di-eddsa/Ed25519Signature2020/";
  private static final HexFormat HEX = HexFormat.of();

  @Test
  void everyIntermediateValueIsTheOneOfTheSpecification() throws Exception {
    var suite = (HashAndSign) Suite.of(Cryptosuite.ED25519_SIGNATURE_2020, contexts());
    var document = signed().without("proof");
    var proof = json("proofConfigEdSig.json").without("@context");
    var hashData =
        HashAndSign.hashData(
            suite.proofHash(proof, document, Hash.SHA_256),
            suite.documentHash(document, Hash.SHA_256));

    assertThat(new String(suite.canonicalDocument(document, Hash.SHA_256), UTF_8))
        .isEqualTo(text("canonDocEdSig.txt"));
    assertThat(HEX.formatHex(suite.documentHash(document, Hash.SHA_256)))
        .isEqualTo(text("docHashEdSig.txt").strip());
    assertThat(new String(suite.canonicalProof(proof, document, Hash.SHA_256), UTF_8))
        .isEqualTo(text("proofCanonEdSig.txt"));
    assertThat(HEX.formatHex(suite.proofHash(proof, document, Hash.SHA_256)))
        .isEqualTo(text("proofHashEdSig.txt").strip());
    assertThat(HEX.formatHex(hashData)).isEqualTo(text("combinedHashEdSig.txt").strip());
    assertThat(HEX.formatHex(key().sign(hashData))).isEqualTo(text("sigHexEdSig.txt").strip());
    assertThat(ProofValue.SHORT.text(key().sign(hashData)))
        .isEqualTo(text("sigBTC58EdSig.txt").strip());
  }

  @Test
  void verifiesTheSignedDocumentOfTheSpecification() throws Exception {
    assertThat(verified(signed(), contexts())).isEqualTo(signed().without("proof"));
    assertThat(SecuredDocument.read(signed(), contexts()).proofs().get(0).mechanism())
        .isEqualTo("Ed25519Signature2020");
  }

  @Test
  void refusesItWhereNobodyAskedForIt() throws Exception {
    for (var unasked : List.of(Contexts.bundled(), EddsaRdfc2022VectorsTest.contexts())) {
      var problem = Refusal.of(() -> SecuredDocument.read(signed(), unasked));

      assertThat(problem.type()).isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
      assertThat(problem.pointer()).hasToString("/proof/type");
    }
    assertThat(Contexts.bundled().carries("https://w3id.org/security/suites/ed25519-2020/v1"))
        .isFalse();
  }

  @Test
  void doesNotMakeIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DataIntegrity(Cryptosuite.ED25519_SIGNATURE_2020));
  }

  @Test
  void isNoCryptosuiteThatAProofOfTodayCanName() throws Exception {
    var named =
        proof().with("type", "DataIntegrityProof").with("cryptosuite", "Ed25519Signature2020");
    for (var bad :
        List.of(
            named,
            proof().with("cryptosuite", "Ed25519Signature2020"),
            proof().with("cryptosuite", "eddsa-rdfc-2022"))) {
      assertThat(refused(signed().with("proof", bad)))
          .isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
    }
  }

  @Test
  void refusesEachAlteredMemberOfTheDocumentAndOfTheProof() throws Exception {
    for (String name : signed().names()) {
      if (!name.equals("proof")) {
        refused(signed().with(name, "did:example:altered"));
        refused(signed().without(name));
      }
    }
    for (String name : proof().names()) {
      refused(signed().with("proof", proof().with(name, "did:example:altered#x")));
      refused(signed().with("proof", proof().without(name)));
    }
    for (var altered :
        List.of(
            proof().with("created", "2023-02-24T23:36:39Z"),
            proof().with("proofPurpose", "authentication"),
            proof().with("domain", "https://rides.example"),
            proof().with("nonce", "1"),
            proof().with("type", "eddsa-rdfc-2022"))) {
      refused(signed().with("proof", altered));
    }
    refused(signed().with("employer", "not signed"));
  }

  @Test
  void refusesKeysOfOtherTypes() throws Exception {
    var secured = SecuredDocument.read(signed(), contexts());
    for (var type : KeyType.values()) {
      var other = SigningKey.fresh(type).verificationKey();
      Refusal.of(() -> secured.verify(secured.proofs().get(0), other));
    }
  }

  private static ProblemType refused(JsonObject document) {
    return Refusal.of(() -> verified(document, contexts())).type();
  }

  private static JsonObject verified(JsonObject document, Contexts contexts)
      throws ProblemException {
    var secured = SecuredDocument.read(document, contexts);
    return secured.verify(secured.proofs().get(0), key().verificationKey());
  }

  private static Contexts contexts() throws ProblemException {
    return EddsaRdfc2022VectorsTest.contexts().withLegacyProofs();
  }

  private static SigningKey key() throws ProblemException {
    var pair = JsonReader.readObject(Vectors.bytes("vc-di-eddsa/keyPair.json"));
    return SigningKey.ofMultikey(
        pair.string("privateKeyMultibase").orElseThrow(), SecretAccess.GRANTED);
  }

  private static JsonObject signed() throws ProblemException {
    return json("signedEdSig.json");
  }

  private static JsonObject proof() throws ProblemException {
    return (JsonObject) signed().get("proof").orElseThrow();
  }

  private static JsonObject json(String name) throws ProblemException {
    return JsonReader.readObject(Vectors.bytes(FOLDER + name));
  }

  private static String text(String name) {
    return Vectors.text(FOLDER + name);
  }
}
