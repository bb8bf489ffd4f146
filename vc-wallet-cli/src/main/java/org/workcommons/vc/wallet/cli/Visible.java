package org.workcommons.vc.wallet.cli;

import java.util.Locale;

/**
 * Text from credentials and files as it may appear on a terminal: nothing in it moves the cursor,
 * changes colours, reverses the reading direction or hides.
 */
final class Visible {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
  private static final int ZERO_WIDTH_JOINER = 0x200d;

  private Visible() {}

  /** {@return {@code text} with everything that is not to be seen written as {@code \\u{202e}}} */
  static String text(String text) {
    var visible = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(visible, c, "\\u{%x}"));
    return visible.toString();
  }

  /** {@return the JSON {@code text} with everything that is not to be seen escaped as JSON does} */
  static String json(String text) {
    var visible = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\n' || !isHidden(c)) {
                visible.appendCodePoint(c);
              } else {
                Character.toString(c).chars().forEach(unit -> format(visible, "\\u%04x", unit));
              }
            });
    return visible.toString();
  }

  private static void append(StringBuilder to, int c, String form) {
    if (isHidden(c)) {
      format(to, form, c);
    } else {
      to.appendCodePoint(c);
    }
  }

  private static void format(StringBuilder to, String form, int c) {
    to.append(String.format(Locale.ROOT, form, c));
  }

  /** The joiners stay: several scripts can't be written without them, and they reorder nothing. */
  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.FORMAT -> c != ZERO_WIDTH_JOINER && c != ZERO_WIDTH_NON_JOINER;
      case Character.CONTROL,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
