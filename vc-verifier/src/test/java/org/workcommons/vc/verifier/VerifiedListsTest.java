package org.workcommons.vc.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workcommons.vc.verifier.Actors.NOW;
import static org.workcommons.vc.verifier.Actors.OTHER_PLATFORM;
import static org.workcommons.vc.verifier.Actors.PLATFORM;
import static org.workcommons.vc.verifier.Actors.WORKER;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.verifier.CredentialVerdict.CredentialAccepted;

/** A list is verified once, and never believed longer or by others for that. */
class VerifiedListsTest {
  private final AtomicInteger resolved = new AtomicInteger();
  private Instant now = NOW;
  private VerifiableCredential list = list(PLATFORM);
  private final Verifier verifier =
      Verifier.of(
              did -> {
                resolved.incrementAndGet();
                return DidResolver.offline().resolve(did);
              },
              IssuerTrust.only(Set.of(Actors.did(PLATFORM), Actors.did(OTHER_PLATFORM))),
              StatusPolicy.notOlderThan(Duration.ofHours(1)))
          .withClock(() -> now)
          .withStatusLists(url -> Optional.of(list));

  @Test
  void verifiesAListOnceForManyCredentials() {
    assertThat(verify(1)).isInstanceOf(CredentialAccepted.class);
    assertThat(resolved).hasValue(2);
    assertThat(verify(2)).isInstanceOf(CredentialAccepted.class);
    assertThat(resolved).as("the credential's key alone").hasValue(3);
  }

  @Test
  void believesANewCopyAtOnce() {
    assertThat(verify(1)).isInstanceOf(CredentialAccepted.class);
    list = list(PLATFORM, 1);
    assertThat(verify(1).report().problems())
        .extracting(problem -> problem.type())
        .containsExactly(ProblemType.REVOKED);
  }

  @Test
  void asksForTheKeyAgainAfterAWhile() {
    verify(1);
    now = now.plus(VerifiedLists.LIFE).minusSeconds(1);
    verify(1);
    assertThat(resolved).hasValue(3);
    now = now.plusSeconds(1);
    verify(1);
    assertThat(resolved).hasValue(5);
  }

  @Test
  void asksForTheKeyAgainWhenTheClockIsSetBack() {
    verify(1);
    now = now.minusSeconds(1);
    verify(1);
    assertThat(resolved).hasValue(4);
  }

  @Test
  void judgesTheAgeOfAListEachTime() {
    // verified two minutes before it is too old
    now = Instant.parse("2026-11-05T09:29:30Z");
    assertThat(verify(1)).isInstanceOf(CredentialAccepted.class);
    now = now.plus(Duration.ofMinutes(2));
    assertThat(verify(1).report().problems())
        .extracting(problem -> problem.type())
        .containsExactly(ProblemType.STATUS_STALE);
  }

  @Test
  void takesNobodyElsesListForTheIssuers() {
    verify(1);
    var other = Actors.chain(OTHER_PLATFORM, WORKER, 1).get(0);
    assertThat(verifier.verify(Actors.credential(other)).report().problems())
        .extracting(problem -> problem.type())
        .containsExactly(ProblemType.STATUS_VERIFICATION_ERROR);
    assertThat(verify(1)).isInstanceOf(CredentialAccepted.class);
  }

  @Test
  void forgetsWhatAnotherPolicyBelieved() {
    verify(1);
    int before = resolved.get();
    var another = verifier.withClockSkew(Duration.ofSeconds(30));
    another.verify(Actors.credential(Actors.chain(PLATFORM, WORKER, 1).get(0)));
    assertThat(resolved).hasValue(before + 2);
  }

  @Test
  void triesAListThatDoesNotVerifyEachTime() {
    list = list(OTHER_PLATFORM);
    for (int i = 0; i < 2; i++) {
      assertThat(verify(1).report().problems())
          .extracting(problem -> problem.type())
          .containsExactly(ProblemType.STATUS_VERIFICATION_ERROR);
    }
  }

  private CredentialVerdict verify(int months) {
    var chain = Actors.chain(PLATFORM, WORKER, months);
    return verifier.verify(Actors.credential(chain.get(months - 1)));
  }

  private static VerifiableCredential list(SigningKey platform, int... set) {
    return Actors.credential(Actors.secure(Actors.statusList(platform, set), platform));
  }
}
