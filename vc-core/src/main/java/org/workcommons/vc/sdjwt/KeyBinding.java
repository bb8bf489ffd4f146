package org.workcommons.vc.sdjwt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.jose.Jwt;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * What a verifier demands of the token with which the holder of the key in a token's {@code cnf}
 * presents it, for this verifier and this request. RFC 9901 §7.3.
 *
 * @param expected whom it must be for, and the one-time value that it must answer
 * @param now when it is judged
 * @param longest how long ago it may have been bound
 * @param skew how far clocks may be apart
 */
public record KeyBinding(
    DisclosableToken.Audience expected, Instant now, Duration longest, Duration skew) {
  private static final String TYP = "kb+jwt";

  /** The last second of the year 9999. */
  private static final long MOST_SECONDS = 253_402_300_799L;

  public KeyBinding {
    requireNonNull(expected);
    requireNonNull(now);
    if (longest.isNegative() || skew.isNegative()) {
      throw new IllegalArgumentException("expected durations that are not negative");
    }
  }

  void require(SdJwtPresentation presented, String binding) throws ProblemException {
    var holder = presented.holderKey();
    if (holder.isEmpty()) {
      throw SdJwtPresentation.unverifiable("cnf", "says no key that could have bound it");
    }
    var token = Jwt.received(TYP, binding.getBytes(US_ASCII));
    var claims = ObjectReader.of(token.verify(holder.get()), Pointer.ROOT);
    if (!claims.string("sd_hash").equals(digest(presented.parts(), presented.hash()))) {
      throw SdJwtPresentation.unverifiable(
          "sd_hash", "bound to something else than what was presented");
    }
    requireExpected(claims);
  }

  private void requireExpected(ObjectReader claims) throws ProblemException {
    if (!isSame(claims.string("nonce"), expected.nonce())) {
      throw new ProblemException(
          ProblemType.INVALID_CHALLENGE_ERROR,
          Pointer.ROOT.at("nonce"),
          "does not answer the challenge");
    }
    if (!claims.string("aud").equals(expected.identifier())) {
      throw new ProblemException(
          ProblemType.INVALID_DOMAIN_ERROR, Pointer.ROOT.at("aud"), "for somebody else");
    }
    var created = seconds(claims, "iat");
    if (created.isAfter(now.plus(skew)) || created.isBefore(now.minus(longest).minus(skew))) {
      throw SdJwtPresentation.unverifiable("iat", "bound too long ago, or in the future");
    }
    requireCurrent(claims);
  }

  /** Nobody has to say these; who does is held to it. RFC 7519 §4.1.4 and §4.1.5. */
  private void requireCurrent(ObjectReader claims) throws ProblemException {
    if (claims.object().has("exp") && !now.minus(skew).isBefore(seconds(claims, "exp"))) {
      throw new ProblemException(
          ProblemType.PROOF_EXPIRED, Pointer.ROOT.at("exp"), "no longer counts");
    }
    if (claims.object().has("nbf") && seconds(claims, "nbf").isAfter(now.plus(skew))) {
      throw new ProblemException(
          ProblemType.PROOF_NOT_YET_VALID, Pointer.ROOT.at("nbf"), "does not count yet");
    }
  }

  private static Instant seconds(ObjectReader claims, String name) throws ProblemException {
    return Instant.ofEpochSecond(claims.integer(name, 0, MOST_SECONDS));
  }

  /** In a time that does not depend on where they differ. */
  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  /** {@return {@code shown}, bound by {@code holder}} RFC 9901 §4.3. */
  static String bound(
      SdJwtParts shown,
      HashAlgorithm hash,
      Signer holder,
      DisclosableToken.Audience audience,
      Instant created)
      throws IOException {
    var claims =
        JsonObject.builder()
            .put("iat", created.getEpochSecond())
            .put("aud", audience.identifier())
            .put("nonce", audience.nonce())
            .put("sd_hash", digest(shown, hash))
            .build();
    return shown.presented() + Jwt.sign(JsonObject.empty().with("typ", TYP), claims, holder);
  }

  private static String digest(SdJwtParts shown, HashAlgorithm hash) {
    return Base64Url.encode(hash.of(shown.presented().getBytes(US_ASCII)));
  }
}
