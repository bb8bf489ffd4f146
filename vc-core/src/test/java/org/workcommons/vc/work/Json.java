package org.workcommons.vc.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;

/** Changes one place deep inside a JSON value; a path is {@code member/0/member}. */
final class Json {
  private Json() {}

  /** {@code in} with {@code value} at {@code path}; a new name or the next index adds it. */
  static JsonObject put(JsonObject in, String path, JsonValue value) {
    return (JsonObject) change(in, path, Optional.of(value));
  }

  /** {@code in} without what stands at {@code path}. */
  static JsonObject remove(JsonObject in, String path) {
    return (JsonObject) change(in, path, Optional.empty());
  }

  static JsonValue at(JsonValue in, String path) {
    int slash = path.indexOf('/');
    var child = child(in, slash < 0 ? path : path.substring(0, slash));
    return slash < 0 ? child : at(child, path.substring(slash + 1));
  }

  /** The paths of all values inside {@code in}, outer ones first. */
  static List<String> paths(JsonValue in) {
    var paths = new ArrayList<String>();
    for (String name : names(in)) {
      paths.add(name);
      paths(child(in, name)).forEach(path -> paths.add(name + "/" + path));
    }
    return paths;
  }

  private static JsonValue change(JsonValue in, String path, Optional<JsonValue> value) {
    int slash = path.indexOf('/');
    if (slash < 0) {
      return with(in, path, value);
    }
    var name = path.substring(0, slash);
    return with(in, name, Optional.of(change(child(in, name), path.substring(slash + 1), value)));
  }

  private static JsonValue with(JsonValue in, String name, Optional<JsonValue> value) {
    if (in instanceof JsonObject object) {
      return value.isPresent() ? object.with(name, value.get()) : object.without(name);
    }
    var items = new ArrayList<>(((JsonArray) in).items());
    int index = Integer.parseInt(name);
    if (value.isEmpty()) {
      items.remove(index);
    } else if (index == items.size()) {
      items.add(value.get());
    } else {
      items.set(index, value.get());
    }
    return new JsonArray(items);
  }

  private static JsonValue child(JsonValue in, String name) {
    return in instanceof JsonObject object
        ? object.get(name).orElseThrow()
        : ((JsonArray) in).items().get(Integer.parseInt(name));
  }

  private static List<String> names(JsonValue in) {
    if (in instanceof JsonObject object) {
      return List.copyOf(object.names());
    }
    var names = new ArrayList<String>();
    if (in instanceof JsonArray array) {
      for (int i = 0; i < array.items().size(); i++) {
        names.add(Integer.toString(i));
      }
    }
    return names;
  }
}
