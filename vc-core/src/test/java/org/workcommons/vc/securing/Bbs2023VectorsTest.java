package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
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
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/** The W3C vectors of Data Integrity BBS Cryptosuites 1.0, §3.4, and what must not verify. */
class Bbs2023VectorsTest {
  private static final String FOLDER = "vc-di-bbs/";
  private static final String WORDS = "https://windsurf.example/words";
  private static final HexFormat HEX = HexFormat.of();

  @Test
  void theHashesAreThoseOfTheSpecification() throws Exception {
    var expected = object("addHashData.json");

    assertThat(HEX.formatHex(all().divided(mandatory()).hash()))
        .isEqualTo(expected.string("mandatoryHash").orElseThrow());
    assertThat(HEX.formatHex(suite().proofHash(config(), document())))
        .isEqualTo(expected.string("proofHash").orElseThrow());
  }

  @Test
  void theLabelledStatementsAreThoseOfTheSpecification() throws Exception {
    assertThat(all().lines())
        .isEqualTo(texts(JsonReader.read(Vectors.bytes(FOLDER + "addBaseDocHMACCanon.json"))));
  }

  @Test
  void theProofForTheHolderIsThatOfTheSpecification() throws Exception {
    var base = suite().base(config(), document(), issuer(), hmacKey());

    assertThat(HEX.formatHex(base.signature()))
        .isEqualTo(object("addRawBaseSignatureInfo.json").string("bbsSignature").orElseThrow());
    assertThat(base.proofValue()).isEqualTo(reader(signed()).string("proofValue"));
  }

  @Test
  void theDisclosureIsThatOfTheSpecification() throws Exception {
    var expected = object("derivedDisclosureData.json");
    var disclosure = Disclosure.of(document(), all(), mandatory(), selective());
    var labels = new ArrayList<String>();
    disclosure
        .labels()
        .forEach((number, label) -> labels.add("c14n" + number + " " + label.substring(2)));

    assertThat(disclosure.mandatory()).isEqualTo(numbers(expected, "mandatoryIndexes"));
    assertThat(disclosure.selected()).isEqualTo(numbers(expected, "adjSelectiveIndexes"));
    assertThat(labels)
        .containsExactlyInAnyOrderElementsOf(
            ((JsonArray)
                    ((JsonObject) expected.get("labelMap").orElseThrow())
                        .get("value")
                        .orElseThrow())
                .items().stream().map(pair -> String.join(" ", texts(pair))).toList());
    assertThat(disclosure.revealed()).isEqualTo(object("derivedUnsignedReveal.json"));
  }

  @Test
  void whatTheVerifierReadsIsWhatTheSpecificationWrote() throws Exception {
    var expected = object("derivedDisclosureData.json");
    var revealed = object("derivedRevealDocument.json");
    var derived = BbsDerived.read(DataIntegrityProof.read(reader(revealed)));

    assertThat(HEX.formatHex(derived.proof())).isEqualTo(expected.string("bbsProof").orElseThrow());
    assertThat(derived.presentationHeader()).isEqualTo(HEX.parseHex("113377aa"));
    assertThat(derived.mandatory()).isEqualTo(numbers(expected, "mandatoryIndexes"));
    assertThat(derived.selected()).isEqualTo(numbers(expected, "adjSelectiveIndexes"));
    assertThat(derived.proofValue()).isEqualTo(reader(revealed).string("proofValue"));
  }

  @Test
  void verifiesTheDerivedDocumentOfTheSpecification() throws Exception {
    assertThat(verified(object("derivedRevealDocument.json"), key()))
        .isEqualTo(object("derivedUnsignedReveal.json"));
  }

  @Test
  void verifiesTheProofForTheHolderOfTheSpecification() throws Exception {
    assertThat(disclosure(signed()).verify(key())).isEqualTo(document());
    assertThat(disclosure(signed()).mandatory()).isEqualTo(mandatory());
  }

  @Test
  void whatIsDerivedVerifiesAndIsDifferentEachTime() throws Exception {
    var one = derived(signed());
    var other = derived(signed());

    assertThat(verified(one, key())).isEqualTo(object("derivedUnsignedReveal.json"));
    assertThat(verified(other, key())).isEqualTo(object("derivedUnsignedReveal.json"));
    assertThat(one).isNotEqualTo(other);
  }

  @Test
  void refusesTheProofForTheHolder() {
    assertThat(Refusal.of(() -> verified(signed(), key())).type())
        .isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
  }

  @Test
  void refusesAnotherKey() throws Exception {
    var stranger = SigningKey.fresh(KeyType.BLS12_381_G2).verificationKey();
    var revealed = object("derivedRevealDocument.json");

    assertThat(Refusal.of(() -> verified(revealed, stranger)).type())
        .isEqualTo(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
    assertThat(Refusal.of(() -> disclosure(signed()).verify(stranger)).type())
        .isEqualTo(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
    var p256 = SigningKey.fresh(KeyType.P256).verificationKey();
    assertThat(Refusal.of(() -> verified(revealed, p256)).type())
        .isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
  }

  /** A statement shown as mandatory, and one shown as selected. */
  @Test
  void refusesAChangedDocument() throws Exception {
    var text = new String(JsonWriter.compact(object("derivedRevealDocument.json")), UTF_8);
    for (var change :
        List.of("Earth101>Earth102", "Lahaina>Kihei", "CompFoil170>CompFoil171", "Wailea>Maui")) {
      var pair = change.split(">", 2);
      assertThat(text).contains(pair[0]);
      var changed =
          JsonReader.readObject(
              text.replace("\"" + pair[0] + "\"", "\"" + pair[1] + "\"").getBytes(UTF_8));
      assertThat(Refusal.of(() -> verified(changed, key())).type())
          .as(change)
          .isIn(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR, ProblemType.PROOF_VERIFICATION_ERROR);
    }
  }

  @Test
  void refusesAProofWithOtherIndexesLabelsOrOccasion() throws Exception {
    var revealed = object("derivedRevealDocument.json");
    var read = BbsDerived.read(DataIntegrityProof.read(reader(revealed)));
    var labels = new LinkedHashMap<>(read.labels());
    labels.put(0, read.labels().get(1));
    labels.put(1, read.labels().get(0));
    var selected = new ArrayList<>(read.selected());
    selected.set(selected.size() - 1, 11);
    var fewer = read.selected().subList(1, read.selected().size());
    var mandatory = read.mandatory().subList(1, read.mandatory().size());
    for (var changed :
        List.of(
            new BbsDerived(
                read.proof(), labels, read.mandatory(), read.selected(), read.presentationHeader()),
            new BbsDerived(
                read.proof(), read.labels(), read.mandatory(), selected, read.presentationHeader()),
            new BbsDerived(
                read.proof(), read.labels(), read.mandatory(), fewer, read.presentationHeader()),
            new BbsDerived(
                read.proof(), read.labels(), mandatory, read.selected(), read.presentationHeader()),
            new BbsDerived(
                new byte[0],
                read.labels(),
                read.mandatory(),
                read.selected(),
                read.presentationHeader()),
            new BbsDerived(
                read.proof(), read.labels(), read.mandatory(), read.selected(), new byte[0]))) {
      var proof = reader(revealed).object().with("proofValue", changed.proofValue());
      assertThat(Refusal.of(() -> verified(revealed.with("proof", proof), key())).type())
          .isIn(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR, ProblemType.PROOF_VERIFICATION_ERROR);
    }
  }

  private static JsonObject derived(JsonObject signed) throws ProblemException {
    return JsonReader.readObject(disclosure(signed).derive(selective()).toByteArray());
  }

  private static JsonObject verified(JsonObject secured, VerificationKey key)
      throws ProblemException {
    var document = SecuredDocument.read(secured, contexts());
    return document.verify(document.proofs().get(0), key);
  }

  private static SelectiveDisclosure disclosure(JsonObject signed) throws ProblemException {
    return SelectiveDisclosure.of(
        VerifiableCredential.received(MediaType.VC, JsonWriter.compact(signed)), contexts());
  }

  private static Bbs2023 suite() throws ProblemException {
    return new Bbs2023(contexts(), mandatory());
  }

  private static LabelledStatements all() throws ProblemException {
    return LabelledStatements.of(
        document(), new RdfForm(contexts()), BlankLabels.shuffled(hmacKey()));
  }

  private static SigningKey issuer() throws ProblemException {
    return SigningKey.restore(
        KeyType.BLS12_381_G2,
        HEX.parseHex(keys().string("privateKeyHex").orElseThrow()),
        SecretAccess.GRANTED);
  }

  private static VerificationKey key() throws ProblemException {
    return VerificationKey.ofRaw(
        KeyType.BLS12_381_G2, HEX.parseHex(keys().string("publicKeyHex").orElseThrow()));
  }

  private static byte[] hmacKey() throws ProblemException {
    return HEX.parseHex(
        keys().string("hmacKeyString").orElseThrow().toLowerCase(java.util.Locale.ROOT));
  }

  private static JsonObject keys() throws ProblemException {
    return object("BBSKeyMaterial.json");
  }

  private static JsonObject config() throws ProblemException {
    return object("addProofConfig.json").without("@context");
  }

  private static JsonObject document() throws ProblemException {
    return signed().without("proof");
  }

  private static JsonObject signed() throws ProblemException {
    return object("addSignedSDBase.json");
  }

  private static ObjectReader reader(JsonObject signed) throws ProblemException {
    return ObjectReader.of(signed, Pointer.ROOT).object("proof");
  }

  private static List<Pointer> mandatory() throws ProblemException {
    return pointers("windMandatory.json");
  }

  private static List<Pointer> selective() throws ProblemException {
    return pointers("windSelective.json");
  }

  private static List<Pointer> pointers(String file) throws ProblemException {
    return texts(JsonReader.read(Vectors.bytes(FOLDER + file))).stream().map(Pointer::new).toList();
  }

  private static List<String> texts(JsonValue array) {
    return ((JsonArray) array).items().stream().map(item -> ((JsonString) item).value()).toList();
  }

  private static List<Integer> numbers(JsonObject in, String name) {
    return ((JsonArray) in.get(name).orElseThrow())
        .items().stream().map(item -> (int) ((JsonNumber) item).value()).toList();
  }

  private static Contexts contexts() throws ProblemException {
    return Contexts.bundled()
        .withPinned(
            URI.create(WORDS),
            "{\"@context\":{\"@vocab\":\"https://windsurf.grotto-networking.com/selective#\"}}"
                .getBytes(UTF_8));
  }

  /**
   * The vectors have a context inside the document, which we don't read: pinned, it says the same.
   */
  private static JsonObject object(String name) throws ProblemException {
    var object = JsonReader.readObject(Vectors.bytes(FOLDER + name));
    return object.has("@context")
        ? object.with("@context", JsonArray.ofStrings(List.of(Contexts.CREDENTIALS_V2, WORDS)))
        : object;
  }
}
