package org.workcommons.vc.verifier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.encoding.Jcs;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.encoding.Sha256;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.model.VerifiablePresentation;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.ProofOptions;
import org.workcommons.vc.work.WorkStatement;

/**
 * Platforms and workers for tests. Documents are written by hand here, not by the issuer that they
 * test.
 */
final class Actors {
  static final Instant NOW = Instant.parse("2026-11-05T09:00:00Z");
  static final URI AUDIENCE = URI.create("https://rides.example");
  static final URI LIST = URI.create("https://skiff.example/status/1");
  static final SigningKey PLATFORM = key(1);
  static final SigningKey OTHER_PLATFORM = key(2);
  static final SigningKey WORKER = key(3);
  static final SigningKey WORKER_ELSEWHERE = key(4);
  static final SigningKey STRANGER = key(5);

  private static final DataIntegrity MECHANISM = new DataIntegrity(Cryptosuite.EDDSA_JCS_2022);

  private Actors() {}

  static SigningKey key(int number) {
    var seed = new byte[32];
    seed[31] = (byte) number;
    return SigningKey.restore(KeyType.ED25519, seed, SecretAccess.GRANTED);
  }

  static Did did(SigningKey key) {
    return DidKey.of(key.verificationKey());
  }

  static PresentationRequest request() {
    return PresentationRequest.from(AUDIENCE, WorkStatement.TYPE)
        .expiring(NOW.plus(Duration.ofMinutes(15)));
  }

  static Verifier verifier() {
    return verifier(Set.of(did(PLATFORM), did(OTHER_PLATFORM)));
  }

  static Verifier verifier(Set<Did> trusted) {
    return Verifier.of(
            DidResolver.offline(),
            IssuerTrust.only(trusted),
            StatusPolicy.notOlderThan(Duration.ofHours(1)))
        .withClock(InstantSource.fixed(NOW))
        .withStatusLists(
            StatusListSource.of(Map.of(LIST, credential(secure(statusList(PLATFORM), PLATFORM)))));
  }

  /** The months of {@code platform} about {@code worker}, a good chain, without proofs. */
  static List<JsonObject> unsigned(SigningKey platform, SigningKey worker, int months) {
    var statements = new ArrayList<JsonObject>();
    var previous = "none";
    for (int seq = 1; seq <= months; seq++) {
      var statement = statement(platform, worker, seq, previous);
      statements.add(statement);
      previous = digest(statement);
    }
    return statements;
  }

  static List<JsonObject> chain(SigningKey platform, SigningKey worker, int months) {
    return unsigned(platform, worker, months).stream()
        .map(statement -> secure(statement, platform))
        .toList();
  }

  static String digest(JsonObject statement) {
    return "sha256-"
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(Sha256.hash(Jcs.canonicalize(statement.without("proof"))));
  }

  /** One month: three jobs, two of them rated five and four of five. */
  static JsonObject statement(SigningKey platform, SigningKey worker, int seq, String previous) {
    return json(
        """
        {"@context":["https://www.w3.org/ns/credentials/v2","https://w3id.org/workcommons/ns/v1"],
         "id":"urn:uuid:7d3a0b1c-0f3a-4a3e-8e58-%012d",
         "type":["VerifiableCredential","WorkStatementCredential"],
         "issuer":"%s","validFrom":"2026-11-01T00:00:00Z",
         "credentialStatus":{"id":"%s#%d","type":"BitstringStatusListEntry","statusPurpose":"revocation",
           "statusListIndex":"%d","statusListCredential":"%s"},
         "credentialSchema":{"id":"https://w3id.org/workcommons/schemas/work-statement/1","type":"JsonSchema"},
         "credentialSubject":{"id":"%s","type":"WorkStatement","platform":"%s","period":"%s","seq":%d,
           "previous":"%s","assurance":"platform-signed","occupation":"http://data.europa.eu/esco/isco/C8322",
           "work":{"engagements":3,"hours":"7.5","netIncome":{"amount":"143.20","currency":"EUR"}},
           "ratings":{"scale":{"worstRating":1,"bestRating":5},"ratingCount":2,"buckets":[{"k":1,"h":[0,0,0,1,1]}]},
           "cumulative":{"engagements":%d,"ratingCount":%d}}}
        """
            .formatted(
                seq,
                did(platform),
                LIST,
                seq,
                seq,
                LIST,
                did(worker),
                did(platform),
                YearMonth.of(2024, 1).plusMonths(seq - 1),
                seq,
                previous,
                3 * seq,
                2 * seq));
  }

  static JsonObject statusList(SigningKey platform, int... set) {
    var bits = new byte[131_072 / 8];
    for (int index : set) {
      bits[index / 8] |= 0x80 >>> index % 8;
    }
    return json(
        """
        {"@context":["https://www.w3.org/ns/credentials/v2"],"id":"%s",
         "type":["VerifiableCredential","BitstringStatusListCredential"],"issuer":"%s",
         "validFrom":"2026-11-05T08:30:00Z",
         "credentialSubject":{"id":"%s#list","type":"BitstringStatusList","statusPurpose":"revocation",
           "encodedList":"u%s"}}
        """
            .formatted(LIST, did(platform), LIST, gzip(bits)));
  }

  static String gzip(byte[] bits) {
    var out = new java.io.ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(out.toByteArray());
  }

  static JsonObject secure(JsonObject document, SigningKey key) {
    return secure(document, key, MECHANISM);
  }

  static JsonObject secure(JsonObject document, SigningKey key, DataIntegrity mechanism) {
    return proof(
        document,
        key,
        mechanism,
        ProofOptions.assertion(DidKey.verificationMethod(did(key)), NOW.minusSeconds(3600)));
  }

  static JsonObject proof(JsonObject document, SigningKey key, ProofOptions options) {
    return proof(document, key, MECHANISM, options);
  }

  private static JsonObject proof(
      JsonObject document, SigningKey key, DataIntegrity mechanism, ProofOptions options) {
    try {
      return mechanism.secure(document, key, options);
    } catch (ProblemException e) {
      throw new AssertionError(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonObject presentation(List<JsonObject> credentials) {
    return json("{\"@context\":[\"https://www.w3.org/ns/credentials/v2\"],\"type\":[\"VerifiablePresentation\"]}")
        .with("verifiableCredential", new JsonArray(List.<JsonValue>copyOf(credentials)));
  }

  static JsonObject present(
      List<JsonObject> credentials, PresentationRequest request, SigningKey... holders) {
    var document = presentation(credentials);
    for (var holder : holders) {
      document = proof(document, holder, answer(holder, request.audience().toString(), request));
    }
    return document;
  }

  static ProofOptions answer(SigningKey holder, String domain, PresentationRequest request) {
    return ProofOptions.authentication(
        DidKey.verificationMethod(did(holder)),
        NOW,
        new ProofOptions.Binding(domain, request.challenge().toString()));
  }

  static VerifiablePresentation received(JsonObject document) {
    return VerifiablePresentation.received(MediaType.VP, JsonWriter.compact(document));
  }

  static VerifiableCredential credential(JsonObject document) {
    return VerifiableCredential.received(MediaType.VC, JsonWriter.compact(document));
  }

  static JsonObject json(String text) {
    try {
      return JsonReader.readObject(text.getBytes(StandardCharsets.UTF_8));
    } catch (ProblemException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** {@code document} with its subject changed. */
  static JsonObject subject(JsonObject document, UnaryOperator<JsonObject> change) {
    return document.with(
        "credentialSubject",
        change.apply((JsonObject) document.get("credentialSubject").orElseThrow()));
  }
}
