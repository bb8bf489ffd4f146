package org.workcommons.vc.examples.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.issuer.Issued;
import org.workcommons.vc.issuer.Issuer;
import org.workcommons.vc.issuer.StatusRegister;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.ClaimType;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.ProofOptions;
import org.workcommons.vc.securing.SecuringMechanism;
import org.workcommons.vc.status.StatusPurpose;
import org.workcommons.vc.verifier.CredentialVerdict;
import org.workcommons.vc.verifier.IssuerTrust;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.verifier.StatusListSource;
import org.workcommons.vc.verifier.StatusPolicy;
import org.workcommons.vc.verifier.Verifier;
import org.workcommons.vc.work.WorkStatement;

/** Our side: platforms that issue with this library, and a platform that verifies with it. */
final class Actors {
  static final Instant NOW = Instant.parse("2026-11-05T09:00:00Z");
  static final InstantSource CLOCK = InstantSource.fixed(NOW);
  static final URI RIDES = URI.create("https://rides.example");

  private Actors() {}

  /** Who takes part, each by a key of our making. */
  record Cast(SigningKey platform, SigningKey worker, SigningKey customer) {
    /** The platform with a key of {@code type}, which signs tokens of that type's algorithm. */
    static Cast of(KeyType type) {
      return new Cast(
          SigningKey.fresh(type),
          SigningKey.fresh(KeyType.ED25519),
          SigningKey.fresh(KeyType.ED25519));
    }

    Sample sample(Sample.Kind kind) {
      return Sample.of(kind, did(platform), did(worker), did(customer));
    }

    /** Who issues credentials of {@code kind}. */
    SigningKey issuer(Sample.Kind kind) {
      return kind == Sample.Kind.RATING ? customer : platform;
    }
  }

  /** A credential and the status lists that say whether it still counts. */
  record Paper(byte[] content, Map<URI, byte[]> lists) {
    JsonObject json() {
      return Actors.json(content);
    }

    Paper with(JsonObject document) {
      return new Paper(JsonWriter.compact(document), lists);
    }
  }

  static Did did(SigningKey key) {
    return DidKey.of(key.verificationKey());
  }

  /** Issued as platforms do it, and countersigned by the worker where that is needed. */
  static Paper issued(Cast cast, Sample.Kind kind, SecuringMechanism mechanism) throws Exception {
    return issued(cast, kind, mechanism, false);
  }

  /** As above, and then revoked. */
  static Paper revoked(Cast cast, Sample.Kind kind, SecuringMechanism mechanism) throws Exception {
    return issued(cast, kind, mechanism, true);
  }

  private static Paper issued(
      Cast cast, Sample.Kind kind, SecuringMechanism mechanism, boolean revoke) throws Exception {
    var key = cast.issuer(kind);
    var folder = Files.createDirectories(Path.of("target/registers"));
    var file = Files.createTempDirectory(folder, "register").resolve("register.sqlite");
    try (var register = StatusRegister.open(file, URI.create("https://skiff.example/status"))) {
      var issuer = Issuer.of(did(key), key, mechanism, register).withClock(CLOCK);
      var issued = issue(issuer, cast.sample(kind));
      if (revoke) {
        register.set(issued.entry(), StatusPurpose.REVOCATION, true);
      }
      var lists = new HashMap<URI, byte[]>();
      for (var list : issuer.statusLists().entrySet()) {
        lists.put(list.getKey(), list.getValue().toByteArray());
      }
      var paper = new Paper(issued.credential().toByteArray(), Map.copyOf(lists));
      return kind == Sample.Kind.ENGAGEMENT && mechanism instanceof DataIntegrity proofs
          ? paper.with(proofs.secure(paper.json(), cast.worker(), assertion(cast.worker())))
          : paper;
    }
  }

  private static Issued issue(Issuer issuer, Sample sample) throws Exception {
    return issue(issuer, sample.type(), sample.claims());
  }

  private static <T> Issued issue(Issuer issuer, ClaimType<T> type, Object claims)
      throws Exception {
    @SuppressWarnings("unchecked")
    var typed = (T) claims;
    return issuer.issue(type, typed);
  }

  static ProofOptions assertion(SigningKey key) {
    return ProofOptions.assertion(DidKey.verificationMethod(did(key)), NOW);
  }

  /** Signed as it is, without the issuer's care for what it says. */
  static byte[] signed(JsonObject document, SigningKey key, Cryptosuite suite)
      throws ProblemException, IOException {
    return JsonWriter.compact(new DataIntegrity(suite).secure(document, key, assertion(key)));
  }

  static ProofOptions answer(SigningKey key, PresentationRequest request) {
    return ProofOptions.authentication(
        DidKey.verificationMethod(did(key)),
        NOW,
        new ProofOptions.Binding(request.audience().toString(), request.challenge().toString()));
  }

  static PresentationRequest request() {
    return PresentationRequest.from(RIDES, WorkStatement.TYPE)
        .expiring(NOW.plus(Duration.ofMinutes(15)));
  }

  static Verifier verifier(Map<URI, byte[]> lists, Did... trusted) {
    var known =
        lists.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, list -> VerifiableCredential.restore(list.getValue())));
    return Verifier.of(
            DidResolver.offline(),
            IssuerTrust.only(Set.copyOf(Arrays.asList(trusted))),
            StatusPolicy.notOlderThan(Duration.ofHours(1)))
        .withClock(CLOCK)
        .withStatusLists(StatusListSource.of(known));
  }

  static CredentialVerdict verify(byte[] content, Map<URI, byte[]> lists, Did... trusted) {
    return verifier(lists, trusted).verify(VerifiableCredential.received(MediaType.VC, content));
  }

  static boolean accepts(CredentialVerdict verdict) {
    return verdict instanceof CredentialVerdict.CredentialAccepted;
  }

  static JsonObject json(byte[] utf8) {
    try {
      return JsonReader.readObject(utf8);
    } catch (ProblemException e) {
      throw new IllegalArgumentException("not JSON: " + new String(utf8, UTF_8), e);
    }
  }

  static JsonObject presentation(List<byte[]> credentials) {
    var items =
        credentials.stream().map(one -> new String(one, UTF_8)).collect(Collectors.joining(","));
    return json(
        """
        {"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiablePresentation"],
         "verifiableCredential":[%s]}
        """
            .formatted(items)
            .getBytes(UTF_8));
  }
}
