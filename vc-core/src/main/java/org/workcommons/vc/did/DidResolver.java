package org.workcommons.vc.did;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.fetch.Fetcher;

/**
 * Resolves DIDs to controller documents. Implementations are safe to share between threads, never
 * throw for what a stranger wrote, and say {@link Resolution.Failed} with {@code INTERNAL_ERROR}
 * where they could not ask.
 */
@FunctionalInterface
public interface DidResolver {
  /** {@return what {@code did} resolves to} */
  Resolution resolve(Did did);

  /**
   * {@return a resolver for the methods that need no network: {@code did:key} and {@code did:jwk}}
   */
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

  /** How long a fetched document may be used without asking again: five minutes. */
  Duration WEB_TIME_TO_LIVE = Duration.ofMinutes(5);

  /**
   * {@return a resolver that asks the web servers of {@code did:web}, and is as this one otherwise}
   * A fetched document is used for {@link #WEB_TIME_TO_LIVE}: for that long a key that its owner
   * took out still counts. A server that does not answer leaves the question open. Documents that
   * are to be pinned are pinned after this: {@code offline().withWeb(fetcher).withPinned(copies)}.
   *
   * @param fetcher what may talk to the network; it is asked for at most {@link
   *     Limits#DID_DOCUMENT_BYTES} bytes
   */
  default DidResolver withWeb(Fetcher fetcher) {
    return new WebResolver(
        fetcher.withMaxBytes(Limits.DID_DOCUMENT_BYTES)::get,
        InstantSource.system(),
        WEB_TIME_TO_LIVE,
        this);
  }
}
