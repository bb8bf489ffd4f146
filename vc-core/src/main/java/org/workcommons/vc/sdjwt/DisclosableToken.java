package org.workcommons.vc.sdjwt;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * A selectively disclosable token with its holder, who chooses what to show. RFC 9901 §7.2. Whoever
 * gets two presentations of one token can tell that they belong together. Immutable.
 */
public final class DisclosableToken {
  private final SdJwtPresentation issued;

  private DisclosableToken(SdJwtPresentation issued) {
    this.issued = issued;
  }

  /**
   * {@return the token that was issued, unverified} Refused is one that is bound to a key already,
   * as no issuer makes it.
   *
   * @param issued with everything that the holder may ever want to show
   */
  public static DisclosableToken of(SdJwtPresentation issued) throws ProblemException {
    issued.requireUnbound();
    return new DisclosableToken(issued);
  }

  /** {@return the token with everything that it discloses} */
  public SdJwtPresentation issued() {
    return issued;
  }

  /** {@return where the values stand that can be withheld, in no particular order} */
  public List<Pointer> disclosable() {
    return issued.disclosed();
  }

  /**
   * {@return the token with the values at {@code pointers}, what they stand in, and nothing else
   * that can be withheld}
   *
   * @param pointers each one of {@link #disclosable}; items of arrays count as they stand with
   *     everything disclosed
   */
  public String show(Collection<Pointer> pointers) throws ProblemException {
    return shown(pointers).presented();
  }

  /**
   * {@return what {@link #show(Collection)} returns, bound by {@code holder} to one verifier and
   * one nonce} RFC 9901 §4.3. A verifier compares the key with the token's {@code cnf}.
   *
   * @throws IOException when the key can't be reached
   */
  public String show(
      Collection<Pointer> pointers, Signer holder, Audience audience, Instant created)
      throws ProblemException, IOException {
    return KeyBinding.bound(shown(pointers), issued.hash(), holder, audience, created);
  }

  /**
   * {@return all that a verifier learns that is shown {@code values}: what stands at these places,
   * in them, and can be withheld, with what they stand in}
   *
   * @param values places in the payload, whether or not they can be withheld
   */
  public Set<Pointer> needed(Collection<Pointer> values) {
    var needed = new HashSet<Pointer>();
    for (var place : disclosable()) {
      if (values.stream().anyMatch(value -> holds(place, value) || holds(value, place))) {
        needed.add(place);
      }
    }
    return needed;
  }

  private SdJwtParts shown(Collection<Pointer> pointers) throws ProblemException {
    var places = issued.places();
    for (var pointer : pointers) {
      if (!places.containsValue(pointer)) {
        throw new ProblemException(
            ProblemType.PROOF_GENERATION_ERROR, pointer, "points at nothing that can be withheld");
      }
    }
    var texts =
        issued.parts().disclosures().stream()
            .filter(text -> leadsToOne(requireNonNull(places.get(text)), pointers))
            .toList();
    return new SdJwtParts(issued.parts().token(), texts, Optional.empty());
  }

  /** What stands in a thing that is withheld can't be shown without it. */
  private static boolean leadsToOne(Pointer place, Collection<Pointer> wanted) {
    return wanted.stream().anyMatch(pointer -> holds(place, pointer));
  }

  private static boolean holds(Pointer outer, Pointer inner) {
    return inner.equals(outer) || inner.value().startsWith(outer.value() + "/");
  }

  /** {@return how much it could disclose, never what} */
  @Override
  public String toString() {
    return "DisclosableToken[" + disclosable().size() + " disclosures]";
  }

  /**
   * Whom a presentation is for. RFC 9901 §4.3.
   *
   * @param identifier the verifier, as it calls itself: {@code aud}
   * @param nonce the verifier's one-time value
   */
  public record Audience(String identifier, String nonce) {
    public Audience {
      requireNonNull(identifier);
      requireNonNull(nonce);
    }
  }
}
