package org.workcommons.vc.json;

import org.jspecify.annotations.Nullable;

/** A JSON string: well-formed Unicode text, without lone surrogates. */
public final class JsonString implements JsonValue {
  private final String value;

  /**
   * A string.
   *
   * @param value without lone surrogates
   */
  public JsonString(String value) {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("a JSON string must not contain a lone surrogate");
    }
    this.value = value;
  }

  /** Well-formed whatever they are: no byte of Latin 1 is a surrogate. */
  @SuppressWarnings("deprecation") // does what it is warned of, and without looking for a charset
  private JsonString(byte[] latin1, int start, int end) {
    this.value = new String(latin1, 0, start, end - start);
  }

  /**
   * {@return the string whose characters are the bytes of {@code latin1} from {@code start} to
   * before {@code end}}
   */
  public static JsonString ofLatin1(byte[] latin1, int start, int end) {
    return new JsonString(latin1, start, end);
  }

  /** {@return the text} */
  public String value() {
    return value;
  }

  /** {@return whether {@code text} has no lone surrogate, so that it has exactly one UTF-8 form} */
  public static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return hasOnlyPairs(text, i);
      }
    }
    return true;
  }

  private static boolean hasOnlyPairs(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i)) && !isPair(text, i++)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPair(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        && at + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(at + 1));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonString that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String kind() {
    return "string";
  }

  /**
   * {@return how long the text is, and not the text: values may be claims, and claims don't belong
   * in logs}
   */
  @Override
  public String toString() {
    return "JsonString of " + value.length() + " characters";
  }
}
