package org.workcommons.vc.verifier.dcql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workcommons.vc.verifier.dcql.Samples.PID;
import static org.workcommons.vc.verifier.dcql.Samples.json;
import static org.workcommons.vc.verifier.dcql.Samples.pid;
import static org.workcommons.vc.verifier.dcql.Samples.pidQuery;
import static org.workcommons.vc.verifier.dcql.Samples.query;
import static org.workcommons.vc.verifier.dcql.Samples.sdJwt;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;

/** What a verifier finds out about an answer. OpenID for Verifiable Presentations 1.0 §8.6. */
class AnswerCheckTest {
  private static final String GIVEN = "'claims': [{'path': ['given'], 'values': ['Ada', 'Bo']}]";

  private static DcqlQuery sets(String sets) {
    return query(
        """
        {'credentials': [
           {'id': 'a', 'format': 'dc+sd-jwt', 'meta': {'vct_values': ['urn:a']}},
           {'id': 'b', 'format': 'dc+sd-jwt', 'meta': {'vct_values': ['urn:b']}},
           {'id': 'c', 'format': 'dc+sd-jwt', 'meta': {'vct_values': ['urn:c']}}]%s}
        """
            .formatted(sets.isEmpty() ? "" : ", 'credential_sets': [" + sets + "]"));
  }

  /** Credentials for the queries that {@code letters} are, each of the type that it asks for. */
  private static Map<String, List<Candidate>> answer(String letters) {
    return letters
        .chars()
        .mapToObj(letter -> String.valueOf((char) letter))
        .collect(Collectors.toMap(id -> id, id -> List.of(sdJwt("urn:" + id, "{}"))));
  }

  @Test
  void findsNothingWrongWithWhatWasAskedFor() {
    assertThat(found(pidQuery(GIVEN), pid("{'given': 'Bo', 'vct': 'x'}"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                   | /pid/0/given
          {'given': 'Eve'}     | /pid/0/given
          {'given': ['Ada']}   | /pid/0/given
          {'given': null}      | /pid/0/given
          {'Given': 'Ada'}     | /pid/0/given
          {'x': {'given': 'Ada'}} | /pid/0/given
          """)
  void aClaimIsMissingOrHasAnotherValueWhateverTheWalletSays(String claims, String place) {
    assertThat(found(pidQuery(GIVEN), pid(claims)))
        .containsExactly("PRESENTATION_INCOMPLETE " + place.replace("ROOT", ""));
  }

  @Test
  void pointsAtTheArrayOfWhichNoItemIsThere() {
    var query = pidQuery("'claims': [{'path': ['a', 'b', null, 'c']}, {'path': ['a', 'd', 1]}]");
    assertThat(found(query, pid("{'a': {'b': [], 'd': [0]}}")))
        .containsExactly(
            "PRESENTATION_INCOMPLETE /pid/0/a/b", "PRESENTATION_INCOMPLETE /pid/0/a/d/1");
  }

  @Test
  void anotherFormatOrTypeIsNotWhatWasAskedFor() {
    assertThat(found(pidQuery(""), sdJwt("urn:other", "{}")))
        .containsExactly("PRESENTATION_INCOMPLETE /pid/0");
    assertThat(found(pidQuery(""), Candidate.of(CredentialFormat.LDP_VC, Set.of(PID), json("{}"))))
        .containsExactly("PRESENTATION_INCOMPLETE /pid/0");
  }

  @Test
  void aFormatThatIsNotKnownIsNeverAnswered() {
    var query = query("{'credentials': [{'id': 'pid', 'format': 'mso_mdoc', 'meta': {}}]}");
    var mdoc = Candidate.of(new CredentialFormat("mso_mdoc"), Set.of(), json("{}"));
    assertThat(found(query, mdoc)).containsExactly("PRESENTATION_INCOMPLETE /pid/0");
  }

  @Test
  void theHolderHasToProveThatSheIsUnlessThatIsWaived() {
    var unbound = pid("{}").withBinding(Candidate.Binding.NONE);
    assertThat(found(pidQuery(""), unbound)).containsExactly("HOLDER_BINDING_MISSING /pid/0");
    assertThat(found(pidQuery("'require_cryptographic_holder_binding': false"), unbound)).isEmpty();
  }

  @Test
  void aTrustedAuthorityHasToStandBehindTheIssuer() {
    var query = pidQuery("'trusted_authorities': [{'type': 'aki', 'values': ['AQ']}]");
    assertThat(found(query, pid("{}"))).containsExactly("ISSUER_NOT_RECOGNIZED /pid/0");
    assertThat(found(query, pid("{}").withAuthorities(Map.of("aki", Set.of("Ag")))))
        .containsExactly("ISSUER_NOT_RECOGNIZED /pid/0");
    assertThat(found(query, pid("{}").withAuthorities(Map.of("aki", Set.of("AQ"))))).isEmpty();
  }

  @Test
  void severalAnswersAreTooManyUnlessTheyAreAskedFor() {
    var two = Map.of("pid", List.of(pid("{}"), pid("{}")));
    assertThat(found(pidQuery(""), two)).containsExactly("PRESENTATION_INCOMPLETE /pid");
    assertThat(found(pidQuery("'multiple': true"), two)).isEmpty();
  }

  @Test
  void everyOneOfSeveralAnswersHasToFit() {
    var query = pidQuery("'multiple': true, " + GIVEN);
    var answer = Map.of("pid", List.of(pid("{'given': 'Ada'}"), pid("{'given': 'Eve'}")));
    assertThat(found(query, answer)).containsExactly("PRESENTATION_INCOMPLETE /pid/1/given");
  }

  @Test
  void anEmptyListIsNoAnswer() {
    assertThat(found(pidQuery(""), Map.of("pid", List.of())))
        .containsExactly("PRESENTATION_INCOMPLETE /pid");
    assertThat(found(pidQuery("'multiple': true"), Map.of("pid", List.of())))
        .containsExactly("PRESENTATION_INCOMPLETE /pid");
  }

  @Test
  void nothingIsNoAnswer() {
    assertThat(found(pidQuery(""), Map.of())).containsExactly("PRESENTATION_INCOMPLETE /pid");
  }

  @Test
  void whatAnswersNoQueryIsRefused() {
    var answer = Map.of("pid", List.of(pid("{}")), "PID", List.of(pid("{}")));
    assertThat(found(pidQuery(""), answer)).containsExactly("PRESENTATION_INCOMPLETE /PID");
  }

  @ParameterizedTest
  @CsvSource({"abc, ''", "ab, /c", "c, /a /b", "'', /a /b /c"})
  void withoutSetsEverythingHasToBeThere(String given, String places) {
    assertThat(found(sets(""), answer(given)))
        .containsExactlyInAnyOrderElementsOf(incomplete(places));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a  | ''
          bc | ''
          ab | /b
          b  | ROOT /b
          c  | ROOT /c
          '' | ROOT
          """)
  void anOptionHasToBeThereAndNothingThatServesNoSet(String given, String places) {
    assertThat(found(sets("{'options': [['a'], ['b', 'c']]}"), answer(given)))
        .containsExactlyInAnyOrderElementsOf(incomplete(places));
  }

  @Test
  void theHolderMayChooseAnotherOptionThanTheFirst() {
    var query = sets("{'options': [['a'], ['b']]}, {'options': [['c']], 'required': false}");
    for (var given : List.of("a", "b", "ac", "bc", "abc")) {
      assertThat(found(query, answer(given))).as(given).isEmpty();
    }
    assertThat(found(query, answer("c"))).hasSize(1);
  }

  @Test
  void anAnswerThatDoesNotFitSatisfiesNoSet() {
    var answer = Map.of("a", List.of(sdJwt("urn:b", "{}")));
    assertThat(found(sets("{'options': [['a']]}"), answer)).hasSize(2);
  }

  @Test
  void whatIsInNoSetWasNotAskedFor() {
    assertThat(found(sets("{'options': [['a']], 'required': false}"), answer("b")))
        .containsExactly("PRESENTATION_INCOMPLETE /b");
  }

  @Test
  void refusesMorePresentationsThanThereMayBe() {
    var many = Collections.nCopies(Limits.CREDENTIALS + 1, pid("{}"));
    assertThat(found(pidQuery("'multiple': true"), Map.of("pid", many)))
        .containsExactly("LIMIT_EXCEEDED ");
    var empty = new HashMap<String, List<Candidate>>();
    for (int i = 0; i <= Limits.CREDENTIALS; i++) {
      empty.put("x" + i, List.of());
    }
    assertThat(found(pidQuery(""), empty)).containsExactly("LIMIT_EXCEEDED ");
  }

  @Test
  void takesAnyClaimSetNotOnlyTheFirst() {
    var query =
        pidQuery(
            "'claims': [{'id': 'a', 'path': ['a']}, {'id': 'b', 'path': ['b']}],"
                + " 'claim_sets': [['a'], ['b']]");
    assertThat(found(query, pid("{'b': 1}"))).isEmpty();
    assertThat(found(query, pid("{'c': 1}"))).hasSize(1);
  }

  @Test
  void problemsRepeatNoClaim() {
    var problems =
        pidQuery(GIVEN).check(Map.of("pid", List.of(pid("{'given': 'Eve', 'secret': 'Eve'}"))));
    assertThat(problems.toString()).doesNotContain("Eve", "Ada", "secret");
  }

  @Test
  void whatIsShownAndNotAskedForIsFoundButNoReasonToRefuse() {
    var query = pidQuery("'claims': [{'path': ['address', 'town']}, {'path': ['given']}]");
    var shown =
        pid("{'given': {'first': 'A'}, 'age': 3, 'vct': 'x', 'address': {'town': 'U', 'street': 1}}")
            .withDisclosable(
                places(
                    "/given",
                    "/given/first",
                    "/age",
                    "/address",
                    "/address/town",
                    "/address/street"));
    assertThat(found(query, shown)).isEmpty();
    assertThat(over(query, Map.of("pid", List.of(shown))))
        .containsExactly("pid 0 /address/street", "pid 0 /age");
  }

  @Test
  void anotherClaimWhoseNameBeginsAlikeIsBeyond() {
    var query = pidQuery("'claims': [{'path': ['a']}]");
    var shown = pid("{'a': 1, 'a1': 2, 'b': 3}").withDisclosable(places("/a", "/a1", "/b"));
    assertThat(over(query, Map.of("pid", List.of(shown)))).containsExactly("pid 0 /a1", "pid 0 /b");
  }

  @Test
  void whereNoClaimIsAskedForEverythingIsBeyond() {
    var shown = pid("{'a': 1}").withDisclosable(places("/a"));
    assertThat(over(pidQuery(""), Map.of("pid", List.of(shown)))).containsExactly("pid 0 /a");
    assertThat(over(pidQuery(""), Map.of("pid", List.of(pid("{'a': 1}"))))).isEmpty();
  }

  @Test
  void theSecondClaimSetIsBeyondTheFirst() {
    var query =
        pidQuery(
            "'claims': [{'id': 'a', 'path': ['a']}, {'id': 'b', 'path': ['b']},"
                + " {'id': 'c', 'path': ['c']}], 'claim_sets': [['a'], ['b', 'c']]");
    var shown = pid("{'a': 1, 'b': 1, 'c': 1}").withDisclosable(places("/a", "/b", "/c"));
    assertThat(over(query, Map.of("pid", List.of(shown)))).containsExactly("pid 0 /a");
  }

  @Test
  void oneCredentialForTwoQueriesMayShowWhatEitherAsksFor() {
    var query =
        query(
            """
            {'credentials': [
               {'id': 'x', 'format': 'dc+sd-jwt', 'meta': {}, 'claims': [{'path': ['a']}]},
               {'id': 'y', 'format': 'dc+sd-jwt', 'meta': {}, 'claims': [{'path': ['b']}]}]}
            """);
    var shown = pid("{'a': 1, 'b': 1, 'c': 1}").withDisclosable(places("/a", "/b", "/c"));
    var again = pid("{'a': 1, 'b': 1, 'c': 1}").withDisclosable(places("/a", "/b", "/c"));
    assertThat(over(query, Map.of("x", List.of(shown), "y", List.of(again))))
        .containsExactly("x 0 /c", "y 0 /c");
    assertThat(over(query, Map.of("x", List.of(shown)))).containsExactly("x 0 /b", "x 0 /c");
  }

  private static Set<Pointer> places(String... pointers) {
    return Set.of(pointers).stream().map(Pointer::new).collect(Collectors.toSet());
  }

  private static List<String> over(DcqlQuery query, Map<String, List<Candidate>> answer) {
    return query.overDisclosed(answer).stream()
        .map(one -> one.query() + " " + one.presentation() + " " + one.claim())
        .toList();
  }

  private static List<String> found(DcqlQuery query, Candidate presented) {
    return found(query, Map.of("pid", List.of(presented)));
  }

  private static List<String> found(DcqlQuery query, Map<String, List<Candidate>> answer) {
    return query.check(answer).stream().map(AnswerCheckTest::brief).toList();
  }

  private static String brief(Problem problem) {
    assertThat(problem.detail()).isNotBlank().doesNotEndWith(".");
    return problem.type() + " " + problem.pointer();
  }

  private static List<String> incomplete(String places) {
    return places.isEmpty()
        ? List.of()
        : List.of(places.split(" ", -1)).stream()
            .map(place -> "PRESENTATION_INCOMPLETE " + place.replace("ROOT", ""))
            .toList();
  }
}
