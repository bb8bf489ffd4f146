package org.workcommons.vc.examples.attacklab;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What one person shows to a verifier.
 *
 * @param statistics what the platforms signed of all their ratings
 */
record Showing(List<Account> accounts, Statistics statistics) {
  Showing {
    accounts = List.copyOf(accounts);
  }

  Account first() {
    return accounts.get(0);
  }

  /** With another first account. */
  Showing with(UnaryOperator<Account> change) {
    var changed = new ArrayList<>(accounts);
    changed.set(0, change.apply(first()));
    return new Showing(changed, statistics);
  }

  Showing plus(Account another) {
    var all = new ArrayList<>(accounts);
    all.add(another);
    return new Showing(all, statistics);
  }

  Showing withStatistics(Statistics others) {
    return new Showing(accounts, others);
  }

  /** Only the account at {@code index}. */
  Showing only(int index) {
    return new Showing(List.of(accounts.get(index)), statistics);
  }
}
