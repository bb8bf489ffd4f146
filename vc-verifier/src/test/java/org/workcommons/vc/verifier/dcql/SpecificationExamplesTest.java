package org.workcommons.vc.verifier.dcql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workcommons.vc.verifier.dcql.Samples.VC;
import static org.workcommons.vc.verifier.dcql.Samples.json;
import static org.workcommons.vc.verifier.dcql.Samples.query;
import static org.workcommons.vc.verifier.dcql.Samples.sdJwt;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workcommons.vc.model.ClaimPath;
import org.workcommons.vc.problem.Pointer;

/**
 * Queries of the shapes that OpenID for Verifiable Presentations 1.0 shows in §6 and appendices B
 * and D, and what they ask of credentials.
 */
class SpecificationExamplesTest {
  private static final String IDENTITY = "https://credentials.example.com/identity_credential";
  private static final String OTHER = "https://othercredentials.example/pid";
  private static final String REDUCED =
      "https://credentials.example.com/reduced_identity_credential";
  private static final String RESIDENCE = "https://cred.example/residence_credential";
  private static final String REWARDS = "https://company.example/company_rewards";

  private static final String NAMED =
      "{'path': ['given_name']}, {'path': ['family_name']}, {'path': ['address',"
          + " 'street_address']}";
  private static final String PERSON =
      "{'given_name': 'J', 'family_name': 'Doe', 'address': {'street_address': 'H 1'},"
          + " 'postal_code': '90211', 'locality': 'M', 'region': 'R', 'date_of_birth': 'D'}";

  private static String asked(String id, String vct, String more) {
    return "{'id': '%s', 'format': 'dc+sd-jwt', 'meta': {'vct_values': ['%s']}, %s}"
        .formatted(id, vct, more);
  }

  @Test
  void theSimpleOneAsksForThreeClaimsAndShowsNoFourth() {
    var query =
        query("{'credentials': [" + asked("c", IDENTITY, "'claims': [" + NAMED + "]") + "]}");
    var match = query.propose(List.of(sdJwt(IDENTITY, PERSON))).least().orElseThrow().get("c");
    assertThat(match.pointers())
        .extracting(Pointer::value)
        .containsExactlyInAnyOrder("/given_name", "/family_name", "/address/street_address");
  }

  @ParameterizedTest
  @CsvSource({"Doe, 90210, true", "Doe, 90211, true", "Doe, 90212, false", "Roe, 90210, false"})
  void theOneWithValuesAsksForAPersonOfThatNameWhoLivesThere(
      String name, String code, boolean matches) {
    var query =
        query(
            "{'credentials': ["
                + asked(
                    "c",
                    IDENTITY,
                    "'claims': [{'path': ['family_name'], 'values': ['Doe']},"
                        + " {'path': ['postal_code'], 'values': ['90210', '90211']}]")
                + "]}");
    var held = sdJwt(IDENTITY, "{'family_name': '%s', 'postal_code': '%s'}".formatted(name, code));
    assertThat(query.propose(List.of(held)).least().isPresent()).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "family_name locality region date_of_birth postal_code, family_name locality region"
        + " date_of_birth",
    "family_name postal_code date_of_birth locality, family_name postal_code date_of_birth",
    "family_name locality region, ''"
  })
  void theOneWithAlternativeClaimsTakesThePlaceOrTheCode(String held, String shown) {
    var query =
        query(
            "{'credentials': ["
                + asked(
                    "pid",
                    IDENTITY,
                    "'claims': [{'id': 'a', 'path': ['family_name']},"
                        + " {'id': 'b', 'path': ['postal_code']}, {'id': 'c', 'path': ['locality']},"
                        + " {'id': 'd', 'path': ['region']}, {'id': 'e', 'path': ['date_of_birth']}],"
                        + " 'claim_sets': [['a', 'c', 'd', 'e'], ['a', 'b', 'e']]")
                + "]}");
    var claims =
        Stream.of(held.split(" "))
            .map(name -> "'" + name + "': 1")
            .collect(Collectors.joining(", ", "{", "}"));
    var least = query.propose(List.of(sdJwt(IDENTITY, claims))).least();
    assertThat(least.isPresent()).isEqualTo(!shown.isEmpty());
    least.ifPresent(
        ids ->
            assertThat(ids.get("pid").claims())
                .containsExactlyInAnyOrderElementsOf(
                    Stream.of(shown.split(" ")).map(ClaimPath::of).toList()));
  }

  @ParameterizedTest
  @CsvSource({
    "pid other a b rewards, pid, 1",
    "other a b, other, 0",
    "a b rewards, a b, 1",
    "a rewards, '', 0",
    "rewards, '', 0"
  })
  void theOneWithAlternativeCredentialsTakesTheFirstAndOffersTheRewards(
      String held, String shown, int offers) {
    var query =
        query(
            "{'credentials': ["
                + String.join(
                    ", ",
                    asked("pid", IDENTITY, "'claims': [" + NAMED + "]"),
                    asked("other", OTHER, "'claims': [" + NAMED + "]"),
                    asked("a", REDUCED, "'claims': [{'path': ['family_name']}]"),
                    asked("b", RESIDENCE, "'claims': [{'path': ['postal_code']}]"),
                    asked("rewards", REWARDS, "'claims': [{'path': ['rewards_number']}]"))
                + "], 'credential_sets': [{'options': [['pid'], ['other'], ['a', 'b']]},"
                + " {'required': false, 'options': [['rewards']]}]}");
    var selection = query.propose(Stream.of(held.split(" ")).map(this::held).toList());
    assertThat(selection.least().isPresent()).isEqualTo(!shown.isEmpty());
    selection.least().ifPresent(ids -> assertThat(ids).containsOnlyKeys(shown.split(" ")));
    assertThat(selection.offers()).hasSize(offers);
  }

  private Candidate held(String id) {
    return switch (id) {
      case "pid" -> sdJwt(IDENTITY, PERSON);
      case "other" -> sdJwt(OTHER, PERSON);
      case "a" -> sdJwt(REDUCED, PERSON);
      case "b" -> sdJwt(RESIDENCE, PERSON);
      default -> sdJwt(REWARDS, "{'rewards_number': 7}");
    };
  }

  @Test
  void theOneThatAlsoAsksForAnMdocIsReadAndNotAnswered() {
    var query =
        query(
            "{'credentials': ["
                + asked("pid", IDENTITY, "'claims': [" + NAMED + "]")
                + ", {'id': 'mdl', 'format': 'mso_mdoc', 'meta': {'doctype_value':"
                + " 'org.iso.7367.1.mVRC'}, 'claims': [{'path': ['org.iso.7367.1',"
                + " 'vehicle_holder']}, {'path': ['org.iso.18013.5.1', 'given_name']}]}]}");
    var selection = query.propose(List.of(sdJwt(IDENTITY, PERSON)));
    assertThat(selection.least()).isEmpty();
    assertThat(selection.mismatches()).containsOnlyKeys("mdl");
  }

  @ParameterizedTest
  @CsvSource({
    "VC https://example.org/examples#UniversityDegreeCredential, true",
    "VC https://example.org/examples#BachelorDegree"
        + " https://example.org/examples#AlumniCredential, true",
    "VC IdentityCredential, true",
    "VC https://example.org/examples#AlumniCredential, false",
    "VC UniversityDegreeCredential, false",
    "https://example.org/examples#UniversityDegreeCredential, false",
    "VC, false"
  })
  void theTypesOfAW3cCredentialAreExpandedAndAllOfOneAlternative(String types, boolean matches) {
    var query =
        query(
            "{'credentials': [{'id': 'c', 'format': 'ldp_vc', 'meta': {'type_values': [['%s',"
                    .formatted(VC)
                + " 'https://example.org/examples#AlumniCredential',"
                + " 'https://example.org/examples#BachelorDegree'], ['%s',".formatted(VC)
                + " 'https://example.org/examples#UniversityDegreeCredential'],"
                + " ['IdentityCredential']]}}]}");
    var held =
        Candidate.of(
            CredentialFormat.LDP_VC,
            Set.of(types.replaceFirst("^VC\\b", VC).split(" ")),
            json("{}"));
    assertThat(query.propose(List.of(held)).least().isPresent()).isEqualTo(matches);
  }

  @Test
  void theClaimsOfAW3cCredentialAreLookedForFromItsRootOn() {
    var query =
        query(
            "{'credentials': [{'id': 'c', 'format': 'jwt_vc_json', 'meta': {'type_values':"
                + " [['IDCredential']]}, 'claims': [{'path': ['credentialSubject',"
                + " 'given_name']}]}]}");
    var types = Set.of(VC, "IDCredential");
    var root = json("{'credentialSubject': {'given_name': 'M'}}");
    var wrapped = json("{'vc': {'credentialSubject': {'given_name': 'M'}}}");
    var format = CredentialFormat.JWT_VC_JSON;
    assertThat(query.propose(List.of(Candidate.of(format, types, root))).least()).isPresent();
    assertThat(query.propose(List.of(Candidate.of(format, types, wrapped))).least()).isEmpty();
  }
}
