package org.workcommons.vc.verifier;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.model.VerifiableCredential;

/**
 * Where status lists come from: files, a cache, a fetcher. What it returns is verified like any
 * credential. Implementations are safe to share between threads.
 */
@FunctionalInterface
public interface StatusListSource {
  /** {@return the list that is published at {@code list}, empty if it can't be had now} */
  Optional<VerifiableCredential> find(URI list);

  /** {@return the source that has no list: a credential with a status stays undecided} */
  static StatusListSource none() {
    return list -> Optional.empty();
  }

  /** {@return the source that has {@code lists}, by where they are published} */
  static StatusListSource of(Map<URI, VerifiableCredential> lists) {
    var copy = Map.copyOf(lists);
    return list -> Optional.ofNullable(copy.get(list));
  }
}
