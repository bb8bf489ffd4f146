package org.workcommons.vc.reputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workcommons.vc.reputation.Person.AMARA;
import static org.workcommons.vc.reputation.Person.AT;
import static org.workcommons.vc.reputation.Person.EVERYBODY;
import static org.workcommons.vc.reputation.Person.HARBOR;
import static org.workcommons.vc.reputation.Person.NOW;
import static org.workcommons.vc.reputation.Person.ORGANISERS;
import static org.workcommons.vc.reputation.Person.SKIFF;
import static org.workcommons.vc.reputation.Person.TANDEM;

import java.math.BigInteger;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.work.Assurance;

/** Who says something must not be taken for somebody who knows better. */
class LaunderingTest {
  private static final GovernancePolicy POLICY = PolicySamples.policy();
  private static final Did STRANGER = Did.of("did:web:stranger.example");

  @Test
  void oneOrganiserDoesNotAttest() throws Exception {
    for (var one : ORGANISERS) {
      assertRefused(attested(HARBOR, Set.of(one)), ProblemType.QUORUM_NOT_MET);
      assertRefused(attested(HARBOR, Set.of(one, STRANGER)), ProblemType.QUORUM_NOT_MET);
      assertRefused(attested(HARBOR, Set.of(one, HARBOR)), ProblemType.QUORUM_NOT_MET);
    }
    assertRefused(attested(HARBOR, Set.of()), ProblemType.QUORUM_NOT_MET);
    assertThat(admitted(POLICY, attested(HARBOR, ORGANISERS)).findings()).isEmpty();
  }

  @Test
  void twoKeysThatACommonsMadeUpDoNotAttest() throws Exception {
    assertRefused(
        attested(HARBOR, Set.of(STRANGER, Did.of("did:web:other.example"))),
        ProblemType.QUORUM_NOT_MET);
  }

  @Test
  void aRecognisedPlatformDoesNotAttestWhatAnotherOneDid() throws Exception {
    assertRefused(attested(TANDEM, Set.of(TANDEM)), ProblemType.QUORUM_NOT_MET);
  }

  @Test
  void neitherWorkerNorPlatformIsAnAttesterWhateverThePolicySays() throws Exception {
    var organiser = ORGANISERS.iterator().next();
    var policy =
        PolicySamples.with(
            "attesters",
            "{\"threshold\":2,\"of\":[\"%s\",\"%s\",\"%s\"]}".formatted(AMARA, SKIFF, organiser));
    for (var party : List.of(AMARA, SKIFF)) {
      var admission = admitted(policy, attested(HARBOR, Set.of(party, organiser)));
      assertThat(admission.findings())
          .extracting(Problem::type)
          .containsOnly(ProblemType.QUORUM_NOT_MET);
      assertThat(admission.score().effectiveWeight()).isZero();
    }
  }

  @Test
  void thePolicyNamesWhoAttestsAndHowMany() throws Exception {
    var three =
        PolicySamples.with(
            "attesters",
            """
            {"threshold":3,"of":["did:web:a.example","did:web:b.example","did:web:c.example"]}
            """);
    var named = new HashSet<Did>();
    for (var name : List.of("a", "b", "c")) {
      assertThat(admitted(three, attested(HARBOR, named)).score().effectiveWeight()).isZero();
      named.add(Did.of("did:web:" + name + ".example"));
    }
    assertThat(admitted(three, attested(HARBOR, named)).findings()).isEmpty();
    assertThat(admitted(three, attested(HARBOR, ORGANISERS)).findings()).isNotEmpty();
  }

  @Test
  void nobodyAttestsForACommunityOfOne() throws Exception {
    var alone =
        PolicySamples.with(
            "signers", "{\"threshold\":1,\"of\":[\"%s\"]}".formatted(ORGANISERS.iterator().next()));
    assertThat(alone.attesters()).isEmpty();
    assertThat(admitted(alone, attested(HARBOR, ORGANISERS)).score().effectiveWeight()).isZero();
  }

  @Test
  void attestingTheSameTwiceCountsOnce() throws Exception {
    var one = attested(HARBOR, ORGANISERS);
    var again = attested(Did.of("did:web:port-north.example"), ORGANISERS);
    var once = admitted(POLICY, one).score();
    for (var both : List.of(List.of(one, again), List.of(again, one))) {
      var twice = admitted(POLICY, both.toArray(ShownChain[]::new)).score();
      assertThat(twice.effectiveWeight()).isEqualTo(once.effectiveWeight());
      assertThat(twice.ratings()).isEqualTo(once.ratings());
      assertThat(twice.mean()).isEqualTo(once.mean());
    }
  }

  @Test
  void aMonthThatSaysItWasCountersignedIsThePlatformsWord() throws Exception {
    var policy =
        PolicySamples.with(
            "assurance",
            "{\"platform-signed\":250000,\"countersigned\":1000000,\"commons-attested\":0}");
    var signed = admitted(policy, Person.chain(3, TANDEM, 6)).score();
    var claimed =
        admitted(policy, Person.chain(3, TANDEM, TANDEM, Assurance.COUNTERSIGNED, 6)).score();
    assertThat(claimed.effectiveWeight()).isEqualTo(signed.effectiveWeight());
    assertThat(claimed.mean()).isEqualTo(signed.mean());
    assertThat(claimed.ratings()).isEqualTo(signed.ratings());
  }

  @Test
  void asksForEachStatementOnceWhoIsBelieved() throws Exception {
    var asked = new int[1];
    IssuerRecognition counting =
        (issuer, platform, assurance, issued) -> {
          asked[0]++;
          return true;
        };
    var chain = Person.chain(4, TANDEM, 12);
    Admission.of(POLICY, NOW, history(chain), counting);
    assertThat(asked[0]).isEqualTo(chain.counting().size());
  }

  @Test
  void aPlatformsStandingChoosesItsCeiling() throws Exception {
    var policy =
        PolicySamples.with("ceilings", "{\"probation\":20,\"suspended\":10,\"unlisted\":5}");
    var chain = Person.chain(5, TANDEM, 24);
    var open = admitted(POLICY, chain).score();
    assertThat(open.effectiveWeight()).isGreaterThan(rated(20));
    assertThat(standing(policy, PlatformStanding.RECOGNISED, chain).score().effectiveWeight())
        .isEqualTo(open.effectiveWeight());
    var probation = standing(policy, PlatformStanding.PROBATION, chain);
    assertThat(probation.score().effectiveWeight()).isEqualTo(rated(20));
    assertThat(probation.explain().json().toString()).isNotNull();
    assertThat(standing(policy, PlatformStanding.SUSPENDED, chain).score().effectiveWeight())
        .isEqualTo(rated(10));
    assertThat(standing(policy, PlatformStanding.UNLISTED, chain).score().effectiveWeight())
        .isEqualTo(rated(5));
    assertThat(probation.score().inputDigest())
        .isNotEqualTo(admitted(policy, chain).score().inputDigest());
    assertThat(probation.findings()).isEmpty();
    assertThat(standing(POLICY, PlatformStanding.SUSPENDED, chain).score().effectiveWeight())
        .isEqualTo(open.effectiveWeight());
  }

  @Test
  void aStandingNeverRaisesAPlatformsOwnCeiling() throws Exception {
    var own =
        PolicySamples.with("ceilings", "{\"probation\":20}")
            .document()
            .get("platforms")
            .map(JsonObject.class::cast)
            .orElseThrow();
    var low =
        ((JsonObject) own.get(TANDEM.value()).orElseThrow()).with("ceiling", JsonNumber.of(7));
    var policy =
        GovernancePolicy.read(
            PolicySamples.with("ceilings", "{\"probation\":20}")
                .document()
                .with("platforms", own.with(TANDEM.value(), low)));
    var chain = Person.chain(5, TANDEM, 24);
    var score = standing(policy, PlatformStanding.PROBATION, chain).score();
    assertThat(score.effectiveWeight()).isEqualTo(rated(7));
    assertThat(score.inputDigest())
        .isEqualTo(standing(policy, PlatformStanding.RECOGNISED, chain).score().inputDigest());
  }

  private static BigInteger rated(long ratings) {
    return Units.ONE.multiply(BigInteger.valueOf(ratings));
  }

  private static Admission standing(
      GovernancePolicy policy, PlatformStanding standing, ShownChain chain)
      throws ProblemException {
    var recognition =
        new IssuerRecognition() {
          @Override
          public boolean recognises(Did issuer, Did platform, Assurance assurance, Instant issued) {
            return true;
          }

          @Override
          public PlatformStanding standing(Did platform, Instant at) {
            assertThat(at).isEqualTo(AT);
            return standing;
          }
        };
    return Admission.of(policy, NOW, history(chain), recognition);
  }

  private static void assertRefused(ShownChain chain, ProblemType problem) throws ProblemException {
    var admission = admitted(POLICY, chain);
    assertThat(admission.findings()).extracting(Problem::type).containsOnly(problem);
    assertThat(admission.score().effectiveWeight()).isZero();
    assertThat(admission.score().complete()).isFalse();
  }

  private static ShownChain attested(Did issuer, Set<Did> signers) {
    var chain = Person.chain(9, issuer, SKIFF, Assurance.COMMONS_ATTESTED, 3);
    return new ShownChain(
        issuer,
        chain.statements().stream()
            .map(shown -> new ShownStatement(shown.entry(), shown.issued(), shown.place(), signers))
            .toList());
  }

  private static Admission admitted(GovernancePolicy policy, ShownChain... chains)
      throws ProblemException {
    return Admission.of(policy, NOW, history(chains), EVERYBODY);
  }

  private static Admission.History history(ShownChain... chains) {
    return new Admission.History(List.of(chains), DecidedDisputes.NONE, AT);
  }
}
