package org.workcommons.vc.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;

/**
 * What everything that reads a stranger's input promises: a result or a problem, nothing else, and
 * soon. Whatever else it throws ends the run as a finding.
 */
public final class Promise {
  /** Of the processor, so that a busy machine is no finding. The slowest honest input takes 0.5. */
  private static final Duration LONGEST = Duration.ofSeconds(8);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Pattern SENTENCE = Pattern.compile("\\P{Cc}*[^.\\p{Cc}]");

  private Promise() {}

  /** {@return what {@code reading} returns, empty if it was refused as it should be} */
  public static <T> Optional<T> of(Reading<T> reading) {
    long start = THREADS.getCurrentThreadCpuTime();
    try {
      return Optional.of(reading.read());
    } catch (ProblemException e) {
      isTold(e.problem());
      return Optional.empty();
    } finally {
      isSoon(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start));
    }
  }

  /** Fails unless {@code reading} is not refused. */
  public static void isKept(Reading<?> reading) {
    holds(of(reading).isPresent(), "what was read once is read again");
  }

  /** Fails unless {@code message} is one line that says something. */
  public static void isLine(@Nullable String message) {
    holds(message != null && message.matches("\\P{Cc}+"), "a message is one line");
  }

  /** Fails unless {@code problem} says in one line what is wrong, and what to do. */
  public static void isTold(Problem problem) {
    holds(SENTENCE.matcher(problem.detail()).matches(), "a problem is one plain sentence");
    holds(!problem.remedy().isBlank(), "a problem has a remedy");
    holds(!problem.toString().contains("\n"), "a problem is one line");
  }

  /** Fails unless {@code promise}, which is worded by {@code words}, was kept. */
  public static void holds(boolean promise, String words) {
    if (!promise) {
      throw new AssertionError(words);
    }
  }

  private static void isSoon(Duration taken) {
    holds(taken.compareTo(LONGEST) < 0, "took " + taken.toMillis() + " ms");
  }

  /**
   * Reads something that came from outside.
   *
   * @param <T> what it reads
   */
  @FunctionalInterface
  public interface Reading<T> {
    /** {@return what it reads; whatever does not fit is a problem} */
    T read() throws ProblemException;
  }
}
