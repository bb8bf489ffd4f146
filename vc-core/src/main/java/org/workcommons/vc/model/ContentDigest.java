package org.workcommons.vc.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.workcommons.vc.encoding.Multibase;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * What the bytes of a resource hash to. The known algorithms are those that Subresource Integrity
 * has, in the order of their strength.
 *
 * @param algorithm how it was made, empty for an algorithm that is not known here
 */
record ContentDigest(Optional<Algorithm> algorithm, byte[] digest) {
  enum Algorithm {
    SHA_256("SHA-256", "sha256", 0x12, 32),
    SHA_384("SHA-384", "sha384", 0x20, 48),
    SHA_512("SHA-512", "sha512", 0x13, 64);

    private final String jdk;
    private final String token;
    private final int code;
    private final int bytes;

    Algorithm(String jdk, String token, int code, int bytes) {
      this.jdk = jdk;
      this.token = token;
      this.code = code;
      this.bytes = bytes;
    }

    private byte[] hash(byte[] content) {
      try {
        return MessageDigest.getInstance(jdk).digest(content);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JDK has " + jdk, e);
      }
    }
  }

  /** Either alphabet of base64, with or without its padding: the grammar leaves all of it open. */
  private static final Pattern EXPRESSION =
      Pattern.compile("([a-z0-9]{1,32})-([A-Za-z0-9+/_-]{1,256})={0,2}");

  /** {@return the digest that {@code expression} writes} Subresource Integrity §3.5. */
  static ContentDigest ofExpression(String expression) throws ProblemException {
    var parts = EXPRESSION.matcher(expression);
    if (!parts.matches()) {
      throw malformed("must be digests such as sha384-…, with spaces between them");
    }
    var algorithm = byToken(parts.group(1));
    try {
      var text = parts.group(2).replace('+', '-').replace('/', '_');
      return checked(algorithm, Base64.getUrlDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      throw malformed("not base64");
    }
  }

  /**
   * {@return the digest in {@code text}, a multihash in multibase} A bare digest, without the code
   * of its algorithm, is none. Controlled Identifiers 1.0 §2.4 and §2.5.
   */
  static ContentDigest ofMultibase(String text) throws ProblemException {
    var bytes = Multibase.decode(text);
    var code = Varint.at(bytes, 0);
    var length = Varint.at(bytes, code.end());
    if (length.value() == 0 || bytes.length - length.end() != length.value()) {
      throw malformed("not a multihash");
    }
    return checked(byCode(code.value()), Arrays.copyOfRange(bytes, length.end(), bytes.length));
  }

  boolean isOf(byte[] content) {
    return algorithm.isPresent() && MessageDigest.isEqual(digest, algorithm.get().hash(content));
  }

  private static ContentDigest checked(Optional<Algorithm> algorithm, byte[] digest)
      throws ProblemException {
    if (algorithm.isPresent() && algorithm.get().bytes != digest.length) {
      throw malformed("not as long as a digest of its algorithm is");
    }
    return new ContentDigest(algorithm, digest);
  }

  private static Optional<Algorithm> byToken(String token) {
    for (var algorithm : Algorithm.values()) {
      if (algorithm.token.equals(token)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  private static Optional<Algorithm> byCode(int code) {
    for (var algorithm : Algorithm.values()) {
      if (algorithm.code == code) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  private static ProblemException malformed(String detail) {
    return new ProblemException(ProblemType.MALFORMED_VALUE_ERROR, Pointer.ROOT, detail);
  }

  /** An unsigned number in groups of seven bits, the least first, in its shortest form. */
  private record Varint(int value, int end) {
    private static final int MOST_BYTES = 4;

    static Varint at(byte[] bytes, int start) throws ProblemException {
      int value = 0;
      for (int i = 0; i < MOST_BYTES && start + i < bytes.length; i++) {
        int group = bytes[start + i];
        value |= (group & 0x7f) << 7 * i;
        if (group >= 0) {
          if (group == 0 && i > 0) {
            break;
          }
          return new Varint(value, start + i + 1);
        }
      }
      throw malformed("not a multihash");
    }
  }
}
