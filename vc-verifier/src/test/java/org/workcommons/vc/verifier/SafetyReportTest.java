package org.workcommons.vc.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.workcommons.vc.verifier.Actors.AUDIENCE;
import static org.workcommons.vc.verifier.Actors.NOW;
import static org.workcommons.vc.verifier.Actors.PLATFORM;
import static org.workcommons.vc.verifier.Actors.STRANGER;
import static org.workcommons.vc.verifier.Actors.WORKER;
import static org.workcommons.vc.verifier.Actors.chain;
import static org.workcommons.vc.verifier.Actors.credential;
import static org.workcommons.vc.verifier.Actors.did;
import static org.workcommons.vc.verifier.Actors.json;
import static org.workcommons.vc.verifier.Actors.key;
import static org.workcommons.vc.verifier.Actors.present;
import static org.workcommons.vc.verifier.Actors.received;
import static org.workcommons.vc.verifier.Actors.request;
import static org.workcommons.vc.verifier.Actors.secure;
import static org.workcommons.vc.verifier.Actors.verifier;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.reputation.Admission;
import org.workcommons.vc.reputation.DecidedDisputes;
import org.workcommons.vc.reputation.GovernancePolicy;
import org.workcommons.vc.work.SafetyReport;
import org.workcommons.vc.work.SafetyReportKind;
import org.workcommons.vc.work.WorkStatement;

/** A safety report is taken seriously, and no score is made of it. */
class SafetyReportTest {
  private static final SigningKey CUSTOMER = key(6);
  private static final Path SPECS = Path.of(System.getProperty("vc.root", "..")).resolve("specs");

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aRecordWithReportsInItScoresTheSame(int reports) throws Exception {
    var statements = chain(PLATFORM, WORKER, 6);
    var all = new ArrayList<>(statements);
    for (int i = 0; i < reports; i++) {
      all.add(i, secure(report(CUSTOMER, i), CUSTOMER));
    }

    var without = presented(statements, request());
    var with = presented(all, requestOfBoth());

    assertThat(with.credentials()).hasSize(statements.size() + reports);
    assertThat(with.credentials().stream().flatMap(one -> one.subjects(SafetyReport.TYPE).stream()))
        .hasSize(reports);
    var score = admitted(without);
    assertThat(score.score().ratings()).isPositive();
    assertThat(text(admitted(with))).isEqualTo(text(score));
    assertThat(admitted(with).score().inputDigest()).isEqualTo(score.score().inputDigest());
  }

  @Test
  void aReportThatNobodyAskedForIsNoPartOfARecord() {
    var all = new ArrayList<>(chain(PLATFORM, WORKER, 2));
    all.add(secure(report(CUSTOMER, 1), CUSTOMER));
    var request = request();
    var verdict =
        verifier(Set.of(did(PLATFORM), did(CUSTOMER)))
            .verify(received(present(all, request, WORKER)), request);
    assertThat(verdict.report().problems())
        .extracting(Problem::type)
        .containsExactly(ProblemType.PRESENTATION_INCOMPLETE);
  }

  @Test
  void isReadForWhatItIs() {
    var verdict = verify(secure(report(CUSTOMER, 1), CUSTOMER));

    assertThat(verdict.report().problems()).isEmpty();
    var accepted = (CredentialVerdict.CredentialAccepted) verdict;
    assertThat(accepted.credential().subjects(SafetyReport.TYPE))
        .extracting(SafetyReport::kind)
        .containsExactly(SafetyReportKind.UNSAFE_CONDUCT);
    assertThat(accepted.credential().subjects(WorkStatement.TYPE)).isEmpty();
  }

  @Test
  void rejectsAReportInSomebodyElsesName() {
    var report = report(CUSTOMER, 1).with("issuer", did(STRANGER).value());
    assertRejected(secure(report, STRANGER), ProblemType.DOMAIN_WRONG_ISSUER);
  }

  @Test
  void rejectsAReportThatTheOneWhomItIsAboutSignedToo() {
    assertRejected(
        secure(secure(report(CUSTOMER, 1), CUSTOMER), WORKER), ProblemType.DOMAIN_SELF_RATING);
  }

  @Test
  void rejectsAReportThatWasAltered() {
    var report = secure(report(CUSTOMER, 1), CUSTOMER);
    assertRejected(
        report.with("validFrom", "2026-11-02T00:00:00Z"), ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  private static JsonObject report(SigningKey reporter, int number) {
    return json(
        """
        {"@context":["https://www.w3.org/ns/credentials/v2","https://w3id.org/workcommons/ns/v1"],
         "id":"urn:uuid:7d3a0b1c-0f3a-4a3e-8e58-9%011d",
         "type":["VerifiableCredential","SafetyReportCredential"],
         "issuer":"%s","validFrom":"2026-11-01T00:00:00Z",
         "credentialSubject":{"id":"%s","safetyReport":{"type":"SafetyReport","reporter":"%s",
           "engagement":"urn:uuid:1b0f6f36-57ab-4fb1-8b0a-6d4bb7f2c1ff",
           "kind":"unsafe-conduct","statement":"He drove without lights."}}}
        """
            .formatted(number, did(reporter), did(WORKER), did(reporter)));
  }

  private static PresentationRequest requestOfBoth() {
    return PresentationRequest.from(AUDIENCE, WorkStatement.TYPE, SafetyReport.TYPE)
        .expiring(NOW.plusSeconds(60));
  }

  private static VerifiedPresentation presented(
      List<JsonObject> credentials, PresentationRequest request) throws Exception {
    return verifier(Set.of(did(PLATFORM), did(CUSTOMER)))
        .verify(received(present(credentials, request, WORKER)), request)
        .orElseThrow();
  }

  private static Admission admitted(VerifiedPresentation presentation) throws Exception {
    return presentation
        .workHistory()
        .admitted(
            policy(),
            YearMonth.from(NOW.atZone(ZoneOffset.UTC)).minusMonths(1),
            (issuer, platform, assurance, issued) -> true,
            DecidedDisputes.NONE);
  }

  private static GovernancePolicy policy() throws Exception {
    var text =
        Files.readString(SPECS.resolve("vectors/governance-policy/policy.json"))
            .replace("did:web:skiffrides.example", did(PLATFORM).value());
    return GovernancePolicy.read(json(text));
  }

  private static String text(Admission admission) {
    return new String(JsonWriter.compact(admission.explain().json()), UTF_8);
  }

  private static CredentialVerdict verify(JsonObject document) {
    return verifier(Set.of(did(PLATFORM), did(CUSTOMER), did(STRANGER)))
        .verify(credential(document));
  }

  private static void assertRejected(JsonObject document, ProblemType type) {
    assertThat(verify(document).report().problems()).extracting(Problem::type).contains(type);
  }
}
