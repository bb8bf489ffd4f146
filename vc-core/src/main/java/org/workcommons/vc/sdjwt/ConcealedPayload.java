package org.workcommons.vc.sdjwt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * Puts digests in the place of what a holder may withhold. RFC 9901 §4.2.
 *
 * @param payload what the issuer signs
 * @param disclosures what the holder gets beside it; those of what stands inside something before
 *     those of that
 */
record ConcealedPayload(JsonObject payload, List<Disclosure> disclosures) {
  /** {@return {@code claims} with what {@code concealment} says concealed} */
  static ConcealedPayload of(JsonObject claims, Concealment concealment, Salting salting)
      throws ProblemException {
    var writing = new Writing(concealment, salting);
    var concealed = writing.object(claims, Pointer.ROOT);
    for (var pointer : concealment.disclosable()) {
      if (!writing.found.contains(pointer)) {
        throw impossible(pointer, "points at nothing that could be disclosed");
      }
    }
    return new ConcealedPayload(
        concealed.with(Disclosure.ALGORITHM, HashAlgorithm.SHA_256.identifier()),
        List.copyOf(writing.disclosures));
  }

  static ProblemException impossible(Pointer pointer, String detail) {
    return new ProblemException(ProblemType.PROOF_GENERATION_ERROR, pointer, detail);
  }

  private static final class Writing {
    private final Set<Pointer> wanted;
    private final int decoys;
    private final Salting salting;
    private final Set<Pointer> found = new HashSet<>();
    private final List<Disclosure> disclosures = new ArrayList<>();

    Writing(Concealment concealment, Salting salting) {
      this.wanted = Set.copyOf(concealment.disclosable());
      this.decoys = concealment.decoys();
      this.salting = salting;
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
        var here = place.exactlyAt(name);
        if (Disclosure.isReserved(name)) {
          throw impossible(here, "a name that selectively disclosable tokens reserve");
        }
        var value = value(member.getValue(), here);
        if (isWanted(here)) {
          digests.add(digest(salting.member(here, name, value)));
        } else {
          members.put(name, value);
        }
      }
      if (!digests.isEmpty()) {
        members.put(Disclosure.DIGESTS, JsonArray.ofStrings(withDecoys(digests)));
      }
      return members.build();
    }

    private JsonArray array(JsonArray array, Pointer place) throws ProblemException {
      var items = new ArrayList<JsonValue>();
      for (var item : array.items()) {
        var here = place.at(items.size());
        var value = value(item, here);
        items.add(isWanted(here) ? standIn(here, value) : value);
      }
      return new JsonArray(items);
    }

    private JsonObject standIn(Pointer place, JsonValue item) {
      return JsonObject.empty().with(Disclosure.ITEM, digest(salting.item(place, item)));
    }

    private boolean isWanted(Pointer place) {
      return wanted.contains(place) && found.add(place);
    }

    private String digest(Disclosure disclosure) {
      disclosures.add(disclosure);
      return disclosure.digest(HashAlgorithm.SHA_256);
    }

    private List<String> withDecoys(List<String> digests) {
      for (int i = 0; i < decoys; i++) {
        digests.add(salting.decoy());
      }
      Collections.sort(digests);
      return digests;
    }
  }
}
