package org.workcommons.vc.wallet.store;

import static java.util.Objects.requireNonNull;

import java.util.HexFormat;
import java.util.regex.Pattern;
import org.workcommons.vc.encoding.Randomness;

/**
 * The name of one thing in the store. It is visible on the disk, so it says nothing of the content.
 *
 * @param kind what it is
 * @param name up to 64 small letters, digits and single hyphens, such as {@code 9f02c1}
 */
public record Item(Kind kind, String name) {
  private static final int MAX_CHARS = 64;
  private static final int RANDOM_BYTES = 16;
  private static final Pattern SYNTAX = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

  public Item {
    requireNonNull(kind);
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "an item's name has up to 64 small letters, digits and single hyphens");
    }
  }

  /** {@return an item of {@code kind} whose name nobody has used} */
  public static Item fresh(Kind kind) {
    return new Item(kind, HexFormat.of().formatHex(Randomness.bytes(RANDOM_BYTES)));
  }

  /** {@return whether {@code text} can be an item's name} */
  public static boolean isName(String text) {
    return text.length() <= MAX_CHARS && SYNTAX.matcher(text).matches();
  }

  @Override
  public String toString() {
    return kind.text() + "/" + name;
  }
}
