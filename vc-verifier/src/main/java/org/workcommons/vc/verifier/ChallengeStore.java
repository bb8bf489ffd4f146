package org.workcommons.vc.verifier;

import java.time.Instant;

/**
 * Remembers which challenges were answered, so that no presentation is accepted twice.
 * Implementations are safe to share between threads; a verifier that runs on several machines needs
 * one that they share.
 */
@FunctionalInterface
public interface ChallengeStore {
  /**
   * {@return whether {@code challenge} is claimed now, for the first time} The claim is atomic: of
   * two callers with the same challenge, one gets {@code true}.
   *
   * @param now the time of the verification
   * @param expires when the request ends; after it the challenge is refused anyway and may be
   *     forgotten
   */
  boolean claim(Challenge challenge, Instant now, Instant expires);

  /**
   * {@return a store in the memory of this process} Its size is that of the presentations accepted
   * within their time.
   */
  static ChallengeStore inMemory() {
    return new MemoryChallengeStore();
  }
}
