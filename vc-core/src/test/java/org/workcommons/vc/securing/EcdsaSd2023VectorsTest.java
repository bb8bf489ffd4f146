package org.workcommons.vc.securing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.fixture.Vectors;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The W3C vectors of Data Integrity ECDSA Cryptosuites 1.0, §3.6, with every intermediate value.
 * (The unsigned input of the repository has another description than the signed document that was
 * made from it, so that is the input here.)
 */
class EcdsaSd2023VectorsTest {
  private static final String TOP = "vc-di-ecdsa/";
  private static final String FOLDER = TOP + "ecdsa-sd-2023/prc/";
  private static final HexFormat HEX = HexFormat.of();

  @Test
  void theCanonicalStatementsAreThoseOfTheSpecification() throws Exception {
    var canonical = RdfForm.canonical(new RdfForm(contexts()).statements(document()));

    assertThat(canonical.text()).isEqualTo(String.join("", texts(read("addBaseDocCanon.json"))));
  }

  @Test
  void theLabelledStatementsAreThoseOfTheSpecification() throws Exception {
    assertThat(all().lines()).isEqualTo(texts(read("addBaseDocHMACCanon.json")));
  }

  @Test
  void theMandatoryStatementsAreThoseOfTheSpecification() throws Exception {
    var expected = object("addBaseTransform.json");

    assertThat(lines(all().part(mandatory()).indexes()))
        .isEqualTo(numbered(expected.get("mandatory").orElseThrow()));
    assertThat(lines(all().rest(all().part(mandatory()).indexes())))
        .isEqualTo(numbered(expected.get("nonMandatory").orElseThrow()));
  }

  @Test
  void theHashesAreThoseOfTheSpecification() throws Exception {
    var expected = object("addHashData.json");
    var proof = object("addProofConfig.json").without("@context");

    assertThat(HEX.formatHex(all().divided(mandatory()).hash()))
        .isEqualTo(expected.string("mandatoryHash").orElseThrow());
    assertThat(HEX.formatHex(new EcdsaSd2023(contexts(), List.of()).proofHash(proof, document())))
        .isEqualTo(expected.string("proofHash").orElseThrow());
    assertThat(
            new String(
                HashAndSign.rdfc(contexts()).canonicalProof(proof, document(), Hash.SHA_256),
                java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo(Vectors.text(FOLDER + "addProofConfigCanon.txt"));
  }

  @Test
  void theSignaturesAreThoseOfTheSpecification() throws Exception {
    var expected = object("addRawBaseSignatureInfo.json");
    var base = base();

    assertThat(HEX.formatHex(base.signatures().issuers()))
        .isEqualTo(expected.string("baseSignature").orElseThrow());
    assertThat(base.signatures().statementKey().key().multikey())
        .isEqualTo(expected.string("publicKey").orElseThrow());
    assertThat(hex(base.signatures().statements()))
        .isEqualTo(texts(expected.get("signatures").orElseThrow()));
    assertThat(base.mandatory()).isEqualTo(mandatory());
  }

  @Test
  void theProofForTheHolderIsThatOfTheSpecification() throws Exception {
    assertThat(base().proofValue()).isEqualTo(proof(signed()).string("proofValue").orElseThrow());
  }

  @Test
  void whatTheHolderReadsFromItIsWhatTheSpecificationReads() throws Exception {
    var expected = object("derivedRecoveredBaseData.json");
    var base = EcdsaSdBase.read(DataIntegrityProof.read(reader(signed())));

    assertThat(HEX.formatHex(base.signatures().issuers()))
        .isEqualTo(expected.string("baseSignature").orElseThrow());
    assertThat(base.signatures().statementKey().key().multikey())
        .isEqualTo(expected.string("proofPublicKey").orElseThrow());
    assertThat(HEX.formatHex(base.hmacKey())).isEqualTo(expected.string("hmacKey").orElseThrow());
    assertThat(hex(base.signatures().statements()))
        .isEqualTo(texts(expected.get("signatures").orElseThrow()));
    assertThat(new JsonArray(pointers(base.mandatory())))
        .isEqualTo(expected.get("mandatoryPointers").orElseThrow());
  }

  @Test
  void theGroupsAreThoseOfTheSpecification() throws Exception {
    var expected = object("derivedGroupIndexes.json");
    var all = all();
    var both = new ArrayList<>(mandatory());
    both.addAll(selective());

    assertThat(all.part(both).indexes())
        .containsExactlyElementsOf(numbers(expected, "combinedIndexes"));
    assertThat(all.part(mandatory()).indexes())
        .containsExactlyElementsOf(numbers(expected, "mandatoryIndexes"));
    assertThat(all.part(selective()).indexes())
        .containsExactlyElementsOf(numbers(expected, "selectiveIndexes"));
    assertThat(all.rest(all.part(mandatory()).indexes()))
        .containsExactlyElementsOf(numbers(expected, "nonMandatoryIndexes"));
    for (var group :
        Map.of("mandatory", mandatory(), "selective", selective(), "combined", both).entrySet()) {
      var indexes = all.part(group.getValue()).indexes();
      var groups =
          ObjectReader.of(object("derivedAllGroupData.json"), Pointer.ROOT).object("groups");
      assertThat(lines(indexes))
          .isEqualTo(numbered(groups.object(group.getKey()).object("matching").object()));
      assertThat(lines(all.rest(indexes)))
          .isEqualTo(numbered(groups.object(group.getKey()).object("nonMatching").object()));
    }
  }

  @Test
  void theDisclosureIsThatOfTheSpecification() throws Exception {
    var disclosure = Disclosure.of(document(), all(), mandatory(), selective());
    var labels = new LinkedHashMap<String, String>();
    disclosure.labels().forEach((number, label) -> labels.put("c14n" + number, label.substring(2)));

    assertThat(disclosure.mandatory())
        .isEqualTo(numbers(object("derivedAdjMandatoryIndexes.json"), "adjMandatoryIndexes"));
    assertThat(disclosure.selected())
        .isEqualTo(numbers(object("derivedAdjSignatures.json"), "adjSignatureIndexes"));
    assertThat(hex(base().signatures().only(disclosure.selected()).statements()))
        .isEqualTo(
            texts(object("derivedAdjSignatures.json").get("filteredSignatures").orElseThrow()));
    assertThat(labels)
        .isEqualTo(labels(object("derivedDisclosureData.json").get("labelMap").orElseThrow()));
    assertThat(disclosure.revealed()).isEqualTo(object("derivedUnsignedReveal.json"));
  }

  @Test
  void derivesTheDocumentOfTheSpecification() throws Exception {
    var derived = disclosure(signed()).derive(selective());

    assertThat(JsonReader.readObject(derived.toByteArray()))
        .isEqualTo(object("derivedRevealDocument.json"));
  }

  @Test
  void whatTheVerifierReadsIsWhatTheSpecificationReads() throws Exception {
    var expected = object("verifyDerivedProofValue.json");
    var derived =
        EcdsaSdDerived.read(DataIntegrityProof.read(reader(object("derivedRevealDocument.json"))));
    var labels = new LinkedHashMap<String, String>();
    derived.labels().forEach((number, label) -> labels.put("c14n" + number, label.substring(2)));

    assertThat(HEX.formatHex(derived.signatures().issuers()))
        .isEqualTo(expected.string("baseSignature").orElseThrow());
    assertThat(derived.signatures().statementKey().key().multikey())
        .isEqualTo(expected.string("publicKey").orElseThrow());
    assertThat(hex(derived.signatures().statements()))
        .isEqualTo(texts(expected.get("signatures").orElseThrow()));
    assertThat(labels).isEqualTo(pairs(expected.get("labelMap").orElseThrow()));
    assertThat(derived.mandatory()).isEqualTo(numbers(expected, "mandatoryIndexes"));
  }

  @Test
  void theStatementsThatTheVerifierSeesAreThoseOfTheSpecification() throws Exception {
    var expected = object("verifyCreateVerifyData.json");
    var revealed = object("derivedRevealDocument.json");
    var derived = EcdsaSdDerived.read(DataIntegrityProof.read(reader(revealed)));
    var shown =
        ShownStatements.of(
            revealed.without("proof"),
            new RdfForm(contexts()),
            derived.labels(),
            derived.mandatory(),
            Pointer.ROOT);
    var both = new ArrayList<>(shown.mandatory());
    both.addAll(shown.others());
    both.sort(NQuads.CODE_POINT_ORDER);

    assertThat(both).isEqualTo(texts(read("verifyNQuads.json")));
    assertThat(shown.others()).isEqualTo(texts(expected.get("nonMandatory").orElseThrow()));
    assertThat(HEX.formatHex(shown.hash()))
        .isEqualTo(expected.string("mandatoryHash").orElseThrow());
  }

  @Test
  void verifiesTheDerivedDocumentOfTheSpecification() throws Exception {
    var secured = SecuredDocument.read(object("derivedRevealDocument.json"), contexts());

    assertThat(secured.verify(secured.proofs().get(0), issuer().verificationKey()))
        .isEqualTo(object("derivedUnsignedReveal.json"));
  }

  @Test
  void verifiesTheProofForTheHolderOfTheSpecification() throws Exception {
    assertThat(disclosure(signed()).verify(issuer().verificationKey())).isEqualTo(document());
  }

  /** The specification's text would: §3.6.7, step 8. */
  @Test
  void doesNotVerifyWithTheKeyInTheProof() throws Exception {
    var secured = SecuredDocument.read(object("derivedRevealDocument.json"), contexts());
    var inProof = VerificationKey.ofMultikey(material("proofKeyPair", "publicKeyMultibase"));

    assertThat(Refusal.of(() -> secured.verify(secured.proofs().get(0), inProof)).type())
        .isEqualTo(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @Test
  void secondInputOfTheSpecificationIsIssuedDerivedAndVerified() throws Exception {
    var document = JsonReader.readObject(Vectors.bytes(TOP + "employmentAuth.json"));
    var options = pointers(JsonReader.read(Vectors.bytes(TOP + "employMandatory.json")));
    var selective = pointers(JsonReader.read(Vectors.bytes(TOP + "employSelective.json")));
    var suite = new EcdsaSd2023(contexts(), options);
    var proof = object("addProofConfig.json").without("@context");
    var signed =
        document.with(
            "proof", proof.with("proofValue", suite.proofValue(proof, document, issuer())));
    var derived = disclosure(signed).derive(selective);
    var secured = SecuredDocument.read(JsonReader.readObject(derived.toByteArray()), contexts());
    var both = new ArrayList<>(options);
    both.addAll(selective);

    assertThat(secured.verify(secured.proofs().get(0), issuer().verificationKey()))
        .isEqualTo(Selection.of(document, both).orElseThrow())
        .isNotEqualTo(document);
  }

  private static EcdsaSdBase base() throws Exception {
    return new EcdsaSd2023(contexts(), mandatory())
        .base(
            object("addProofConfig.json").without("@context"),
            document(),
            issuer(),
            hmacKey(),
            SigningKey.ofMultikey(
                material("proofKeyPair", "secretKeyMultibase"), SecretAccess.GRANTED));
  }

  private static SigningKey issuer() throws ProblemException {
    return SigningKey.ofMultikey(
        material("baseKeyPair", "secretKeyMultibase"), SecretAccess.GRANTED);
  }

  private static LabelledStatements all() throws ProblemException {
    return LabelledStatements.of(
        document(), new RdfForm(contexts()), BlankLabels.digests(hmacKey()));
  }

  private static Map<Integer, String> lines(java.util.Collection<Integer> indexes)
      throws ProblemException {
    var lines = new LinkedHashMap<Integer, String>();
    for (int index : indexes) {
      lines.put(index, all().lines().get(index));
    }
    return lines;
  }

  private static SelectiveDisclosure disclosure(JsonObject signed) throws ProblemException {
    return SelectiveDisclosure.of(
        VerifiableCredential.received(MediaType.VC, JsonWriter.compact(signed)), contexts());
  }

  private static JsonObject document() throws ProblemException {
    return signed().without("proof");
  }

  private static JsonObject signed() throws ProblemException {
    return object("addSignedSDBase.json");
  }

  private static JsonObject proof(JsonObject signed) throws ProblemException {
    return reader(signed).object();
  }

  private static ObjectReader reader(JsonObject signed) throws ProblemException {
    return ObjectReader.of(signed, Pointer.ROOT).object("proof");
  }

  private static List<Pointer> mandatory() throws ProblemException {
    return pointers(JsonReader.read(Vectors.bytes(TOP + "prCredMandatory.json")));
  }

  private static List<Pointer> selective() throws ProblemException {
    return pointers(JsonReader.read(Vectors.bytes(TOP + "prCredSelective.json")));
  }

  private static List<Pointer> pointers(JsonValue array) {
    return texts(array).stream().map(Pointer::new).toList();
  }

  private static List<JsonValue> pointers(List<Pointer> pointers) {
    return pointers.stream().<JsonValue>map(p -> new JsonString(p.value())).toList();
  }

  private static byte[] hmacKey() throws ProblemException {
    return HEX.parseHex(keys().string("hmacKeyString").orElseThrow());
  }

  private static String material(String pair, String name) throws ProblemException {
    return ObjectReader.of(keys(), Pointer.ROOT).object(pair).string(name);
  }

  private static JsonObject keys() throws ProblemException {
    return JsonReader.readObject(Vectors.bytes(TOP + "ecdsa-sd-2023/SDKeyMaterial.json"));
  }

  private static Contexts contexts() throws ProblemException {
    return Contexts.bundled()
        .withPinned(
            URI.create("https://w3id.org/citizenship/v4rc1"),
            Vectors.bytes("contexts/citizenship-v4rc1.jsonld"));
  }

  private static List<String> hex(List<byte[]> all) {
    return all.stream().map(HEX::formatHex).toList();
  }

  private static List<String> texts(JsonValue array) {
    return ((JsonArray) array).items().stream().map(item -> ((JsonString) item).value()).toList();
  }

  private static List<Integer> numbers(JsonObject in, String name) {
    return ((JsonArray) in.get(name).orElseThrow())
        .items().stream().map(item -> (int) ((JsonNumber) item).value()).toList();
  }

  private static Map<Integer, String> numbered(JsonValue map) {
    var found = new LinkedHashMap<Integer, String>();
    for (var pair : items(map)) {
      found.put(
          (int) ((JsonNumber) pair.items().get(0)).value(),
          ((JsonString) pair.items().get(1)).value());
    }
    return found;
  }

  private static Map<String, String> labels(JsonValue map) {
    return pairs(((JsonObject) map).get("value").orElseThrow());
  }

  private static Map<String, String> pairs(JsonValue array) {
    var found = new LinkedHashMap<String, String>();
    for (var item : ((JsonArray) array).items()) {
      var pair = texts(item);
      found.put(pair.get(0), pair.get(1));
    }
    return found;
  }

  private static List<JsonArray> items(JsonValue map) {
    return ((JsonArray) ((JsonObject) map).get("value").orElseThrow())
        .items().stream().map(item -> (JsonArray) item).toList();
  }

  private static JsonObject object(String name) throws ProblemException {
    return JsonReader.readObject(Vectors.bytes(FOLDER + name));
  }

  private static JsonValue read(String name) throws ProblemException {
    return JsonReader.read(Vectors.bytes(FOLDER + name));
  }
}
