package org.workcommons.vc.verifier;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.fetch.FetchException;
import org.workcommons.vc.model.VerifiableCredential;

/**
 * Status lists from where they are published, each kept for a while. What could not be had is asked
 * for again the next time, since servers recover; and what does not look like the list of its place
 * is handed on, to be found wanting, but not kept.
 */
final class FetchedLists implements StatusListSource {
  private static final String ACCEPT = "application/vc, application/vc+jwt, application/json;q=0.9";

  private final Fetch fetch;
  private final InstantSource clock;
  private final Map<URI, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long keptBytes;

  /** Whatever gets the bytes behind a URL. */
  @FunctionalInterface
  interface Fetch {
    byte[] get(URI url, String accept) throws FetchException;
  }

  private record Kept(VerifiableCredential list, int bytes, Instant from, Instant until) {
    /** A clock that was set back makes no copy younger. */
    boolean isFresh(Instant now) {
      return !now.isBefore(from) && now.isBefore(until);
    }
  }

  FetchedLists(Fetch fetch, InstantSource clock) {
    this.fetch = fetch;
    this.clock = clock;
  }

  @Override
  public Optional<VerifiableCredential> find(URI list) {
    if (!"https".equalsIgnoreCase(list.getScheme())) {
      return Optional.empty();
    }
    var known = kept(list);
    return known.isPresent() ? known : fetched(list);
  }

  /** Not under the lock: one slow server must not hold up the lists of the others. */
  private Optional<VerifiableCredential> fetched(URI url) {
    try {
      var content = fetch.get(url, ACCEPT);
      var list = VerifiableCredential.restore(content);
      var now = clock.instant();
      CopyLife.end(list, url, now)
          .ifPresent(end -> keep(url, new Kept(list, content.length, now, end)));
      return Optional.of(list);
    } catch (FetchException e) {
      return Optional.empty();
    }
  }

  private synchronized Optional<VerifiableCredential> kept(URI url) {
    var copy = kept.get(url);
    if (copy == null) {
      return Optional.empty();
    }
    if (!copy.isFresh(clock.instant())) {
      forget(url);
      return Optional.empty();
    }
    return Optional.of(copy.list());
  }

  private synchronized void keep(URI url, Kept copy) {
    forget(url);
    kept.put(url, copy);
    keptBytes += copy.bytes();
    while (kept.size() > Limits.STATUS_LISTS_KEPT || keptBytes > Limits.STATUS_LISTS_KEPT_BYTES) {
      forget(kept.keySet().iterator().next());
    }
  }

  private synchronized void forget(URI url) {
    var copy = kept.remove(url);
    if (copy != null) {
      keptBytes -= copy.bytes();
    }
  }
}
