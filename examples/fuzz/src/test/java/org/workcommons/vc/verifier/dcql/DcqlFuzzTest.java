package org.workcommons.vc.verifier.dcql;

import static org.workcommons.vc.fuzz.Promise.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.fuzz.Alterations;
import org.workcommons.vc.fuzz.Promise;
import org.workcommons.vc.fuzz.Samples;
import org.workcommons.vc.json.JsonObject;

/** Queries are written as they were read, and what is proposed to one satisfies it. */
class DcqlFuzzTest {
  private static final String QUERY =
      """
      {"credentials":[
         {"id":"work","format":"ldp_vc","meta":{"type_values":[["urn:t","urn:u"]]},
          "claims":[{"id":"a","path":["credentialSubject","ratings","buckets",null,"h",4]},
                    {"id":"b","path":["credentialSubject","period"],"values":["2024-01"]}],
          "claim_sets":[["a","b"],["b"]]},
         {"id":"other","format":"dc+sd-jwt","meta":{"vct_values":["urn:t"]},"multiple":true,
          "require_cryptographic_holder_binding":false,
          "trusted_authorities":[{"type":"aki","values":["AQID"]}]}],
       "credential_sets":[{"options":[["work"],["other"]]},{"required":false,"options":[["other"]]}]}
      """;

  private static final List<Candidate> HELD =
      Stream.of(CredentialFormat.LDP_VC, CredentialFormat.DC_SD_JWT)
          .map(format -> Candidate.of(format, Set.of("urn:t", "urn:u"), Samples.statement()))
          .map(candidate -> candidate.withAuthorities(Map.of("aki", Set.of("AQID"))))
          .toList();

  @MethodSource("queries")
  @FuzzTest
  void query(byte[] input) {
    Promise.of(() -> JsonReader.readObject(input)).ifPresent(DcqlFuzzTest::reads);
  }

  @MethodSource("programs")
  @FuzzTest
  void alteredQuery(byte[] program) {
    query(Alterations.of(Samples.json(QUERY), program));
  }

  static Stream<byte[]> queries() {
    return Stream.of(QUERY.getBytes(StandardCharsets.UTF_8));
  }

  static Stream<byte[]> programs() {
    return Alterations.programs(new byte[] {1, 6, 1, 5, 0, 9, 3, 80, 49, 89});
  }

  private static void reads(JsonObject json) {
    Promise.of(() -> DcqlQuery.read(json))
        .ifPresent(
            query -> {
              var again = Promise.of(() -> DcqlQuery.read(query.json()));
              holds(
                  again.isPresent() && again.get().json().equals(query.json()),
                  "read back the same");
              query.propose(HELD).least().ifPresent(least -> answers(query, least));
            });
  }

  private static void answers(DcqlQuery query, Map<String, Match> least) {
    var answer = new HashMap<String, List<Candidate>>();
    least.forEach(
        (id, match) ->
            answer.put(id, List.of(HELD.get(match.candidate()).withDisclosable(match.pointers()))));
    holds(query.check(answer).isEmpty(), "what is proposed satisfies the check");
    holds(query.overDisclosed(answer).isEmpty(), "nothing is shown beyond");
  }
}
