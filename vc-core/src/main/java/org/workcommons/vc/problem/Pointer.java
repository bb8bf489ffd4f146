package org.workcommons.vc.problem;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a JSON document. RFC 6901, JSON Pointer. A reader of a document has one at hand for
 * every value, and hardly ever shows one: its text is made when somebody asks. Immutable.
 */
public final class Pointer implements Comparable<Pointer> {
  /** The whole document. */
  public static final Pointer ROOT = new Pointer("");

  /** The longest member name that a pointer repeats; a stranger's longer name is cut. */
  private static final int TOKEN_CHARS = 100;

  private final @Nullable Pointer parent;
  private final Object token;

  /** Made once; two threads that both make it make the same. */
  private @Nullable String text;

  private Pointer(@Nullable Pointer parent, Object token, @Nullable String text) {
    this.parent = parent;
    this.token = token;
    this.text = text;
  }

  /**
   * A pointer.
   *
   * @param value the pointer's text: empty for the whole document, otherwise a sequence of {@code
   *     /token}
   */
  public Pointer(String value) {
    this(null, "", requireNonNull(value));
  }

  /** {@return the pointer's text} */
  public String value() {
    var known = text;
    if (known == null) {
      known = joined();
      text = known;
    }
    return known;
  }

  private String joined() {
    var tokens = new ArrayDeque<String>();
    var at = this;
    while (at.text == null && at.parent != null) {
      tokens.push(at.token.toString());
      at = at.parent;
    }
    var joined = new StringBuilder(at.value());
    tokens.forEach(each -> joined.append('/').append(escaped(each)));
    return joined.toString();
  }

  private static String escaped(String token) {
    return token.replace("~", "~0").replace("/", "~1");
  }

  /** {@return the member called {@code name} of what this points to} */
  public Pointer at(String name) {
    return new Pointer(this, shortened(name), null);
  }

  /**
   * {@return the member called {@code name} of what this points to, however long the name is} For
   * places that something is looked up by; reports use {@link #at(String)}.
   */
  public Pointer exactlyAt(String name) {
    return new Pointer(this, requireNonNull(name), null);
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
    return new Pointer(this, index, null);
  }

  /** {@return this pointer as seen from the document that contains this one at {@code parent}} */
  public Pointer under(Pointer parent) {
    return new Pointer(parent.value() + value());
  }

  /** {@return whether this is {@code place}, or stands inside it} */
  public boolean isWithin(Pointer place) {
    var mine = value();
    int length = place.value().length();
    return mine.startsWith(place.value())
        && (mine.length() == length || mine.charAt(length) == '/');
  }

  /** {@return {@code text} without characters that a log would obey} */
  static String visible(String text) {
    return Invisible.CHARACTERS.matcher(text).replaceAll("\ufffd");
  }

  /** What a log or a terminal would obey rather than show. Looked for only where one is written. */
  private static final class Invisible {
    static final Pattern CHARACTERS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
  }

  /**
   * By their texts. Tables of pointers need an order too: strangers choose the names in them, and
   * could choose many with one hash code.
   */
  @Override
  public int compareTo(Pointer other) {
    return value().compareTo(other.value());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || other instanceof Pointer that && value().equals(that.value());
  }

  @Override
  public int hashCode() {
    return value().hashCode();
  }

  /** {@return the pointer's text for people, without characters that a log would obey} */
  @Override
  public String toString() {
    return visible(value());
  }
}
