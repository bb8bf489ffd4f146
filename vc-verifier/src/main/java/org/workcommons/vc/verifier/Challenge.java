package org.workcommons.vc.verifier;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.Randomness;

/**
 * A one-time value that a presentation must be bound to. VC Data Integrity 1.0 §2.1, {@code
 * challenge}.
 */
public final class Challenge {
  private static final int BYTES = 16;
  // 128 bits need 22 characters of base64url, so nothing shorter can be unguessable
  private static final Pattern SYNTAX = Pattern.compile("[\\x21-\\x7e]{22,512}");

  private final String value;

  private Challenge(String value) {
    this.value = value;
  }

  /** {@return a new challenge of 128 random bits} */
  public static Challenge fresh() {
    return new Challenge(Base64Url.encode(Randomness.bytes(BYTES)));
  }

  /**
   * {@return the challenge with the text {@code value}, made earlier and kept: 22 to 512 visible
   * ASCII characters}
   */
  public static Challenge restore(String value) {
    if (!SYNTAX.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a challenge has 22 to 512 visible ASCII characters, for 128 bits or more");
    }
    return new Challenge(value);
  }

  /** {@return whether {@code text} is this challenge} Takes the same time wherever they differ. */
  boolean matches(String text) {
    return MessageDigest.isEqual(
        value.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Challenge that && matches(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** {@return the text, as it stands in a proof} */
  @Override
  public String toString() {
    return value;
  }
}
