package org.workcommons.vc.wallet;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.sdjwtvc.Display;

/**
 * What a verifier would learn from one credential of the worker, and what not.
 *
 * @param query the identifier of the credential query that it answers
 * @param type its {@code vct}, or its particular W3C type
 * @param names what people call the type, where that is known
 * @param issuer who issued it
 * @param identity the identifier that it is about, which the verifier learns; empty where each copy
 *     has a key of its own
 * @param learned every claim that the verifier would learn
 * @param withheld every claim of it that the verifier would not learn
 * @param copies how many unused copies there are, of which one would be used up; empty where the
 *     credential itself is shown
 */
public record Showing(
    String query,
    String type,
    List<Display> names,
    String issuer,
    Optional<Identity> identity,
    List<Claim> learned,
    List<Claim> withheld,
    Optional<Integer> copies) {
  public Showing {
    requireNonNull(query);
    requireNonNull(type);
    names = List.copyOf(names);
    requireNonNull(issuer);
    requireNonNull(identity);
    learned = List.copyOf(learned);
    withheld = List.copyOf(withheld);
    requireNonNull(copies);
  }

  /**
   * A claim.
   *
   * @param place where it stands in the credential
   * @param value what it says
   * @param labels what people call it, where that is known
   */
  public record Claim(Pointer place, JsonValue value, List<Display> labels) {
    public Claim {
      labels = List.copyOf(labels);
    }

    /** {@return where it stands, never what it says} */
    @Override
    public String toString() {
      return place.toString();
    }
  }

  /** {@return whether no unused copy is left of a credential that is shown in copies} */
  public boolean isUsedUp() {
    return copies.isPresent() && copies.get() == 0;
  }

  /** {@return the type and how many claims, no values} */
  @Override
  public String toString() {
    return learned.size() + " claims of " + type;
  }
}
