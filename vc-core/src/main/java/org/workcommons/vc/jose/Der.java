package org.workcommons.vc.jose;

import java.util.Arrays;
import org.workcommons.vc.problem.ProblemException;

/** What stands in an element of DER, X.690 §8.1, as far as certificates need it. */
final class Der {
  static final int OCTET_STRING = 0x04;
  static final int SEQUENCE = 0x30;

  /** The first member of a sequence, where that is a text of bytes and has no tag of its own. */
  static final int FIRST_OF_CONTEXT = 0x80;

  private static final int LONG_FORM = 0x80;
  private static final int MOST_LENGTH_BYTES = 3;

  private Der() {}

  static boolean startsWith(byte[] der, int tag) {
    return der.length > 0 && (der[0] & 0xff) == tag;
  }

  /** {@return the content of the element that {@code der} starts with, which has {@code tag}} */
  static byte[] content(byte[] der, int tag) throws ProblemException {
    if (!startsWith(der, tag) || der.length < 2) {
      throw other();
    }
    int first = der[1] & 0xff;
    int lengthBytes = first < LONG_FORM ? 0 : first - LONG_FORM;
    int start = 2 + lengthBytes;
    if (lengthBytes > MOST_LENGTH_BYTES || first == LONG_FORM || start > der.length) {
      throw other();
    }
    int length = first < LONG_FORM ? first : 0;
    for (int i = 2; i < start; i++) {
      length = length << Byte.SIZE | der[i] & 0xff;
    }
    if (length > der.length - start) {
      throw other();
    }
    return Arrays.copyOfRange(der, start, start + length);
  }

  private static ProblemException other() {
    return CertificateChain.invalid("must be certificates whose extensions can be read");
  }
}
