package org.workcommons.vc.did;

import java.util.Collection;

/**
 * Resolves DIDs to controller documents. Implementations are safe to share between threads, never
 * throw for what a stranger wrote, and say {@link Resolution.Failed} with {@code INTERNAL_ERROR}
 * where they could not ask.
 */
@FunctionalInterface
public interface DidResolver {
  /** {@return what {@code did} resolves to} */
  Resolution resolve(Did did);

  /** {@return a resolver for the methods that need no network: {@code did:key}} */
  static DidResolver offline() {
    return new OfflineResolver();
  }

  /**
   * {@return a resolver that answers with {@code documents} where the DID is one of theirs, and as
   * this one otherwise} So identifiers whose methods need a network are verified offline, against
   * copies that the caller chose to trust.
   */
  default DidResolver withPinned(Collection<ControllerDocument> documents) {
    return new PinnedResolver(documents, this);
  }
}
