package org.workcommons.vc.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.verifier.CredentialVerdict.CredentialAccepted;

/** Many credentials at once. */
@Timeout(60)
class VerdictsTest {
  private static final int MANY = 400;

  private final AtomicInteger taken = new AtomicInteger();

  @Test
  void saysOfEachWhatVerifyingItAloneSays() {
    var credentials = mixed();
    try (var verdicts = Actors.verifier().verifyAll(credentials.iterator())) {
      for (var credential : credentials) {
        var alone = Actors.verifier().verify(credential);
        var verdict = verdicts.next();
        assertThat(verdict).hasSameClassAs(alone);
        assertThat(verdict.report().problems()).isEqualTo(alone.report().problems());
      }
      assertThat(verdicts.hasNext()).isFalse();
      assertThatThrownBy(verdicts::next).isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void keepsTheOrderWhereSomeTakeLonger() {
    var verdicts = new Verdicts(counted(MANY), this::slowAtTimes, 4);
    var seen = new ArrayList<Integer>();
    verdicts.forEachRemaining(verdict -> seen.add(Marked.number(verdict)));
    assertThat(seen).containsExactlyElementsOf(IntStream.range(0, MANY).boxed().toList());
  }

  @Test
  void takesNoMoreThanItSaysAhead() {
    try (var verdicts = new Verdicts(counted(MANY), Marked::of, 2)) {
      assertThat(taken).hasValue(0);
      verdicts.next();
      assertThat(taken).hasValueLessThanOrEqualTo(2 * Verdicts.AHEAD);
      verdicts.next();
      assertThat(taken).hasValueLessThanOrEqualTo(2 * Verdicts.AHEAD + 1);
    }
  }

  @Test
  void beginsNothingMoreOnceClosed() {
    var verdicts = new Verdicts(counted(MANY), Marked::of, 2);
    verdicts.next();
    verdicts.close();
    int then = taken.get();
    assertThat(verdicts.hasNext()).isFalse();
    assertThatThrownBy(verdicts::next).isInstanceOf(NoSuchElementException.class);
    assertThat(taken).hasValue(then);
    verdicts.close();
  }

  @Test
  void stopsWhatIsRunningWhenClosed() throws InterruptedException {
    var running = new CountDownLatch(1);
    var stopped = new CountDownLatch(1);
    var verdicts =
        new Verdicts(
            counted(2),
            credential -> {
              if (Marked.number(credential) == 0) {
                return Marked.of(credential);
              }
              running.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                stopped.countDown();
              }
              return Marked.of(credential);
            },
            2);
    verdicts.next();
    running.await();
    verdicts.close();
    stopped.await();
    assertThat(verdicts.hasNext()).isFalse();
  }

  @Test
  void handsOnWhatASourceThrows() {
    var verdicts =
        new Verdicts(
            counted(MANY),
            credential -> {
              throw new IllegalStateException("broken");
            },
            2);
    assertThatThrownBy(verdicts::next)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("broken");
    assertThat(verdicts.hasNext()).isFalse();
  }

  @Test
  void handsOnWhatTheIteratorThrows() {
    var broken =
        Stream.<VerifiableCredential>generate(
                () -> {
                  throw new IllegalStateException("no more files");
                })
            .iterator();
    var verdicts = new Verdicts(broken, Marked::of, 2);
    assertThatThrownBy(verdicts::next).hasMessage("no more files");
    assertThat(verdicts.hasNext()).isFalse();
  }

  @Test
  void endsWhenItIsInterrupted() {
    var verdicts =
        new Verdicts(
            counted(1),
            credential -> {
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return Marked.of(credential);
            },
            1);
    Thread.currentThread().interrupt();
    assertThatThrownBy(verdicts::next).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(verdicts.hasNext()).isFalse();
  }

  @Test
  void hasNothingForNoCredentials() {
    try (var verdicts = Actors.verifier().verifyAll(List.<VerifiableCredential>of().iterator())) {
      assertThat(verdicts.hasNext()).isFalse();
    }
  }

  @Test
  void acceptsAWholeChain() {
    var chain = Actors.chain(Actors.PLATFORM, Actors.WORKER, 36);
    try (var verdicts =
        Actors.verifier().verifyAll(chain.stream().map(Actors::credential).iterator())) {
      verdicts.forEachRemaining(
          verdict -> assertThat(verdict).isInstanceOf(CredentialAccepted.class));
    }
  }

  /** Good ones, and every fourth altered. */
  private static List<VerifiableCredential> mixed() {
    var mixed = new ArrayList<VerifiableCredential>();
    for (var statement : Actors.chain(Actors.PLATFORM, Actors.WORKER, 40)) {
      mixed.add(
          Actors.credential(
              mixed.size() % 4 == 3
                  ? Actors.subject(
                      statement, claims -> claims.with("area", new JsonString("Elsewhere")))
                  : statement));
    }
    return mixed;
  }

  private Iterator<VerifiableCredential> counted(int many) {
    return IntStream.range(0, many)
        .mapToObj(Marked::credential)
        .peek(credential -> taken.incrementAndGet())
        .iterator();
  }

  private CredentialVerdict slowAtTimes(VerifiableCredential credential) {
    if (Marked.number(credential) % 7 == 0) {
      Thread.yield();
      for (int i = 0; i < 200_000; i++) {
        Thread.onSpinWait();
      }
    }
    return Marked.of(credential);
  }

  /** Credentials that are refused, each for a text of its own: so verdicts can be told apart. */
  private static final class Marked {
    static VerifiableCredential credential(int number) {
      return VerifiableCredential.restore(("{\"a\":" + " ".repeat(number)).getBytes());
    }

    static int number(VerifiableCredential credential) {
      return credential.toByteArray().length - 5;
    }

    static CredentialVerdict of(VerifiableCredential credential) {
      return Actors.verifier().verify(credential);
    }

    /** The refusal names the column at which the text ends. */
    static int number(CredentialVerdict verdict) {
      var detail = verdict.report().problems().get(0).detail();
      return Integer.parseInt(detail.substring(detail.lastIndexOf(' ') + 1)) - 6;
    }
  }
}
