package org.workcommons.vc.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.governance.Action;
import org.workcommons.vc.governance.OutputSchema;
import org.workcommons.vc.governance.Quorum;
import org.workcommons.vc.governance.RecognizedAction;
import org.workcommons.vc.governance.RecognizedEntity;
import org.workcommons.vc.governance.SignedDocument;
import org.workcommons.vc.governance.Standing;
import org.workcommons.vc.governance.TrustAnchor;
import org.workcommons.vc.governance.TrustHistory;
import org.workcommons.vc.governance.TrustList;
import org.workcommons.vc.governance.TrustRules;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.reputation.PlatformStanding;
import org.workcommons.vc.work.Assurance;
import org.workcommons.vc.work.Rating;
import org.workcommons.vc.work.WorkStatement;

class ListedIssuersTest {
  private static final Did COMMONS = Did.of("did:web:commons.example");
  private static final Did PLATFORM = Did.of("did:web:skiff.example");
  private static final Did OTHER = Did.of("did:web:other.example");
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final String STATEMENT = WorkStatement.TYPE.credentialType();

  @Test
  void trustsWhomTheListsRecogniseAsLongAsTheyAreInForce() throws Exception {
    var lists = history(Standing.RECOGNISED, PLATFORM);

    assertThat(at(lists, NOW).mayIssue(PLATFORM, STATEMENT)).isTrue();
    assertThat(at(lists, NOW.plus(Duration.ofDays(30))).mayIssue(PLATFORM, STATEMENT)).isFalse();
    assertThat(at(lists, NOW.minusSeconds(1)).mayIssue(PLATFORM, STATEMENT)).isFalse();
  }

  @Test
  void trustsNobodyForAnythingElse() throws Exception {
    var trust = at(history(Standing.RECOGNISED, PLATFORM), NOW);

    assertThat(trust.mayIssue(PLATFORM, Rating.TYPE.credentialType())).isFalse();
    assertThat(trust.mayIssue(PLATFORM, "VerifiableCredential")).isFalse();
    assertThat(trust.mayIssue(OTHER, STATEMENT)).isFalse();
    assertThat(at(history(Standing.SUSPENDED, PLATFORM), NOW).mayIssue(PLATFORM, STATEMENT))
        .isFalse();
  }

  @Test
  void admissionAsksWhoWasRecognisedThen() throws Exception {
    var recognition = history(Standing.RECOGNISED, PLATFORM).recognition();
    var before = NOW.minusSeconds(1);

    assertThat(recognition.recognises(PLATFORM, PLATFORM, Assurance.PLATFORM_SIGNED, NOW)).isTrue();
    assertThat(recognition.recognises(PLATFORM, PLATFORM, Assurance.PLATFORM_SIGNED, before))
        .isFalse();
    assertThat(recognition.recognises(OTHER, OTHER, Assurance.PLATFORM_SIGNED, NOW)).isFalse();
  }

  @Test
  void whoIsRecognisedSpeaksForNoOtherPlatformAsIfItWereThat() throws Exception {
    var recognition = history(Standing.RECOGNISED, COMMONS).recognition();

    assertThat(recognition.recognises(COMMONS, OTHER, Assurance.COMMONS_ATTESTED, NOW)).isTrue();
    assertThat(recognition.recognises(COMMONS, OTHER, Assurance.PLATFORM_SIGNED, NOW)).isFalse();
    assertThat(recognition.recognises(COMMONS, OTHER, Assurance.COUNTERSIGNED, NOW)).isFalse();
  }

  @Test
  void whatAnybodySaysOfASuspendedPlatformCountsForNothing() throws Exception {
    var recognition =
        history(
                RecognizedEntity.of(COMMONS, issues()),
                RecognizedEntity.of(PLATFORM, issues()).withStanding(Standing.SUSPENDED))
            .recognition();

    assertThat(recognition.recognises(COMMONS, PLATFORM, Assurance.COMMONS_ATTESTED, NOW))
        .isFalse();
    assertThat(recognition.recognises(PLATFORM, PLATFORM, Assurance.PLATFORM_SIGNED, NOW))
        .isFalse();
    assertThat(recognition.recognises(COMMONS, OTHER, Assurance.COMMONS_ATTESTED, NOW)).isTrue();
  }

  @Test
  void thePlatformsStandingIsThatOfTheListsInForceAtTheTimeOfTheCheck() throws Exception {
    for (var standing : Standing.values()) {
      var recognition = history(standing, PLATFORM).recognition();
      assertThat(recognition.standing(PLATFORM, NOW).term()).isEqualTo(standing.term());
      assertThat(recognition.standing(OTHER, NOW)).isEqualTo(PlatformStanding.UNLISTED);
      assertThat(recognition.standing(PLATFORM, NOW.plus(Duration.ofDays(30))))
          .isEqualTo(PlatformStanding.UNLISTED);
      assertThat(recognition.standing(PLATFORM, NOW.minusSeconds(1)))
          .isEqualTo(PlatformStanding.UNLISTED);
    }
  }

  @Test
  void counterpartsAreBelievedToBeThemselvesAndNothingElse() {
    var trust = IssuerTrust.counterparts();
    var customer = DidKey.of(SigningKey.fresh(KeyType.ED25519).verificationKey());

    assertThat(trust.mayIssue(customer, Rating.TYPE.credentialType())).isTrue();
    assertThat(trust.mayIssue(customer, "EngagementCredential")).isTrue();
    assertThat(trust.mayIssue(customer, STATEMENT)).isFalse();
    assertThat(trust.mayIssue(customer, "VerifiableCredential")).isFalse();
    assertThat(trust.mayIssue(PLATFORM, Rating.TYPE.credentialType()))
        .as("nobody is looked up for it")
        .isFalse();
  }

  private static IssuerTrust at(TrustHistory lists, Instant instant) {
    return IssuerTrust.listedIn(lists, InstantSource.fixed(instant));
  }

  private static TrustHistory history(Standing standing, Did entity) throws Exception {
    return history(RecognizedEntity.of(entity, issues()).withStanding(standing));
  }

  private static TrustHistory history(RecognizedEntity... entities) throws Exception {
    var key = SigningKey.fresh(KeyType.ED25519);
    var signer = DidKey.of(key.verificationKey());
    var list =
        new TrustList(
            URI.create("https://commons.example/list"),
            COMMONS,
            Optional.empty(),
            NOW,
            NOW.plus(Duration.ofDays(30)),
            List.of(entities));
    var signed = SignedDocument.of(list.json()).sign(key, DidKey.verificationMethod(signer), NOW);
    var rules = TrustRules.of(Set.of(new TrustAnchor(COMMONS, Quorum.only(signer))));
    return TrustHistory.of(rules, List.of(signed), DidResolver.offline(), NOW);
  }

  private static RecognizedAction issues() {
    return new RecognizedAction(
        Action.ISSUE, List.of(OutputSchema.of(WorkStatement.TYPE.schema())));
  }
}
