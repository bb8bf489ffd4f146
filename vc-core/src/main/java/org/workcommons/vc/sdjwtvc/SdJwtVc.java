package org.workcommons.vc.sdjwtvc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.sdjwt.Concealment;
import org.workcommons.vc.sdjwt.SdJwtPresentation;

/**
 * A selectively disclosable credential of the IETF, {@code dc+sd-jwt}: well-formed, every word of
 * it may be a lie. draft-ietf-oauth-sd-jwt-vc §2.2. Immutable.
 */
public final class SdJwtVc {
  /** The {@code typ} of such tokens, and the name of the format in queries. */
  public static final String TYP = "dc+sd-jwt";

  /** How such a token is carried. */
  public static final String MEDIA_TYPE = "application/dc+sd-jwt";

  /** §2.2.2.3: what nobody may withhold, beside what RFC 9901 says of every token. */
  private static final Set<String> PERMANENT = Set.of("vct", "vct#integrity", "aka_vcts", "status");

  /** The last second of the year 9999. */
  private static final long MOST_SECONDS = 253_402_300_799L;

  private final SdJwtPresentation presentation;
  private final Optional<String> issuer;
  private final String type;
  private final Set<String> otherTypes;
  private final Optional<Instant> notBefore;
  private final Optional<Instant> expires;

  private SdJwtVc(SdJwtPresentation presentation, ObjectReader in) throws ProblemException {
    this.presentation = presentation;
    this.issuer = in.optionalString("iss");
    this.type = name(in, in.string("vct"));
    this.otherTypes = otherTypes(in, type);
    this.notBefore = seconds(in, "nbf");
    this.expires = seconds(in, "exp");
    in.optionalString("vct#integrity");
    in.optionalObject("status");
    seconds(in, "iat");
  }

  /**
   * {@return the credential in {@code content}, in the compact or one of the JSON serializations}
   * Certificates in its header are read; whether anybody looks at them is for the verifier to
   * decide.
   */
  public static SdJwtVc received(byte[] content) throws ProblemException {
    var presentation = SdJwtPresentation.receivedWithCertificates(TYP, content, PERMANENT);
    return new SdJwtVc(
        presentation, ObjectReader.of(presentation.unverifiedPayload(), Pointer.ROOT));
  }

  /**
   * {@return {@code claims} in a credential by {@code signer}, with all disclosures}
   *
   * @param claims {@code vct} among them; {@code cnf} if somebody is to be able to prove that it is
   *     hers
   * @param header what leads to the key: {@code kid} or {@code x5c}
   * @throws ProblemException of type {@code PROOF_GENERATION_ERROR} when the credential would not
   *     be well-formed, or when there is nothing at a place that shall be disclosable, or something
   *     that nobody may withhold
   * @throws IOException when the key can't be reached
   */
  public static String issue(
      JsonObject header, JsonObject claims, Concealment concealment, Signer signer)
      throws ProblemException, IOException {
    var typed = JsonObject.builder().put("typ", TYP).putAll(header).build();
    var issued = concealment.withPermanent(PERMANENT).issue(typed, claims, signer);
    try {
      received(issued.getBytes(US_ASCII));
    } catch (ProblemException e) {
      throw new ProblemException(
          ProblemType.PROOF_GENERATION_ERROR, e.problem().pointer(), e.problem().detail());
    }
    return issued;
  }

  /** {@return the token with what it discloses} */
  public SdJwtPresentation presentation() {
    return presentation;
  }

  /** {@return who is said to have issued it, {@code iss}, empty where the key says it} */
  public Optional<String> issuer() {
    return issuer;
  }

  /** {@return its type, {@code vct}} */
  public String type() {
    return type;
  }

  /**
   * {@return the types that it is said to have as well, {@code aka_vcts}} They are worth no more
   * than the issuer's authority for each of them.
   */
  public Set<String> otherTypes() {
    return otherTypes;
  }

  /** {@return the first instant at which it counts, {@code nbf}, empty for always} */
  public Optional<Instant> notBefore() {
    return notBefore;
  }

  /** {@return the first instant at which it counts no more, {@code exp}, empty for never} */
  public Optional<Instant> expires() {
    return expires;
  }

  /** {@return whether it has begun at {@code now}, clocks differing by up to {@code skew}} */
  public boolean hasBegun(Instant now, Duration skew) {
    return notBefore.isEmpty() || !now.plus(skew).isBefore(notBefore.get());
  }

  /** {@return whether it is over at {@code now}, clocks differing by up to {@code skew}} */
  public boolean isOver(Instant now, Duration skew) {
    return expires.isPresent() && !now.minus(skew).isBefore(expires.get());
  }

  /** {@return what was disclosed, claims of the token and all} */
  public JsonObject claims() {
    return presentation.unverifiedPayload();
  }

  /** {@return the key of the holder, empty where it is nobody's in particular} */
  public Optional<VerificationKey> holderKey() throws ProblemException {
    return presentation.holderKey();
  }

  private static Set<String> otherTypes(ObjectReader in, String type) throws ProblemException {
    if (!in.object().has("aka_vcts")) {
      return Set.of();
    }
    var items = in.array("aka_vcts").items();
    if (items.isEmpty() || items.size() > Limits.CREDENTIAL_TYPES) {
      throw in.malformed("aka_vcts", "must be 1 to " + Limits.CREDENTIAL_TYPES + " types");
    }
    var types = new LinkedHashSet<String>();
    for (var item : items) {
      if (!(item instanceof JsonString text)) {
        throw in.malformed("aka_vcts", "must be texts");
      }
      types.add(name(in, text.value()));
    }
    if (types.contains(type)) {
      throw in.malformed("aka_vcts", "must not repeat the type itself");
    }
    return Set.copyOf(types);
  }

  /** RFC 7515 §2, a Collision-Resistant Name: somebody's name space, so never a bare word. */
  private static String name(ObjectReader in, String type) throws ProblemException {
    if (type.isBlank() || type.length() > Limits.NAME_CHARS) {
      throw in.malformed("vct", "must be a name of 1 to " + Limits.NAME_CHARS + " characters");
    }
    return type;
  }

  /** RFC 7519 §2, NumericDate: whole seconds only, since nobody needs others. */
  private static Optional<Instant> seconds(ObjectReader in, String name) throws ProblemException {
    return in.object().has(name)
        ? Optional.of(Instant.ofEpochSecond(in.integer(name, 0, MOST_SECONDS)))
        : Optional.empty();
  }

  /** {@return its type, never what it claims} */
  @Override
  public String toString() {
    return "SdJwtVc[" + type + "]";
  }
}
