package org.workcommons.vc.securing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.model.Contexts;

/**
 * Documents from a seed that keep, nearly everywhere, to what their contexts say of each place: so
 * that most of them go all the way, through every scope that there is.
 */
final class KnowingGenerator {
  private static final List<String> IRIS =
      List.of("urn:x:1", "https://example.org/a", "did:example:1#k", "urn:x:\u00e9", "urn:x:z");

  private static final List<String> TEXTS =
      List.of("one", "", "\u00e9\ud83d\ude02\uff01", "tab\t\"quoted\"\\\u0000\u007f", "2026-10");

  private final Random random;
  private int named;

  KnowingGenerator(long seed) {
    this.random = new Random(seed);
  }

  /**
   * What the words mean in a thing, and in the things inside it: the scope of a type ends there.
   */
  private record Scope(Map<String, JsonValue> here, Map<String, JsonValue> inside) {
    List<String> types() {
      return here.keySet().stream().filter(name -> isType(name)).toList();
    }

    List<String> members() {
      return here.keySet().stream().filter(name -> !isType(name) && !isKeyword(name)).toList();
    }

    private boolean isKeyword(String name) {
      var meaning = here.get(name) instanceof JsonObject object ? object.get("@id") : null;
      var id = meaning == null ? here.get(name) : meaning.orElse(JsonNull.NULL);
      return id instanceof JsonString text && text.value().startsWith("@");
    }

    private static boolean isType(String name) {
      return Character.isUpperCase(name.codePointAt(0));
    }
  }

  JsonObject document(List<String> urls, Contexts contexts) {
    var words = new LinkedHashMap<String, JsonValue>();
    for (var url : urls) {
      define(contexts.definitions(url).orElseThrow(), words);
    }
    var document = JsonObject.builder().put("@context", JsonArray.ofStrings(urls));
    return document.putAll(thing(new Scope(words, words), 3)).build();
  }

  private static void define(JsonValue context, Map<String, JsonValue> words) {
    if (context instanceof JsonObject definitions) {
      definitions
          .members()
          .forEach(
              (name, definition) -> {
                if (!name.startsWith("@") && !name.isEmpty()) {
                  words.put(name, definition);
                }
              });
    }
  }

  private static Map<String, JsonValue> scoped(Map<String, JsonValue> words, String word) {
    var more = new LinkedHashMap<>(words);
    if (words.get(word) instanceof JsonObject definition) {
      definition.get("@context").ifPresent(context -> define(context, more));
    }
    return more;
  }

  private JsonObject thing(Scope scope, int depth) {
    var thing = JsonObject.builder();
    var types = some(scope.types(), once(3) ? 2 : 1);
    var here = scope.here();
    for (var type : types) {
      here = scoped(here, type);
    }
    if (!types.isEmpty() && here.containsKey("type")) {
      var isOne = types.size() == 1;
      thing.put("type", isOne ? new JsonString(types.get(0)) : JsonArray.ofStrings(types));
    }
    if (here.containsKey("id") && once(3)) {
      thing.put("id", once(10) ? oneOf(IRIS) : "urn:n:" + named++);
    }
    var inside = new Scope(here, scope.inside());
    for (var name : some(inside.members(), 1 + random.nextInt(3))) {
      thing.put(name, values(name, inside, depth));
    }
    return thing.build();
  }

  private JsonValue values(String name, Scope scope, int depth) {
    if (!once(4)) {
      return value(name, scope, depth);
    }
    var values = new ArrayList<JsonValue>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      var value = value(name, scope, depth);
      if (once(20) || !values.contains(value) || value instanceof JsonObject) {
        values.add(value);
      }
      if (value instanceof JsonObject && once(4)) {
        // two things that nothing tells apart
        values.add(value);
      }
    }
    return new JsonArray(values);
  }

  private JsonValue value(String name, Scope scope, int depth) {
    var definition = scope.here().get(name) instanceof JsonObject object ? object : null;
    var type = definition == null ? "" : definition.string("@type").orElse("");
    return switch (type) {
      case "@id" -> reference(name, scope, depth);
      case "@vocab" -> once(2) ? reference(name, scope, depth) : word(scope);
      case "@json" -> once(2) ? anything(3) : anything(0);
      case "" -> once(2) && depth > 0 ? inside(name, scope, depth) : text();
      default -> once(12) && depth > 0 ? inside(name, scope, depth) : typed();
    };
  }

  private JsonValue reference(String name, Scope scope, int depth) {
    return depth > 0 && once(2) ? inside(name, scope, depth) : new JsonString(oneOf(IRIS));
  }

  private JsonValue inside(String name, Scope scope, int depth) {
    var here = scoped(scope.inside(), name);
    var defined = scope.here().get(name);
    if (defined instanceof JsonObject definition) {
      definition.get("@context").ifPresent(context -> define(context, here));
    }
    var thing = thing(new Scope(here, here), depth - 1);
    return thing.size() == 0 ? new JsonString(oneOf(IRIS)) : thing;
  }

  private JsonValue word(Scope scope) {
    var types = scope.types();
    return new JsonString(types.isEmpty() || once(3) ? oneOf(IRIS) : oneOf(types));
  }

  private JsonValue text() {
    return switch (random.nextInt(8)) {
      case 0 -> JsonNumber.of(random.nextInt(2000) - 1000);
      case 1 -> new JsonNumber(random.nextInt(4000) / 16.0);
      case 2 -> JsonBoolean.of(random.nextBoolean());
      case 3 ->
          JsonObject.empty()
              .with("@value", oneOf(TEXTS))
              .with("@language", oneOf(List.of("de", "en-gb", "sr-latn", once(9) ? "EN" : "fr")));
      default -> new JsonString(oneOf(TEXTS));
    };
  }

  private JsonValue typed() {
    return switch (random.nextInt(6)) {
      case 0 -> JsonNumber.of(random.nextInt(100));
      case 1 -> once(3) ? new JsonNumber(random.nextGaussian()) : JsonBoolean.of(true);
      default -> new JsonString(oneOf(TEXTS));
    };
  }

  private JsonValue anything(int depth) {
    return switch (random.nextInt(depth > 0 ? 7 : 4)) {
      case 0 -> text();
      case 1 -> JsonNumber.of(random.nextInt(100));
      case 2 -> once(4) ? JsonNull.NULL : typed();
      case 3 -> JsonArray.of();
      case 4 -> JsonArray.of(anything(depth - 1), anything(depth - 1));
      default -> JsonObject.empty().with("b", anything(depth - 1)).with(oneOf(TEXTS), anything(0));
    };
  }

  private <T> List<T> some(List<T> items, int most) {
    var some = new ArrayList<T>();
    for (int i = 0; i < most && !items.isEmpty(); i++) {
      var item = oneOf(items);
      if (!some.contains(item)) {
        some.add(item);
      }
    }
    return some;
  }

  private <T> T oneOf(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  private boolean once(int in) {
    return random.nextInt(in) == 0;
  }
}
