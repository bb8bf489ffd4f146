package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.ProofOptions;

/** A platform that signs engagements, for workers to sign too. */
final class Engagements {
  private final SigningKey key = SigningKey.fresh(KeyType.ED25519);

  Did platform() {
    return DidKey.of(key.verificationKey());
  }

  /** Writes one about {@code worker} to {@code file}, with the platform's signature alone. */
  void write(Path file, String worker) throws IOException, ProblemException {
    write(file, worker, "did:web:family.example", "2026-10-28T18:41:00Z");
  }

  /** The same, for {@code customer}, to be rated until {@code rateBefore}. */
  void write(Path file, String worker, String customer, String rateBefore)
      throws IOException, ProblemException {
    var document =
        JsonReader.readObject(
            """
            {"@context":["https://www.w3.org/ns/credentials/v2","https://w3id.org/workcommons/ns/v1"],
             "type":["VerifiableCredential","EngagementCredential"],"issuer":"%s",
             "validFrom":"2026-10-15T00:00:00Z",
             "credentialSubject":{"id":"%s","engagement":{
               "id":"urn:uuid:1b0f6f36-57ab-4fb1-8b0a-6d4bb7f2c1ff","type":"Engagement",
               "platform":"%s","customer":"%s","outcome":"completed",
               "startedAt":"2026-10-14T18:02:00Z","endedAt":"2026-10-14T18:41:00Z","repeatIndex":2,
               "rateBefore":"%s",
               "netPay":{"amount":"21.40","currency":"EUR"}}}}
            """
                .formatted(platform(), worker, platform(), customer, rateBefore)
                .getBytes(StandardCharsets.UTF_8));
    var options =
        ProofOptions.assertion(
            DidKey.verificationMethod(platform()), Instant.parse("2026-10-15T00:00:00Z"));
    var signed =
        new DataIntegrity(Cryptosuite.EDDSA_JCS_2022).secureCredential(document, key, options);
    Files.write(file, signed.toByteArray());
  }
}
