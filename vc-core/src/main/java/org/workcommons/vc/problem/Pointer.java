package org.workcommons.vc.problem;

import java.util.regex.Pattern;

/**
 * A place in a JSON document. RFC 6901, JSON Pointer.
 *
 * @param value the pointer's text: empty for the whole document, otherwise a sequence of {@code
 *     /token}
 */
public record Pointer(String value) implements Comparable<Pointer> {
  /** The whole document. */
  public static final Pointer ROOT = new Pointer("");

  /** What a log or a terminal would obey rather than show. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

  /** The longest member name that a pointer repeats; a stranger's longer name is cut. */
  private static final int TOKEN_CHARS = 100;

  /** {@return the member called {@code name} of what this points to} */
  public Pointer at(String name) {
    return new Pointer(value + '/' + shortened(name).replace("~", "~0").replace("/", "~1"));
  }

  /**
   * {@return the member called {@code name} of what this points to, however long the name is} For
   * places that something is looked up by; reports use {@link #at(String)}.
   */
  public Pointer exactlyAt(String name) {
    return new Pointer(value + '/' + name.replace("~", "~0").replace("/", "~1"));
  }

  private static String shortened(String name) {
    if (name.length() <= TOKEN_CHARS) {
      return name;
    }
    // half a surrogate pair is no text, and whoever writes a report of it would fail
    int cut = TOKEN_CHARS - (Character.isHighSurrogate(name.charAt(TOKEN_CHARS - 1)) ? 1 : 0);
    return name.substring(0, cut) + "…";
  }

  /** {@return the item at {@code index}, counted from 0, of the array that this points to} */
  public Pointer at(int index) {
    return new Pointer(value + '/' + index);
  }

  /** {@return this pointer as seen from the document that contains this one at {@code parent}} */
  public Pointer under(Pointer parent) {
    return new Pointer(parent.value + value);
  }

  /** {@return whether this is {@code place}, or stands inside it} */
  public boolean isWithin(Pointer place) {
    return value.startsWith(place.value)
        && (value.length() == place.value.length() || value.charAt(place.value.length()) == '/');
  }

  /** {@return {@code text} without characters that a log would obey} */
  static String visible(String text) {
    return INVISIBLE.matcher(text).replaceAll("\ufffd");
  }

  /**
   * By their texts. Tables of pointers need an order too: strangers choose the names in them, and
   * could choose many with one hash code.
   */
  @Override
  public int compareTo(Pointer other) {
    return value.compareTo(other.value);
  }

  /** {@return the pointer's text for people, without characters that a log would obey} */
  @Override
  public String toString() {
    return visible(value);
  }
}
