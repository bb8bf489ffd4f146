package org.workcommons.vc.wallet;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * An identifier of the worker, for use with one platform, so that no two platforms know her by the
 * same name.
 *
 * @param did the identifier
 * @param label what the worker calls it, 1 to {@value #MAX_LABEL_CHARS} characters; never leaves
 *     the wallet
 * @param created when it was made
 */
public record Identity(Did did, String label, Instant created) {
  /** The longest label. */
  public static final int MAX_LABEL_CHARS = 100;

  public Identity {
    if (label.isBlank() || label.length() > MAX_LABEL_CHARS) {
      throw new IllegalArgumentException("a label has 1 to " + MAX_LABEL_CHARS + " characters");
    }
  }

  /** An identity with the secret key that it stands for. */
  record Secret(Identity identity, SigningKey key) {
    static Secret of(SigningKey key, String label, Instant created) {
      return new Secret(new Identity(DidKey.of(key.verificationKey()), label, created), key);
    }

    byte[] toBytes() {
      var json =
          JsonObject.builder()
              .put("label", identity.label())
              .put("created", DateTimeStamp.text(identity.created()))
              .put("key", key.jwk(SecretAccess.GRANTED));
      return JsonWriter.compact(json.build());
    }

    static Secret read(byte[] content) throws ProblemException {
      var in = ObjectReader.of(JsonReader.readObject(content), Pointer.ROOT);
      var key = SigningKey.ofJwk(in.object("key").object(), SecretAccess.GRANTED);
      var created = DateTimeStamp.parse(in.string("created"), Pointer.ROOT.at("created"));
      var label = in.string("label");
      if (label.isBlank() || label.length() > MAX_LABEL_CHARS) {
        throw new ProblemException(
            ProblemType.MALFORMED_VALUE_ERROR, Pointer.ROOT.at("label"), "must be a short text");
      }
      return of(key, label, created);
    }

    /** {@return the identity only} */
    @Override
    public String toString() {
      return identity.toString();
    }
  }

  /**
   * {@return the bytes by which the identity's file is named: the identifier itself shows nowhere
   * on the disk}
   */
  byte[] nameBytes() {
    return did.value().getBytes(StandardCharsets.UTF_8);
  }
}
