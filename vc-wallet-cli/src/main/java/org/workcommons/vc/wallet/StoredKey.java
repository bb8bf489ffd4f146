package org.workcommons.vc.wallet;

import java.time.Instant;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;

/**
 * An identity with its secret key, as the store keeps it: {@code specs/wallet-store.md}, Contents.
 */
record StoredKey(Identity identity, SigningKey key) {
  static StoredKey fresh(String label, Instant created) {
    var key = SigningKey.fresh(KeyType.ED25519);
    return new StoredKey(new Identity(DidKey.of(key.verificationKey()), label, created), key);
  }

  byte[] toBytes() {
    return JsonWriter.compact(
        JsonObject.builder()
            .put("did", identity.did().value())
            .put("label", identity.label())
            .put("created", DateTimeStamp.text(identity.created()))
            .put("secretKeyMultibase", key.multikey(SecretAccess.GRANTED))
            .build());
  }

  static StoredKey read(byte[] content) throws ProblemException {
    var in = ObjectReader.of(JsonReader.readObject(content), Pointer.ROOT);
    var key = SigningKey.ofMultikey(in.string("secretKeyMultibase"), SecretAccess.GRANTED);
    var stored = new StoredKey(new Identity(did(in, key), label(in), created(in)), key);
    in.noOthers();
    return stored;
  }

  private static Did did(ObjectReader in, SigningKey key) throws ProblemException {
    var did = Did.parse(in.string("did"), in.pointer().at("did"));
    if (!did.equals(DidKey.of(key.verificationKey()))) {
      throw in.malformed("did", "must be the identifier of the key");
    }
    return did;
  }

  private static String label(ObjectReader in) throws ProblemException {
    var label = in.string("label");
    if (!Identity.isLabel(label)) {
      throw in.malformed("label", "must be a label");
    }
    return label;
  }

  private static Instant created(ObjectReader in) throws ProblemException {
    return DateTimeStamp.parse(in.string("created"), in.pointer().at("created"));
  }

  /** {@return the identity only} */
  @Override
  public String toString() {
    return identity.toString();
  }
}
