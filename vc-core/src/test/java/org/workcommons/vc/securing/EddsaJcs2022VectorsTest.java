package org.workcommons.vc.securing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.did.Resolution;
import org.workcommons.vc.did.VerificationRelationship;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.encoding.Jcs;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.fixture.Vectors;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/** The W3C vectors of Data Integrity EdDSA Cryptosuites 1.0, with every intermediate value. */
class EddsaJcs2022VectorsTest {
  private static final String FOLDER = "vc-di-eddsa/eddsa-jcs-2022/";
  private static final HexFormat HEX = HexFormat.of();

  @Test
  void everyIntermediateValueIsTheOneOfTheSpecification() throws ProblemException {
    var unsigned = json("vc-di-eddsa/unsigned.json");
    var configuration = json(FOLDER + "proofConfigJCS.json");
    var suite = HashAndSign.jcs();
    var hashData =
        HashAndSign.hashData(
            suite.proofHash(configuration, unsigned, Hash.SHA_256),
            suite.documentHash(unsigned, Hash.SHA_256));

    assertThat(Jcs.canonicalize(unsigned))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(text("canonDocJCS.txt"));
    assertThat(HEX.formatHex(suite.documentHash(unsigned, Hash.SHA_256)))
        .isEqualTo(text("docHashJCS.txt"));
    assertThat(Jcs.canonicalize(configuration))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(text("proofCanonJCS.txt"));
    assertThat(HEX.formatHex(suite.proofHash(configuration, unsigned, Hash.SHA_256)))
        .isEqualTo(text("proofHashJCS.txt"));
    assertThat(HEX.formatHex(hashData)).isEqualTo(text("combinedHashJCS.txt"));
    assertThat(HEX.formatHex(key().sign(hashData))).isEqualTo(text("sigHexJCS.txt"));
  }

  @Test
  void issuesTheSignedDocumentOfTheSpecification() throws Exception {
    var method =
        DidUrl.of(
            "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2#z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2");
    var created = DateTimeStamp.parse("2023-02-24T23:36:38Z", Pointer.ROOT);

    var signed =
        new DataIntegrity(Cryptosuite.EDDSA_JCS_2022)
            .secure(
                json("vc-di-eddsa/unsigned.json"), key(), ProofOptions.assertion(method, created));

    assertThat(signed).isEqualTo(json(FOLDER + "signedJCS.json"));
  }

  @Test
  void verifiesTheSignedDocumentOfTheSpecification() throws ProblemException {
    var secured = SecuredDocument.read(json(FOLDER + "signedJCS.json"), Contexts.bundled());
    var proof = secured.proofs().get(0);

    assertThat(secured.verify(proof, publicKey(proof)))
        .isEqualTo(json("vc-di-eddsa/unsigned.json"));
  }

  @Test
  void refusesEachAlteredMemberOfTheDocumentAndOfTheProof() throws ProblemException {
    var signed = json(FOLDER + "signedJCS.json");
    for (String name : signed.names()) {
      if (!name.equals("proof")) {
        assertRefused(signed.with(name, "did:example:altered"));
        assertRefused(signed.without(name));
      }
    }
    var proof = (JsonObject) signed.get("proof").orElseThrow();
    for (String name : proof.names()) {
      assertRefused(signed.with("proof", proof.with(name, "did:example:altered#x")));
      if (!name.equals("created")) {
        assertRefused(signed.with("proof", proof.without(name)));
      }
    }
    assertRefused(signed.with("proof", proof.without("created")));
    assertRefused(signed.with("proof", proof.with("expires", "2033-02-24T23:36:38Z")));
  }

  @Test
  void dropsContextsThatTheProofDoesNotCover() throws ProblemException {
    var signed = json(FOLDER + "signedJCS.json");
    var contexts = ((JsonArray) signed.get("@context").orElseThrow()).items();
    var longer = new java.util.ArrayList<>(contexts);
    longer.add(new JsonString("https://attacker.example/context"));

    var secured =
        SecuredDocument.read(signed.with("@context", new JsonArray(longer)), Contexts.bundled());
    var proof = secured.proofs().get(0);

    assertThat(secured.verify(proof, publicKey(proof)).get("@context"))
        .contains(new JsonArray(contexts));
  }

  @Test
  void refusesContextsThatStandBeforeTheSignedOnes() throws ProblemException {
    var signed = json(FOLDER + "signedJCS.json");
    var contexts =
        new java.util.ArrayList<>(((JsonArray) signed.get("@context").orElseThrow()).items());
    contexts.add(0, new JsonString("https://attacker.example/context"));

    assertRefused(signed.with("@context", new JsonArray(contexts)));
  }

  @Test
  void refusesTheSignatureOfAnotherKey() throws ProblemException {
    var secured = SecuredDocument.read(json(FOLDER + "signedJCS.json"), Contexts.bundled());
    var other = SigningKey.fresh(org.workcommons.vc.key.KeyType.ED25519).verificationKey();

    assertThatThrownBy(() -> secured.verify(secured.proofs().get(0), other))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.problem().type()).isEqualTo(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR));
  }

  private static void assertRefused(JsonObject document) {
    assertThatThrownBy(
            () -> {
              var secured = SecuredDocument.read(document, Contexts.bundled());
              var proof = secured.proofs().get(0);
              secured.verify(proof, publicKey(proof));
            })
        .as("%s", document)
        .isInstanceOf(ProblemException.class);
  }

  private static VerificationKey publicKey(Proof proof) throws ProblemException {
    var resolution = DidResolver.offline().resolve(proof.verificationMethod().did());
    if (resolution instanceof Resolution.Resolved resolved) {
      return resolved
          .document()
          .retrieve(proof.verificationMethod(), VerificationRelationship.ASSERTION_METHOD)
          .key();
    }
    throw new ProblemException(((Resolution.Failed) resolution).problem());
  }

  private static SigningKey key() throws ProblemException {
    var pair = json("vc-di-eddsa/keyPair.json");
    var key =
        SigningKey.ofMultikey(
            pair.string("privateKeyMultibase").orElseThrow(), SecretAccess.GRANTED);
    assertThat(key.verificationKey().multikey())
        .isEqualTo(pair.string("publicKeyMultibase").orElseThrow());
    assertThat(Did.of("did:key:" + key.verificationKey().multikey()).method()).isEqualTo("key");
    return key;
  }

  private static JsonObject json(String path) throws ProblemException {
    return JsonReader.readObject(Vectors.bytes(path));
  }

  private static String text(String name) {
    return Vectors.text(FOLDER + name).strip();
  }
}
