package org.workcommons.vc.verifier;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.workcommons.vc.verifier.dcql.OverDisclosure;

/** What answered a query, and satisfies it. Only a {@link Verifier} makes these. Immutable. */
public final class VerifiedAnswer {
  private final Map<String, List<VerifiedToken>> tokens;
  private final Map<String, List<VerifiedPresentation>> presentations;
  private final List<OverDisclosure> overDisclosed;
  private final Instant asOf;

  VerifiedAnswer(
      Map<String, List<VerifiedToken>> tokens,
      Map<String, List<VerifiedPresentation>> presentations,
      List<OverDisclosure> overDisclosed,
      Instant asOf) {
    this.tokens = Map.copyOf(tokens);
    this.presentations = Map.copyOf(presentations);
    this.overDisclosed = List.copyOf(overDisclosed);
    this.asOf = asOf;
  }

  /** {@return the identifiers of the credential queries that are answered} */
  public Set<String> answered() {
    var all = new LinkedHashSet<>(tokens.keySet());
    all.addAll(presentations.keySet());
    return all;
  }

  /** {@return the selectively disclosed credentials that answer the query called {@code id}} */
  public List<VerifiedToken> tokens(String id) {
    return tokens.getOrDefault(id, List.of());
  }

  /** {@return the presentations of W3C credentials that answer the query called {@code id}} */
  public List<VerifiedPresentation> presentations(String id) {
    return presentations.getOrDefault(id, List.of());
  }

  /**
   * {@return what was shown although nobody asked for it and its holder could have kept it back}
   * Forget it at once.
   */
  public List<OverDisclosure> overDisclosed() {
    return overDisclosed;
  }

  /** {@return the instant for which it was checked} */
  public Instant asOf() {
    return asOf;
  }

  /** {@return what is answered, no claims} */
  @Override
  public String toString() {
    return "verified answer to " + answered();
  }
}
