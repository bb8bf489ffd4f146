package org.workcommons.vc.encoding;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 by the JDK, whose code uses the processor's own instructions. FIPS 180-4. */
public final class Sha256 {
  private Sha256() {}

  /** {@return the 32-byte digest of {@code parts}, one after the other} */
  public static byte[] hash(byte[]... parts) {
    var digest = digest();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
