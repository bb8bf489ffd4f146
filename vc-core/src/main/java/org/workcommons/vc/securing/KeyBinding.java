package org.workcommons.vc.securing;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * Demands that a selectively disclosable token was presented by the holder of the key in its {@code
 * cnf}, for this verifier and this challenge. RFC 9901 §7.3. Whether that is demanded is for the
 * verifier to decide, never for what was received: one without a binding is refused here, one with
 * a binding by {@link SecuredToken#read}.
 *
 * @param expected whom it must be for, and the challenge that it must answer
 * @param now when it is judged
 * @param longest how long ago it may have been bound, and how far clocks may be apart
 */
public record KeyBinding(ProofOptions.Binding expected, Instant now, Duration longest) {
  private static final String TYP = "kb+jwt";

  /** The last second of the year 9999. */
  private static final long MOST_SECONDS = 253_402_300_799L;

  public KeyBinding {
    requireNonNull(expected);
    requireNonNull(now);
    if (longest.isNegative()) {
      throw new IllegalArgumentException("expected a duration that is not negative");
    }
  }

  /**
   * {@return the payload of the token in {@code ascii} as it was disclosed, claims and all, if
   * {@code issuer} made it and the key in its {@code cnf} bound it; otherwise the problem is
   * thrown} Of the claims only {@code cnf} is judged.
   *
   * @param type {@code VC_SD_JWT} or {@code VP_SD_JWT}, as the transport said
   */
  public JsonObject payloadSignedBy(VerificationKey issuer, MediaType type, byte[] ascii)
      throws ProblemException {
    if (type != MediaType.VC_SD_JWT && type != MediaType.VP_SD_JWT) {
      throw new IllegalArgumentException("not selectively disclosable: " + type.text());
    }
    var parts = SdJwtParts.read(ascii);
    if (parts.binding().isEmpty()) {
      throw CompactJws.unverifiable("cnf", "must be bound to the key of the holder");
    }
    var content = SdJwtContent.of(parts);
    TokenForm.of(type).require(ObjectReader.of(content.header(), Pointer.ROOT));
    content.verify(issuer);
    requireBound(content, CompactJws.read(TokenPayload.ascii(parts.binding().get())));
    return content.payload();
  }

  private void requireBound(SdJwtContent content, CompactJws binding) throws ProblemException {
    var header = ObjectReader.of(binding.header(), Pointer.ROOT);
    if (!header.string("typ").equals(TYP)) {
      throw CompactJws.unverifiable("typ", "must be " + TYP);
    }
    binding.verify(holder(content.payload()));
    var claims = ObjectReader.of(JsonReader.readObject(binding.payload()), Pointer.ROOT);
    if (!claims.string("sd_hash").equals(digest(content.parts(), content.hash()))) {
      throw CompactJws.unverifiable("sd_hash", "bound to something else than what was presented");
    }
    requireExpected(claims);
  }

  private void requireExpected(ObjectReader claims) throws ProblemException {
    if (!claims.string("nonce").equals(expected.challenge())) {
      throw new ProblemException(
          ProblemType.INVALID_CHALLENGE_ERROR,
          Pointer.ROOT.at("nonce"),
          "does not answer the challenge");
    }
    if (!claims.string("aud").equals(expected.domain())) {
      throw new ProblemException(
          ProblemType.INVALID_DOMAIN_ERROR, Pointer.ROOT.at("aud"), "for somebody else");
    }
    var created = Instant.ofEpochSecond(claims.integer("iat", 0, MOST_SECONDS));
    if (created.isAfter(now.plus(longest)) || created.isBefore(now.minus(longest))) {
      throw CompactJws.unverifiable("iat", "bound too long ago, or in the future");
    }
  }

  /** RFC 7800 §3.2: the key itself, and no reference to one. */
  private static VerificationKey holder(JsonObject payload) throws ProblemException {
    var jwk = ObjectReader.of(payload, Pointer.ROOT).object("cnf").object("jwk");
    try {
      return VerificationKey.ofJwk(jwk.object());
    } catch (ProblemException e) {
      throw e.under(jwk.pointer());
    }
  }

  /** {@return {@code shown}, bound by {@code holder}} RFC 9901 §4.3. */
  static String bound(
      SdJwtParts shown, Hash hash, Signer holder, ProofOptions.Binding binding, Instant created)
      throws IOException {
    var algorithm = JoseAlgorithm.of(holder.verificationKey().type());
    var header =
        new JWSHeader.Builder(new JWSAlgorithm(algorithm.identifier()))
            .type(new JOSEObjectType(TYP))
            .build();
    var claims =
        JsonObject.builder()
            .put("iat", created.getEpochSecond())
            .put("aud", binding.domain())
            .put("nonce", binding.challenge())
            .put("sd_hash", digest(shown, hash))
            .build();
    var payload = new Payload(JsonWriter.compact(claims));
    return shown.presented() + KeyBridge.sign(new JWSObject(header, payload), holder);
  }

  private static String digest(SdJwtParts shown, Hash hash) {
    return Base64Url.encode(hash.of(TokenPayload.ascii(shown.presented())));
  }
}
