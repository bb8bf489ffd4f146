package org.workcommons.vc.json;

/** JSON {@code null}. */
public enum JsonNull implements JsonValue {
  NULL;

  @Override
  public String kind() {
    return "null";
  }
}
