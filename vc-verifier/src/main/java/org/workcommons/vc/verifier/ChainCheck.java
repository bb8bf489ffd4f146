package org.workcommons.vc.verifier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.work.StatementChain;
import org.workcommons.vc.work.StatementDigest;
import org.workcommons.vc.work.WorkStatement;

/**
 * The statements of each platform about each worker form a chain without a gap.
 * specs/work-statement.md, Chain.
 */
final class ChainCheck {
  private ChainCheck() {}

  /** Whose statements, about whom. */
  private record Chain(String issuer, Did worker) {}

  static void chains(List<Proven.Item> credentials, Run run) {
    var chains = new LinkedHashMap<Chain, List<StatementChain.Entry>>();
    for (var item : credentials) {
      if (item.credential().types().contains(WorkStatement.TYPE.credentialType())) {
        add(item, chains);
      }
    }
    for (var entries : chains.values()) {
      StatementChain.check(entries).forEach(problem -> run.findings().add(Check.CHAIN, problem));
    }
  }

  private static void add(Proven.Item item, Map<Chain, List<StatementChain.Entry>> chains) {
    var subjects = item.credential().subjects();
    if (subjects.size() != 1) {
      // the schema check has found this already; a digest for each would be quadratic work
      return;
    }
    try {
      var statement = WorkStatement.TYPE.read(subjects.get(0), Pointer.ROOT);
      chains
          .computeIfAbsent(
              new Chain(item.credential().issuer().id(), statement.worker()),
              chain -> new ArrayList<>())
          .add(
              new StatementChain.Entry(
                  StatementDigest.of(item.asIssued()), statement, item.place()));
    } catch (ProblemException e) {
      // the schema check has found this already, and nothing is accepted
      return;
    }
  }
}
