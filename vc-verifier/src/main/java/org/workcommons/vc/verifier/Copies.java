package org.workcommons.vc.verifier;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Copies of what was fetched, so many of them and each for a while. Failures are never kept. */
final class Copies<K, V> {
  private final int most;
  private final Duration life;
  private final InstantSource clock;
  private final Map<K, Copy<V>> kept = new LinkedHashMap<>(16, 0.75f, true);

  private record Copy<V>(V value, Instant from, Instant until) {
    /** A clock that was set back makes no copy younger. */
    boolean isFresh(Instant now) {
      return !now.isBefore(from) && now.isBefore(until);
    }
  }

  Copies(int most, Duration life, InstantSource clock) {
    this.most = most;
    this.life = life;
    this.clock = clock;
  }

  synchronized Optional<V> find(K key) {
    var copy = kept.get(key);
    if (copy != null && !copy.isFresh(clock.instant())) {
      kept.remove(key);
      return Optional.empty();
    }
    return Optional.ofNullable(copy).map(Copy::value);
  }

  synchronized void keep(K key, V value) {
    var now = clock.instant();
    kept.put(key, new Copy<>(value, now, now.plus(life)));
    if (kept.size() > most) {
      kept.remove(kept.keySet().iterator().next());
    }
  }
}
