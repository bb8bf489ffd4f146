package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.fixture.Vectors;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;

/**
 * The W3C vectors of Data Integrity BBS Cryptosuites 1.0, baseline, with every intermediate value.
 * Their documents define their words in a context of their own inside; here the same context is
 * pinned and named. (No context is part of what is signed.)
 */
class Bbs2023VectorsTest {
  private static final String FOLDER = "vc-di-bbs/";
  private static final URI WINDSURF = URI.create("https://windsurf.example/v1");
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
    var expected = raw("addBaseTransform.json");

    assertThat(lines(all().part(mandatory()).indexes()))
        .isEqualTo(numbered(expected.get("mandatory").orElseThrow()));
    assertThat(lines(all().rest(all().part(mandatory()).indexes())))
        .isEqualTo(numbered(expected.get("nonMandatory").orElseThrow()));
  }

  @Test
  void theHashesAreThoseOfTheSpecification() throws Exception {
    var expected = raw("addHashData.json");
    var suite = new Bbs2023(contexts(), List.of());

    assertThat(HEX.formatHex(all().divided(mandatory()).hash()))
        .isEqualTo(expected.string("mandatoryHash").orElseThrow());
    assertThat(HEX.formatHex(suite.proofHash(configuration(), document())))
        .isEqualTo(expected.string("proofHash").orElseThrow());
    assertThat(
            new String(
                new RdfForm(contexts()).canonical(named(raw("addProofConfig.json")), Hash.SHA_256),
                UTF_8))
        .isEqualTo(Vectors.text(FOLDER + "addProofConfigCanon.txt"));
  }

  @Test
  void theSignatureAndTheProofForTheHolderAreThoseOfTheSpecification() throws Exception {
    assertThat(HEX.formatHex(base().signature()))
        .isEqualTo(raw("addRawBaseSignatureInfo.json").string("bbsSignature").orElseThrow());
    assertThat(HEX.formatHex(base().publicKey()))
        .isEqualTo(raw("BBSKeyMaterial.json").string("publicKeyHex").orElseThrow());
    assertThat(base().proofValue())
        .isEqualTo(reader(signed()).object().string("proofValue").orElseThrow());
  }

  @Test
  void whatTheHolderReadsFromItIsWhatTheSpecificationReads() throws Exception {
    var expected = raw("derivedRecoveredBaseData.json");
    var base = BbsBase.read(DataIntegrityProof.read(reader(signed())));

    assertThat(HEX.formatHex(base.signature()))
        .isEqualTo(expected.string("bbsSignature").orElseThrow());
    assertThat(HEX.formatHex(base.hmacKey())).isEqualTo(expected.string("hmacKey").orElseThrow());
    assertThat(base.mandatory().stream().map(Pointer::value).toList())
        .isEqualTo(texts(expected.get("mandatoryPointers").orElseThrow()));
  }

  @Test
  void theGroupsAreThoseOfTheSpecification() throws Exception {
    var expected = raw("derivedGroupIndexes.json");
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
  }

  @Test
  void theDisclosureIsThatOfTheSpecification() throws Exception {
    var disclosure = Disclosure.of(document(), all(), mandatory(), selective());
    var labels = new LinkedHashMap<String, String>();
    disclosure.labels().forEach((number, label) -> labels.put("c14n" + number, label.substring(2)));

    assertThat(disclosure.mandatory())
        .isEqualTo(numbers(raw("derivedAdjIndexes.json"), "adjMandatoryIndexes"));
    assertThat(disclosure.selected())
        .isEqualTo(numbers(raw("derivedAdjIndexes.json"), "adjSelectiveIndexes"));
    assertThat(labels)
        .isEqualTo(
            pairs(
                ((JsonObject) raw("derivedDisclosureData.json").get("labelMap").orElseThrow())
                    .get("value")
                    .orElseThrow()));
    assertThat(disclosure.revealed()).isEqualTo(named(raw("derivedUnsignedReveal.json")));
  }

  @Test
  void whatTheVerifierReadsIsWhatTheHolderWrote() throws Exception {
    var expected = raw("derivedDisclosureData.json");
    var proof = DataIntegrityProof.read(reader(raw("derivedRevealDocument.json")));
    var derived = BbsDerived.read(proof);

    assertThat(HEX.formatHex(derived.proof())).isEqualTo(expected.string("bbsProof").orElseThrow());
    assertThat(derived.mandatory()).isEqualTo(numbers(expected, "mandatoryIndexes"));
    assertThat(derived.selected()).isEqualTo(numbers(expected, "adjSelectiveIndexes"));
    assertThat(HEX.formatHex(derived.presentationHeader()))
        .isEqualTo(raw("BBSDeriveMaterial.json").string("presentationHeaderHex").orElseThrow());
    assertThat(derived.proofValue()).isEqualTo(proof.json().string("proofValue").orElseThrow());
  }

  @Test
  void verifiesTheDerivedDocumentOfTheSpecification() throws Exception {
    var secured = SecuredDocument.read(named(raw("derivedRevealDocument.json")), contexts());

    assertThat(secured.verify(secured.proofs().get(0), issuer().verificationKey()))
        .isEqualTo(named(raw("derivedUnsignedReveal.json")));
  }

  @Test
  void derivesAndVerifiesWhatTheSpecificationSigned() throws Exception {
    var disclosure =
        SelectiveDisclosure.of(
            VerifiableCredential.received(MediaType.VC, JsonWriter.compact(signed())), contexts());
    var derived = JsonReader.readObject(disclosure.derive(selective()).toByteArray());
    var secured = SecuredDocument.read(derived, contexts());

    assertThat(disclosure.verify(issuer().verificationKey())).isEqualTo(document());
    assertThat(secured.verify(secured.proofs().get(0), issuer().verificationKey()))
        .isEqualTo(named(raw("derivedUnsignedReveal.json")));
  }

  private static BbsBase base() throws Exception {
    return new Bbs2023(contexts(), mandatory())
        .base(configuration(), document(), issuer(), hmacKey());
  }

  private static SigningKey issuer() throws ProblemException {
    var secret = raw("BBSKeyMaterial.json").string("privateKeyHex").orElseThrow();
    return SigningKey.restore(KeyType.BLS12_381_G2, HEX.parseHex(secret), SecretAccess.GRANTED);
  }

  private static JsonObject configuration() throws ProblemException {
    return raw("addProofConfig.json").without("@context");
  }

  private static LabelledStatements all() throws ProblemException {
    return LabelledStatements.of(
        document(), new RdfForm(contexts()), BlankLabels.shuffled(hmacKey()));
  }

  private static Map<Integer, String> lines(Collection<Integer> indexes) throws ProblemException {
    var lines = new LinkedHashMap<Integer, String>();
    for (int index : indexes) {
      lines.put(index, all().lines().get(index));
    }
    return lines;
  }

  private static JsonObject document() throws ProblemException {
    return signed().without("proof");
  }

  private static JsonObject signed() throws ProblemException {
    return named(raw("addSignedSDBase.json"));
  }

  private static ObjectReader reader(JsonObject signed) throws ProblemException {
    return ObjectReader.of(signed, Pointer.ROOT).object("proof");
  }

  private static List<Pointer> mandatory() throws ProblemException {
    return texts(read("windMandatory.json")).stream().map(Pointer::new).toList();
  }

  private static List<Pointer> selective() throws ProblemException {
    return texts(read("windSelective.json")).stream().map(Pointer::new).toList();
  }

  private static byte[] hmacKey() throws ProblemException {
    return HEX.parseHex(raw("BBSKeyMaterial.json").string("hmacKeyString").orElseThrow());
  }

  private static Contexts contexts() throws ProblemException {
    return Contexts.bundled()
        .withPinned(
            WINDSURF,
            "{\"@context\":{\"@vocab\":\"https://windsurf.grotto-networking.com/selective#\"}}"
                .getBytes(UTF_8));
  }

  private static JsonObject named(JsonObject document) {
    return document.with(
        "@context", JsonArray.ofStrings(List.of(Contexts.CREDENTIALS_V2, WINDSURF.toString())));
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

  private static JsonObject raw(String name) throws ProblemException {
    return JsonReader.readObject(Vectors.bytes(FOLDER + name));
  }

  private static JsonValue read(String name) throws ProblemException {
    return JsonReader.read(Vectors.bytes(FOLDER + name));
  }
}
