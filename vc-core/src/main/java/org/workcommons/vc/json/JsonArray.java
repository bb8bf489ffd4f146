package org.workcommons.vc.json;

import java.util.Collection;
import java.util.List;

/**
 * A JSON array.
 *
 * @param items in order
 */
public record JsonArray(List<JsonValue> items) implements JsonValue {
  public JsonArray {
    items = List.copyOf(items);
  }

  /** {@return an array of {@code items}} */
  public static JsonArray of(JsonValue... items) {
    return new JsonArray(List.of(items));
  }

  /** {@return an array of the strings {@code items}} */
  public static JsonArray ofStrings(Collection<String> items) {
    return new JsonArray(items.stream().<JsonValue>map(JsonString::new).toList());
  }

  /**
   * {@return the items of {@code value} if it is an array, otherwise {@code value} itself as the
   * only one} One or more, as JSON-LD allows nearly everywhere.
   */
  public static List<JsonValue> itemsOf(JsonValue value) {
    return value instanceof JsonArray array ? array.items() : List.of(value);
  }

  @Override
  public String kind() {
    return "array";
  }

  /**
   * {@return how many items there are, and none of them: values may be claims, and claims don't
   * belong in logs}
   */
  @Override
  public String toString() {
    return "JsonArray of " + items.size() + " items";
  }
}
