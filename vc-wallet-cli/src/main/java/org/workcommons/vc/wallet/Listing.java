package org.workcommons.vc.wallet;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.workcommons.vc.wallet.store.WalletException;

/**
 * What the wallet holds of one kind, and what it can't read of it.
 *
 * @param held what can be read
 * @param damage one entry for each item that can't
 */
public record Listing<T>(List<T> held, List<WalletException> damage) {
  public Listing {
    held = List.copyOf(held);
    damage = List.copyOf(damage);
  }

  <R> Listing<R> map(Function<T, R> function) {
    return new Listing<>(held.stream().map(function).toList(), damage);
  }

  Listing<T> sorted(Comparator<T> order) {
    return new Listing<>(held.stream().sorted(order).toList(), damage);
  }
}
