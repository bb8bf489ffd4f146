package org.workcommons.vc.json;

/** JSON {@code true} or {@code false}. */
public enum JsonBoolean implements JsonValue {
  FALSE,
  TRUE;

  /** {@return the JSON value for {@code value}} */
  public static JsonBoolean of(boolean value) {
    return value ? TRUE : FALSE;
  }

  @Override
  public String kind() {
    return "boolean";
  }
}
