package org.workcommons.vc.examples.peers;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.model.ClaimPath;
import org.workcommons.vc.verifier.dcql.ClaimQuery;
import org.workcommons.vc.verifier.dcql.CredentialQuery;

/**
 * Where the package dcql 3.0.0 reads OpenID for Verifiable Presentations 1.0 otherwise than it
 * stands there. Every one is shown by an example in {@link DcqlTest}.
 */
enum DcqlDeviation {
  /** §7.1.1 step 2: one element of another kind ends the processing; there, it is passed over. */
  PASSES_OVER_ANOTHER_KIND,
  /**
   * §7.1.1 step 2.1: a string selects in an object only; there, also {@code length} of an array.
   */
  SELECTS_A_MEMBER_OF_AN_ARRAY,
  /** §7.1.1 step 2.1: a key of the object; there, also what JavaScript gives to every object. */
  SELECTS_WHAT_JAVASCRIPT_ADDS,
  /** §7.1.1 step 3: an empty selection is an error; there, that of an empty array is a claim. */
  SELECTS_IN_AN_EMPTY_ARRAY,
  /** §7.1.1: a claim that is null is a claim; there, it is missing. */
  TAKES_NULL_FOR_MISSING,
  /** §6.1, claims: a second query for one claim is to be ignored; there, it counts. */
  COUNTS_A_SECOND_QUERY;

  private static final Set<String> OF_EVERY_OBJECT = Set.of("toString", "constructor");

  /** What of this the query and the credential give an opportunity for. */
  static Set<DcqlDeviation> possible(CredentialQuery query, JsonObject claims) {
    var possible = EnumSet.noneOf(DcqlDeviation.class);
    var paths = new HashSet<ClaimPath>();
    for (ClaimQuery claim : query.claims()) {
      if (!paths.add(claim.path())) {
        possible.add(COUNTS_A_SECOND_QUERY);
      }
      walk(claim.path(), claims, possible);
    }
    return possible;
  }

  private static void walk(ClaimPath path, JsonObject claims, Set<DcqlDeviation> possible) {
    List<JsonValue> selected = List.of(claims);
    for (var component : path.components()) {
      var next = new ArrayList<JsonValue>();
      int unfit = 0;
      for (var value : selected) {
        if (component instanceof ClaimPath.Name name) {
          unfit += value instanceof JsonObject ? 0 : 1;
          name(name.name(), value, next, possible);
        } else {
          unfit += value instanceof JsonArray ? 0 : 1;
          items(component, value, next, possible);
        }
      }
      if (unfit > 0 && selected.size() > 1) {
        possible.add(PASSES_OVER_ANOTHER_KIND);
      }
      selected = next;
    }
    if (selected.contains(JsonNull.NULL)) {
      possible.add(TAKES_NULL_FOR_MISSING);
    }
  }

  private static void name(
      String name, JsonValue value, List<JsonValue> next, Set<DcqlDeviation> possible) {
    if (value instanceof JsonArray && name.matches("length|[0-9]+")) {
      possible.add(SELECTS_A_MEMBER_OF_AN_ARRAY);
    }
    if (OF_EVERY_OBJECT.contains(name)) {
      possible.add(SELECTS_WHAT_JAVASCRIPT_ADDS);
    }
    if (value instanceof JsonObject object) {
      object.get(name).ifPresent(next::add);
    }
  }

  private static void items(
      ClaimPath.Component component,
      JsonValue value,
      List<JsonValue> next,
      Set<DcqlDeviation> possible) {
    if (!(value instanceof JsonArray array)) {
      return;
    }
    if (component instanceof ClaimPath.Index index) {
      array.items().stream().skip(index.index()).limit(1).forEach(next::add);
      return;
    }
    next.addAll(array.items());
    if (array.items().isEmpty()) {
      possible.add(SELECTS_IN_AN_EMPTY_ARRAY);
    }
  }
}
