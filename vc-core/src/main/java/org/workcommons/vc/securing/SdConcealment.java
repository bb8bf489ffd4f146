package org.workcommons.vc.securing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.encoding.Randomness;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * Puts digests in the place of what a holder may withhold. RFC 9901 §4.2 and §4.2.6: what stands
 * inside something disclosable can be disclosable too. Digests stand in random order, so that their
 * places tell nothing.
 */
final class SdConcealment {
  /** RFC 9901 §9.3: 128 bits. */
  private static final int SALT_BYTES = 16;

  /**
   * VC-JOSE-COSE 1.0 §3.2.2, and what would change whose credential it is and when it counts: a
   * holder must not be able to leave it out.
   */
  private static final Set<String> ALWAYS_SHOWN =
      Set.of(
          "@context",
          "type",
          "issuer",
          "validFrom",
          "validUntil",
          "credentialStatus",
          "credentialSchema",
          "relatedResource",
          "termsOfUse");

  private final Set<Pointer> wanted;
  private final int decoys;
  private final IntFunction<byte[]> random;
  private final Set<Pointer> found = new HashSet<>();
  private final List<SdDisclosure> disclosures = new ArrayList<>();

  private SdConcealment(List<Pointer> wanted, int decoys, IntFunction<byte[]> random) {
    this.wanted = Set.copyOf(wanted);
    this.decoys = decoys;
    this.random = random;
  }

  /**
   * {@return {@code payload}, what is at {@code pointers} concealed}
   *
   * @param decoys how many digests beside the real ones stand where members are concealed
   * @param random makes so many bytes that nobody can guess
   */
  static Result conceal(
      JsonObject payload, List<Pointer> pointers, int decoys, IntFunction<byte[]> random)
      throws ProblemException {
    requirePossible(pointers);
    var concealment = new SdConcealment(pointers, decoys, random);
    var concealed = concealment.object(payload, Pointer.ROOT);
    for (var pointer : pointers) {
      if (!concealment.found.contains(pointer)) {
        throw impossible(pointer, "points at nothing that could be disclosed");
      }
    }
    return new Result(
        concealed.with(SdDisclosure.ALGORITHM, "sha-256"), List.copyOf(concealment.disclosures));
  }

  private static void requirePossible(List<Pointer> pointers) throws ProblemException {
    if (pointers.size() > Limits.POINTERS) {
      throw new ProblemException(
          ProblemType.LIMIT_EXCEEDED, Pointer.ROOT, "more than " + Limits.POINTERS + " pointers");
    }
    for (var pointer : pointers) {
      var first = pointer.value().isEmpty() ? "" : pointer.value().substring(1).split("/", 2)[0];
      if (pointer.value().isEmpty() || ALWAYS_SHOWN.contains(first) || TokenClaims.isOne(first)) {
        throw impossible(pointer, "a holder must not be able to withhold this");
      }
    }
  }

  private JsonValue value(JsonValue value, Pointer place) throws ProblemException {
    if (value instanceof JsonObject object) {
      return object(object, place);
    }
    return value instanceof JsonArray array ? array(array, place) : value;
  }

  private JsonObject object(JsonObject object, Pointer place) throws ProblemException {
    var members = JsonObject.builder();
    var digests = new ArrayList<String>();
    for (var member : object.members().entrySet()) {
      var name = member.getKey();
      if (SdDisclosure.isReserved(name)) {
        throw impossible(place.at(name), "a name that selectively disclosable tokens reserve");
      }
      var here = place.at(name);
      var value = value(member.getValue(), here);
      if (isWanted(here)) {
        digests.add(digest(SdDisclosure.ofMember(random.apply(SALT_BYTES), name, value)));
      } else {
        members.put(name, value);
      }
    }
    if (!digests.isEmpty()) {
      members.put(SdDisclosure.DIGESTS, JsonArray.ofStrings(mixed(digests)));
    }
    return members.build();
  }

  private JsonArray array(JsonArray array, Pointer place) throws ProblemException {
    var items = new ArrayList<JsonValue>();
    for (var item : array.items()) {
      var here = place.at(items.size());
      var value = value(item, here);
      items.add(
          isWanted(here)
              ? JsonObject.empty()
                  .with(
                      SdDisclosure.ITEM,
                      digest(SdDisclosure.ofItem(random.apply(SALT_BYTES), value)))
              : value);
    }
    return new JsonArray(items);
  }

  private boolean isWanted(Pointer place) {
    return wanted.contains(place) && found.add(place);
  }

  private String digest(SdDisclosure disclosure) {
    disclosures.add(disclosure);
    return disclosure.digest(Hash.SHA_256);
  }

  private List<String> mixed(List<String> digests) {
    for (int i = 0; i < decoys; i++) {
      digests.add(Base64Url.encode(Hash.SHA_256.of(random.apply(SALT_BYTES))));
    }
    var mixed = new ArrayList<String>();
    while (!digests.isEmpty()) {
      mixed.add(digests.remove(Randomness.below(digests.size())));
    }
    return mixed;
  }

  private static ProblemException impossible(Pointer pointer, String detail) {
    return new ProblemException(ProblemType.PROOF_GENERATION_ERROR, pointer, detail);
  }

  /**
   * What the issuer signs, and what the holder gets beside it.
   *
   * @param disclosures those of what stands inside something before those of that
   */
  record Result(JsonObject payload, List<SdDisclosure> disclosures) {}
}
