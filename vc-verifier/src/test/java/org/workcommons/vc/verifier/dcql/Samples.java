package org.workcommons.vc.verifier.dcql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Set;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;

/** Queries and credentials, in JSON with single quotes. */
final class Samples {
  static final String PID = "https://id.example/person";
  static final String VC = "https://www.w3.org/2018/credentials#VerifiableCredential";
  static final String WORK = "https://w3id.org/workcommons/ns/v1#WorkStatementCredential";

  private Samples() {}

  static JsonObject json(String text) {
    try {
      return JsonReader.readObject(text.replace('\'', '"').getBytes(UTF_8));
    } catch (ProblemException e) {
      throw new IllegalArgumentException("a test's own JSON", e);
    }
  }

  static DcqlQuery query(String text) {
    try {
      return DcqlQuery.read(json(text));
    } catch (ProblemException e) {
      throw new IllegalArgumentException("a test's own query", e);
    }
  }

  /** A query for one credential called pid, with {@code more} members. */
  static DcqlQuery pidQuery(String more) {
    return query(
        "{'credentials': [{'id': 'pid', 'format': 'dc+sd-jwt', 'meta': {'vct_values': ['"
            + PID
            + "']}"
            + (more.isEmpty() ? "" : ", " + more)
            + "}]}");
  }

  /** The problem for which {@code text} is refused as a query; the test fails when it is not. */
  static Problem refusal(String text) {
    var json = json(text);
    var thrown = catchThrowable(() -> DcqlQuery.read(json));
    assertThat(thrown).as("must be refused").isExactlyInstanceOf(ProblemException.class);
    var problem = ((ProblemException) thrown).problem();
    assertThat(problem.detail()).as("one plain sentence").isNotBlank().doesNotEndWith(".");
    return problem;
  }

  static Candidate pid(String claims) {
    return sdJwt(PID, claims);
  }

  static Candidate sdJwt(String vct, String claims) {
    return Candidate.of(CredentialFormat.DC_SD_JWT, Set.of(vct), json(claims));
  }
}
