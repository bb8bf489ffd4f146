package org.workcommons.vc.json;

import static java.util.Objects.requireNonNull;

/**
 * A JSON string.
 *
 * @param value well-formed Unicode text, without lone surrogates
 */
public record JsonString(String value) implements JsonValue {
  public JsonString {
    requireNonNull(value);
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("a JSON string must not contain a lone surrogate");
    }
  }

  /** {@return whether {@code text} has no lone surrogate, so that it has exactly one UTF-8 form} */
  public static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  @Override
  public String kind() {
    return "string";
  }
}
