package org.workcommons.vc.sdjwt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * Puts what was disclosed in the place of its digests. RFC 9901 §7.1: a digest that nothing belongs
 * to is dropped, since the rest may be withheld and some are decoys; one that occurs twice, and a
 * disclosure that no digest stands for, condemn the token.
 */
final class ProcessedPayload {
  private final Map<String, Disclosure> byDigest = new HashMap<>();
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final Set<String> used = new HashSet<>();

  private final Set<String> permanent;
  private long placeChars;

  private ProcessedPayload(Set<String> permanent) {
    this.permanent = permanent;
  }

  /**
   * {@return {@code payload} with what {@code disclosures} disclose, and where each of them stands
   * in it}
   *
   * @param permanent members of the payload that nobody may withhold
   */
  static Result processed(JsonObject payload, List<Disclosure> disclosures, Set<String> permanent)
      throws ProblemException {
    var hash = hash(payload);
    var processing = new ProcessedPayload(permanent);
    for (var disclosure : disclosures) {
      if (processing.byDigest.put(disclosure.digest(hash), disclosure) != null) {
        throw Disclosure.malformed("a disclosure occurs twice");
      }
    }
    var document = processing.object(payload.without(Disclosure.ALGORITHM), Place.ROOT);
    if (processing.used.size() < disclosures.size()) {
      throw Disclosure.malformed("a disclosure that no digest stands for");
    }
    return new Result(document, processing.byDigest, processing.pointers());
  }

  /** {@return the hash function that {@code payload} names, SHA-256 where it names none} */
  static HashAlgorithm hash(JsonObject payload) throws ProblemException {
    var algorithm =
        payload.get(Disclosure.ALGORITHM).orElse(new JsonString("sha-256"))
                instanceof JsonString name
            ? HashAlgorithm.of(name.value())
            : Optional.<HashAlgorithm>empty();
    if (algorithm.isEmpty()) {
      throw new ProblemException(
          ProblemType.PROOF_VERIFICATION_ERROR,
          Pointer.ROOT.at(Disclosure.ALGORITHM),
          "must be sha-256, sha-384 or sha-512");
    }
    return algorithm.get();
  }

  private JsonValue value(JsonValue value, Place place) throws ProblemException {
    if (place.depth() > Limits.DEPTH) {
      throw limit("disclosures that nest deeper than " + Limits.DEPTH + " levels");
    }
    if (value instanceof JsonObject object) {
      return object(object, place);
    }
    return value instanceof JsonArray array ? array(array, place) : value;
  }

  private JsonObject object(JsonObject object, Place place) throws ProblemException {
    var members = JsonObject.builder();
    for (var member : object.members().entrySet()) {
      var name = member.getKey();
      if (name.equals(Disclosure.DIGESTS)) {
        continue;
      }
      if (Disclosure.isReserved(name)) {
        throw Disclosure.malformed("a reserved name stands where it does not belong");
      }
      members.put(name, value(member.getValue(), place.at(name)));
    }
    for (var digest : digests(object)) {
      disclose(digest, members, place);
    }
    return members.build();
  }

  private void disclose(String digest, JsonObject.Builder members, Place place)
      throws ProblemException {
    var disclosure = referenced(digest);
    if (disclosure == null) {
      return;
    }
    if (disclosure.name().isEmpty()) {
      throw Disclosure.malformed("the disclosure of an item stands for a member");
    }
    var name = disclosure.name().get();
    if (members.has(name)) {
      throw Disclosure.malformed("a disclosure says what the token already says");
    }
    if (place.depth() == 0 && permanent.contains(name)) {
      throw Disclosure.malformed("what nobody may withhold must not be disclosable");
    }
    note(disclosure, place.at(name));
    members.put(name, value(disclosure.value(), place.at(name)));
  }

  private JsonArray array(JsonArray array, Place place) throws ProblemException {
    var items = new ArrayList<JsonValue>();
    for (var item : array.items()) {
      var here = place.at(String.valueOf(items.size()));
      if (!(item instanceof JsonObject object && object.has(Disclosure.ITEM))) {
        items.add(value(item, here));
        continue;
      }
      var disclosure = referenced(digestOfItem(object));
      if (disclosure != null) {
        if (disclosure.name().isPresent()) {
          throw Disclosure.malformed("the disclosure of a member stands for an item");
        }
        note(disclosure, here);
        items.add(value(disclosure.value(), here));
      }
    }
    return new JsonArray(items);
  }

  /** Long names that many disclosures stand under would otherwise be written down for each. */
  private void note(Disclosure disclosure, Place place) throws ProblemException {
    placeChars += place.chars();
    if (placeChars > Limits.DOCUMENT_BYTES) {
      throw limit("disclosures that stand deep under names that are long");
    }
    places.put(disclosure.text(), place);
  }

  private Map<String, Pointer> pointers() {
    var pointers = new LinkedHashMap<String, Pointer>();
    places.forEach((text, place) -> pointers.put(text, place.pointer()));
    return Collections.unmodifiableMap(pointers);
  }

  private @Nullable Disclosure referenced(String digest) throws ProblemException {
    if (!seen.add(digest)) {
      throw Disclosure.malformed("a digest occurs twice");
    }
    var disclosure = byDigest.get(digest);
    if (disclosure != null) {
      used.add(digest);
    }
    return disclosure;
  }

  private static String digestOfItem(JsonObject item) throws ProblemException {
    if (item.members().size() == 1
        && item.get(Disclosure.ITEM).orElseThrow() instanceof JsonString digest) {
      return digest.value();
    }
    throw Disclosure.malformed("what stands for an item must be its digest and nothing else");
  }

  private static List<String> digests(JsonObject object) throws ProblemException {
    var value = object.get(Disclosure.DIGESTS);
    if (value.isEmpty()) {
      return List.of();
    }
    var digests = new ArrayList<String>();
    if (value.get() instanceof JsonArray array) {
      for (var item : array.items()) {
        if (!(item instanceof JsonString digest)) {
          throw Disclosure.malformed("a digest must be a string");
        }
        digests.add(digest.value());
      }
      return digests;
    }
    throw Disclosure.malformed("the digests of members must be an array");
  }

  private static ProblemException limit(String detail) {
    return new ProblemException(ProblemType.LIMIT_EXCEEDED, Pointer.ROOT, detail);
  }

  /**
   * Where a value stands: its pointer, in the parts that it shares with those of its neighbours.
   *
   * @param within what it stands in, null for the payload itself
   * @param chars how long the pointer is, but for what is escaped
   */
  private record Place(@Nullable Place within, String name, int depth, int chars) {
    static final Place ROOT = new Place(null, "", 0, 0);

    Place at(String member) {
      return new Place(this, member, depth + 1, chars + 1 + member.length());
    }

    Pointer pointer() {
      return within == null ? Pointer.ROOT : within.pointer().exactlyAt(name);
    }
  }

  /**
   * The payload as it was disclosed.
   *
   * @param byDigest the disclosures, by what stands for them
   * @param places where each disclosure stands, by its text
   */
  record Result(
      JsonObject document, Map<String, Disclosure> byDigest, Map<String, Pointer> places) {}
}
