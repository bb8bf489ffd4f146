package org.workcommons.vc.examples.scaleout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.encoding.Sha256;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.Jose;
import org.workcommons.vc.securing.ProofOptions;
import org.workcommons.vc.securing.SecuringMechanism;
import org.workcommons.vc.status.BitstringStatusList;
import org.workcommons.vc.status.StatusEntry;
import org.workcommons.vc.status.StatusList;
import org.workcommons.vc.status.StatusPurpose;
import org.workcommons.vc.work.WorkStatement;

/**
 * A made-up platform, whose key anybody can work out: it signs test data and nothing else.
 *
 * @param name of its server
 * @param mechanism how it secures statements
 */
record Platform(String name, SigningKey key, SecuringMechanism mechanism) {
  private static final List<SecuringMechanism> MECHANISMS =
      List.of(
          new DataIntegrity(Cryptosuite.EDDSA_JCS_2022),
          new DataIntegrity(Cryptosuite.EDDSA_RDFC_2022),
          new Jose());

  static Platform of(long seed, int index) {
    return new Platform(
        "platform-" + index + ".example",
        key(seed, "platform " + index),
        MECHANISMS.get(index % MECHANISMS.size()));
  }

  /** {@return the key that follows from {@code seed} and {@code name}} */
  static SigningKey key(long seed, String name) {
    var text = name.getBytes(UTF_8);
    var secret = ByteBuffer.allocate(Long.BYTES + text.length).putLong(seed).put(text).array();
    return SigningKey.restore(KeyType.ED25519, Sha256.hash(secret), SecretAccess.GRANTED);
  }

  Did did() {
    return DidKey.of(key.verificationKey());
  }

  URI list(StatusPurpose purpose) {
    return URI.create("https://" + name + "/status/" + purpose.term());
  }

  /** {@return the credential of {@code statement}, not yet secured} */
  JsonObject document(WorkStatement statement, long number) {
    return JsonObject.builder()
        .put("@context", contexts(WorkStatement.TYPE.context().toString()))
        .put("id", "https://" + name + "/statements/" + number)
        .put("type", types(WorkStatement.TYPE.credentialType()))
        .put("issuer", did().value())
        .put("validFrom", DateTimeStamp.text(issued(statement.period())))
        .put(
            "credentialStatus",
            JsonArray.of(
                entry(StatusPurpose.REVOCATION, number), entry(StatusPurpose.REFRESH, number)))
        .put(
            "credentialSchema",
            JsonObject.builder()
                .put("id", WorkStatement.TYPE.schema().toString())
                .put("type", "JsonSchema")
                .build())
        .put("credentialSubject", WorkStatement.TYPE.write(statement))
        .build();
  }

  /** On the third of the month after. */
  private static Instant issued(YearMonth period) {
    return Instant.parse(period.plusMonths(1) + "-03T00:00:00Z");
  }

  private JsonObject entry(StatusPurpose purpose, long number) {
    return new StatusEntry(purpose, list(purpose), (int) number).json();
  }

  /** {@return the list for {@code purpose}, published at {@code at}} */
  byte[] statusList(StatusPurpose purpose, BitstringStatusList bits, Instant at) {
    var subject = new StatusList(Set.of(purpose), bits, Optional.of(Duration.ofHours(1)));
    var document =
        JsonObject.builder()
            .put("@context", contexts())
            .put("id", list(purpose).toString())
            .put("type", types(StatusList.CREDENTIAL_TYPE))
            .put("issuer", did().value())
            .put("validFrom", DateTimeStamp.text(at))
            .put("validUntil", DateTimeStamp.text(at.plus(Duration.ofDays(7))))
            .put("credentialSubject", subject.json(list(purpose) + "#list"))
            .build();
    return secured(document, at).toByteArray();
  }

  /** {@return {@code document}, signed at {@code at}} */
  VerifiableCredential secured(JsonObject document, Instant at) {
    return secured(document, key, at);
  }

  /** {@return {@code document}, signed with another key under this platform's name} */
  VerifiableCredential secured(JsonObject document, SigningKey another, Instant at) {
    try {
      var options = ProofOptions.assertion(DidKey.verificationMethod(did()), at);
      return mechanism.secureCredential(document, another, options);
    } catch (ProblemException | IOException e) {
      throw new IllegalStateException("expected a document that can be signed", e);
    }
  }

  private static JsonArray contexts(String... more) {
    var all = new ArrayList<>(List.of(Contexts.CREDENTIALS_V2));
    all.addAll(List.of(more));
    return JsonArray.ofStrings(all);
  }

  private static JsonArray types(String particular) {
    return JsonArray.ofStrings(List.of("VerifiableCredential", particular));
  }
}
