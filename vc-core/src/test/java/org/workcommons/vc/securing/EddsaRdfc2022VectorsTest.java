package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.did.Resolution;
import org.workcommons.vc.did.VerificationRelationship;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Sha256;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.fixture.Vectors;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/** The W3C vectors of Data Integrity EdDSA Cryptosuites 1.0, with every intermediate value. */
class EddsaRdfc2022VectorsTest {
  private static final String FOLDER = "vc-di-eddsa/eddsa-rdfc-2022/";
  private static final HexFormat HEX = HexFormat.of();

  @Test
  void everyIntermediateValueIsTheOneOfTheSpecification() throws Exception {
    var unsigned = json("vc-di-eddsa/unsigned.json");
    var configuration = json(FOLDER + "proofConfigDataInt.json");
    var rdfForm = new RdfForm(contexts());
    var document = rdfForm.canonical(unsigned, Hash.SHA_256);
    var proof = rdfForm.canonical(configuration, Hash.SHA_256);
    var hashData = HashAndSign.hashData(Sha256.hash(proof), Sha256.hash(document));

    assertThat(new String(document, UTF_8)).isEqualTo(text("canonDocDataInt.txt"));
    assertThat(HEX.formatHex(Sha256.hash(document))).isEqualTo(hex("docHashDataInt.txt"));
    assertThat(new String(proof, UTF_8)).isEqualTo(text("proofCanonDataInt.txt"));
    assertThat(HEX.formatHex(Sha256.hash(proof))).isEqualTo(hex("proofHashDataInt.txt"));
    assertThat(HEX.formatHex(hashData)).isEqualTo(hex("combinedHashDataInt.txt"));
    assertThat(HEX.formatHex(key().sign(hashData))).isEqualTo(hex("sigHexDataInt.txt"));
    assertThat(ProofValue.SHORT.text(key().sign(hashData))).isEqualTo(hex("sigBTC58DataInt.txt"));
  }

  @Test
  void theSuiteHashesWhatTheSpecificationHashes() throws Exception {
    var unsigned = json("vc-di-eddsa/unsigned.json");
    var suite = HashAndSign.rdfc(contexts());
    var proof = json(FOLDER + "proofConfigDataInt.json").without("@context");

    assertThat(HEX.formatHex(suite.documentHash(unsigned, Hash.SHA_256)))
        .isEqualTo(hex("docHashDataInt.txt"));
    assertThat(HEX.formatHex(suite.proofHash(proof, unsigned, Hash.SHA_256)))
        .isEqualTo(hex("proofHashDataInt.txt"));
  }

  @Test
  void issuesTheSignedDocumentOfTheSpecification() throws Exception {
    var signed = mechanism().secure(json("vc-di-eddsa/unsigned.json"), key(), options());

    assertThat(signed).isEqualTo(json(FOLDER + "signedDataInt.json"));
  }

  @Test
  void verifiesTheSignedDocumentOfTheSpecification() throws Exception {
    var secured = SecuredDocument.read(json(FOLDER + "signedDataInt.json"), contexts());
    var proof = secured.proofs().get(0);

    assertThat(secured.verify(proof, publicKey(proof)))
        .isEqualTo(json("vc-di-eddsa/unsigned.json"));
  }

  /** The suites of ECDSA transform alike, one of them with SHA-384 inside. */
  @Test
  void canonicalisesWhatTheSuitesOfEcdsaSign() throws Exception {
    for (String curve : List.of("256", "384")) {
      var hash = curve.equals("256") ? Hash.SHA_256 : Hash.SHA_384;
      var folder = "vc-di-ecdsa/ecdsa-rdfc-2019-p" + curve + "/";
      var rdfForm = new RdfForm(contexts());
      var document = rdfForm.canonical(json("vc-di-ecdsa/unsigned.json"), hash);
      var proof = rdfForm.canonical(json(folder + "proofConfigECDSAP" + curve + ".json"), hash);

      assertThat(new String(document, UTF_8))
          .isEqualTo(Vectors.text(folder + "canonDocECDSAP" + curve + ".txt"));
      assertThat(new String(proof, UTF_8))
          .isEqualTo(Vectors.text(folder + "proofCanonECDSAP" + curve + ".txt"));
    }
  }

  @Test
  void signsAndVerifiesTheEmploymentAuthorizationOfTheSpecification() throws Exception {
    var document = json("vc-di-eddsa/employmentAuth.json");
    var contexts =
        Contexts.bundled()
            .withPinned(
                URI.create("https://w3id.org/citizenship/v4rc1"),
                Vectors.bytes("contexts/citizenship-v4rc1.jsonld"));
    var signed =
        new DataIntegrity(Cryptosuite.EDDSA_RDFC_2022, contexts).secure(document, key(), options());
    var secured = SecuredDocument.read(signed, contexts);

    assertThat(secured.verify(secured.proofs().get(0), key().verificationKey()))
        .isEqualTo(document);
  }

  @Test
  void refusesEachAlteredMemberOfTheDocumentAndOfTheProof() throws Exception {
    var signed = json(FOLDER + "signedDataInt.json");
    for (String name : signed.names()) {
      if (!name.equals("proof")) {
        assertRefused(signed.with(name, "did:example:altered"));
        assertRefused(signed.without(name));
      }
    }
    var proof = (JsonObject) signed.get("proof").orElseThrow();
    for (String name : proof.names()) {
      assertRefused(signed.with("proof", proof.with(name, "did:example:altered#x")));
      assertRefused(signed.with("proof", proof.without(name)));
    }
    for (var added :
        List.of(
            proof.with("expires", "2033-02-24T23:36:38Z"),
            proof.with("created", "2023-02-24T23:36:39Z"),
            proof.with("proofPurpose", "authentication"),
            proof.with("domain", "https://rides.example"),
            proof.with("challenge", "1"),
            proof.with("nonce", "1"),
            proof.with("id", "urn:uuid:1"))) {
      assertRefused(signed.with("proof", added));
    }
  }

  @Test
  void theHashesInTheOtherOrderAreNotSigned() throws Exception {
    var proof = HEX.parseHex(hex("proofHashDataInt.txt"));
    var document = HEX.parseHex(hex("docHashDataInt.txt"));
    var signature = HEX.parseHex(hex("sigHexDataInt.txt"));

    assertThat(key().verificationKey().verifies(HashAndSign.hashData(proof, document), signature))
        .isTrue();
    assertThat(key().verificationKey().verifies(HashAndSign.hashData(document, proof), signature))
        .isFalse();
  }

  @Test
  void refusesTheVectorWhereItsSecondContextIsNotPinned() throws Exception {
    var secured = SecuredDocument.read(json(FOLDER + "signedDataInt.json"), Contexts.bundled());
    var proof = secured.proofs().get(0);
    var problem = Refusal.of(() -> secured.verify(proof, publicKey(proof)));

    assertThat(problem.type()).isEqualTo(ProblemType.UNKNOWN_CONTEXT);
    assertThat(problem.pointer().value()).isEqualTo("/@context/1");
  }

  private static void assertRefused(JsonObject document) {
    assertThatThrownBy(
            () -> {
              var secured = SecuredDocument.read(document, contexts());
              secured.verify(secured.proofs().get(0), key().verificationKey());
            })
        .as("%s", document)
        .isInstanceOf(ProblemException.class);
  }

  static Contexts contexts() throws ProblemException {
    return Contexts.bundled()
        .withPinned(
            URI.create("https://www.w3.org/ns/credentials/examples/v2"),
            Vectors.bytes("contexts/credentials-examples-v2.jsonld"));
  }

  private static DataIntegrity mechanism() throws ProblemException {
    return new DataIntegrity(Cryptosuite.EDDSA_RDFC_2022, contexts());
  }

  private static ProofOptions options() throws ProblemException {
    var multikey = key().verificationKey().multikey();
    return ProofOptions.assertion(
        DidUrl.of("did:key:" + multikey + "#" + multikey),
        DateTimeStamp.parse("2023-02-24T23:36:38Z", Pointer.ROOT));
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
    return SigningKey.ofMultikey(
        pair.string("privateKeyMultibase").orElseThrow(), SecretAccess.GRANTED);
  }

  private static JsonObject json(String path) throws ProblemException {
    return JsonReader.readObject(Vectors.bytes(path));
  }

  private static String text(String name) {
    return Vectors.text(FOLDER + name);
  }

  private static String hex(String name) {
    return text(name).strip();
  }
}
