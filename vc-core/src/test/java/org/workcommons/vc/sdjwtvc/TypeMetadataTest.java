package org.workcommons.vc.sdjwtvc;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.sdjwt.Concealment;
import org.workcommons.vc.sdjwt.DisclosableToken;

class TypeMetadataTest {
  private static final String CHILD = "https://type.example/child/1";
  private static final String PARENT = "https://type.example/parent/1";

  private final SigningKey issuer = SigningKey.fresh(KeyType.P256);
  private final Map<String, byte[]> documents = new HashMap<>();

  @Test
  void takesOverWhatTheExtendedTypeSays() throws Exception {
    document(
        PARENT,
        "'display':[{'locale':'en','name':'Base'},{'locale':'de','name':'Grund'}],'claims':["
            + "{'path':['name'],'display':[{'locale':'en','label':'Full name'}],'mandatory':true},"
            + "{'path':['address','city'],'display':[{'locale':'en','label':'City'}]}]");
    document(
        CHILD,
        "'extends':'"
            + PARENT
            + "','claims':[{'path':['address','city'],'display':[{'locale':'en','label':'Town'}]},"
            + "{'path':['nationalities'],'sd':'always'}]");

    var metadata = metadata(claims("{}"));

    assertThat(metadata.types()).containsExactly(CHILD, PARENT);
    assertThat(Display.best(metadata.display(), Locale.GERMANY).orElseThrow().name())
        .isEqualTo("Grund");
    assertThat(Display.best(metadata.display(), Locale.FRENCH).orElseThrow().name())
        .isEqualTo("Base");
    assertThat(metadata.claims())
        .extracting(claim -> claim.path() + " " + claim.display())
        .containsExactly(
            "[\"name\"] [Display[locale=en, name=Full name, description=Optional.empty]]",
            "[\"address\",\"city\"] [Display[locale=en, name=Town, description=Optional.empty]]",
            "[\"nationalities\"] []");
  }

  /** S11. */
  @Test
  void refusesTypesThatExtendThemselves() throws Exception {
    document(CHILD, "'extends':'" + PARENT + "'");
    document(PARENT, "'extends':'" + CHILD + "'");
    assertThat(refused(claims("{}")).pointer()).hasToString("/extends");

    document(PARENT, "'extends':'" + PARENT + "'");
    assertThat(refused(claims("{}")).pointer()).hasToString("/extends");
  }

  @Test
  void refusesAChainWithoutEnd() throws Exception {
    for (int i = 0; i < 100; i++) {
      document(i == 0 ? CHILD : "urn:t:" + i, "'extends':'urn:t:" + (i + 1) + "'");
    }
    assertThat(refused(claims("{}")).type()).isEqualTo(ProblemType.LIMIT_EXCEEDED);
  }

  @Test
  void leavesOpenWhatCanNotBeHad() throws Exception {
    assertThat(refused(claims("{}")).type()).isEqualTo(ProblemType.SCHEMA_INDETERMINATE);
    document(CHILD, "'extends':'" + PARENT + "'");
    assertThat(refused(claims("{}")).type()).isEqualTo(ProblemType.SCHEMA_INDETERMINATE);
  }

  @Test
  void comparesDocumentsWithTheirDigests() throws Exception {
    document(CHILD, "'name':'x'");
    var right = digest(documents.get(CHILD));
    var wrong = digest("x".getBytes(UTF_8));

    metadata(claims("{}").with("vct#integrity", right));
    metadata(claims("{}").with("vct#integrity", wrong + " " + right));
    for (var other : List.of(wrong, "sha1-AAAA", "md5-AAAA")) {
      assertThat(refused(claims("{}").with("vct#integrity", other)).type())
          .isEqualTo(ProblemType.RESOURCE_INTEGRITY);
    }
    document(CHILD, "'extends':'" + PARENT + "','extends#integrity':'" + wrong + "'");
    document(PARENT, "'name':'y'");
    assertThat(refused(claims("{}")).pointer()).hasToString("/extends#integrity");
  }

  @Test
  void refusesTheDocumentOfAnotherType() throws Exception {
    documents.put(CHILD, ("{\"vct\":\"" + PARENT + "\"}").getBytes(UTF_8));
    assertThat(refused(claims("{}")).pointer()).hasToString("/vct");
  }

  @Test
  void keepsTheRulesOfTheExtendedType() throws Exception {
    for (var rules :
        List.of(
            List.of("'sd':'always'", "'sd':'never'"),
            List.of("'sd':'always'", "'sd':'allowed'"),
            List.of("'sd':'never'", "'sd':'always'"),
            List.of("'mandatory':true", "'mandatory':false"))) {
      document(PARENT, "'claims':[{'path':['a']," + rules.get(0) + "}]");
      document(CHILD, "'extends':'" + PARENT + "','claims':[{'path':['a']," + rules.get(1) + "}]");
      assertThat(refused(claims("{}")).pointer()).hasToString("/claims");
      document(CHILD, "'extends':'" + PARENT + "','claims':[{'path':['a']," + rules.get(0) + "}]");
      metadata(claims("{}"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'claims':{}",
        "'claims':[1]",
        "'claims':[{}]",
        "'claims':[{'path':[]}]",
        "'claims':[{'path':[-1]}]",
        "'claims':[{'path':['a'],'sd':'maybe'}]",
        "'claims':[{'path':['a'],'sd':true}]",
        "'claims':[{'path':['a'],'mandatory':'true'}]",
        "'claims':[{'path':['a'],'display':[{'locale':'en'}]}]",
        "'display':[{'name':'x'}]",
        "'display':'x'",
        "'extends':1",
        "'name':1"
      })
  void refusesOtherDocuments(String members) throws Exception {
    document(CHILD, members);
    assertThat(refused(claims("{}")).type()).isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
  }

  @Test
  void demandsWhatMustBeDisclosable() throws Exception {
    document(CHILD, "'claims':[{'path':['a'],'sd':'always'}]");
    requires(claims("{'a':1}"), List.of("/a"), List.of("/a"));
    requires(claims("{'a':1}"), List.of("/a"), List.of());
    breaks(claims("{'a':1}"), List.of(), List.of());
  }

  @Test
  void refusesWhatMustNotBeDisclosable() throws Exception {
    document(CHILD, "'claims':[{'path':['a'],'sd':'never'}]");
    requires(claims("{'a':1}"), List.of(), List.of());
    breaks(claims("{'a':1}"), List.of("/a"), List.of("/a"));
  }

  /** A claim is disclosable only if a digest stands for itself. */
  @Test
  void doesNotCountWhatItStandsIn() throws Exception {
    document(CHILD, "'claims':[{'path':['o','a'],'sd':'always'}]");
    breaks(claims("{'o':{'a':1}}"), List.of("/o"), List.of("/o"));
    requires(claims("{'o':{'a':1}}"), List.of("/o"), List.of());
    requires(claims("{'o':{'a':1}}"), List.of("/o", "/o/a"), List.of("/o"));
  }

  @Test
  void demandsWhatIsMandatoryWhereItCanKnow() throws Exception {
    document(CHILD, "'claims':[{'path':['a'],'mandatory':true}]");
    breaks(claims("{'b':1}"), List.of(), List.of());
    requires(claims("{'a':1}"), List.of("/a"), List.of());
    requires(claims("{'b':1}"), List.of("/b"), List.of());
    breaks(claims("{'b':1}"), List.of("/b"), List.of("/b"));
  }

  /** Items count as they were issued, whatever is withheld of them. */
  @Test
  void countsTheItemsThatAreWithheld() throws Exception {
    document(CHILD, "'claims':[{'path':['l',1],'sd':'never'},{'path':['l',0],'sd':'always'}]");
    requires(claims("{'l':['x','y']}"), List.of("/l/0"), List.of());
    breaks(claims("{'l':['x','y']}"), List.of("/l/1"), List.of());
    breaks(claims("{'l':['x','y']}"), List.of("/l/0", "/l/1"), List.of("/l/1"));
  }

  @Test
  void refusesValuesOfAnotherKindThanThePathNeeds() throws Exception {
    document(CHILD, "'claims':[{'path':['a','b']}]");
    breaks(claims("{'a':1}"), List.of(), List.of());
    document(CHILD, "'claims':[{'path':['a',null]}]");
    breaks(claims("{'a':{'b':1}}"), List.of(), List.of());
    document(CHILD, "'claims':[{'path':['a',null,'b']}]");
    requires(claims("{'a':[{'b':1},{}]}"), List.of(), List.of());
  }

  private void requires(JsonObject claims, List<String> disclosable, List<String> shown)
      throws Exception {
    var credential = credential(claims, disclosable, shown);
    TypeMetadata.of(credential, source()).require(credential.presentation());
  }

  private void breaks(JsonObject claims, List<String> disclosable, List<String> shown)
      throws Exception {
    var credential = credential(claims, disclosable, shown);
    var metadata = TypeMetadata.of(credential, source());
    Refusal.of(() -> metadata.require(credential.presentation()));
  }

  private TypeMetadata metadata(JsonObject claims) throws Exception {
    return TypeMetadata.of(credential(claims, List.of(), List.of()), source());
  }

  private Problem refused(JsonObject claims) throws Exception {
    var credential = credential(claims, List.of(), List.of());
    return Refusal.of(() -> TypeMetadata.of(credential, source()));
  }

  private SdJwtVc credential(JsonObject claims, List<String> disclosable, List<String> shown)
      throws Exception {
    var concealment = new Concealment(disclosable.stream().map(Pointer::new).toList());
    var issued = SdJwtVc.issue(JsonObject.empty(), claims, concealment, issuer);
    var held = DisclosableToken.of(SdJwtVc.received(issued.getBytes(US_ASCII)).presentation());
    var presented = held.show(shown.stream().map(Pointer::new).toList());
    return SdJwtVc.received(presented.getBytes(US_ASCII));
  }

  private TypeMetadata.Source source() {
    return TypeMetadata.Source.of(documents);
  }

  private static JsonObject claims(String json) throws ProblemException {
    return JsonReader.readObject(json.replace('\'', '"').getBytes(UTF_8)).with("vct", CHILD);
  }

  private void document(String vct, String members) {
    var text = "{\"vct\":\"" + vct + "\"," + members.replace('\'', '"') + "}";
    documents.put(vct, text.getBytes(UTF_8));
  }

  private static String digest(byte[] content) throws Exception {
    var hash = MessageDigest.getInstance("SHA-256").digest(content);
    return "sha256-" + Base64.getEncoder().encodeToString(hash);
  }
}
