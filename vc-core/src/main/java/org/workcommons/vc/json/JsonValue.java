package org.workcommons.vc.json;

/**
 * An immutable JSON value. RFC 8259 §3. Equality is by content; the order of an object's members
 * does not count.
 */
public sealed interface JsonValue
    permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {
  /**
   * {@return the word for this kind of value, as used in error messages: {@code object}, {@code
   * string} …}
   */
  String kind();
}
