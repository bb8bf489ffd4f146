package org.workcommons.vc.wallet;

import java.time.Instant;
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
 * A secret key on which a copy was asked for, until it comes: {@code specs/wallet-store.md},
 * Contents.
 *
 * @param issuer who was asked
 */
record StoredCopyKey(String issuer, Instant created, SigningKey key) {
  static StoredCopyKey fresh(String issuer, Instant created) {
    return new StoredCopyKey(issuer, created, SigningKey.fresh(KeyType.P256));
  }

  byte[] toBytes() {
    return JsonWriter.compact(
        JsonObject.builder()
            .put("issuer", issuer)
            .put("created", DateTimeStamp.text(created))
            .put("secretKeyMultibase", key.multikey(SecretAccess.GRANTED))
            .build());
  }

  static StoredCopyKey read(byte[] content) throws ProblemException {
    var in = ObjectReader.of(JsonReader.readObject(content), Pointer.ROOT);
    var stored =
        new StoredCopyKey(
            in.string("issuer"),
            DateTimeStamp.parse(in.string("created"), Pointer.ROOT.at("created")),
            SigningKey.ofMultikey(in.string("secretKeyMultibase"), SecretAccess.GRANTED));
    in.noOthers();
    return stored;
  }

  /** {@return who was asked, nothing of the key} */
  @Override
  public String toString() {
    return "key for a copy by " + issuer;
  }
}
