package org.workcommons.vc.issuer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.jose.Jwt;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The fresh keys on which a worker asks an issuer for copies of a credential, each of which she
 * proved to hold. The file {@code vc/copy-keys/1} of {@code specs/one-time-copies.md}; the proofs
 * are those of OpenID for Verifiable Credential Issuance 1.0, appendix F.1. Immutable.
 */
public final class CopyKeys {
  /** How old a proof may be, and how far ahead of the issuer's clock. */
  public static final Duration PROOF_LIFETIME = Duration.ofHours(24);

  private static final String SCHEMA = "vc/copy-keys/1";
  private static final String PROOF_TYPE = "openid4vci-proof+jwt";

  /** The last second of the year 9999. */
  private static final long MOST_SECONDS = 253_402_300_799L;

  private final List<VerificationKey> keys;

  private CopyKeys(List<VerificationKey> keys) {
    this.keys = List.copyOf(keys);
  }

  /**
   * Whom the keys are for.
   *
   * @param issuer who is to issue, as it calls itself: {@code aud}
   * @param nonce the one-time value that the issuer gave out, empty if it gives out none
   */
  public record Audience(String issuer, Optional<String> nonce) {
    /** {@return the issuer called {@code issuer}, which gave out no one-time value} */
    public static Audience of(String issuer) {
      return new Audience(issuer, Optional.empty());
    }

    /** {@return this issuer, which gave out {@code nonce}} */
    public Audience withNonce(String nonce) {
      return new Audience(issuer, Optional.of(nonce));
    }
  }

  /**
   * {@return the file that asks {@code audience} for a copy on each of {@code holders}}
   *
   * @param holders fresh keys, used for nothing else
   * @throws IOException when a key can't be reached
   */
  public static byte[] request(Audience audience, List<? extends Signer> holders, Instant now)
      throws IOException {
    if (holders.isEmpty() || holders.size() > Limits.COPIES) {
      throw new IllegalArgumentException("expected 1 to " + Limits.COPIES + " keys");
    }
    var items = new ArrayList<JsonValue>();
    for (var holder : holders) {
      items.add(
          JsonObject.builder()
              .put("jwk", holder.verificationKey().jwk())
              .put("proof", proof(audience, holder, now))
              .build());
    }
    return JsonWriter.compact(
        JsonObject.builder()
            .put("schema", SCHEMA)
            .put("issuer", audience.issuer())
            .put("keys", new JsonArray(items))
            .build());
  }

  private static String proof(Audience audience, Signer holder, Instant now) throws IOException {
    var claims =
        JsonObject.builder()
            .put("aud", audience.issuer())
            .putIfPresent("nonce", audience.nonce())
            .put("iat", now.getEpochSecond())
            .build();
    return Jwt.sign(PROOF_TYPE, claims, holder, name(holder.verificationKey()));
  }

  private static String name(VerificationKey key) {
    return DidKey.verificationMethod(DidKey.of(key)).toString();
  }

  /**
   * {@return the keys in {@code utf8}, which came from outside} Each is proved to be held by
   * whoever wrote the file, for {@code expected} and not long before {@code now}; none occurs
   * twice.
   */
  public static CopyKeys received(byte[] utf8, Audience expected, Instant now)
      throws ProblemException {
    var in = ObjectReader.of(JsonReader.readObject(utf8), Pointer.ROOT);
    if (!in.string("schema").equals(SCHEMA)) {
      throw in.malformed("schema", "must be " + SCHEMA);
    }
    if (!in.string("issuer").equals(expected.issuer())) {
      throw new ProblemException(
          ProblemType.INVALID_DOMAIN_ERROR, Pointer.ROOT.at("issuer"), "for another issuer");
    }
    var keys = new ArrayList<VerificationKey>();
    for (var item : items(in)) {
      var key = key(item);
      if (keys.contains(key)) {
        throw item.malformed("jwk", "must be another key than the others");
      }
      requireHeld(item, key, expected, now);
      keys.add(key);
    }
    in.noOthers();
    return new CopyKeys(keys);
  }

  private static List<ObjectReader> items(ObjectReader in) throws ProblemException {
    var count = in.array("keys").items().size();
    if (count == 0) {
      throw in.malformed("keys", "must be at least one key");
    }
    if (count > Limits.COPIES) {
      throw new ProblemException(
          ProblemType.LIMIT_EXCEEDED,
          Pointer.ROOT.at("keys"),
          "more than " + Limits.COPIES + " keys");
    }
    return in.objects("keys");
  }

  private static VerificationKey key(ObjectReader item) throws ProblemException {
    var jwk = item.object("jwk");
    try {
      return VerificationKey.ofJwk(jwk.object());
    } catch (ProblemException e) {
      throw e.under(jwk.pointer());
    }
  }

  private static void requireHeld(
      ObjectReader item, VerificationKey key, Audience expected, Instant now)
      throws ProblemException {
    var place = item.pointer().at("proof");
    var text = item.string("proof");
    item.noOthers();
    try {
      var proof = Jwt.received(PROOF_TYPE, text.getBytes(US_ASCII));
      var claims = ObjectReader.of(proof.verify(key), Pointer.ROOT);
      if (!proof.keyId().equals(Optional.of(name(key)))) {
        throw unverifiable("kid", "must name the key beside it");
      }
      requireExpected(claims, expected, now);
    } catch (ProblemException e) {
      throw e.under(place);
    }
  }

  private static void requireExpected(ObjectReader claims, Audience expected, Instant now)
      throws ProblemException {
    if (!claims.string("aud").equals(expected.issuer())) {
      throw new ProblemException(
          ProblemType.INVALID_DOMAIN_ERROR, Pointer.ROOT.at("aud"), "for another issuer");
    }
    if (!claims.optionalString("nonce").equals(expected.nonce())) {
      throw new ProblemException(
          ProblemType.INVALID_CHALLENGE_ERROR,
          Pointer.ROOT.at("nonce"),
          "not the one-time value that was given out");
    }
    var made = Instant.ofEpochSecond(claims.integer("iat", 0, MOST_SECONDS));
    if (made.isBefore(now.minus(PROOF_LIFETIME)) || made.isAfter(now.plus(PROOF_LIFETIME))) {
      throw unverifiable("iat", "made too long ago, or in the future");
    }
  }

  private static ProblemException unverifiable(String name, String detail) {
    return new ProblemException(
        ProblemType.PROOF_VERIFICATION_ERROR, Pointer.ROOT.at(name), detail);
  }

  /** {@return the keys, each another one, in the order of the file} */
  public List<VerificationKey> keys() {
    return keys;
  }

  /** {@return how many keys} */
  @Override
  public String toString() {
    return keys.size() + " keys for copies";
  }
}
