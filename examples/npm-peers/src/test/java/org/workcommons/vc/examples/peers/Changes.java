package org.workcommons.vc.examples.peers;

import java.util.ArrayList;
import java.util.List;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;

/** Everything that can be changed in a document by touching one place. */
final class Changes {
  /** One changed document, and where it was changed. */
  record Change(String what, JsonObject document) {}

  private Changes() {}

  /** Each value in {@code document} changed, and each member left out. */
  static List<Change> of(JsonObject document) {
    var all = new ArrayList<Change>();
    for (var one : variants(document, Pointer.ROOT)) {
      all.add(new Change(one.what, (JsonObject) one.value));
    }
    return all;
  }

  private record Variant(String what, JsonValue value) {}

  private static List<Variant> variants(JsonValue value, Pointer at) {
    if (value instanceof JsonObject object) {
      return ofObject(object, at);
    }
    if (value instanceof JsonArray array) {
      return ofArray(array, at);
    }
    return List.of(new Variant("changes " + at, changed(value)));
  }

  private static List<Variant> ofObject(JsonObject object, Pointer at) {
    var all = new ArrayList<Variant>();
    object
        .members()
        .forEach(
            (name, member) -> {
              all.add(new Variant("leaves out " + at.at(name), object.without(name)));
              for (var inner : variants(member, at.at(name))) {
                all.add(new Variant(inner.what, object.with(name, inner.value)));
              }
            });
    return all;
  }

  private static List<Variant> ofArray(JsonArray array, Pointer at) {
    var all = new ArrayList<Variant>();
    for (int i = 0; i < array.items().size(); i++) {
      var less = new ArrayList<>(array.items());
      less.remove(i);
      all.add(new Variant("leaves out " + at.at(i), new JsonArray(less)));
      for (var inner : variants(array.items().get(i), at.at(i))) {
        var other = new ArrayList<>(array.items());
        other.set(i, inner.value);
        all.add(new Variant(inner.what, new JsonArray(other)));
      }
    }
    return all;
  }

  private static JsonValue changed(JsonValue value) {
    if (value instanceof JsonNumber number) {
      return new JsonNumber(number.value() + 1);
    }
    if (value instanceof JsonString string) {
      return new JsonString(changed(string.value()));
    }
    return JsonBoolean.of(value != JsonBoolean.TRUE);
  }

  /** Another text that is as good as the first in its place: one digit or letter is another. */
  private static String changed(String text) {
    for (int i = text.length() - 1; i >= 0; i--) {
      char c = text.charAt(i);
      if (c >= '0' && c < '9' || c >= 'a' && c < 'y' || c >= 'A' && c < 'Y') {
        return text.substring(0, i) + (char) (c + 1) + text.substring(i + 1);
      }
    }
    return text + "x";
  }
}
