package org.workcommons.vc.wallet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.sdjwtvc.SdJwtVc;

/**
 * A copy of a credential with the secret key that it is bound to: {@code specs/wallet-store.md},
 * Contents. It was verified when it was received.
 */
record StoredCopy(SdJwtVc token, Instant received, SigningKey key) {
  /**
   * What is the same in all copies of one batch, and so what a copy is chosen for.
   *
   * @param claims without what is each copy's own
   * @param disclosable where the claims stand that can be withheld
   */
  record Content(JsonObject claims, Set<Pointer> disclosable) {}

  Content content() {
    return new Content(
        token.claims().without("cnf").without("status"),
        new HashSet<>(token.presentation().disclosed()));
  }

  boolean isUsable(Instant now) {
    return token.hasBegun(now, Duration.ZERO) && !token.isOver(now, Duration.ZERO);
  }

  byte[] toBytes() {
    return JsonWriter.compact(
        JsonObject.builder()
            .put("token", new String(token.presentation().unbound(), US_ASCII))
            .put("received", DateTimeStamp.text(received))
            .put("secretKeyMultibase", key.multikey(SecretAccess.GRANTED))
            .build());
  }

  static StoredCopy read(byte[] content) throws ProblemException {
    var in = ObjectReader.of(JsonReader.readObject(content), Pointer.ROOT);
    var stored =
        new StoredCopy(
            SdJwtVc.received(in.string("token").getBytes(US_ASCII)),
            DateTimeStamp.parse(in.string("received"), Pointer.ROOT.at("received")),
            SigningKey.ofMultikey(in.string("secretKeyMultibase"), SecretAccess.GRANTED));
    in.noOthers();
    if (!stored.token.holderKey().equals(Optional.of(stored.key.verificationKey()))) {
      throw in.malformed("secretKeyMultibase", "must be the key that the token is bound to");
    }
    return stored;
  }

  /** {@return the token's type, nothing of the key} */
  @Override
  public String toString() {
    return "copy of " + token.type();
  }
}
