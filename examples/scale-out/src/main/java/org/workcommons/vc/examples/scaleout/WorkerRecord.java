package org.workcommons.vc.examples.scaleout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.examples.scaleout.Judgement.Accepted;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.reputation.ShownChain;
import org.workcommons.vc.reputation.ShownStatement;

/**
 * The statements of one worker, until all of them are there. Never more in memory than a score can
 * be of.
 */
final class WorkerRecord {
  private static final Comparator<Accepted> BY_NUMBER =
      Comparator.comparingLong(Accepted::seq).thenComparing(Accepted::digest);

  private final String worker;
  private final Scoring scoring;
  private final List<Accepted> statements = new ArrayList<>();
  private long accepted;
  private long refused;

  WorkerRecord(String worker, Scoring scoring) {
    this.worker = worker;
    this.scoring = scoring;
  }

  boolean isOf(String another) {
    return worker.equals(another);
  }

  void add(Judgement judgement) {
    if (judgement.statement().isEmpty()) {
      refused++;
      return;
    }
    accepted++;
    if (accepted <= Limits.SCORE_STATEMENTS) {
      statements.add(judgement.statement().get());
    } else {
      statements.clear();
    }
  }

  /** {@return the score of what was accepted, or why there is none} */
  ScoreRow score() {
    var counted = new ScoreRow.Counted(worker, accepted, refused);
    if (accepted > Limits.SCORE_STATEMENTS) {
      return new ScoreRow(counted, scoring, Optional.empty(), ProblemType.LIMIT_EXCEEDED.name());
    }
    try {
      var admission = scoring.admitted(chains());
      return new ScoreRow(counted, scoring, Optional.of(admission), null);
    } catch (ProblemException e) {
      return new ScoreRow(counted, scoring, Optional.empty(), e.problem().type().name());
    }
  }

  /** Rows have no order, so that a chain's is the one that its numbers say. */
  private List<ShownChain> chains() {
    var chains = new LinkedHashMap<Did, List<ShownStatement>>();
    statements.stream()
        .sorted(BY_NUMBER)
        .forEach(
            one -> chains.computeIfAbsent(one.issuer(), any -> new ArrayList<>()).add(one.shown()));
    return chains.entrySet().stream()
        .map(chain -> new ShownChain(chain.getKey(), chain.getValue()))
        .toList();
  }
}
