package org.workcommons.vc.examples.peers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.model.ClaimPath;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.verifier.dcql.Candidate;
import org.workcommons.vc.verifier.dcql.CredentialFormat;
import org.workcommons.vc.verifier.dcql.CredentialQuery;
import org.workcommons.vc.verifier.dcql.CredentialSet;
import org.workcommons.vc.verifier.dcql.DcqlQuery;
import org.workcommons.vc.verifier.dcql.Selection;

/** The same queries and credentials here and in the package dcql of npm. */
@WithPeer
class DcqlTest {
  private static final int RUNS = 1500;

  private final Theirs theirs;

  DcqlTest(Theirs theirs) {
    this.theirs = theirs;
  }

  @Test
  void theSameCredentialsMatchHereAndThere() throws Exception {
    var deviations = new EnumMap<DcqlDeviation, Integer>(DcqlDeviation.class);
    int same = 0;
    int matches = 0;
    for (long seed = 0; seed < RUNS; seed++) {
      var random = new DcqlCase(new Random(seed));
      var json = random.query();
      var credentials = random.credentials();
      var query = DcqlQuery.read(json);
      var selection = query.propose(credentials.stream().map(DcqlTest::candidate).toList());
      var there = there(json, credentials);
      var explained = explained(query, credentials, selection, there, seed);
      explained.forEach(deviation -> deviations.merge(deviation, 1, Integer::sum));
      if (explained.isEmpty()) {
        same++;
        matches += selection.matches().size();
        assertThat(there.get("satisfiable"))
            .as("seed %d", seed)
            .contains(JsonBoolean.of(selection.least().isPresent()));
      }
    }
    assertThat(same).as("cases alike").isGreaterThan(RUNS * 8 / 10);
    assertThat(matches).as("queries that something matches").isGreaterThan(RUNS / 5);
  }

  @Test
  void theSameAnswersSatisfyHereAndThere() throws Exception {
    int satisfied = 0;
    int compared = 0;
    for (long seed = 0; seed < RUNS; seed++) {
      var random = new DcqlCase(new Random(seed));
      var json = random.query();
      var credentials = random.credentials();
      var query = DcqlQuery.read(json);
      var ids = query.credentials().stream().map(CredentialQuery::id).toList();
      var chosen = random.answer(ids, credentials.size());
      if (!isComparable(query, credentials, chosen.keySet())) {
        continue;
      }
      var answer = new LinkedHashMap<String, List<Candidate>>();
      var given = JsonObject.builder();
      chosen.forEach(
          (id, places) -> {
            answer.put(id, places.stream().map(i -> candidate(credentials.get(i))).toList());
            given.put(id, new JsonArray(places.stream().<JsonValue>map(credentials::get).toList()));
          });
      var there =
          theirs
              .peer()
              .ask(
                  "dcqlAnswer",
                  JsonObject.builder().put("query", json).put("answer", given.build()).build());
      boolean here = query.check(answer).isEmpty();
      assertThat(there.get("satisfied")).as("seed %d", seed).contains(JsonBoolean.of(here));
      compared++;
      satisfied += here ? 1 : 0;
    }
    assertThat(compared).as("answers compared").isGreaterThan(RUNS / 3);
    assertThat(satisfied).as("answers that satisfy").isGreaterThan(RUNS / 100);
  }

  /** An example for each, so that one that is mended there is noticed here. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PASSES_OVER_ANOTHER_KIND     | ['a', null, 'b']   | {'a': [{'b': 1}, 2]} | false
          PASSES_OVER_ANOTHER_KIND     | ['a', null, 0]     | {'a': [[1], 3]}      | false
          SELECTS_A_MEMBER_OF_AN_ARRAY | ['a', 'length']    | {'a': [1]}           | false
          SELECTS_A_MEMBER_OF_AN_ARRAY | ['a', '0']         | {'a': [1]}           | false
          SELECTS_WHAT_JAVASCRIPT_ADDS | ['toString']       | {'a': 1}             | false
          SELECTS_WHAT_JAVASCRIPT_ADDS | ['a', 'constructor'] | {'a': {}}          | false
          SELECTS_IN_AN_EMPTY_ARRAY    | ['a', null]        | {'a': []}            | false
          TAKES_NULL_FOR_MISSING       | ['a']              | {'a': null}          | true
          COUNTS_A_SECOND_QUERY        | ['a']}, {'path': ['a'], 'values': [2] | {'a': 1} | true
          """)
  void deviates(DcqlDeviation deviation, String path, String claims, boolean here)
      throws Exception {
    var query = json(credential("'claims': [{'path': " + path + "}]"));
    var credential =
        json(
            "{'credential_format': 'dc+sd-jwt', 'vct': 'urn:t',"
                + " 'cryptographic_holder_binding': true, 'claims': "
                + claims
                + "}");
    var read = DcqlQuery.read(query);
    var selection = read.propose(List.of(candidate(credential)));
    assertThat(selection.least().isPresent()).isEqualTo(here);
    assertThat(there(query, List.of(credential)).get("satisfiable"))
        .contains(JsonBoolean.of(!here));
    assertThat(
            DcqlDeviation.possible(
                read.credentials().get(0), (JsonObject) credential.get("claims").orElseThrow()))
        .containsExactly(deviation);
  }

  /**
   * §7.1.1 step 2.3, of answers: an item is looked for at the index that the query names; there,
   * anywhere in the array, since an SD-JWT closes up where items are kept back.
   */
  @Test
  void looksForAnItemOfAnAnswerAtItsIndex() throws Exception {
    var query = json(credential("'claims': [{'path': ['a', 1], 'values': ['x']}]"));
    var credential =
        json(
            "{'credential_format': 'dc+sd-jwt', 'vct': 'urn:t',"
                + " 'cryptographic_holder_binding': true, 'claims': {'a': ['x']}}");
    var answer = Map.of("q", List.of(candidate(credential)));
    assertThat(DcqlQuery.read(query).check(answer)).hasSize(1);
    assertThat(answered(query, "q", credential)).contains(JsonBoolean.TRUE);
  }

  /** §6.4.2: what serves no credential set is not asked for; there, it is let pass. */
  @Test
  void refusesAnAnswerThatServesNoSet() throws Exception {
    var query =
        json(
            "{'credentials': [{'id': 'q', 'format': 'dc+sd-jwt', 'meta': {'vct_values':"
                + " ['urn:t']}}, {'id': 'r', 'format': 'dc+sd-jwt', 'meta': {'vct_values':"
                + " ['urn:t']}}], 'credential_sets': [{'options': [['r']], 'required': false}]}");
    var credential =
        json(
            "{'credential_format': 'dc+sd-jwt', 'vct': 'urn:t',"
                + " 'cryptographic_holder_binding': true, 'claims': {}}");
    assertThat(DcqlQuery.read(query).check(Map.of("q", List.of(candidate(credential))))).hasSize(1);
    assertThat(answered(query, "q", credential)).contains(JsonBoolean.TRUE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'multiple': 'yes'                                     | false | false |
          'claims': []                                          | false | false |
          'claims': [{}]                                        | false | false |
          'claims': [{'path': []}]                              | false | false |
          'claims': [{'path': ['a', -1]}]                       | false | false |
          'claims': [{'path': ['a', 0.5]}]                      | false | false |
          'claims': [{'path': ['a', true]}]                     | false | false |
          'claims': [{'path': ['a'], 'values': [1.5]}]          | false | false |
          'claims': [{'path': ['a'], 'values': [null]}]         | false | false |
          'claims': [{'path': ['a'], 'id': 'a b'}]              | false | false |
          'claim_sets': [['a']]                                 | false | false |
          'claims': [{'path': ['a'], 'id': 'a'}], 'claim_sets': [['b']] | false | false |
          'claims': [{'path': ['a'], 'id': 'a'}], 'claim_sets': []      | false | false |
          'claims': [{'path': ['a'], 'id': 'a'}], 'claim_sets': [[]]    | false | false |
          'trusted_authorities': []                             | false | false |
          'trusted_authorities': [{'type': 'aki', 'values': []}] | false | false |
          'x': 1, 'claims': [{'path': ['a'], 'x': {}}]          | true  | true  |
          'claims': [{'path': ['a'], 'values': []}]             | false | true  | §6.3: not empty
          'claims': [{'path': ['a'], 'id': 'i'}, {'path': ['b'], 'id': 'i'}] | false | true | §6.3: unique
          'claims': [{'path': ['a'], 'id': 'i'}, {'path': ['b']}], 'claim_sets': [['i']] | false | true | §6.3: required
          'trusted_authorities': [{'type': 'new', 'values': ['x']}] | true | false | §6.1.1: any string
          'trusted_authorities': [{'type': 'etsi_tl', 'values': ['x']}] | true | false | §6.1.1.2: an identifier
          """)
  void readsOrRefusesTheSameQueriesButForThoseThatAreNamed(
      String member, boolean here, boolean there, String section) throws Exception {
    var query = json(credential(member));
    assertThat(isRead(query)).as("here").isEqualTo(here);
    assertThat(there(query, List.of()).get("read")).as("there").contains(JsonBoolean.of(there));
    assertThat(section == null).as("a difference has a reason").isEqualTo(here == there);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'id': 'q', 'format': 'dc+sd-jwt', 'meta': {}}          | [['q']]  | true  | true  |
          {'id': 'q', 'format': 'dc+sd-jwt', 'meta': {}}          | [['r']]  | false | false |
          {'id': 'q', 'format': 'dc+sd-jwt', 'meta': {}}          | []       | false | false |
          {'id': 'q.', 'format': 'dc+sd-jwt', 'meta': {}}         | [['q.']] | false | false |
          {'id': 'q', 'meta': {}}                                 | [['q']]  | false | false |
          {'id': 'q', 'format': 'ldp_vc', 'meta': {'type_values': ['a']}} | [['q']] | false | false |
          {'id': 'q', 'format': 'dc+sd-jwt', 'meta': {}}          | [[]]     | false | true  | §6.2: not empty
          {'id': 'q', 'format': 'dc+sd-jwt'}                      | [['q']]  | false | true  | §6.1: meta is required
          {'id': 'q', 'format': 'dc+sd-jwt', 'meta': {'vct_values': []}} | [['q']] | false | true | appendix B.3.5: not empty
          {'id': 'q', 'format': 'ldp_vc', 'meta': {}}             | [['q']]  | true  | false | §6.1: may be empty
          {'id': 'q', 'format': 'new', 'meta': {}}                | [['q']]  | true  | false | a format of our own matches nothing
          """)
  void readsOrRefusesTheSameSetsButForThoseThatAreNamed(
      String credential, String options, boolean here, boolean there, String section)
      throws Exception {
    var query =
        json(
            "{'credentials': ["
                + credential
                + "], 'credential_sets': [{'options': "
                + options
                + "}]}");
    assertThat(isRead(query)).as("here").isEqualTo(here);
    assertThat(there(query, List.of()).get("read")).as("there").contains(JsonBoolean.of(there));
    assertThat(section == null).as("a difference has a reason").isEqualTo(here == there);
  }

  /** What explains the differences; a difference that nothing explains fails the test. */
  private static Set<DcqlDeviation> explained(
      DcqlQuery query,
      List<JsonObject> credentials,
      Selection selection,
      JsonObject there,
      long seed) {
    var explained = new HashSet<DcqlDeviation>();
    for (var credential : query.credentials()) {
      var ours = here(selection, credential.id());
      var others = there(there, credential.id());
      for (int i = 0; i < credentials.size(); i++) {
        if (!String.valueOf(ours.get(i)).equals(String.valueOf(others.get(i)))) {
          var claims = (JsonObject) credentials.get(i).get("claims").orElseThrow();
          var possible = DcqlDeviation.possible(credential, claims);
          assertThat(possible)
              .as(
                  "seed %d, %s, candidate %d: %s here, %s there",
                  seed, credential.id(), i, ours.get(i), others.get(i))
              .isNotEmpty();
          explained.addAll(possible);
        }
      }
    }
    return explained;
  }

  /** The claim sets by candidates. */
  private static Map<Integer, Integer> here(Selection selection, String id) {
    var sets = new TreeMap<Integer, Integer>();
    selection
        .matches()
        .getOrDefault(id, List.of())
        .forEach(match -> sets.put(match.candidate(), match.claimSet()));
    return sets;
  }

  private static Map<Integer, Integer> there(JsonObject result, String id) {
    var sets = new TreeMap<Integer, Integer>();
    var matches = (JsonObject) result.get("matches").orElseThrow();
    for (var item : ((JsonArray) matches.get(id).orElseThrow()).items()) {
      var match = (JsonObject) item;
      sets.put(number(match, "candidate"), number(match, "claimSet"));
    }
    return sets;
  }

  private static int number(JsonObject object, String name) {
    return (int) ((JsonNumber) object.get(name).orElseThrow()).value();
  }

  /** Without an opportunity for a difference that is named elsewhere. */
  private static boolean isComparable(
      DcqlQuery query, List<JsonObject> credentials, Set<String> answered) {
    for (var credential : query.credentials()) {
      if (credential.claims().stream().anyMatch(claim -> hasIndex(claim.path()))) {
        return false;
      }
      for (var one : credentials) {
        var claims = (JsonObject) one.get("claims").orElseThrow();
        if (!DcqlDeviation.possible(credential, claims).isEmpty()) {
          return false;
        }
      }
    }
    return query.credentialSets().isEmpty() || servesSets(query.credentialSets(), answered);
  }

  private static boolean hasIndex(ClaimPath path) {
    return path.components().stream().anyMatch(ClaimPath.Index.class::isInstance);
  }

  private static boolean servesSets(List<CredentialSet> sets, Set<String> answered) {
    var serving = new HashSet<String>();
    sets.stream()
        .flatMap(set -> set.options().stream())
        .filter(answered::containsAll)
        .forEach(serving::addAll);
    return serving.containsAll(answered);
  }

  private JsonObject there(JsonObject query, List<JsonObject> credentials) throws Exception {
    return theirs
        .peer()
        .ask(
            "dcqlQuery",
            JsonObject.builder()
                .put("query", query)
                .put("credentials", new JsonArray(List.copyOf(credentials)))
                .build());
  }

  private Optional<JsonValue> answered(JsonObject query, String id, JsonObject credential)
      throws Exception {
    var answer = JsonObject.builder().put(id, JsonArray.of(credential)).build();
    return theirs
        .peer()
        .ask("dcqlAnswer", JsonObject.builder().put("query", query).put("answer", answer).build())
        .get("satisfied");
  }

  private static boolean isRead(JsonObject query) {
    try {
      DcqlQuery.read(query);
      return true;
    } catch (ProblemException e) {
      return false;
    }
  }

  private static Candidate candidate(JsonObject json) {
    var types = new ArrayList<String>();
    json.string("vct").ifPresent(types::add);
    json.get("type").ifPresent(type -> types.addAll(texts(type)));
    var candidate =
        Candidate.of(
            new CredentialFormat(json.string("credential_format").orElseThrow()),
            Set.copyOf(types),
            (JsonObject) json.get("claims").orElseThrow());
    if (json.get("cryptographic_holder_binding").orElseThrow() == JsonBoolean.FALSE) {
      candidate = candidate.withBinding(Candidate.Binding.NONE);
    }
    if (json.get("authority").orElse(null) instanceof JsonObject authority) {
      var values = Set.copyOf(texts(authority.get("values").orElseThrow()));
      candidate = candidate.withAuthorities(Map.of(authority.string("type").orElseThrow(), values));
    }
    return candidate;
  }

  private static List<String> texts(JsonValue array) {
    return ((JsonArray) array).items().stream().map(item -> ((JsonString) item).value()).toList();
  }

  private static String credential(String member) {
    return "{'credentials': [{'id': 'q', 'format': 'dc+sd-jwt', 'meta': {'vct_values': ['urn:t']}, "
        + member
        + "}]}";
  }

  private static JsonObject json(String text) throws ProblemException {
    return JsonReader.readObject(text.replace('\'', '"').getBytes(UTF_8));
  }
}
