package org.workcommons.vc.encoding;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was worked out lately, so that the same few things that come again and again are worked out
 * once. It forgets what nobody asked for since as many others came: of at most {@code most} things,
 * half are new, and half were asked for before those. Safe to share between threads.
 *
 * @param <K> what is asked for, with an order, so that nobody can choose many that are slow to find
 * @param <V> what comes of it
 */
public final class Recent<K extends Comparable<K>, V> {
  private final int half;
  private volatile Map<K, V> newer = new ConcurrentHashMap<>();
  private volatile Map<K, V> older = Map.of();

  private Recent(int half) {
    this.half = half;
  }

  /** {@return an empty memory of at most {@code most} things} */
  public static <K extends Comparable<K>, V> Recent<K, V> most(int most) {
    if (most < 2) {
      throw new IllegalArgumentException("expected room for two");
    }
    return new Recent<>(most / 2);
  }

  /** {@return what is remembered of {@code key}} */
  public Optional<V> get(K key) {
    var known = newer.get(key);
    if (known == null) {
      known = older.get(key);
      if (known != null) {
        put(key, known);
      }
    }
    return Optional.ofNullable(known);
  }

  /** Remembers {@code value} of {@code key}. */
  public synchronized void put(K key, V value) {
    if (newer.size() >= half) {
      older = newer;
      newer = new ConcurrentHashMap<>();
    }
    newer.put(key, value);
  }

  /** {@return how many things are remembered} */
  int size() {
    return newer.size() + older.size();
  }
}
