package org.workcommons.vc.verifier;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Copies of what took long to get, so many of them and so large, each for a while; the one longest
 * unused makes room. Failures are never kept. Safe to share between threads.
 */
final class Copies<K, V> {
  private final int most;
  private final long mostBytes;
  private final Map<K, Copy<V>> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long keptBytes;

  private record Copy<V>(V value, long bytes, Instant from, Instant until) {
    /** A clock that was set back makes no copy younger. */
    boolean isFresh(Instant now) {
      return !now.isBefore(from) && now.isBefore(until);
    }
  }

  /** At most {@code most} copies, which all together have at most {@code mostBytes}. */
  Copies(int most, long mostBytes) {
    this.most = most;
    this.mostBytes = mostBytes;
  }

  /** {@return the copy that may still be used at {@code now}} */
  synchronized Optional<V> find(K key, Instant now) {
    var copy = kept.get(key);
    if (copy == null) {
      return Optional.empty();
    }
    if (!copy.isFresh(now)) {
      forget(key);
      return Optional.empty();
    }
    return Optional.of(copy.value());
  }

  /** Keeps {@code value}, of {@code bytes}, from {@code now} on for {@code life}. */
  void keep(K key, V value, long bytes, Instant now, Duration life) {
    keep(key, value, bytes, now, now.plus(life));
  }

  /** Keeps {@code value}, of {@code bytes}, from {@code now} on and until {@code end}. */
  synchronized void keep(K key, V value, long bytes, Instant now, Instant end) {
    forget(key);
    kept.put(key, new Copy<>(value, bytes, now, end));
    keptBytes += bytes;
    while (kept.size() > most || keptBytes > mostBytes) {
      forget(kept.keySet().iterator().next());
    }
  }

  private void forget(K key) {
    var copy = kept.remove(key);
    if (copy != null) {
      keptBytes -= copy.bytes();
    }
  }
}
