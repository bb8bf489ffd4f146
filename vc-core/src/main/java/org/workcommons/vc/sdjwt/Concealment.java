package org.workcommons.vc.sdjwt;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.jose.CompactJws;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.model.ClaimPath;
import org.workcommons.vc.model.SelectedClaim;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * What of a token its holder may withhold. RFC 9901 §4: an issuer says it once for a kind of token.
 *
 * @param disclosable RFC 6901, members, items of arrays, and parts of either, each for itself. What
 *     stands inside something disclosable can be disclosable too
 * @param wherever the same as paths, for whatever they select in a document: all that there is of
 *     it, which may be nothing
 * @param decoys how many digests that stand for nothing are added wherever members are disclosable,
 *     so that nobody can count these; at most 64
 * @param permanent members of the payload that nobody may withhold, beside {@link
 *     #ALWAYS_PERMANENT}
 */
public record Concealment(
    List<Pointer> disclosable, List<ClaimPath> wherever, int decoys, Set<String> permanent) {
  /** RFC 9901 §9.7: whoever could hide {@code exp} could make a token last for ever. */
  public static final Set<String> ALWAYS_PERMANENT = Set.of("iss", "aud", "exp", "nbf", "cnf");

  private static final int MOST_DECOYS = 64;

  public Concealment {
    disclosable = List.copyOf(disclosable);
    wherever = List.copyOf(wherever);
    permanent = Set.copyOf(permanent);
    if (decoys < 0 || decoys > MOST_DECOYS) {
      throw new IllegalArgumentException("expected 0 to " + MOST_DECOYS + " decoys");
    }
  }

  /** What of a token may be withheld, without decoys. */
  public Concealment(List<Pointer> disclosable) {
    this(disclosable, List.of(), 0, Set.of());
  }

  /** {@return that all of what {@code paths} select may be withheld, without decoys} */
  public static Concealment wherever(List<ClaimPath> paths) {
    return new Concealment(List.of(), paths, 0, Set.of());
  }

  /** {@return this, with the places of {@link #wherever} as {@code claims} has them} */
  public Concealment in(JsonObject claims) {
    var there =
        wherever.stream().flatMap(path -> path.select(claims).stream()).map(SelectedClaim::pointer);
    return new Concealment(
        Stream.concat(disclosable.stream(), there).distinct().toList(),
        List.of(),
        decoys,
        permanent);
  }

  /** {@return this, with so many decoys wherever members are disclosable} */
  public Concealment withDecoys(int number) {
    return new Concealment(disclosable, wherever, number, permanent);
  }

  /** {@return this, where nobody may withhold the members {@code names} of the payload either} */
  public Concealment withPermanent(Set<String> names) {
    var all = new TreeSet<>(permanent);
    all.addAll(names);
    return new Concealment(disclosable, wherever, decoys, all);
  }

  /**
   * {@return {@code claims} in a token by {@code signer}, with all disclosures, in the compact
   * serialization} RFC 9901 §4. Every salt has 128 random bits; digests stand in their own order,
   * so that their places tell nothing.
   *
   * @param header without {@code alg}, which follows from the key
   * @throws ProblemException of type {@code PROOF_GENERATION_ERROR} when there is nothing at one of
   *     {@link #disclosable}, or something that nobody may withhold
   * @throws IOException when the key can't be reached
   */
  public String issue(JsonObject header, JsonObject claims, Signer signer)
      throws ProblemException, IOException {
    var here = in(claims);
    here.requirePossible();
    var concealed = ConcealedPayload.of(claims, here, Salting.fresh());
    var token = CompactJws.sign(header, JsonWriter.compact(concealed.payload()), signer);
    var texts = concealed.disclosures().stream().map(Disclosure::text).toList();
    return new SdJwtParts(token, texts, Optional.empty()).presented();
  }

  private void requirePossible() throws ProblemException {
    if (disclosable.size() > Limits.POINTERS) {
      throw new ProblemException(
          ProblemType.LIMIT_EXCEEDED, Pointer.ROOT, "more than " + Limits.POINTERS + " pointers");
    }
    for (var pointer : disclosable) {
      var first = pointer.value().isEmpty() ? "" : pointer.value().substring(1).split("/", 2)[0];
      if (pointer.value().isEmpty()
          || permanent.contains(first)
          || ALWAYS_PERMANENT.contains(first)) {
        throw ConcealedPayload.impossible(pointer, "a holder must not be able to withhold this");
      }
    }
  }
}
