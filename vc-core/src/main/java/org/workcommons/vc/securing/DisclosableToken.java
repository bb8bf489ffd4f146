package org.workcommons.vc.securing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * A selectively disclosable token with its holder, who chooses what to show. RFC 9901 §7.2.
 * Immutable.
 */
public final class DisclosableToken {
  private final SdJwtContent content;

  private DisclosableToken(SdJwtContent content) {
    this.content = content;
  }

  /**
   * {@return the token in {@code compact}, unverified} Refused is one that is bound to a key
   * already, as no issuer makes it, and one whose disclosures don't all belong to it.
   */
  public static DisclosableToken received(String compact) throws ProblemException {
    return new DisclosableToken(SdJwtContent.read(compact.getBytes(StandardCharsets.UTF_8)));
  }

  /** Refuses the token unless {@code key} made it. For the holder, when it arrives. */
  public void verify(VerificationKey key) throws ProblemException {
    content.verify(key);
  }

  /** {@return where the values stand that can be withheld, in no particular order} */
  public List<Pointer> disclosable() {
    return List.copyOf(content.places().values());
  }

  /**
   * {@return the token with the values at {@code pointers}, what they stand in, and nothing else
   * that can be withheld}
   *
   * @param pointers each one of {@link #disclosable}; items of arrays count as they stand with
   *     everything disclosed
   */
  public String show(List<Pointer> pointers) throws ProblemException {
    return shown(pointers).presented();
  }

  /**
   * {@return what {@link #show} returns, bound by {@code holder} to one verifier and one challenge}
   * RFC 9901 §4.3. A verifier compares the key with the token's {@code cnf}.
   *
   * @throws IOException when the key can't be reached
   */
  public String show(
      List<Pointer> pointers, Signer holder, ProofOptions.Binding binding, Instant created)
      throws ProblemException, IOException {
    return KeyBinding.bound(shown(pointers), content.hash(), holder, binding, created);
  }

  private SdJwtParts shown(List<Pointer> pointers) throws ProblemException {
    var places = content.places();
    for (var pointer : pointers) {
      if (!places.containsValue(pointer)) {
        throw new ProblemException(
            ProblemType.PROOF_GENERATION_ERROR, pointer, "points at nothing that can be withheld");
      }
    }
    var wanted = new HashSet<>(pointers);
    var texts =
        content.parts().disclosures().stream()
            .filter(text -> leadsToOne(places.getOrDefault(text, Pointer.ROOT), wanted))
            .toList();
    return new SdJwtParts(content.parts().token(), texts, Optional.empty());
  }

  /** What stands in a thing that is withheld can't be shown without it. */
  private static boolean leadsToOne(Pointer place, HashSet<Pointer> wanted) {
    return wanted.stream()
        .anyMatch(
            pointer -> pointer.equals(place) || pointer.value().startsWith(place.value() + "/"));
  }

  /** {@return how much it could disclose, never what} */
  @Override
  public String toString() {
    return "DisclosableToken[" + content.disclosures().size() + " disclosures]";
  }
}
