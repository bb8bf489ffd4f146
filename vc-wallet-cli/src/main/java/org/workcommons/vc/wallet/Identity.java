package org.workcommons.vc.wallet;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.workcommons.vc.did.Did;

/**
 * Who the worker is to one platform: an identifier that she made herself and whose key she holds. A
 * different one for each platform keeps the platforms from comparing notes.
 *
 * @param did the identifier, a {@code did:key}
 * @param label what the worker calls it, 1 to {@value #MAX_LABEL_CHARS} visible characters; never
 *     leaves the wallet
 * @param created when it was made, to the second
 */
public record Identity(Did did, String label, Instant created) {
  /** The longest label, in UTF-16 units. */
  public static final int MAX_LABEL_CHARS = 100;

  public Identity {
    requireNonNull(did);
    requireNonNull(created);
    if (!isLabel(label)) {
      throw new IllegalArgumentException(
          "a label has 1 to " + MAX_LABEL_CHARS + " visible characters");
    }
  }

  /**
   * {@return whether {@code text} can be a label: no control characters or what else does not show,
   * no white space at either end}
   */
  public static boolean isLabel(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_LABEL_CHARS
        && text.strip().equals(text)
        && text.codePoints().noneMatch(Identity::isInvisible);
  }

  private static boolean isInvisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
