package org.workcommons.vc.wallet;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;

/** The single values that a document consists of, by place. */
final class Leaves {
  private Leaves() {}

  /** {@return every value of {@code document} in which no other stands, in order} */
  static Map<Pointer, JsonValue> of(JsonObject document) {
    var leaves = new LinkedHashMap<Pointer, JsonValue>();
    document
        .members()
        .forEach((name, value) -> collect(Pointer.ROOT.exactlyAt(name), value, leaves));
    return leaves;
  }

  private static void collect(Pointer place, JsonValue value, Map<Pointer, JsonValue> into) {
    if (value instanceof JsonObject object && !object.names().isEmpty()) {
      object.members().forEach((name, each) -> collect(place.exactlyAt(name), each, into));
    } else if (value instanceof JsonArray array && !array.items().isEmpty()) {
      for (int i = 0; i < array.items().size(); i++) {
        collect(place.at(i), array.items().get(i), into);
      }
    } else {
      into.put(place, value);
    }
  }

  /** {@return whether {@code inner} is {@code outer} or stands in it} */
  static boolean holds(Pointer outer, Pointer inner) {
    return inner.equals(outer) || inner.value().startsWith(outer.value() + "/");
  }

  /** {@return those of {@code all} that stand in what of {@code disclosable} is not shown} */
  static List<Showing.Claim> keptBack(
      List<Showing.Claim> all, Collection<Pointer> disclosable, Set<Pointer> shown) {
    var kept = disclosable.stream().filter(place -> !shown.contains(place)).toList();
    return all.stream()
        .filter(claim -> kept.stream().anyMatch(place -> holds(place, claim.place())))
        .toList();
  }

  /** {@return the smallest of {@code parts} that {@code place} stands in, or itself} */
  static Pointer innermost(Collection<Pointer> parts, Pointer place) {
    return parts.stream()
        .filter(part -> holds(part, place))
        .max(Comparator.comparingInt(part -> part.value().length()))
        .orElse(place);
  }

  /** {@return the name of the member that {@code place} starts with} */
  static String first(Pointer place) {
    return unescaped(place.value().substring(1).split("/", 2)[0]);
  }

  /** {@return the names and numbers that lead to {@code place}} */
  static List<String> path(Pointer place) {
    return Stream.of(place.value().substring(1).split("/", -1)).map(Leaves::unescaped).toList();
  }

  private static String unescaped(String token) {
    return token.replace("~1", "/").replace("~0", "~");
  }
}
