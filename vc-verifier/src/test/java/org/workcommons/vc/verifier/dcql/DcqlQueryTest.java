package org.workcommons.vc.verifier.dcql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.workcommons.vc.verifier.dcql.Samples.VC;
import static org.workcommons.vc.verifier.dcql.Samples.WORK;
import static org.workcommons.vc.verifier.dcql.Samples.json;
import static org.workcommons.vc.verifier.dcql.Samples.query;
import static org.workcommons.vc.verifier.dcql.Samples.refusal;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.model.ClaimPath;
import org.workcommons.vc.problem.ProblemType;

/** Reading and writing queries. OpenID for Verifiable Presentations 1.0 §6. */
class DcqlQueryTest {
  /** Every member that the specification has, with a value that is not its default. */
  private static final String FULL =
      """
      {'credentials': [
         {'id': 'pid-1_A', 'format': 'dc+sd-jwt', 'meta': {'vct_values': ['urn:a', 'urn:b']},
          'multiple': true, 'require_cryptographic_holder_binding': false,
          'trusted_authorities': [{'type': 'aki', 'values': ['AQID']},
                                  {'type': 'of tomorrow', 'values': ['x']}],
          'claims': [{'id': 'a', 'path': ['x', null, 0], 'values': ['t', 1, true]},
                     {'id': 'b', 'path': ['y']}],
          'claim_sets': [['a', 'b'], ['b']]},
         {'id': 'w', 'format': 'ldp_vc', 'meta': {'type_values': [['urn:t', 'urn:u'], ['urn:v']]}},
         {'id': 'm', 'format': 'mso_mdoc', 'meta': {'doctype_value': 'org.iso.18013.5.1.mDL'}}],
       'credential_sets': [{'options': [['w', 'm'], ['pid-1_A']]},
                           {'options': [['m']], 'required': false}]}
      """;

  @Test
  void isWrittenAsItWasRead() throws Exception {
    assertThat(query(FULL).json()).isEqualTo(json(FULL));
  }

  @Test
  void readsEveryMember() {
    var first = query(FULL).credentials().get(0);
    assertThat(first.id()).isEqualTo("pid-1_A");
    assertThat(first.format()).isEqualTo(CredentialFormat.DC_SD_JWT);
    assertThat(first.types()).containsExactly(Set.of("urn:a"), Set.of("urn:b"));
    assertThat(first.quantity()).isEqualTo(CredentialQuery.Quantity.SEVERAL);
    assertThat(first.binding()).isEqualTo(CredentialQuery.Binding.WAIVED);
    assertThat(first.authorities()).extracting(TrustedAuthority::type).contains("aki");
    assertThat(first.claims().get(0).values()).hasSize(3);
    assertThat(first.claimSets()).containsExactly(List.of("a", "b"), List.of("b"));
    assertThat(query(FULL).credentials().get(1).types())
        .containsExactly(Set.of("urn:t", "urn:u"), Set.of("urn:v"));
  }

  @Test
  void whatIsLeftOutHasTheDefaultsOfTheSpecification() {
    var read =
        query(
            """
            {'credentials': [{'id': 'a', 'format': 'ldp_vc', 'meta': {}}],
             'credential_sets': [{'options': [['a']]}]}
            """);
    var credential = read.credentials().get(0);
    assertThat(credential.quantity()).isEqualTo(CredentialQuery.Quantity.ONE);
    assertThat(credential.binding()).isEqualTo(CredentialQuery.Binding.REQUIRED);
    assertThat(credential.types()).isEmpty();
    assertThat(read.credentialSets().get(0).need()).isEqualTo(CredentialSet.Need.REQUIRED);
  }

  @Test
  void ignoresMembersThatItDoesNotKnowAtEveryLevel() {
    var read =
        query(
            """
            {'x': 1, 'credentials': [{'id': 'a', 'x': [], 'format': 'dc+sd-jwt',
               'meta': {'x': {}}, 'trusted_authorities': [{'type': 't', 'values': ['v'], 'x': 1}],
               'claims': [{'path': ['p'], 'x': null, 'intent_to_retain': true}]}],
             'credential_sets': [{'options': [['a']], 'purpose': 'x'}]}
            """);
    assertThat(read.json().names()).containsExactly("credentials", "credential_sets");
    assertThat(read.credentials().get(0).types()).isEmpty();
  }

  @Test
  void keepsAFormatThatItDoesNotKnow() {
    var mdoc = query(FULL).credentials().get(2);
    assertThat(mdoc.format().isKnown()).isFalse();
    assertThat(mdoc.meta().string("doctype_value")).contains("org.iso.18013.5.1.mDL");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                       | /credentials
          {'credentials': []}                                      | /credentials
          {'credentials': {}}                                      | /credentials
          {'credentials': ['a']}                                   | /credentials/0
          {'credentials': [{'format': 'x', 'meta': {}}]}           | /credentials/0/id
          {'credentials': [{'id': '', 'format': 'x', 'meta': {}}]} | /credentials/0/id
          {'credentials': [{'id': 'a b', 'format': 'x', 'meta': {}}]} | /credentials/0/id
          {'credentials': [{'id': 'ä', 'format': 'x', 'meta': {}}]} | /credentials/0/id
          {'credentials': [{'id': 'a.b', 'format': 'x', 'meta': {}}]} | /credentials/0/id
          {'credentials': [{'id': 1, 'format': 'x', 'meta': {}}]}  | /credentials/0/id
          {'credentials': [{'id': 'a', 'meta': {}}]}               | /credentials/0/format
          {'credentials': [{'id': 'a', 'format': 1, 'meta': {}}]}  | /credentials/0/format
          {'credentials': [{'id': 'a', 'format': 'x'}]}            | /credentials/0/meta
          {'credentials': [{'id': 'a', 'format': 'x', 'meta': []}]} | /credentials/0/meta
          {'credentials': [{'id': 'a', 'format': 'x', 'meta': {}}, {'id': 'a', 'format': 'y', 'meta': {}}]} | /credentials/1/id
          {'credentials': [{'id': 'a', 'format': 'x', 'meta': {}}], 'credential_sets': []} | /credential_sets
          {'credentials': [{'id': 'a', 'format': 'x', 'meta': {}}], 'credential_sets': null} | /credential_sets
          {'credentials': [{'id': 'a', 'format': 'x', 'meta': {}}], 'credential_sets': [['a']]} | /credential_sets/0
          {'credentials': [{'id': 'a', 'format': 'x', 'meta': {}}], 'credential_sets': [{}]} | /credential_sets/0/options
          {'credentials': [{'id': 'a', 'format': 'x', 'meta': {}}], 'credential_sets': [{'options': []}]} | /credential_sets/0/options
          {'credentials': [{'id': 'a', 'format': 'x', 'meta': {}}], 'credential_sets': [{'options': [[]]}]} | /credential_sets/0/options/0
          {'credentials': [{'id': 'a', 'format': 'x', 'meta': {}}], 'credential_sets': [{'options': ['a']}]} | /credential_sets/0/options/0
          {'credentials': [{'id': 'a', 'format': 'x', 'meta': {}}], 'credential_sets': [{'options': [['a', 1]]}]} | /credential_sets/0/options/0/1
          {'credentials': [{'id': 'a', 'format': 'x', 'meta': {}}], 'credential_sets': [{'options': [['a'], ['a', 'b']]}]} | /credential_sets/0/options/1/1
          {'credentials': [{'id': 'a', 'format': 'x', 'meta': {}}], 'credential_sets': [{'options': [['a']], 'required': 'no'}]} | /credential_sets/0/required
          """)
  void refusesAQueryThatBreaksARule(String text, String place) {
    refused(text, place);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'multiple': 1                                            | /multiple
          'multiple': null                                         | /multiple
          'multiple': 'true'                                       | /multiple
          'require_cryptographic_holder_binding': 0                | /require_cryptographic_holder_binding
          'trusted_authorities': []                                | /trusted_authorities
          'trusted_authorities': [{}]                              | /trusted_authorities/0/type
          'trusted_authorities': [{'type': 'aki'}]                 | /trusted_authorities/0/values
          'trusted_authorities': [{'type': 'aki', 'values': []}]   | /trusted_authorities/0/values
          'trusted_authorities': [{'type': 'aki', 'values': [1]}]  | /trusted_authorities/0/values/0
          'trusted_authorities': [{'type': 1, 'values': ['a']}]    | /trusted_authorities/0/type
          'claims': []                                             | /claims
          'claims': {}                                             | /claims
          'claims': null                                           | /claims
          'claims': ['a']                                          | /claims/0
          'claims': [{}]                                           | /claims/0/path
          'claims': [{'path': []}]                                 | /claims/0/path
          'claims': [{'path': 'a'}]                                | /claims/0/path
          'claims': [{'path': ['a', -1]}]                          | /claims/0/path/1
          'claims': [{'path': ['a', 0.5]}]                         | /claims/0/path/1
          'claims': [{'path': ['a', true]}]                        | /claims/0/path/1
          'claims': [{'path': ['a', ['b']]}]                       | /claims/0/path/1
          'claims': [{'path': ['a'], 'id': ''}]                    | /claims/0/id
          'claims': [{'path': ['a'], 'id': 'x y'}]                 | /claims/0/id
          'claims': [{'path': ['a'], 'id': null}]                  | /claims/0/id
          'claims': [{'path': ['a'], 'id': 'x'}, {'path': ['b'], 'id': 'x'}] | /claims/1/id
          'claims': [{'path': ['a'], 'values': []}]                | /claims/0/values
          'claims': [{'path': ['a'], 'values': 'x'}]               | /claims/0/values
          'claims': [{'path': ['a'], 'values': ['x', null]}]       | /claims/0/values/1
          'claims': [{'path': ['a'], 'values': [1.5]}]             | /claims/0/values/0
          'claims': [{'path': ['a'], 'values': [9007199254740992]}] | /claims/0/values/0
          'claims': [{'path': ['a'], 'values': [{}]}]              | /claims/0/values/0
          'claims': [{'path': ['a'], 'values': [['x']]}]           | /claims/0/values/0
          'claim_sets': [['a']]                                    | /claim_sets
          'claims': [{'path': ['a'], 'id': 'x'}], 'claim_sets': [] | /claim_sets
          'claims': [{'path': ['a'], 'id': 'x'}], 'claim_sets': [[]] | /claim_sets/0
          'claims': [{'path': ['a'], 'id': 'x'}], 'claim_sets': ['x'] | /claim_sets/0
          'claims': [{'path': ['a'], 'id': 'x'}], 'claim_sets': [['x'], ['y']] | /claim_sets/1/0
          'claims': [{'path': ['a'], 'id': 'x'}, {'path': ['b']}], 'claim_sets': [['x']] | /claims/1/id
          'meta': {'vct_values': []}                               | /meta/vct_values
          'meta': {'vct_values': 'a'}                              | /meta/vct_values
          'meta': {'vct_values': ['a', 1]}                         | /meta/vct_values/1
          """)
  void refusesACredentialQueryThatBreaksARule(String member, String place) {
    var meta = member.startsWith("'meta'") ? "" : "'meta': {}, ";
    refused(
        "{'credentials': [{'id': 'a', 'format': 'dc+sd-jwt', " + meta + member + "}]}",
        "/credentials/0" + place);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "'urn:a'", "['urn:a']", "[[]]", "[[1]]", "[['urn:a'], []]"})
  void refusesTypesThatAreNotListsOfLists(String types) {
    var problem =
        refusal(
            "{'credentials': [{'id': 'a', 'format': 'jwt_vc_json', 'meta':"
                + " {'type_values': "
                + types
                + "}}]}");
    assertThat(problem.pointer().value()).startsWith("/credentials/0/meta/type_values");
  }

  @Test
  void refusesTenThousandClaims() {
    var claims = numbered(10_000, "{'path': ['c%d']}");
    limit("{'credentials': [" + credential("a", "'claims': [" + claims + "]") + "]}");
  }

  @Test
  void countsTheClaimsOfAllCredentialQueriesTogether() {
    var claims = "'claims': [" + numbered(Limits.QUERY_CLAIMS / 2, "{'path': ['c%d']}") + "]";
    var half = credential("a", claims) + ", " + credential("b", claims);
    assertThat(query("{'credentials': [" + half + "]}").credentials()).hasSize(2);
    var one = credential("c", "'claims': [{'path': ['x']}]");
    limit("{'credentials': [" + half + ", " + one + "]}");
  }

  @Test
  void refusesTooManyCredentialQueries() {
    var most = numbered(Limits.QUERY_CREDENTIALS, "{'id': 'a%d', 'format': 'x', 'meta': {}}");
    assertThat(query("{'credentials': [" + most + "]}").credentials())
        .hasSize(Limits.QUERY_CREDENTIALS);
    limit("{'credentials': [" + most + ", {'id': 'z', 'format': 'x', 'meta': {}}]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'meta': {'vct_values': [%s]}",
        "'meta': {}, 'claims': [{'path': ['a'], 'values': [%s]}]",
        "'meta': {}, 'trusted_authorities': [{'type': 'aki', 'values': [%s]}]",
        "'meta': {}, 'claims': [{'path': ['a'], 'id': 'v'}], 'claim_sets': [[%s]]"
      })
  void refusesTooManyItemsWhereverTheyStand(String member) {
    var items = numbered(Limits.QUERY_ITEMS + 1, member.contains("sets") ? "'v'" : "'v%d'");
    limit(
        "{'credentials': [{'id': 'a', 'format': 'dc+sd-jwt', "
            + String.format(member, items)
            + "}]}");
  }

  @Test
  void refusesTooManyOptions() {
    var options = numbered(Limits.QUERY_ITEMS, "['a']");
    limit(
        "{'credentials': ["
            + credential("a", "'multiple': true")
            + "], 'credential_sets': [{'options': ["
            + options
            + "]}]}");
  }

  @Test
  void refusesAnIdentifierOfMoreThanAThousandCharacters() {
    refused(
        "{'credentials': [{'id': '" + "a".repeat(1025) + "', 'format': 'x', 'meta': {}}]}",
        "/credentials/0/id");
  }

  @Test
  void isWrittenInJavaInAFewLines() {
    var query =
        DcqlQuery.of(
            CredentialQuery.of("work", CredentialFormat.LDP_VC)
                .withTypes(VC, WORK)
                .withClaims(
                    ClaimQuery.of("credentialSubject", "platform").withValues("rides.example"),
                    ClaimQuery.of(ClaimPath.of("credentialSubject", "ratings").all().at("mean"))));
    assertThat(query)
        .usingRecursiveComparison()
        .isEqualTo(
            query(
                """
                {'credentials': [{'id': 'work', 'format': 'ldp_vc',
                  'meta': {'type_values': [['VC', 'WORK']]},
                  'claims': [{'path': ['credentialSubject', 'platform'],
                              'values': ['rides.example']},
                             {'path': ['credentialSubject', 'ratings', null, 'mean']}]}]}
                """
                    .replace("VC'", VC + "'")
                    .replace("WORK", WORK)));
  }

  @Test
  void aQueryInJavaCanSayEverything() {
    var full =
        DcqlQuery.of(
                CredentialQuery.of("pid-1_A", CredentialFormat.DC_SD_JWT)
                    .withVct("urn:a", "urn:b")
                    .withSeveral()
                    .withoutHolderBinding()
                    .withAuthorities(
                        new TrustedAuthority(TrustedAuthority.AKI, List.of("AQID")),
                        new TrustedAuthority("of tomorrow", List.of("x")))
                    .withClaims(
                        ClaimQuery.of(ClaimPath.of("x").all().at(0))
                            .withId("a")
                            .withValues(query(FULL).credentials().get(0).claims().get(0).values()),
                        ClaimQuery.of("y").withId("b"))
                    .withClaimSets(List.of("a", "b"), List.of("b")),
                CredentialQuery.of("w", CredentialFormat.LDP_VC)
                    .withTypes("urn:t", "urn:u")
                    .withTypes("urn:v"),
                query(FULL).credentials().get(2))
            .withCredentialSets(
                CredentialSet.required(List.of("w", "m"), List.of("pid-1_A")),
                CredentialSet.optional(List.of("m")));
    assertThat(full.json()).isEqualTo(json(FULL));
  }

  @Test
  void aVerifierCannotWriteAQueryThatBreaksARule() {
    var one = CredentialQuery.of("a", CredentialFormat.LDP_VC);
    unwritable(() -> DcqlQuery.of());
    unwritable(() -> DcqlQuery.of(one, one));
    unwritable(() -> DcqlQuery.of(CredentialQuery.of("not an id", CredentialFormat.LDP_VC)));
    unwritable(() -> DcqlQuery.of(one.withClaimSets(List.of("x"))));
    unwritable(() -> DcqlQuery.of(one.withClaims(ClaimQuery.of("x")).withClaimSets(List.of("x"))));
    unwritable(() -> DcqlQuery.of(one).withCredentialSets(CredentialSet.required(List.of("b"))));
    unwritable(() -> DcqlQuery.of(one).withCredentialSets(CredentialSet.required(List.of())));
    unwritable(() -> DcqlQuery.of(one).withCredentialSets(CredentialSet.required()));
  }

  @Test
  void aVerifierCannotAskForOneClaimTwiceThoughAWalletBearsIt() {
    var twice =
        CredentialQuery.of("a", CredentialFormat.LDP_VC)
            .withClaims(ClaimQuery.of("x"), ClaimQuery.of("x").withValues("y"));
    unwritable(() -> DcqlQuery.of(twice));
    var received =
        query(
            "{'credentials': ["
                + credential("a", "'claims': [{'path':['x']},{'path':['x']}]")
                + "]}");
    assertThat(received.credentials().get(0).claims()).hasSize(2);
  }

  @Test
  void namesItsCredentialsInTextAndNothingElse() {
    assertThat(query(FULL)).hasToString("DCQL query for [pid-1_A, w, m]");
  }

  private static void unwritable(ThrowingCallable writing) {
    assertThatThrownBy(writing).isExactlyInstanceOf(IllegalArgumentException.class);
  }

  private static void refused(String text, String place) {
    var problem = refusal(text);
    assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
    assertThat(problem.pointer().value()).isEqualTo(place);
  }

  private static void limit(String text) {
    var problem = refusal(text);
    assertThat(problem.type()).isEqualTo(ProblemType.LIMIT_EXCEEDED);
  }

  private static String credential(String id, String member) {
    return "{'id': '" + id + "', 'format': 'dc+sd-jwt', 'meta': {}, " + member + "}";
  }

  private static String numbered(int count, String pattern) {
    return IntStream.range(0, count)
        .mapToObj(i -> String.format(pattern, i))
        .collect(Collectors.joining(", "));
  }
}
