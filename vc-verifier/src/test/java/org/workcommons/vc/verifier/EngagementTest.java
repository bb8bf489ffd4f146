package org.workcommons.vc.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workcommons.vc.verifier.Actors.PLATFORM;
import static org.workcommons.vc.verifier.Actors.STRANGER;
import static org.workcommons.vc.verifier.Actors.WORKER;
import static org.workcommons.vc.verifier.Actors.credential;
import static org.workcommons.vc.verifier.Actors.did;
import static org.workcommons.vc.verifier.Actors.json;
import static org.workcommons.vc.verifier.Actors.key;
import static org.workcommons.vc.verifier.Actors.secure;
import static org.workcommons.vc.verifier.Actors.verifier;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.work.Engagement;
import org.workcommons.vc.work.EngagementOutcome;

/** What needs two signatures, and what needs that of a certain one. */
class EngagementTest {
  private static final SigningKey CUSTOMER = key(6);

  @Test
  void acceptsAnEngagementThatBothSidesSigned() throws Exception {
    var verdict = verify(secure(secure(engagement(PLATFORM), PLATFORM), WORKER));

    assertThat(verdict.report().problems()).isEmpty();
    var accepted = (CredentialVerdict.CredentialAccepted) verdict;
    var engagement = accepted.credential().subjects(Engagement.TYPE).get(0);
    assertThat(engagement.outcome()).isEqualTo(EngagementOutcome.COMPLETED);
    assertThat(engagement.customer()).isEqualTo(did(CUSTOMER));
  }

  @Test
  void acceptsAnEngagementThatACustomerIssued() {
    assertThat(verify(secure(secure(engagement(CUSTOMER), CUSTOMER), WORKER)).report().problems())
        .isEmpty();
  }

  @Test
  void rejectsAnEngagementWithoutTheWorkersSignature() {
    assertRejected(secure(engagement(PLATFORM), PLATFORM), ProblemType.DOMAIN_NOT_COUNTERSIGNED);
    assertRejected(
        secure(secure(engagement(PLATFORM), PLATFORM), CUSTOMER),
        ProblemType.DOMAIN_NOT_COUNTERSIGNED);
  }

  @Test
  void rejectsAnEngagementFromWhichTheWorkersSignatureWasTaken() {
    var both = secure(secure(engagement(PLATFORM), PLATFORM), WORKER);
    var proofs = ((JsonArray) both.get("proof").orElseThrow()).items();

    assertRejected(both.with("proof", proofs.get(0)), ProblemType.DOMAIN_NOT_COUNTERSIGNED);
    assertRejected(both.with("proof", proofs.get(1)), ProblemType.ISSUER_MISMATCH);
  }

  @Test
  void rejectsASignatureThatTheWorkerMadeForAnotherEngagement() {
    var platform = secure(engagement(PLATFORM), PLATFORM);
    var other = secure(engagement(PLATFORM).with("validFrom", "2026-10-02T00:00:00Z"), WORKER);
    var moved =
        new JsonArray(
            List.<JsonValue>of(
                platform.get("proof").orElseThrow(), other.get("proof").orElseThrow()));

    assertRejected(platform.with("proof", moved), ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @Test
  void rejectsAnEngagementThatNeitherPlatformNorCustomerIssued() {
    assertRejected(
        secure(secure(engagement(STRANGER), STRANGER), WORKER), ProblemType.DOMAIN_WRONG_ISSUER);
  }

  @Test
  void rejectsARatingByTheOneWhoIsRated() {
    var rating =
        json(
            """
            {"@context":["https://www.w3.org/ns/credentials/v2","https://w3id.org/workcommons/ns/v1"],
             "type":["VerifiableCredential","RatingCredential"],"issuer":"%s",
             "validFrom":"2026-11-01T00:00:00Z",
             "credentialSubject":{"id":"%s","rating":{"type":"Rating",
               "engagement":"urn:uuid:1b0f6f36-57ab-4fb1-8b0a-6d4bb7f2c1ff",
               "direction":"customer-rates-worker","reviewAspect":"service","ratingValue":5,
               "worstRating":1,"bestRating":5,
               "nullifier":"sha256-p5lD_pwz3KscUrFyVhY_bJ3ROwxtRqj6esakSHbGpbE"}}}
            """
                .formatted(did(CUSTOMER), did(WORKER)));

    assertThat(verify(secure(rating, CUSTOMER)).report().problems()).isEmpty();
    assertRejected(
        secure(rating.with("issuer", did(WORKER).value()), WORKER), ProblemType.DOMAIN_SELF_RATING);
    assertRejected(secure(secure(rating, CUSTOMER), WORKER), ProblemType.DOMAIN_SELF_RATING);
  }

  @Test
  void rejectsAMembershipThatAnotherThanTheCommonsIssued() {
    var membership =
        json(
            """
            {"@context":["https://www.w3.org/ns/credentials/v2","https://w3id.org/workcommons/ns/v1"],
             "type":["VerifiableCredential","MembershipCredential"],"issuer":"%s",
             "validFrom":"2026-11-01T00:00:00Z",
             "credentialSubject":{"id":"%s","type":"Member","memberOf":"%s","memberClass":"worker",
               "memberSince":"2024-01-09"}}
            """
                .formatted(did(PLATFORM), did(WORKER), did(PLATFORM)));

    assertThat(verify(secure(membership, PLATFORM)).report().problems()).isEmpty();
    assertRejected(
        secure(membership.with("issuer", did(CUSTOMER).value()), CUSTOMER),
        ProblemType.DOMAIN_WRONG_ISSUER);
    var two = membership.get("credentialSubject").orElseThrow();
    assertRejected(
        secure(membership.with("credentialSubject", JsonArray.of(two, two)), PLATFORM),
        ProblemType.SCHEMA_FAILED);
  }

  private static JsonObject engagement(SigningKey issuer) {
    return json(
        """
        {"@context":["https://www.w3.org/ns/credentials/v2","https://w3id.org/workcommons/ns/v1"],
         "type":["VerifiableCredential","EngagementCredential"],"issuer":"%s",
         "validFrom":"2026-10-01T00:00:00Z",
         "credentialSubject":{"id":"%s","engagement":{
           "id":"urn:uuid:1b0f6f36-57ab-4fb1-8b0a-6d4bb7f2c1ff","type":"Engagement",
           "platform":"%s","customer":"%s","startedAt":"2026-10-14T18:02:00Z",
           "endedAt":"2026-10-14T18:41:00Z","outcome":"completed","repeatIndex":2,
           "rateBefore":"2026-10-28T18:41:00Z"}}}
        """
            .formatted(did(issuer), did(WORKER), did(PLATFORM), did(CUSTOMER)));
  }

  private static CredentialVerdict verify(JsonObject document) {
    Set<Did> trusted = Set.of(did(PLATFORM), did(CUSTOMER), did(STRANGER), did(WORKER));
    return verifier(trusted).verify(credential(document));
  }

  private static void assertRejected(JsonObject document, ProblemType type) {
    var verdict = verify(document);
    assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
    assertThat(verdict.report().problems()).extracting(Problem::type).contains(type);
  }
}
