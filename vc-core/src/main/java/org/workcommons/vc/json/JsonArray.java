package org.workcommons.vc.json;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON array. */
public final class JsonArray implements JsonValue {
  private final List<JsonValue> items;
  private final boolean keywordsInside;

  /** {@code items}, in order. */
  public JsonArray(List<JsonValue> items) {
    this.items = List.copyOf(items);
    this.keywordsInside = haveKeywords(this.items);
  }

  private static boolean haveKeywords(List<JsonValue> items) {
    for (int i = 0; i < items.size(); i++) {
      if (JsonObject.hasKeywordsInside(items.get(i))) {
        return true;
      }
    }
    return false;
  }

  /** {@return whether a name in some object inside may start as the keywords of JSON-LD do} */
  boolean hasKeywordsInside() {
    return keywordsInside;
  }

  /** {@return the items, in order, unmodifiable} */
  public List<JsonValue> items() {
    return items;
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
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonArray array && items.equals(array.items);
  }

  @Override
  public int hashCode() {
    return items.hashCode();
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
