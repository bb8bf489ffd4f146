package org.workcommons.vc.key;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** What a signature must be made of, before anybody computes anything with it. */
enum SignatureForm {
  /** RFC 8032 §5.1.7: S below the group order, R canonical. */
  ED25519(32, "1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed") {
    @Override
    Optional<byte[]> proper(byte[] signature) {
      if (signature.length != 2 * bytes) {
        return Optional.empty();
      }
      var r = bigEndian(signature, 0);
      r[0] &= 0x7f;
      boolean isGood =
          new BigInteger(1, r).compareTo(FIELD) < 0
              && new BigInteger(1, bigEndian(signature, bytes)).compareTo(order) < 0;
      return isGood ? Optional.of(signature) : Optional.empty();
    }
  },
  /** FIPS 186-5: r and s from 1 to the group order less 1; in DER, as all providers take it. */
  P256(32, "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"),
  P384(
      48,
      "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973");

  private static final BigInteger FIELD = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

  final int bytes;
  final BigInteger order;

  SignatureForm(int bytes, String order) {
    this.bytes = bytes;
    this.order = new BigInteger(order, 16);
  }

  /** {@return {@code signature} as a provider takes it, empty where none can be a signature} */
  Optional<byte[]> proper(byte[] signature) {
    if (signature.length != 2 * bytes) {
      return Optional.empty();
    }
    var r = new BigInteger(1, Arrays.copyOf(signature, bytes));
    var s = new BigInteger(1, Arrays.copyOfRange(signature, bytes, 2 * bytes));
    return isScalar(r) && isScalar(s) ? Optional.of(sequence(r, s)) : Optional.empty();
  }

  private boolean isScalar(BigInteger number) {
    return number.signum() > 0 && number.compareTo(order) < 0;
  }

  /** X.690: two integers in a sequence, all of them shorter than 128 bytes. */
  private static byte[] sequence(BigInteger r, BigInteger s) {
    var inside = new ByteArrayOutputStream();
    for (var number : new BigInteger[] {r, s}) {
      var text = number.toByteArray();
      inside.write(0x02);
      inside.write(text.length);
      inside.writeBytes(text);
    }
    var sequence = new ByteArrayOutputStream();
    sequence.write(0x30);
    sequence.write(inside.size());
    sequence.writeBytes(inside.toByteArray());
    return sequence.toByteArray();
  }

  final byte[] bigEndian(byte[] littleEndian, int start) {
    var turned = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      turned[bytes - 1 - i] = littleEndian[start + i];
    }
    return turned;
  }
}
