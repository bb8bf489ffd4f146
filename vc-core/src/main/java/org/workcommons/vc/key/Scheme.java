package org.workcommons.vc.key;

import java.util.List;
import java.util.Set;
import org.workcommons.vc.encoding.Multibase;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/** What differs from one key type to the other. One instance for each type. */
sealed interface Scheme permits Ed25519, Ecdsa, Bls12381G2, MlDsa {
  /** {@return the scheme of {@code type}} */
  static Scheme of(KeyType type) {
    return switch (type) {
      case ED25519 -> Ed25519.SCHEME;
      case P256 -> Ecdsa.P256;
      case P384 -> Ecdsa.P384;
      case P521 -> Ecdsa.P521;
      case BLS12_381_G2 -> Bls12381G2.SCHEME;
      case ML_DSA_44 -> MlDsa.MLDSA44;
    };
  }

  KeyType type();

  /** The multicodec prefix of a public key. Controlled Identifiers 1.0 §2.2.2. */
  byte[] publicPrefix();

  /** The multicodec prefix of a secret key. Controlled Identifiers 1.0 §2.2.2. */
  byte[] secretPrefix();

  /** The one text form of a Multikey, in the base that the specifications of the suites demand. */
  default String multibase(byte[] bytes) {
    return Multibase.base58(bytes);
  }

  /** The {@code kty} of a JWK. */
  String kty();

  /** The {@code crv} of a JWK or what stands for it, which people call the key type by, too. */
  String curve();

  /** Which member of a JWK says {@link #curve}. */
  default String parameterMember() {
    return "crv";
  }

  /** Which member of a JWK holds the secret. */
  default String secretMember() {
    return "d";
  }

  /** What the {@code alg} of a JWK, where there is one, may say. RFC 7518, RFC 8037, RFC 9864. */
  Set<String> algorithms();

  int secretBytes();

  /** Whether {@code secret}, of the right length, is a secret of this type. */
  boolean isSecret(byte[] secret);

  /** The point in its one binary encoding, which came from outside. */
  Point point(byte[] raw) throws ProblemException;

  /** The point in a JWK, whose other members were looked at before. */
  Point point(ObjectReader jwk) throws ProblemException;

  Point derive(byte[] secret);

  byte[] sign(byte[] secret, Point publicHalf, byte[] message);

  /** One signature over all of {@code messages}, for the schemes that have such a thing. */
  default byte[] sign(byte[] secret, Point publicHalf, byte[] header, List<byte[]> messages) {
    throw new UnsupportedOperationException("a " + curve() + " key signs one message at a time");
  }

  /** {@return the exception that says that something is no public key of this type} */
  default ProblemException notAPoint() {
    return new ProblemException(
        ProblemType.INVALID_VERIFICATION_METHOD,
        Pointer.ROOT,
        "not a valid " + curve() + " public key");
  }

  /** A public key, decoded once: decoding costs a good part of a verification. Immutable. */
  interface Point {
    /** Never throws, whatever a stranger sends. */
    boolean verifies(byte[] message, byte[] signature);

    /** The one binary encoding, not a copy. */
    byte[] raw();

    /** Puts the coordinates of a JWK. */
    void put(JsonObject.Builder jwk);
  }
}
