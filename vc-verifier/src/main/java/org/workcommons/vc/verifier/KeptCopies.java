package org.workcommons.vc.verifier;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.encoding.Limits;

/**
 * Copies of lists that were fetched, so many and so large as the limits say; the one longest unused
 * makes room. Safe to share between threads.
 */
final class KeptCopies {
  private final Map<Asked, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long keptBytes;

  /** A place, and in which form the list was asked for: a server may have more than one. */
  record Asked(URI url, String accept) {}

  private record Kept(byte[] content, Instant from, Instant until) {
    /** A clock that was set back makes no copy younger. */
    boolean isFresh(Instant now) {
      return !now.isBefore(from) && now.isBefore(until);
    }
  }

  /** {@return the copy, not one of one's own, that may still be used at {@code now}} */
  synchronized Optional<byte[]> find(Asked asked, Instant now) {
    var copy = kept.get(asked);
    if (copy == null) {
      return Optional.empty();
    }
    if (!copy.isFresh(now)) {
      forget(asked);
      return Optional.empty();
    }
    return Optional.of(copy.content());
  }

  synchronized void keep(Asked asked, byte[] content, Instant from, Instant until) {
    forget(asked);
    kept.put(asked, new Kept(content, from, until));
    keptBytes += content.length;
    while (kept.size() > Limits.STATUS_LISTS_KEPT || keptBytes > Limits.STATUS_LISTS_KEPT_BYTES) {
      forget(kept.keySet().iterator().next());
    }
  }

  private void forget(Asked asked) {
    var copy = kept.remove(asked);
    if (copy != null) {
      keptBytes -= copy.content().length;
    }
  }
}
