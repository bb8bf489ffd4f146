package org.workcommons.vc.bbs;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import org.workcommons.vc.encoding.Limits;

/** BLS12-381-SHA-256 on one curve. draft-irtf-cfrg-bbs-signatures §7.2.2. */
final class Ciphersuite {
  static final String API = "BBS_BLS12381G1_XMD:SHA-256_SSWU_RO_H2G_HM2S_";

  private static final String HASH_TAG = API + "H2S_";
  private static final String MESSAGE_TAG = API + "MAP_MSG_TO_SCALAR_AS_HASH_";
  private static final byte[] P1 =
      HexFormat.of()
          .parseHex(
              "a8ce256102840821a3e94ea9025e4662b205762f9776b3a766c872b948f1fd225e7c59698588e70d"
                  + "11406d161b4e28c9");
  private static final Ciphersuite HERE = new Ciphersuite(Curves.fastest());

  private final Curve curve;
  private final Curve.G1 base;
  private final Generators generators;

  Ciphersuite(Curve curve) {
    this.curve = curve;
    this.base = curve.g1(P1).orElseThrow();
    this.generators = new Generators(curve);
  }

  /** {@return the ciphersuite on the fastest curve that this process has} */
  static Ciphersuite here() {
    return HERE;
  }

  Curve curve() {
    return curve;
  }

  /** {@return the point that every signature starts from} */
  Curve.G1 base() {
    return base;
  }

  /** {@return the point for the domain and one for each message} */
  List<Curve.G1> generators(int messages) {
    return generators.first(messages + 1);
  }

  static boolean allows(int messages) {
    return messages <= Limits.BBS_MESSAGES;
  }

  /** §4.1.2 messages_to_scalars. */
  static BigInteger message(byte[] message) {
    return Scalars.hash(message, MESSAGE_TAG);
  }

  static List<BigInteger> messages(List<byte[]> messages) {
    return messages.stream().map(Ciphersuite::message).toList();
  }

  static BigInteger hash(Octets octets) {
    return Scalars.hash(octets.all(), HASH_TAG);
  }

  /** §4.2.2 calculate_domain: ties a signature to its key, header and number of messages. */
  static BigInteger domain(byte[] publicKey, List<Curve.G1> generators, byte[] header) {
    var octets = new Octets().bytes(publicKey).number(generators.size() - 1L);
    generators.forEach(octets::point);
    return hash(octets.bytes(API.getBytes(US_ASCII)).counted(header));
  }
}
