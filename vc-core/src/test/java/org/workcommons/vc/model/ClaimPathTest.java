package org.workcommons.vc.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.fixture.RandomJson;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

class ClaimPathTest {
  private static final Pointer HERE = Pointer.ROOT.at("path");

  /** In the shape of the specification's example, §7.3. */
  private static final JsonObject CREDENTIAL =
      object(
          """
          {'name': 'Ada', 'address': {'street': 'Hill Road 1', 'town': 'Upton'},
           'degrees': [{'type': 'BSc', 'from': 'North'}, {'type': 'MSc', 'from': 'South'}],
           'nationalities': ['XA', 'XB'], 'none': null, 'empty': [], 'mixed': [{'a': 1}, 2],
           'some': [{'a': 1}, {'b': 2}], 'rows': [[1, 2], [3]], '0': 'zero', 'a/b~c': 1}
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ['name']                 | /name
          ['address']              | /address
          ['address','town']       | /address/town
          ['degrees',null,'type']  | /degrees/0/type /degrees/1/type
          ['degrees',null]         | /degrees/0 /degrees/1
          ['nationalities',1]      | /nationalities/1
          ['none']                 | /none
          ['empty']                | /empty
          ['some',null,'a']        | /some/0/a
          ['rows',null,1]          | /rows/0/1
          ['rows',null,null]       | /rows/0/0 /rows/0/1 /rows/1/0
          ['0']                    | /0
          ['a/b~c']                | /a~1b~0c
          """)
  void selectsWhatTheProcessingOfTheSpecificationSelects(String path, String places)
      throws Exception {
    assertThat(places(path)).containsExactly(places.split(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "['nobody']",
        "['address','nobody']",
        "['name','length']",
        "['name',0]",
        "['name',null]",
        "['address',0]",
        "['address',null]",
        "['degrees','type']",
        "['degrees','0']",
        "['degrees','length']",
        "['degrees',2]",
        "['empty',null]",
        "['empty',0]",
        "['none','x']",
        "['none',null]",
        "['mixed',null,'a']",
        "['rows',null,2]",
        "['some',null,'c']",
        "[0]",
        "[null]",
        "['toString']",
        "['nationalities',2147483647]",
        "['nationalities',1,null]"
      })
  void selectsNothingWhereTheProcessingEndsWithAnError(String path) throws Exception {
    assertThat(places(path)).isEmpty();
  }

  @Test
  void anItemOfAnotherKindEndsTheProcessingForAllOfThem() throws Exception {
    assertThat(places("['mixed',null]")).hasSize(2);
    assertThat(places("['mixed',null,'a']")).isEmpty();
  }

  @Test
  void selectsTheValuesThemselves() throws Exception {
    var selected = read("['nationalities',null]").select(CREDENTIAL);
    assertThat(selected)
        .extracting(SelectedClaim::value)
        .containsExactly(new JsonString("XA"), new JsonString("XB"));
    assertThat(selected.get(0).toString()).isEqualTo("SelectedClaim at /nationalities/0");
  }

  @Test
  void aPointerToALongNameIsNotCut() throws Exception {
    var name = "n".repeat(Limits.NAME_CHARS);
    var selected = ClaimPath.of(name).select(JsonObject.builder().put(name, 1).build());
    assertThat(selected.get(0).pointer()).isEqualTo(new Pointer("/" + name));
  }

  @Test
  void selectsAsManyValuesAsThereMayBeAndNotOneMore() {
    var most = Collections.<JsonValue>nCopies(Limits.CLAIM_PATH_VALUES, JsonNull.NULL);
    var more = Collections.<JsonValue>nCopies(Limits.CLAIM_PATH_VALUES + 1, JsonNull.NULL);
    var all = ClaimPath.of("a").all();
    assertThat(all.select(holding(new JsonArray(most)))).hasSize(Limits.CLAIM_PATH_VALUES);
    assertThat(all.select(holding(new JsonArray(more)))).isEmpty();
    assertThat(ClaimPath.of("a").select(holding(new JsonArray(more)))).hasSize(1);
  }

  @Test
  void aTreeOfArraysIsNotWalkedToItsEnd() {
    JsonValue tree = JsonNull.NULL;
    for (int level = 0; level < 60; level++) {
      tree = JsonArray.of(tree, tree);
    }
    var path = ClaimPath.of("a");
    for (int level = 0; level < 60; level++) {
      path = path.all();
    }
    assertThat(path.select(holding(tree))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "['name']",
        "['degrees',null,'type']",
        "['nationalities',1]",
        "[null,0,'']",
        "[2147483647]"
      })
  void isWrittenAsItWasRead(String path) throws Exception {
    assertThat(read(path).json()).isEqualTo(array(path));
    assertThat(read(path).toString()).isEqualTo(path.replace('\'', '"'));
    assertThat(read(read(path).toString())).isEqualTo(read(path));
  }

  @Test
  void isPutTogetherInWords() throws Exception {
    assertThat(ClaimPath.of("degrees").all().at("type")).isEqualTo(read("['degrees',null,'type']"));
    assertThat(ClaimPath.of("a", "b").at(0)).isEqualTo(read("['a','b',0]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []             | ''
          [-1]           | /0
          ['a',1.5]      | /1
          ['a',1e300]    | /1
          ['a',2147483648] | /1
          ['a',true]     | /1
          ['a',false]    | /1
          ['a',{}]       | /1
          ['a','b',[]]   | /2
          [['a']]        | /0
          """)
  void refusesAnythingElseInAPath(String path, String place) {
    var problem = Refusal.of(() -> read(path));
    assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
    assertThat(problem.pointer().value()).isEqualTo("/path" + place);
  }

  /** JSON has no integers but numbers that are whole, however they are written. RFC 7493 §2.2. */
  @ParameterizedTest
  @ValueSource(strings = {"['a',1e2]", "['a',100.0]", "['a',1.0E+2]", "['a',100]"})
  void takesAWholeNumberForAnIndexHoweverItIsWritten(String path) throws Exception {
    assertThat(read(path)).isEqualTo(ClaimPath.of("a").at(100));
  }

  @Test
  void refusesAPathOfTooManyComponents() throws Exception {
    var most = JsonArray.ofStrings(Collections.nCopies(Limits.CLAIM_PATH_COMPONENTS, "a"));
    var more = JsonArray.ofStrings(Collections.nCopies(Limits.CLAIM_PATH_COMPONENTS + 1, "a"));
    assertThat(ClaimPath.read(most, HERE).components()).hasSize(Limits.CLAIM_PATH_COMPONENTS);
    assertThat(Refusal.of(() -> ClaimPath.read(more, HERE)).type())
        .isEqualTo(ProblemType.LIMIT_EXCEEDED);
  }

  @Test
  void refusesANameThatNoDocumentCanHave() {
    var longer = JsonArray.ofStrings(List.of("a".repeat(Limits.NAME_CHARS + 1)));
    assertThat(Refusal.of(() -> ClaimPath.read(longer, HERE)).type())
        .isEqualTo(ProblemType.LIMIT_EXCEEDED);
  }

  @Test
  void cannotBeMadeEmptyOrWithANegativeIndex() {
    assertThatThrownBy(() -> new ClaimPath(List.of()))
        .isExactlyInstanceOf(IllegalArgumentException.class);
    var path = ClaimPath.of("a");
    assertThatThrownBy(() -> path.at(-1)).isExactlyInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whateverTheCredentialIsEverySelectedValueStandsWhereItsPointerLeads() throws Exception {
    for (long seed = 0; seed < 2000; seed++) {
      var random = new RandomJson(seed);
      var root = random.object(4);
      var path = ClaimPath.of("a").all().at("id");
      for (var candidate : List.of(path, ClaimPath.of("id"), ClaimPath.of("type").at(1))) {
        for (var claim : candidate.select(root)) {
          assertThat(at(root, claim.pointer())).as("seed %d", seed).isEqualTo(claim.value());
        }
      }
    }
  }

  private static JsonValue at(JsonValue value, Pointer pointer) {
    var at = value;
    for (var token : pointer.value().substring(1).split("/", -1)) {
      var name = token.replace("~1", "/").replace("~0", "~");
      at =
          at instanceof JsonObject object
              ? object.get(name).orElseThrow()
              : ((JsonArray) at).items().get(Integer.parseInt(name));
    }
    return at;
  }

  private static List<String> places(String path) throws ProblemException {
    return read(path).select(CREDENTIAL).stream().map(claim -> claim.pointer().value()).toList();
  }

  private static ClaimPath read(String path) throws ProblemException {
    return ClaimPath.read(array(path), HERE);
  }

  private static JsonObject holding(JsonValue value) {
    return JsonObject.builder().put("a", value).build();
  }

  private static JsonArray array(String json) {
    return (JsonArray) object("{'a': " + json + "}").get("a").orElseThrow();
  }

  private static JsonObject object(String json) {
    try {
      return JsonReader.readObject(json.replace('\'', '"').getBytes(UTF_8));
    } catch (ProblemException e) {
      throw new IllegalArgumentException("a test's own JSON", e);
    }
  }
}
