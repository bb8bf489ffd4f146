package org.workcommons.vc.did;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/**
 * The kinds of public keys that a {@code did:key} can be, by their multicodec, whether or not this
 * library verifies signatures by them. did:key v0.9 §3.1.2.
 */
enum PublicKeyKind {
  ED25519(0xed, 32, Use.SIGNATURES),
  X25519(0xec, 32, Use.KEY_AGREEMENT),
  SECP256K1(0xe7, 33, Use.SIGNATURES),
  P256(0x1200, 33, Use.SIGNATURES),
  P384(0x1201, 49, Use.SIGNATURES),
  P521(0x1202, 67, Use.SIGNATURES),
  /** PKCS #1, in DER: as long as its modulus and exponent. */
  RSA(0x1205, 0, Use.SIGNATURES),
  ML_DSA_44(0x1210, 1312, Use.SIGNATURES),
  BLS12_381_G1(0xea, 48, Use.SIGNATURES),
  BLS12_381_G2(0xeb, 96, Use.SIGNATURES),
  BLS12_381_G1G2(0xee, 144, Use.SIGNATURES);

  /** What keys are for. */
  enum Use {
    SIGNATURES,
    KEY_AGREEMENT
  }

  private static final int LEAST_RSA_BYTES = 2048 / 8;
  private static final int MOST_RSA_BYTES = 4096 / 8 + 32;

  /** The field of secp256k1. SEC 2 §2.4.1. */
  private static final BigInteger FIELD =
      BigInteger.TWO.pow(256).subtract(BigInteger.TWO.pow(32)).subtract(BigInteger.valueOf(977));

  private final int multicodec;
  private final int bytes;
  private final Use use;

  PublicKeyKind(int multicodec, int bytes, Use use) {
    this.multicodec = multicodec;
    this.bytes = bytes;
    this.use = use;
  }

  /** {@return the kind of the key in {@code bytes}, which starts with its multicodec} */
  static Optional<PublicKeyKind> of(byte[] bytes) {
    for (var kind : values()) {
      if (startsWith(bytes, kind.prefix())) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  Use use() {
    return use;
  }

  /** {@return what stands behind the multicodec} */
  byte[] key(byte[] all) {
    return Arrays.copyOfRange(all, prefix().length, all.length);
  }

  boolean hasLengthOf(byte[] key) {
    return this == RSA
        ? key.length > LEAST_RSA_BYTES && key.length <= MOST_RSA_BYTES
        : key.length == bytes;
  }

  /**
   * {@return whether {@code key}, of the right length, could be one, as far as that can be told
   * here} For the kinds that this library verifies by, the key itself tells.
   */
  boolean mayBe(byte[] key) {
    return switch (this) {
      case SECP256K1 -> isOnSecp256k1(key);
      case RSA -> isDerSequence(key);
      // the flag of a compressed point; the points are of no use here
      case BLS12_381_G1, BLS12_381_G1G2 -> (key[0] & 0x80) != 0;
      default -> true;
    };
  }

  /** SEC 1 §2.3.4: x is in the field, and x³ + 7 is a square there. */
  private static boolean isOnSecp256k1(byte[] key) {
    var x = new BigInteger(1, Arrays.copyOfRange(key, 1, key.length));
    if (key[0] != 2 && key[0] != 3 || x.compareTo(FIELD) >= 0) {
      return false;
    }
    var square = x.pow(3).add(BigInteger.valueOf(7)).mod(FIELD);
    return square
        .modPow(FIELD.subtract(BigInteger.ONE).shiftRight(1), FIELD)
        .equals(BigInteger.ONE);
  }

  /** A sequence whose length, in two bytes, is that of the rest. ITU-T X.690 §8.1.3. */
  private static boolean isDerSequence(byte[] key) {
    return key[0] == 0x30
        && key[1] == (byte) 0x82
        && ((key[2] & 0xff) << 8 | key[3] & 0xff) == key.length - 4;
  }

  /** The multicodec as an unsigned varint. */
  private byte[] prefix() {
    return multicodec < 0x80
        ? new byte[] {(byte) multicodec}
        : new byte[] {(byte) (multicodec & 0x7f | 0x80), (byte) (multicodec >> 7)};
  }

  private static boolean startsWith(byte[] bytes, byte[] prefix) {
    return bytes.length >= prefix.length
        && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
  }
}
