package org.workcommons.vc.examples.peers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;

/**
 * Claims of a token and the places in them that can be withheld.
 *
 * @param disclosable members, items, and what stands in them
 */
record Claims(JsonObject claims, List<Pointer> disclosable) {
  private static final int DEPTH = 3;
  private static final List<String> TEXTS =
      List.of("", "Port Sable", "Åse 🚣", "\"quoted\"\\", "a~b.c", "line\nbreak", "-7");

  /** {@return {@code claims} with a tree of random claims beside them, the same for a seed} */
  static Claims random(JsonObject claims, long seed) {
    var random = new Random(seed);
    var places = new ArrayList<Pointer>();
    var all = JsonObject.builder().putAll(claims);
    object(random, DEPTH, Pointer.ROOT, places).members().forEach(all::put);
    return new Claims(all.build(), places);
  }

  /** Names are letters, since the packages for Node.js tell places apart by dots and digits. */
  private static JsonObject object(Random random, int depth, Pointer at, List<Pointer> places) {
    var object = JsonObject.builder();
    int members = 1 + random.nextInt(4);
    for (int i = 0; i < members; i++) {
      var name = "n" + (char) ('a' + i) + (random.nextBoolean() ? "é" : "");
      object.put(name, value(random, depth - 1, at.at(name), places));
    }
    return object.build();
  }

  private static JsonValue value(Random random, int depth, Pointer at, List<Pointer> places) {
    if (random.nextInt(5) < 3) {
      places.add(at);
    }
    int kind = random.nextInt(depth > 0 ? 6 : 4);
    return switch (kind) {
      case 0 -> new JsonNumber(random.nextInt(2000) / 100.0);
      case 1 -> JsonBoolean.of(random.nextBoolean());
      case 2, 3 -> new JsonString(TEXTS.get(random.nextInt(TEXTS.size())));
      case 4 -> object(random, depth, at, places);
      default -> array(random, depth, at, places);
    };
  }

  private static JsonArray array(Random random, int depth, Pointer at, List<Pointer> places) {
    var items = new ArrayList<JsonValue>();
    int size = 1 + random.nextInt(3);
    for (int i = 0; i < size; i++) {
      items.add(value(random, depth - 1, at.at(i), places));
    }
    return new JsonArray(items);
  }

  /** {@return some of the places, none for a seed of 0} */
  Set<Pointer> some(long seed) {
    var random = new Random(seed);
    var some = new HashSet<Pointer>();
    for (var place : disclosable) {
      if (seed > 0 && random.nextBoolean()) {
        some.add(place);
      }
    }
    return some;
  }

  /** {@return what a verifier must read: all but what can be withheld and is} */
  JsonObject remaining(Collection<Pointer> shown) {
    return remaining(claims, Pointer.ROOT, shown);
  }

  private JsonObject remaining(JsonObject object, Pointer at, Collection<Pointer> shown) {
    var left = JsonObject.builder();
    object
        .members()
        .forEach(
            (name, member) -> {
              if (isShown(at.at(name), shown)) {
                left.put(name, left(member, at.at(name), shown));
              }
            });
    return left.build();
  }

  private JsonValue left(JsonValue value, Pointer at, Collection<Pointer> shown) {
    if (value instanceof JsonObject object) {
      return remaining(object, at, shown);
    }
    if (!(value instanceof JsonArray array)) {
      return value;
    }
    var items = new ArrayList<JsonValue>();
    for (int i = 0; i < array.items().size(); i++) {
      if (isShown(at.at(i), shown)) {
        items.add(left(array.items().get(i), at.at(i), shown));
      }
    }
    return new JsonArray(items);
  }

  private boolean isShown(Pointer place, Collection<Pointer> shown) {
    return !disclosable.contains(place) || isIn(place, shown);
  }

  private static boolean isIn(Pointer place, Collection<Pointer> shown) {
    return shown.stream()
        .anyMatch(one -> one.equals(place) || one.value().startsWith(place.value() + "/"));
  }

  // --- the same, as the packages for Node.js want to be told

  /** {@return what can be withheld, with decoys in objects} */
  JsonObject disclosureFrame(int decoys) {
    return frame(claims, Pointer.ROOT, decoys);
  }

  private JsonObject frame(JsonValue value, Pointer at, int decoys) {
    var frame = JsonObject.builder();
    var own = new ArrayList<JsonValue>();
    for (var name : names(value)) {
      if (disclosable.contains(at.at(name))) {
        own.add(
            value instanceof JsonArray
                ? JsonNumber.of(Integer.parseInt(name))
                : new JsonString(name));
      }
      var inner = frame(member(value, name), at.at(name), decoys);
      if (!inner.names().isEmpty()) {
        frame.put(name, inner);
      }
    }
    if (!own.isEmpty()) {
      frame.put("_sd", new JsonArray(own));
      if (value instanceof JsonObject && decoys > 0) {
        frame.put("_sd_decoy", decoys);
      }
    }
    return frame.build();
  }

  /** {@return what is to be shown} */
  JsonObject presentationFrame(Collection<Pointer> shown) {
    return shown(claims, Pointer.ROOT, shown);
  }

  private static JsonObject shown(JsonValue value, Pointer at, Collection<Pointer> shown) {
    var frame = JsonObject.builder();
    for (var name : names(value)) {
      var place = at.at(name);
      if (isIn(place, shown)) {
        var inner = shown(member(value, name), place, shown);
        frame.put(name, inner.names().isEmpty() ? JsonBoolean.TRUE : inner);
      }
    }
    return frame.build();
  }

  private static List<String> names(JsonValue value) {
    if (value instanceof JsonObject object) {
      return List.copyOf(object.names());
    }
    var names = new ArrayList<String>();
    if (value instanceof JsonArray array) {
      for (int i = 0; i < array.items().size(); i++) {
        names.add(Integer.toString(i));
      }
    }
    return names;
  }

  private static JsonValue member(JsonValue value, String name) {
    return value instanceof JsonObject object
        ? object.get(name).orElseThrow()
        : ((JsonArray) value).items().get(Integer.parseInt(name));
  }
}
