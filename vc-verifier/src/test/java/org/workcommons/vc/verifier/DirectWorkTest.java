package org.workcommons.vc.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workcommons.vc.verifier.Actors.AUDIENCE;
import static org.workcommons.vc.verifier.Actors.NOW;
import static org.workcommons.vc.verifier.Actors.PLATFORM;
import static org.workcommons.vc.verifier.Actors.STRANGER;
import static org.workcommons.vc.verifier.Actors.WORKER;
import static org.workcommons.vc.verifier.Actors.chain;
import static org.workcommons.vc.verifier.Actors.did;
import static org.workcommons.vc.verifier.Actors.json;
import static org.workcommons.vc.verifier.Actors.key;
import static org.workcommons.vc.verifier.Actors.present;
import static org.workcommons.vc.verifier.Actors.received;
import static org.workcommons.vc.verifier.Actors.secure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.reputation.Admission;
import org.workcommons.vc.reputation.DecidedDisputes;
import org.workcommons.vc.reputation.GovernancePolicy;
import org.workcommons.vc.work.Engagement;
import org.workcommons.vc.work.Rating;
import org.workcommons.vc.work.WorkStatement;

/** A family that hires directly rates, and no platform stands behind it. */
class DirectWorkTest {
  private static final SigningKey FAMILY = key(6);
  private static final String JOB = "urn:uuid:1b0f6f36-57ab-4fb1-8b0a-6d4bb7f2c1ff";
  private static final Path SPECS = Path.of(System.getProperty("vc.root", "..")).resolve("specs");

  @Test
  void whatAFamilyAndAWorkerSignedCounts() throws Exception {
    var admission = admitted(presented(job(FAMILY, WORKER), rating(FAMILY)));

    assertThat(admission.findings()).isEmpty();
    assertThat(admission.passedOver()).isEmpty();
    assertThat(admission.score().ratings()).isEqualTo(1);
    assertThat(admission.score().platforms()).isZero();
    assertThat(admission.facts().documents()).hasSize(2);
  }

  @Test
  void countsBesideStatements() throws Exception {
    var statements = new ArrayList<>(chain(PLATFORM, WORKER, 6));
    statements.add(job(FAMILY, WORKER));
    statements.add(rating(FAMILY));
    var both = admitted(presented(statements.toArray(JsonObject[]::new))).score();

    assertThat(both.ratings()).isEqualTo(6 * 2 + 1);
    assertThat(both.platforms()).isEqualTo(1);
    assertThat(both.monthsActive()).isEqualTo(6);
  }

  @Test
  void aJobThatTheCustomerDidNotSignStandsBehindNothing() throws Exception {
    var unsigned = secure(secure(engagement(PLATFORM), PLATFORM), WORKER);
    var admission = admitted(presented(unsigned, rating(FAMILY)));

    assertThat(admission.passedOver())
        .extracting(Problem::type)
        .containsExactly(ProblemType.EVIDENCE_NO_ENGAGEMENT);
    assertThat(admission.score().ratings()).isZero();
    assertThat(admission.findings()).isEmpty();
  }

  @Test
  void aJobOfAPlatformThatThePolicyKnowsCountsInItsStatements() throws Exception {
    var theirs = secure(secure(secure(engagement(PLATFORM), PLATFORM), WORKER), FAMILY);
    var policy = policy().replace(did(PLATFORM).value(), did(STRANGER).value());
    assertThat(admitted(presented(theirs, rating(FAMILY)), policy()).passedOver()).hasSize(1);
    assertThat(admitted(presented(theirs, rating(FAMILY)), policy).score().ratings()).isEqualTo(1);
  }

  @Test
  void someoneElsesRatingIsPassedOver() throws Exception {
    var admission = admitted(presented(job(FAMILY, WORKER), rating(STRANGER)));

    assertThat(admission.passedOver()).hasSize(1);
    assertThat(admission.score().ratings()).isZero();
  }

  private static JsonObject job(SigningKey customer, SigningKey worker) {
    return secure(secure(engagement(customer), customer), worker);
  }

  /** Brought about by {@code issuer}. */
  private static JsonObject engagement(SigningKey issuer) {
    return json(
        """
        {"@context":["https://www.w3.org/ns/credentials/v2","https://w3id.org/workcommons/ns/v1"],
         "id":"urn:uuid:1b0f6f36-57ab-4fb1-8b0a-6d4bb7f2c101",
         "type":["VerifiableCredential","EngagementCredential"],"issuer":"%s",
         "validFrom":"2026-10-14T00:00:00Z",
         "credentialSubject":{"id":"%s","engagement":{"id":"%s","type":"Engagement",
           "platform":"%s","customer":"%s","startedAt":"2026-10-14T18:02:00Z",
           "endedAt":"2026-10-14T18:41:00Z","outcome":"completed","repeatIndex":1,
           "rateBefore":"2026-10-28T18:41:00Z"}}}
        """
            .formatted(did(issuer), did(WORKER), JOB, did(issuer), did(FAMILY)));
  }

  private static JsonObject rating(SigningKey rater) {
    return secure(
        json(
            """
            {"@context":["https://www.w3.org/ns/credentials/v2","https://w3id.org/workcommons/ns/v1"],
             "id":"urn:uuid:9f0b2d52-2a35-4b1c-9d3e-0c64ad4f2201",
             "type":["VerifiableCredential","RatingCredential"],"issuer":"%s",
             "validFrom":"2026-10-15T00:00:00Z",
             "credentialSubject":{"id":"%s","rating":{"type":"Rating","engagement":"%s",
               "direction":"customer-rates-worker","reviewAspect":"service","ratingValue":5,
               "worstRating":1,"bestRating":5,
               "nullifier":"sha256-p5lD_pwz3KscUrFyVhY_bJ3ROwxtRqj6esakSHbGpbE"}}}
            """
                .formatted(did(rater), did(WORKER), JOB)),
        rater);
  }

  private static VerifiedPresentation presented(JsonObject... credentials) throws Exception {
    boolean isBeside = credentials.length > 2;
    var request =
        (isBeside
                ? PresentationRequest.from(
                    AUDIENCE, WorkStatement.TYPE, Engagement.TYPE, Rating.TYPE)
                : PresentationRequest.from(AUDIENCE, Engagement.TYPE, Rating.TYPE))
            .expiring(NOW.plusSeconds(60));
    return Verifier.of(
            DidResolver.offline(),
            IssuerTrust.only(Set.of(did(PLATFORM))).or(IssuerTrust.counterparts()),
            StatusPolicy.notOlderThan(Duration.ofHours(1)))
        .withClock(InstantSource.fixed(NOW))
        .withStatusLists(
            StatusListSource.of(
                Map.of(
                    Actors.LIST, Actors.credential(secure(Actors.statusList(PLATFORM), PLATFORM)))))
        .verify(received(present(List.of(credentials), request, WORKER)), request)
        .orElseThrow();
  }

  private static Admission admitted(VerifiedPresentation presentation) throws Exception {
    return admitted(presentation, policy());
  }

  private static Admission admitted(VerifiedPresentation presentation, String policy)
      throws Exception {
    return presentation
        .workHistory()
        .admitted(
            GovernancePolicy.read(json(policy)),
            YearMonth.of(2026, 10),
            (issuer, platform, assurance, issued) -> true,
            DecidedDisputes.NONE);
  }

  private static String policy() throws Exception {
    var policy = json(Files.readString(SPECS.resolve("vectors/governance-policy/policy.json")));
    var direct =
        json(
            """
            {"worst":1,"best":5,"normalisation":"linear",
             "table":[0,125000,250000,375000,500000],"variance":250000,"ceiling":10}
            """);
    return BadInput.text(policy.with("direct", direct))
        .replace("did:web:skiffrides.example", did(PLATFORM).value());
  }
}
