package org.workcommons.vc.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.Jose;
import org.workcommons.vc.securing.ProofOptions;
import org.workcommons.vc.status.BitstringStatusList;
import org.workcommons.vc.verifier.Challenge;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.work.WorkStatement;

/** Honest documents by the same keys each time, so that the same input is the same case. */
public final class Samples {
  public static final Instant NOW = Instant.parse("2026-11-05T09:00:00Z");
  public static final URI LIST = URI.create("https://skiff.example/status/1");
  public static final SigningKey PLATFORM = key(1);
  public static final SigningKey WORKER = key(3);

  private Samples() {}

  public static Did did(SigningKey key) {
    return DidKey.of(key.verificationKey());
  }

  public static PresentationRequest request() {
    return PresentationRequest.from(
        URI.create("https://rides.example"),
        Challenge.restore("always-the-same-challenge"),
        NOW.plus(Duration.ofMinutes(15)),
        List.of(WorkStatement.TYPE));
  }

  /** A month, unsigned. */
  public static JsonObject statement() {
    return json(
        """
        {"@context":["https://www.w3.org/ns/credentials/v2","https://w3id.org/workcommons/ns/v1"],
         "id":"urn:uuid:7d3a0b1c-0f3a-4a3e-8e58-000000000001",
         "type":["VerifiableCredential","WorkStatementCredential"],
         "issuer":"%s","validFrom":"2026-11-01T00:00:00Z",
         "credentialStatus":{"id":"%s#1","type":"BitstringStatusListEntry","statusPurpose":"revocation",
           "statusListIndex":"1","statusListCredential":"%s"},
         "credentialSchema":{"id":"https://w3id.org/workcommons/schemas/work-statement/1","type":"JsonSchema"},
         "credentialSubject":{"id":"%s","type":"WorkStatement","platform":"%s","period":"2024-01","seq":1,
           "previous":"none","assurance":"platform-signed","occupation":"http://data.europa.eu/esco/isco/C8322",
           "work":{"engagements":3,"hours":"7.5","netIncome":{"amount":"143.20","currency":"EUR"}},
           "ratings":{"scale":{"worstRating":1,"bestRating":5},"ratingCount":2,"buckets":[{"k":1,"h":[0,0,0,1,1]}]},
           "cumulative":{"engagements":3,"ratingCount":2}}}
        """
            .formatted(did(PLATFORM), LIST, LIST, did(WORKER), did(PLATFORM)));
  }

  public static JsonObject presentation(JsonObject... credentials) {
    return json("{\"@context\":[\"https://www.w3.org/ns/credentials/v2\"],\"type\":[\"VerifiablePresentation\"]}")
        .with("verifiableCredential", new JsonArray(List.<JsonValue>of(credentials)));
  }

  /** The list in which nobody's status is set. */
  public static JsonObject statusList() {
    var bits = BitstringStatusList.of(BitstringStatusList.MIN_ENTRIES, IntStream.empty());
    return json(
        """
        {"@context":["https://www.w3.org/ns/credentials/v2"],"id":"%s",
         "type":["VerifiableCredential","BitstringStatusListCredential"],"issuer":"%s",
         "validFrom":"2026-11-05T08:30:00Z",
         "credentialSubject":{"id":"%s#list","type":"BitstringStatusList","statusPurpose":"revocation",
           "encodedList":"%s"}}
        """
            .formatted(LIST, did(PLATFORM), LIST, bits.encoded()));
  }

  /** {@code document} with an embedded proof by the platform. */
  public static JsonObject secured(JsonObject document, Cryptosuite suite) {
    try {
      return new DataIntegrity(suite).secure(document, PLATFORM, assertion());
    } catch (ProblemException e) {
      throw new IllegalArgumentException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String token(JsonObject document, SigningKey key, ProofOptions options) {
    try {
      return new Jose().secure(document, key, options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static ProofOptions assertion() {
    return ProofOptions.assertion(
        DidKey.verificationMethod(did(PLATFORM)), NOW.minus(Duration.ofHours(1)));
  }

  /** How the worker answers {@link #request}. */
  public static ProofOptions answer() {
    var request = request();
    return ProofOptions.authentication(
        DidKey.verificationMethod(did(WORKER)),
        NOW,
        new ProofOptions.Binding(request.audience().toString(), request.challenge().toString()));
  }

  public static VerifiableCredential credential(JsonObject document) {
    return VerifiableCredential.received(MediaType.VC, JsonWriter.compact(document));
  }

  /** The {@code number}th JSON example that the profile {@code file} of specs/ prints, from 0. */
  public static JsonObject example(String file, int number) {
    try {
      var specs = Path.of(System.getProperty("vc.root", "../.."), "specs", file);
      var part = Files.readString(specs).split("```json\n")[number + 1];
      return json(part.substring(0, part.indexOf("```")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static JsonObject json(String text) {
    try {
      return JsonReader.readObject(text.getBytes(UTF_8));
    } catch (ProblemException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static SigningKey key(int number) {
    var seed = new byte[32];
    seed[31] = (byte) number;
    return SigningKey.restore(KeyType.ED25519, seed, SecretAccess.GRANTED);
  }
}
