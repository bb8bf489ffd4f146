package org.workcommons.vc.securing;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Arrays of one size that are used again, since making one for each document takes longer than
 * filling it. Whatever was written is wiped before an array is kept: no claim outlives its document
 * here. Safe to share between threads; no array is in two hands, and no more are kept than there
 * are places.
 */
final class Scratch {
  /** A power of two. */
  private static final int PLACES = 16;

  private final int size;
  private final AtomicReferenceArray<byte[]> kept = new AtomicReferenceArray<>(PLACES);

  /** Keeps arrays of {@code size} bytes. */
  Scratch(int size) {
    this.size = size;
  }

  /** {@return an array that nobody else has, of zeros} */
  byte[] take() {
    var bytes = kept.getAndSet(place(), null);
    return bytes == null ? new byte[size] : bytes;
  }

  /**
   * Takes back {@code bytes}, which the caller must not use any more; one that grew to another size
   * is let go.
   *
   * @param used what was written into it are the first so many
   */
  void giveBack(byte[] bytes, int used) {
    if (bytes.length == size) {
      Arrays.fill(bytes, 0, used, (byte) 0);
      kept.setRelease(place(), bytes);
    }
  }

  /** A thread finds its own array again, as long as no other one has come to the same place. */
  private static int place() {
    return (int) Thread.currentThread().getId() & (PLACES - 1);
  }
}
