package org.workcommons.vc.governance;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.workcommons.vc.did.Did;

/**
 * What a verifier goes by when it reads trust lists.
 *
 * @param anchors whom it believes, each community once; there are none that come with the library
 * @param schemas which type of credential each schema is of
 * @param maxValidity how long a list may be in force, measured in it from its beginning to its end
 */
public record TrustRules(Set<TrustAnchor> anchors, OutputSchemas schemas, Duration maxValidity) {
  public TrustRules {
    anchors = Set.copyOf(anchors);
    requireNonNull(schemas);
    if (anchors.stream().map(TrustAnchor::community).distinct().count() < anchors.size()) {
      throw new IllegalArgumentException("a community is an anchor once, with one set of signers");
    }
    if (maxValidity.isNegative() || maxValidity.isZero()) {
      throw new IllegalArgumentException("lists are in force for some time");
    }
  }

  /** {@return rules for the types that this library knows, and lists of 30 days at most} */
  public static TrustRules of(Set<TrustAnchor> anchors) {
    return new TrustRules(anchors, OutputSchemas.bundled(), TrustList.MAX_VALIDITY);
  }

  /** {@return these rules, with other schemas} */
  public TrustRules withSchemas(OutputSchemas other) {
    return new TrustRules(anchors, other, maxValidity);
  }

  /** {@return these rules, for lists that are in force for {@code longest} at most} */
  public TrustRules withMaxValidity(Duration longest) {
    return new TrustRules(anchors, schemas, longest);
  }

  Map<Did, Quorum> quorums() {
    return anchors.stream().collect(Collectors.toMap(TrustAnchor::community, TrustAnchor::signers));
  }
}
