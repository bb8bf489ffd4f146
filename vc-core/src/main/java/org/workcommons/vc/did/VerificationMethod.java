package org.workcommons.vc.did;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * A public key with a name and an owner. Controlled Identifiers 1.0 §2.2.
 *
 * @param id its absolute name
 * @param controller who answers for it
 * @param key the key, decoded
 * @param expires from when on it must not be used, empty for never
 * @param revoked since when it must not be used, empty for not at all
 */
public record VerificationMethod(
    DidUrl id,
    Did controller,
    VerificationKey key,
    Optional<Instant> expires,
    Optional<Instant> revoked) {
  public VerificationMethod {
    requireNonNull(id);
    requireNonNull(controller);
    requireNonNull(key);
    requireNonNull(expires);
    requireNonNull(revoked);
  }

  /**
   * {@return the verification method that {@code in} reads} Exactly one key material, of a type
   * that we know.
   */
  static VerificationMethod read(ObjectReader in) throws ProblemException {
    var id = DidUrl.parse(in.string("id"), in.pointer().at("id"));
    var controller = Did.parse(in.string("controller"), in.pointer().at("controller"));
    return new VerificationMethod(
        id,
        controller,
        key(in),
        DateTimeStamp.optional(in, "expires"),
        DateTimeStamp.optional(in, "revoked"));
  }

  /** {@return this method as a document writes it, a Multikey} */
  JsonObject json() {
    var json =
        JsonObject.builder()
            .put("id", id.toString())
            .put("type", "Multikey")
            .put("controller", controller.value())
            .put("publicKeyMultibase", key.multikey());
    expires.ifPresent(instant -> json.put("expires", DateTimeStamp.text(instant)));
    revoked.ifPresent(instant -> json.put("revoked", DateTimeStamp.text(instant)));
    return json.build();
  }

  private static VerificationKey key(ObjectReader in) throws ProblemException {
    var type = in.string("type");
    if (in.object().has("publicKeyJwk") == in.object().has("publicKeyMultibase")) {
      throw invalid(in.pointer(), "must have exactly one of publicKeyJwk and publicKeyMultibase");
    }
    if (in.object().has("secretKeyMultibase") || in.object().has("secretKeyJwk")) {
      throw invalid(in.pointer(), "must not publish a secret key");
    }
    try {
      return switch (type) {
        case "Multikey" -> VerificationKey.ofMultikey(in.string("publicKeyMultibase"));
        case "JsonWebKey" -> VerificationKey.ofJwk(in.object("publicKeyJwk").object());
        default -> throw invalid(Pointer.ROOT.at("type"), "must be Multikey or JsonWebKey");
      };
    } catch (ProblemException e) {
      throw invalid(e.problem().pointer().under(in.pointer()), e.problem().detail());
    }
  }

  private static ProblemException invalid(Pointer pointer, String detail) {
    return new ProblemException(ProblemType.INVALID_VERIFICATION_METHOD, pointer, detail);
  }
}
