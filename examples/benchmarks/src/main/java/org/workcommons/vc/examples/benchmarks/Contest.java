package org.workcommons.vc.examples.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.examples.peers.Peer;
import org.workcommons.vc.examples.peers.iron.Iron;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.securing.CanonicalAlone;
import org.workcommons.vc.securing.Cose;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.Jose;
import org.workcommons.vc.securing.ProofOptions;
import org.workcommons.vc.securing.SecuringMechanism;
import org.workcommons.vc.verifier.CredentialVerdict.CredentialAccepted;
import org.workcommons.vc.verifier.IssuerTrust;
import org.workcommons.vc.verifier.StatusPolicy;
import org.workcommons.vc.verifier.Verifier;
import org.workcommons.vc.work.WorkStatement;

/**
 * Who issues and verifies one and the same statement, without a status, in each way to secure it.
 * From the document to the text, and from the text to a verdict. Beside it a token of the IETF's.
 */
final class Contest {
  static final Instant NOW = Instant.parse("2026-11-05T09:00:00Z");

  static final Pointer SUBJECT = Pointer.ROOT.at("credentialSubject");

  private final Optional<Peer> peer;
  private final List<Contender> contenders = new ArrayList<>();
  private int statementBytes;

  private Contest(Optional<Peer> peer) {
    this.peer = peer;
  }

  static Contest with(Optional<Peer> peer) throws Exception {
    var contest = new Contest(peer);
    contest.proofs(Cryptosuite.EDDSA_JCS_2022, KeyType.ED25519, "Ed25519");
    contest.proofs(Cryptosuite.EDDSA_RDFC_2022, KeyType.ED25519, "Ed25519");
    contest.proofs(Cryptosuite.ECDSA_JCS_2019, KeyType.P256, "P-256");
    contest.proofs(Cryptosuite.ECDSA_RDFC_2019, KeyType.P256, "P-256");
    SelectiveContest.enter(contest, peer);
    contest.tokens(KeyType.ED25519, "Ed25519");
    contest.tokens(KeyType.P256, "ES256");
    contest.tokens(KeyType.P384, "ES384");
    contest.messages();
    SdJwtContest.enter(contest, peer);
    RecordContest.enter(contest, peer);
    DcqlContest.enter(contest, peer);
    return contest;
  }

  List<Contender> contenders() {
    return List.copyOf(contenders);
  }

  /** {@return the size of the statement before it is secured} */
  int statementBytes() {
    return statementBytes;
  }

  private void proofs(Cryptosuite suite, KeyType type, String kind) throws Exception {
    var key = SigningKey.fresh(type);
    var name = suite.identifier();
    var credential = ours(name, key, new DataIntegrity(suite));
    if (suite == Cryptosuite.EDDSA_RDFC_2022 || suite == Cryptosuite.ECDSA_RDFC_2019) {
      iron(name, key);
    }
    if (suite == Cryptosuite.EDDSA_RDFC_2022) {
      var document = document(key);
      add(
          name,
          "canonical hash",
          "ours",
          new InThisProcess(() -> CanonicalAlone.hash(document).length > 0));
    }
    if (peer.isPresent()) {
      var arguments =
          JsonObject.builder()
              .put("document", new String(credential.toByteArray(), UTF_8))
              .put("now", NOW.toString())
              .build();
      add(name, "verify", "Digital Bazaar", new InPeer(peer.get(), "verifyCredential", arguments));
      var theirs = theirKey(name, kind);
      add(
          name,
          "issue",
          "Digital Bazaar",
          new InPeer(
              peer.get(),
              "issueCredential",
              theirs
                  .with("document", new String(JsonWriter.compact(document(key)), UTF_8))
                  .with("cryptosuite", name)
                  .with("now", NOW.toString())));
    }
  }

  /** Of what it issued itself: it numbers nameless things in an order of its own. */
  private void iron(String name, SigningKey key) throws IOException {
    var iron = iron();
    var document = document(key);
    var issued = iron.issue(document, key);
    add(name, "verify", "Iron", new InThisProcess(() -> iron.refusal(issued).isEmpty()));
    add(name, "issue", "Iron", new InThisProcess(() -> iron.issue(document, key).length > 0));
  }

  static Iron iron() {
    return new Iron(Contexts.bundled(), NOW);
  }

  private void messages() throws Exception {
    var key = SigningKey.fresh(KeyType.P256);
    ours("vc+cose ES256", key, new Cose());
  }

  private void tokens(KeyType type, String algorithm) throws Exception {
    var key = SigningKey.fresh(type);
    var name = "vc+jwt " + algorithm;
    var token = new String(ours(name, key, new Jose()).toByteArray(), US_ASCII);
    var document = JsonWriter.compact(document(key));
    var kid = DidKey.verificationMethod(DidKey.of(key.verificationKey())).toString();
    nimbus(name, "Nimbus", NimbusTokens.asItComes(key, algorithm, kid), token, document);
    if (type != KeyType.ED25519) {
      var provided = NimbusTokens.withBouncyCastle(key, algorithm, kid);
      nimbus(name, "Nimbus, Bouncy Castle", provided, token, document);
    }
    if (peer.isPresent()) {
      var arguments =
          JsonObject.builder()
              .put("token", token)
              .put("jwk", key.verificationKey().jwk())
              .put("algorithms", JsonArray.ofStrings(List.of(algorithm)))
              .put("typ", "vc+jwt")
              .build();
      add(name, "verify", "jose", new InPeer(peer.get(), "verifyToken", arguments));
      var header =
          JsonObject.builder()
              .put("alg", algorithm)
              .put("typ", "vc+jwt")
              .put("cty", "vc")
              .put("kid", kid)
              .build();
      var theirs = theirKey(name, algorithm);
      add(
          name,
          "issue",
          "jose",
          new InPeer(
              peer.get(),
              "signToken",
              theirs.with("payload", new String(document, UTF_8)).with("header", header)));
    }
  }

  private void nimbus(String name, String who, NimbusTokens nimbus, String token, byte[] document) {
    add(name, "verify", who, new InThisProcess(() -> nimbus.verifies(token)));
    add(name, "issue", who, new InThisProcess(() -> nimbus.issues(document)));
  }

  private VerifiableCredential ours(String name, SigningKey key, SecuringMechanism mechanism)
      throws Exception {
    var document = document(key);
    statementBytes = JsonWriter.compact(document).length;
    return ours(name, document, key, mechanism, verifier(DidKey.of(key.verificationKey())));
  }

  /** {@return what we issue of {@code document}, which {@code verifier} believes} */
  VerifiableCredential ours(
      String name,
      JsonObject document,
      SigningKey key,
      SecuringMechanism mechanism,
      Verifier verifier)
      throws Exception {
    var did = DidKey.of(key.verificationKey());
    var options = ProofOptions.assertion(DidKey.verificationMethod(did), NOW);
    var signer = new Listening(key);
    var credential = mechanism.secureCredential(document, signer, options);
    add(
        name,
        "verify",
        "ours",
        new InThisProcess(() -> verifier.verify(credential) instanceof CredentialAccepted));
    add(
        name,
        "issue",
        "ours",
        new InThisProcess(
            () -> mechanism.secureCredential(document, key, options).toByteArray().length > 0));
    alone(name, key, signer.message);
    return credential;
  }

  static Verifier verifier(Did issuer) {
    return Verifier.of(
            DidResolver.offline(),
            IssuerTrust.only(Set.of(issuer)),
            StatusPolicy.notOlderThan(Duration.ofHours(1)))
        .withClock(InstantSource.fixed(NOW));
  }

  /** How long a signature takes depends on its numbers, so it is the one that we make. */
  private void alone(String name, SigningKey key, byte[] message) {
    var scheme = SignatureAlone.of(key, key.verificationKey().type());
    var signature = scheme.sign(message);
    if (!key.verificationKey().verifies(message, signature)) {
      throw new IllegalStateException("the signature alone is not the one that we make");
    }
    add(
        name,
        "verify",
        Contender.SIGNATURE_ALONE,
        new InThisProcess(() -> scheme.verifies(message, signature)));
    add(
        name,
        "issue",
        Contender.SIGNATURE_ALONE,
        new InThisProcess(() -> scheme.sign(message).length > 0));
  }

  /** Signs with a key, and keeps what it signed last. */
  private static final class Listening implements Signer {
    private final SigningKey key;
    private byte[] message = {};

    Listening(SigningKey key) {
      this.key = key;
    }

    @Override
    public VerificationKey verificationKey() {
      return key.verificationKey();
    }

    @Override
    public byte[] sign(byte[] signed) {
      message = signed.clone();
      return key.sign(signed);
    }
  }

  JsonObject theirKey(String name, String kind) throws Exception {
    peer.orElseThrow()
        .ask("newKey", JsonObject.builder().put("name", name).put("kind", kind).build());
    return JsonObject.builder().put("key", name).build();
  }

  static JsonObject document(SigningKey key) {
    var statement = Operations.statement(DidKey.of(key.verificationKey()));
    return JsonObject.builder()
        .put(
            "@context",
            JsonArray.ofStrings(
                List.of(
                    "https://www.w3.org/ns/credentials/v2",
                    WorkStatement.TYPE.context().toString())))
        .put("id", "urn:uuid:7d3a0b1c-0f3a-4a3e-8e58-3f0b6a1c2d4e")
        .put(
            "type",
            JsonArray.ofStrings(
                List.of("VerifiableCredential", WorkStatement.TYPE.credentialType())))
        .put("issuer", statement.platform().value())
        .put("validFrom", "2026-11-01T00:00:00Z")
        .put("credentialSubject", WorkStatement.TYPE.write(statement))
        .build();
  }

  void add(String mechanism, String operation, String who, Contender.Slice slice) {
    contenders.add(new Contender(mechanism, operation, who, slice));
  }
}
