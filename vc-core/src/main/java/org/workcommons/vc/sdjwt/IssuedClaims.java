package org.workcommons.vc.sdjwt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.model.ClaimPath;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The claims of a presentation as they were issued: what is withheld has a place there too, so that
 * the items of arrays are counted as the issuer counted them. draft-ietf-oauth-sd-jwt-vc §4.6.
 */
final class IssuedClaims {
  private final Map<String, Disclosure> byDigest;

  IssuedClaims(Map<String, Disclosure> byDigest) {
    this.byDigest = byDigest;
  }

  /** {@return what {@code path} selects in {@code signed}, the payload with its digests} */
  ClaimSelection select(ClaimPath path, JsonObject signed) throws ProblemException {
    var selection =
        new ClaimSelection(
            List.of(
                new ClaimSelection.Claim(
                    Optional.of(signed), ClaimSelection.Disclosability.PERMANENT)),
            ClaimSelection.Rest.NONE);
    for (var component : path.components()) {
      selection = step(component, selection);
    }
    return selection;
  }

  private ClaimSelection step(ClaimPath.Component component, ClaimSelection from)
      throws ProblemException {
    var next = new ArrayList<ClaimSelection.Claim>();
    var rest = from.rest();
    for (var claim : from.claims()) {
      if (claim.value().isEmpty()) {
        rest = ClaimSelection.Rest.MAY_BE_WITHHELD;
      } else if (component instanceof ClaimPath.Name name) {
        if (member(name.name(), object(claim.value().get()), next)) {
          rest = ClaimSelection.Rest.MAY_BE_WITHHELD;
        }
      } else {
        items(component, array(claim.value().get()), next);
      }
      if (next.size() > Limits.CLAIM_PATH_VALUES) {
        throw new ProblemException(
            ProblemType.LIMIT_EXCEEDED,
            Pointer.ROOT,
            "a path selects more than " + Limits.CLAIM_PATH_VALUES + " claims");
      }
    }
    return new ClaimSelection(List.copyOf(next), rest);
  }

  /**
   * Adds the member called {@code name}.
   *
   * @return whether it is not there, and may be withheld
   */
  private boolean member(String name, JsonObject object, List<ClaimSelection.Claim> to) {
    var plain = object.get(name);
    if (plain.isPresent()) {
      to.add(new ClaimSelection.Claim(plain, ClaimSelection.Disclosability.PERMANENT));
      return false;
    }
    boolean withheld = false;
    for (var digest : object.get(Disclosure.DIGESTS).map(JsonArray::itemsOf).orElse(List.of())) {
      var disclosure = byDigest.get(((JsonString) digest).value());
      withheld |= disclosure == null;
      if (disclosure != null && disclosure.name().equals(Optional.of(name))) {
        to.add(disclosed(disclosure));
        return false;
      }
    }
    return withheld;
  }

  private void items(
      ClaimPath.Component component, JsonArray array, List<ClaimSelection.Claim> to) {
    var items = array.items();
    int first = component instanceof ClaimPath.Index index ? index.index() : 0;
    int end = component instanceof ClaimPath.Index ? first + 1 : items.size();
    for (int i = first; i < end && i < items.size() && to.size() <= Limits.CLAIM_PATH_VALUES; i++) {
      to.add(item(items.get(i)));
    }
  }

  private ClaimSelection.Claim item(JsonValue item) {
    if (!(item instanceof JsonObject object && object.has(Disclosure.ITEM))) {
      return new ClaimSelection.Claim(Optional.of(item), ClaimSelection.Disclosability.PERMANENT);
    }
    var disclosure = byDigest.get(object.string(Disclosure.ITEM).orElseThrow());
    return disclosure == null
        ? new ClaimSelection.Claim(Optional.empty(), ClaimSelection.Disclosability.DISCLOSABLE)
        : disclosed(disclosure);
  }

  private static ClaimSelection.Claim disclosed(Disclosure disclosure) {
    return new ClaimSelection.Claim(
        Optional.of(disclosure.value()), ClaimSelection.Disclosability.DISCLOSABLE);
  }

  private static JsonObject object(JsonValue value) throws ProblemException {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw otherKind("an object");
  }

  private static JsonArray array(JsonValue value) throws ProblemException {
    if (value instanceof JsonArray array) {
      return array;
    }
    throw otherKind("an array");
  }

  private static ProblemException otherKind(String what) {
    return new ProblemException(
        ProblemType.MALFORMED_VALUE_ERROR, Pointer.ROOT, "a path expects " + what);
  }
}
