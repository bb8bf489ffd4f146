package org.workcommons.vc.verifier.dcql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workcommons.vc.verifier.dcql.Samples.PID;
import static org.workcommons.vc.verifier.dcql.Samples.VC;
import static org.workcommons.vc.verifier.dcql.Samples.WORK;
import static org.workcommons.vc.verifier.dcql.Samples.json;
import static org.workcommons.vc.verifier.dcql.Samples.pid;
import static org.workcommons.vc.verifier.dcql.Samples.pidQuery;
import static org.workcommons.vc.verifier.dcql.Samples.query;
import static org.workcommons.vc.verifier.dcql.Samples.sdJwt;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.model.ClaimPath;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.verifier.dcql.Mismatch.Reason;

/** What a wallet proposes. OpenID for Verifiable Presentations 1.0 §6.4. */
class SelectionTest {
  private static final String ADA =
      "{'given': 'Ada', 'family': 'Lo', 'age': 36, 'member': true, 'none': null,"
          + " 'address': {'town': 'Upton'}, 'nations': ['XA', 'XB'], 'nested': {'a': {'b': 1}}}";

  /** Credentials a, b and c, each of a type of its own, and sets. */
  private static DcqlQuery sets(String sets) {
    return query(
        """
        {'credentials': [
           {'id': 'a', 'format': 'dc+sd-jwt', 'meta': {'vct_values': ['urn:a']}},
           {'id': 'b', 'format': 'dc+sd-jwt', 'meta': {'vct_values': ['urn:b']}},
           {'id': 'c', 'format': 'dc+sd-jwt', 'meta': {'vct_values': ['urn:c']}}],
         'credential_sets': [%s]}
        """
            .formatted(sets));
  }

  private static List<Candidate> held(String letters) {
    return letters.chars().mapToObj(letter -> sdJwt("urn:" + (char) letter, "{}")).toList();
  }

  @Test
  void showsNothingThatCanBeKeptBackWhereNoClaimIsAskedFor() {
    var match = only(pidQuery(""), pid(ADA));
    assertThat(match.claims()).isEmpty();
    assertThat(match.pointers()).isEmpty();
  }

  @Test
  void showsExactlyTheClaimsThatAreAskedFor() {
    var match =
        only(pidQuery("'claims': [{'path': ['given']}, {'path': ['address', 'town']}]"), pid(ADA));
    assertThat(match.claims())
        .containsExactly(ClaimPath.of("given"), ClaimPath.of("address", "town"));
    assertThat(places(match)).containsExactlyInAnyOrder("/given", "/address/town");
  }

  @Test
  void showsAllItemsOfAnArrayOrTheOneThatIsAskedFor() {
    var all = only(pidQuery("'claims': [{'path': ['nations', null]}]"), pid(ADA));
    var one = only(pidQuery("'claims': [{'path': ['nations', 1]}]"), pid(ADA));
    assertThat(places(all)).containsExactlyInAnyOrder("/nations/0", "/nations/1");
    assertThat(places(one)).containsExactly("/nations/1");
  }

  @Test
  void showsOfSeveralValuesTheOnesThatAreAskedFor() {
    var query = pidQuery("'claims': [{'path': ['nations', null], 'values': ['XB', 'XC']}]");
    assertThat(places(only(query, pid(ADA)))).containsExactly("/nations/1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'path': ['given'], 'values': ['Eve', 'Ada']}",
        "{'path': ['age'], 'values': [36]}",
        "{'path': ['age'], 'values': [36.0]}",
        "{'path': ['member'], 'values': [true]}",
        "{'path': ['none']}"
      })
  void matchesAValueOfTheSameKind(String claim) {
    assertThat(pidQuery("'claims': [" + claim + "]").propose(List.of(pid(ADA))).least())
        .isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'path': ['given'], 'values': ['ada']}    | VALUE_DIFFERS
          {'path': ['given'], 'values': ['Ada ']}   | VALUE_DIFFERS
          {'path': ['age'], 'values': ['36']}       | VALUE_DIFFERS
          {'path': ['age'], 'values': [37, 0, -36]} | VALUE_DIFFERS
          {'path': ['member'], 'values': ['true', 1, false]} | VALUE_DIFFERS
          {'path': ['none'], 'values': [false, 0, '', 'null']} | VALUE_DIFFERS
          {'path': ['address'], 'values': ['Upton']} | VALUE_DIFFERS
          {'path': ['nations'], 'values': ['XA']}   | VALUE_DIFFERS
          {'path': ['nations', 0], 'values': ['XB']} | VALUE_DIFFERS
          {'path': ['nations', null], 'values': ['XC']} | VALUE_DIFFERS
          {'path': ['Given']}                       | CLAIM_MISSING
          {'path': ['given', 0]}                    | CLAIM_MISSING
          {'path': ['nations', 2]}                  | CLAIM_MISSING
          {'path': ['nations', 'length']}           | CLAIM_MISSING
          {'path': ['nested', 'a', 'b', 'c']}       | CLAIM_MISSING
          {'path': ['hasOwnProperty']}              | CLAIM_MISSING
          """)
  void aClaimThatIsMissingOrOfAnotherValueIsNoMatch(String claim, Reason reason) {
    var selection = pidQuery("'claims': [" + claim + "]").propose(List.of(pid(ADA)));
    assertThat(selection.least()).isEmpty();
    assertThat(selection.matches()).isEmpty();
    assertThat(selection.mismatches().get("pid"))
        .singleElement()
        .extracting(Mismatch::reason)
        .isEqualTo(reason);
  }

  @Test
  void oneClaimThatIsMissingIsEnoughForNoMatch() {
    var selection =
        pidQuery("'claims': [{'path': ['given']}, {'path': ['x']}, {'path': ['y', null]}]")
            .propose(List.of(pid(ADA)));
    assertThat(selection.least()).isEmpty();
    assertThat(selection.mismatches().get("pid"))
        .extracting(mismatch -> mismatch.claim().orElseThrow())
        .containsExactly(ClaimPath.of("x"), ClaimPath.of("y").all());
  }

  @Test
  void ofTwoQueriesForOneClaimTheLaterOneIsIgnored() {
    var query = pidQuery("'claims': [{'path': ['given']}, {'path': ['given'], 'values': ['Eve']}]");
    assertThat(places(only(query, pid(ADA)))).containsExactly("/given");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [['a','b'],['c']] | 0 | /given /family
          [['c'],['a','b']] | 0 | /age
          [['x'],['c']]     | 1 | /age
          [['a','x'],['x','c'],['b'],['a']] | 2 | /family
          """)
  void takesTheFirstClaimSetThatIsThere(String sets, int set, String places) {
    var match = only(pidQuery(claimSets(sets)), pid(ADA));
    assertThat(match.claimSet()).isEqualTo(set);
    assertThat(places(match)).containsExactlyInAnyOrder(places.split(" "));
  }

  @Test
  void whereNoClaimSetIsThereItSaysWhatTheNearestLacks() {
    var selection =
        pidQuery(claimSets("[['x','y'],['a','x'],['x','y','b']]")).propose(List.of(pid(ADA)));
    assertThat(selection.least()).isEmpty();
    assertThat(selection.mismatches().get("pid"))
        .extracting(mismatch -> mismatch.claim().orElseThrow())
        .containsExactly(ClaimPath.of("nobody"));
  }

  @Test
  void prefersTheCandidateWithThePreferredClaimSetThenTheOneThatShowsLeast() {
    var query =
        pidQuery(
            "'claims': [{'id': 'a', 'path': ['n', null]}, {'id': 'b', 'path': ['m']}],"
                + " 'claim_sets': [['a'], ['b']]");
    var selection =
        query.propose(
            List.of(
                pid("{'m': 1}"),
                pid("{'n': [1, 2, 3]}"),
                pid("{'x': 1}"),
                pid("{'n': [1]}"),
                pid("{'n': [2]}")));
    assertThat(selection.matches().get("pid"))
        .extracting(Match::candidate)
        .containsExactly(3, 4, 1, 0);
    assertThat(selection.least().orElseThrow().get("pid").candidate()).isEqualTo(3);
  }

  @Test
  void aCredentialOfAnotherFormatIsNoMatch() {
    for (var format : List.of("ldp_vc", "vc+sd-jwt", "jwt_vc_json", "mso_mdoc", "DC+SD-JWT")) {
      var held = Candidate.of(new CredentialFormat(format), Set.of(PID), json(ADA));
      assertThat(reasons(pidQuery(""), held)).as(format).containsExactly(Reason.FORMAT);
    }
  }

  @Test
  void aFormatThatIsNotKnownMatchesNothingNotEvenItself() {
    var query =
        query(
            "{'credentials': [{'id': 'pid', 'format': 'mso_mdoc', 'meta': {'doctype_value': 'd'}}]}");
    var held = Candidate.of(new CredentialFormat("mso_mdoc"), Set.of("d"), json("{}"));
    assertThat(reasons(query, held)).containsExactly(Reason.FORMAT);
  }

  @Test
  void aCredentialOfAnotherTypeIsNoMatch() {
    assertThat(reasons(pidQuery(""), sdJwt("urn:other", ADA))).containsExactly(Reason.TYPE);
    assertThat(reasons(pidQuery(""), sdJwt(PID + "/", ADA))).containsExactly(Reason.TYPE);
  }

  @Test
  void aCredentialWhoseTypeInheritsFromTheOneThatIsAskedForMatches() {
    var held = Candidate.of(CredentialFormat.DC_SD_JWT, Set.of("urn:finer", PID), json(ADA));
    assertThat(only(pidQuery(""), held).candidate()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ldp_vc", "jwt_vc_json", "vc+sd-jwt"})
  void aW3cCredentialNeedsAllTypesOfOneAlternative(String format) {
    var query =
        query(
            ("{'credentials': [{'id': 'pid', 'format': '%s', 'meta': {'type_values':"
                    + " [['urn:x', 'urn:y'], ['%s', '%s']]}}]}")
                .formatted(format, VC, WORK));
    var named = new CredentialFormat(format);
    var both = Candidate.of(named, Set.of(VC, WORK, "urn:more"), json("{}"));
    assertThat(only(query, both).candidate()).isZero();
    for (var types :
        List.of(Set.of(VC), Set.of("urn:x", WORK), Set.of("WorkStatementCredential", VC))) {
      var held = Candidate.of(named, types, json("{}"));
      assertThat(reasons(query, held)).as("%s", types).containsExactly(Reason.TYPE);
    }
  }

  @Test
  void anSdJwtOfAW3cCredentialMayBeAskedForByItsVct() {
    var query =
        query(
            "{'credentials': [{'id': 'pid', 'format': 'vc+sd-jwt', 'meta': {'vct_values':"
                + " ['urn:v']}}]}");
    var held = Candidate.of(CredentialFormat.VC_SD_JWT, Set.of("urn:v"), json("{}"));
    assertThat(only(query, held).candidate()).isZero();
    var other = Candidate.of(CredentialFormat.VC_SD_JWT, Set.of("urn:w"), json("{}"));
    assertThat(reasons(query, other)).containsExactly(Reason.TYPE);
  }

  @Test
  void aCredentialThatProvesNoHolderMatchesOnlyWhereThatIsWaived() {
    var held = pid(ADA).withBinding(Candidate.Binding.NONE);
    assertThat(reasons(pidQuery(""), held)).containsExactly(Reason.HOLDER_BINDING);
    var waived = pidQuery("'require_cryptographic_holder_binding': false");
    assertThat(only(waived, held).candidate()).isZero();
    assertThat(only(waived, pid(ADA)).candidate()).isZero();
  }

  @Test
  void aTrustedAuthorityHasToStandBehindTheIssuer() {
    var query =
        pidQuery(
            "'trusted_authorities': [{'type': 'aki', 'values': ['AQ', 'Ag']},"
                + " {'type': 'openid_federation', 'values': ['https://anchor.example']}]");
    for (var authorities :
        List.of(
            Map.of("aki", Set.of("Ag", "Aw")),
            Map.of("openid_federation", Set.of("https://anchor.example")))) {
      assertThat(only(query, pid(ADA).withAuthorities(authorities)).candidate()).isZero();
    }
    for (var authorities :
        List.of(
            Map.<String, Set<String>>of(),
            Map.of("aki", Set.<String>of()),
            Map.of("aki", Set.of("ag", "https://anchor.example")),
            Map.of("etsi_tl", Set.of("AQ")),
            Map.of("openid_federation", Set.of("AQ", "https://anchor.example/")))) {
      assertThat(reasons(query, pid(ADA).withAuthorities(authorities)))
          .containsExactly(Reason.AUTHORITY);
    }
  }

  @Test
  void saysWhatTheCandidateLacksThatComesNearest() {
    var query = pidQuery("'claims': [{'path': ['x']}, {'path': ['given']}]");
    var selection =
        query.propose(List.of(sdJwt("urn:other", ADA), pid("{}"), pid(ADA), held("a").get(0)));
    assertThat(selection.mismatches().get("pid"))
        .extracting(mismatch -> mismatch.claim().orElseThrow())
        .containsExactly(ClaimPath.of("x"));
  }

  @Test
  void withoutAnyCredentialNothingIsAnswered() {
    var selection = pidQuery("").propose(List.of());
    assertThat(selection.least()).isEmpty();
    assertThat(selection.mismatches()).containsOnlyKeys("pid");
  }

  @Test
  void withoutSetsEverythingIsAskedFor() {
    var query =
        query(
            """
            {'credentials': [
               {'id': 'a', 'format': 'dc+sd-jwt', 'meta': {'vct_values': ['urn:a']}},
               {'id': 'b', 'format': 'dc+sd-jwt', 'meta': {'vct_values': ['urn:b']}}]}
            """);
    assertThat(query.propose(held("ba")).least().orElseThrow()).containsOnlyKeys("a", "b");
    var half = query.propose(held("a"));
    assertThat(half.least()).isEmpty();
    assertThat(half.matches()).containsOnlyKeys("a");
    assertThat(half.mismatches()).containsOnlyKeys("b");
  }

  @Test
  void oneCredentialMayAnswerTwoQueries() {
    var query =
        query(
            """
            {'credentials': [
               {'id': 'a', 'format': 'dc+sd-jwt', 'meta': {}, 'claims': [{'path': ['x']}]},
               {'id': 'b', 'format': 'dc+sd-jwt', 'meta': {}, 'claims': [{'path': ['y']}]}]}
            """);
    var least = query.propose(List.of(pid("{'x': 1, 'y': 2}"))).least().orElseThrow();
    assertThat(places(least.get("a"))).containsExactly("/x");
    assertThat(places(least.get("b"))).containsExactly("/y");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [['a'],['b']]                | abc | a
          [['a'],['b']]                | bc  | b
          [['a','b'],['c']]            | abc | a b
          [['a','b'],['c']]            | bc  | c
          [['b'],['a']]                | ab  | b
          [['a','a']]                  | a   | a
          """)
  void takesTheFirstOptionThatIsThere(String options, String held, String ids) {
    var selection = sets("{'options': " + options + "}").propose(held(held));
    assertThat(selection.least().orElseThrow()).containsOnlyKeys(ids.split(" "));
  }

  @Test
  void leavesOutWhatAllSetsCanDoWithout() {
    var selection =
        sets("{'options': [['a'], ['b']]}, {'options': [['b'], ['c']]}").propose(held("abc"));
    assertThat(selection.least().orElseThrow()).containsOnlyKeys("b");
  }

  @Test
  void everyRequiredSetHasToBeSatisfied() {
    var selection = sets("{'options': [['a']]}, {'options': [['b'], ['c']]}").propose(held("a"));
    assertThat(selection.least()).isEmpty();
    assertThat(selection.offers()).isEmpty();
    assertThat(selection.mismatches()).containsOnlyKeys("b", "c");
  }

  @Test
  void whatIsOptionalIsOfferedAndNotPartOfTheLeast() {
    var query = sets("{'options': [['a']]}, {'options': [['b','c'],['c']], 'required': false}");
    var selection = query.propose(held("ac"));
    assertThat(selection.least().orElseThrow()).containsOnlyKeys("a");
    assertThat(selection.offers())
        .singleElement()
        .satisfies(o -> assertThat(o).containsOnlyKeys("c"));
    assertThat(query.propose(held("a")).offers()).isEmpty();
    assertThat(query.propose(held("c")).least()).isEmpty();
    assertThat(query.propose(held("c")).offers()).isEmpty();
  }

  @Test
  void whatTheLeastSatisfiesAlreadyIsNotOffered() {
    var query = sets("{'options': [['a']]}, {'options': [['a'],['b']], 'required': false}");
    assertThat(query.propose(held("ab")).offers()).isEmpty();
  }

  @Test
  void whereEverySetIsOptionalTheLeastIsNothing() {
    var query = sets("{'options': [['a']], 'required': false}");
    assertThat(query.propose(held("a")).least().orElseThrow()).isEmpty();
    assertThat(query.propose(held("b")).least().orElseThrow()).isEmpty();
  }

  @Test
  void aCredentialThatIsInNoSetIsNeverShown() {
    var selection = sets("{'options': [['a']]}").propose(held("abc"));
    assertThat(selection.least().orElseThrow()).containsOnlyKeys("a");
    assertThat(selection.offers()).isEmpty();
    assertThat(selection.matches()).containsOnlyKeys("a", "b", "c");
  }

  @Test
  void saysNoValueOfAClaim() {
    var selection =
        pidQuery("'claims': [{'path': ['given'], 'values': ['Eve']}]").propose(List.of(pid(ADA)));
    assertThat(selection.mismatches().toString() + selection).doesNotContain("Ada", "Eve");
  }

  private static String claimSets(String sets) {
    return "'claims': [{'id': 'a', 'path': ['given']}, {'id': 'b', 'path': ['family']},"
        + " {'id': 'c', 'path': ['age']}, {'id': 'x', 'path': ['nobody']},"
        + " {'id': 'y', 'path': ['given', 'x']}], 'claim_sets': "
        + sets;
  }

  private static Match only(DcqlQuery query, Candidate held) {
    return query.propose(List.of(held)).least().orElseThrow().get("pid");
  }

  private static List<Reason> reasons(DcqlQuery query, Candidate held) {
    var selection = query.propose(List.of(held));
    assertThat(selection.least()).isEmpty();
    return selection.mismatches().get("pid").stream().map(Mismatch::reason).toList();
  }

  private static List<String> places(Match match) {
    return match.pointers().stream().map(Pointer::value).toList();
  }
}
