package org.workcommons.vc.reputation;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.work.StatementChain;
import org.workcommons.vc.work.StatementDigest;
import org.workcommons.vc.work.WorkStatement;

/**
 * The statements of one issuer about one subject, verified, as they were shown.
 *
 * @param issuer who signed them: the platform, the commons that attests, or the worker herself
 * @param statements in the order in which they were shown, at least one
 */
public record ShownChain(Did issuer, List<ShownStatement> statements) {
  public ShownChain {
    requireNonNull(issuer);
    statements = List.copyOf(statements);
    if (statements.isEmpty()) {
      throw new IllegalArgumentException("a chain has at least one statement");
    }
  }

  List<StatementChain.Entry> entries() {
    return statements.stream().map(ShownStatement::entry).toList();
  }

  /** {@return the statement of the highest number} */
  ShownStatement head() {
    return statements.stream()
        .max(Comparator.comparingLong(shown -> statement(shown).link().seq()))
        .orElseThrow();
  }

  /** {@return the statements that no other one corrects, one of each number} */
  List<ShownStatement> counting() {
    var counting = new HashSet<StatementDigest>();
    StatementChain.counting(entries()).forEach(entry -> counting.add(entry.digest()));
    var numbers = new HashSet<Long>();
    return statements.stream()
        .filter(shown -> counting.contains(shown.entry().digest()))
        .filter(shown -> numbers.add(statement(shown).link().seq()))
        .toList();
  }

  static WorkStatement statement(ShownStatement shown) {
    return shown.entry().statement();
  }
}
