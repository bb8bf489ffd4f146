package org.workcommons.vc.wallet;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Copies of one credential, each of which the wallet shows to one verifier, once.
 *
 * @param type its {@code vct}
 * @param issuer who issued it
 * @param claims the names of what it says, in order, without the claims that only serve the token
 * @param unused how many copies nobody has seen
 * @param used how many copies some verifier has seen
 * @param expires when all of them are over, empty for never
 */
public record TokenBatch(
    String type,
    String issuer,
    Set<String> claims,
    int unused,
    int used,
    Optional<Instant> expires) {
  /** With fewer copies than this, it is time to ask for more. */
  public static final int LOW_COPIES = 5;

  private static final int LOW_SHARE = 5;

  /** What serves the token, and says nothing of its holder. */
  private static final Set<String> TECHNICAL =
      Set.of(
          "iss",
          "vct",
          "vct#integrity",
          "aka_vcts",
          "exp",
          "nbf",
          "iat",
          "cnf",
          "status",
          "_sd_alg");

  public TokenBatch {
    claims = Collections.unmodifiableSet(new TreeSet<>(claims));
  }

  static TokenBatch of(List<CopyStore.Copy> copies) {
    var token = copies.get(0).stored().token();
    var names = new TreeSet<>(token.claims().names());
    names.removeAll(TECHNICAL);
    int used = (int) copies.stream().filter(CopyStore.Copy::isUsed).count();
    return new TokenBatch(
        token.type(),
        token.issuer().orElse(""),
        names,
        copies.size() - used,
        used,
        token.expires());
  }

  static boolean isTechnical(String name) {
    return TECHNICAL.contains(name);
  }

  /** {@return whether to ask the issuer for more: fewer than 5 are unused, or less than a fifth} */
  public boolean isLow() {
    return unused < LOW_COPIES || unused * LOW_SHARE < unused + used;
  }

  /** {@return whether its copies are of no use any more at {@code now}} */
  public boolean isOver(Instant now) {
    return expires.isPresent() && !now.isBefore(expires.get());
  }
}
