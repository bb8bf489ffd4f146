package org.workcommons.vc.securing;

import java.util.Optional;
import java.util.function.Predicate;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;

/**
 * Finds again in a document what was lost sight of while it was transformed, so that a problem can
 * point at it.
 */
final class Whereabouts {
  private final JsonObject document;

  private Whereabouts(JsonObject document) {
    this.document = document;
  }

  static Whereabouts in(JsonObject document) {
    return new Whereabouts(document);
  }

  /** {@return the first member with such a name, the whole document where there is none} */
  Pointer ofName(Predicate<String> name) {
    return find(document, Pointer.ROOT, (member, value) -> name.test(member)).orElse(Pointer.ROOT);
  }

  /** {@return the first value like {@code wanted}, the whole document where there is none} */
  Pointer ofValue(JsonValue wanted) {
    return find(document, Pointer.ROOT, (member, value) -> value.equals(wanted))
        .orElse(Pointer.ROOT);
  }

  private static Optional<Pointer> find(JsonValue value, Pointer pointer, Sought sought) {
    if (value instanceof JsonObject object) {
      for (var member : object.members().entrySet()) {
        var place = pointer.at(member.getKey());
        if (sought.is(member.getKey(), member.getValue())) {
          return Optional.of(place);
        }
        var inside = find(member.getValue(), place, sought);
        if (inside.isPresent()) {
          return inside;
        }
      }
    } else if (value instanceof JsonArray array) {
      for (int i = 0; i < array.items().size(); i++) {
        var item = array.items().get(i);
        var place = pointer.at(i);
        var inside = sought.is("", item) ? Optional.of(place) : find(item, place, sought);
        if (inside.isPresent()) {
          return inside;
        }
      }
    }
    return Optional.empty();
  }

  private interface Sought {
    boolean is(String name, JsonValue value);
  }
}
