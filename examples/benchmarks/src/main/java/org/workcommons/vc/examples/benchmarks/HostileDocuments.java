package org.workcommons.vc.examples.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.Jose;
import org.workcommons.vc.securing.ProofOptions;
import org.workcommons.vc.verifier.StatusListSource;

/**
 * Documents of up to 10 KB that were made to cost a verifier as much as they can, by strangers and
 * by an issuer who is believed: deep, wide, repetitive, full of what nothing tells apart, with many
 * signatures, and with lists that are larger than they look.
 */
public final class HostileDocuments {
  /** The most bytes of a document, and of a list that it refers to. */
  static final int MOST_BYTES = 10_240;

  private static final int ROUNDS = 12;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final SigningKey KEY = SigningKey.fresh(KeyType.ED25519);

  private final Map<String, Document> documents = new LinkedHashMap<>();

  private HostileDocuments() {}

  /**
   * One of them.
   *
   * @param mediaType what it is sent as, empty for a {@code dc+sd-jwt} token
   * @param content the document
   * @param lists the status lists that it refers to, as they are published
   */
  record Document(Optional<MediaType> mediaType, byte[] content, Map<URI, byte[]> lists) {
    /** {@return whether it is accepted} Nothing is remembered of it from before. */
    boolean verifies() {
      var verifier = Contest.verifier(DidKey.of(KEY.verificationKey())).withStatusLists(source());
      if (mediaType.isEmpty()) {
        return verifier.verifyToken(content).report().problems().isEmpty();
      }
      var credential = VerifiableCredential.received(mediaType.get(), content);
      return verifier.verify(credential).report().problems().isEmpty();
    }

    private StatusListSource source() {
      var credentials = new LinkedHashMap<URI, VerifiableCredential>();
      var tokens = new LinkedHashMap<URI, String>();
      lists.forEach(
          (url, list) -> {
            credentials.put(url, VerifiableCredential.restore(list));
            tokens.put(url, new String(list, US_ASCII));
          });
      return mediaType.isEmpty()
          ? StatusListSource.ofTokens(tokens)
          : StatusListSource.of(credentials);
    }
  }

  /**
   * What the slowest take, in CPU time, each in the best of several rounds.
   *
   * @param name which one is the slowest without a proof of {@code bbs-2023}
   * @param millis until there is a verdict on it
   * @param timesHonestBbs how many times as long as an honest proof of {@code bbs-2023} the slowest
   *     document with such proofs takes
   */
  record Measured(String name, double millis, double timesHonestBbs) {}

  /** {@return all of them, by name} */
  static Map<String, Document> all() throws ProblemException, IOException {
    var all = new HostileDocuments();
    HostileTexts.all().forEach(all::text);
    for (var claims : HostileClaims.all().entrySet()) {
      all.claims(claims.getKey(), claims.getValue());
    }
    all.documents.putAll(HostileProofs.all(KEY));
    all.documents.putAll(HostileTokens.all(KEY));
    all.documents.putAll(HostileLists.all(KEY));
    all.documents.values().removeIf(document -> document.content.length > MOST_BYTES);
    return all.documents;
  }

  static Measured measured() throws ProblemException, IOException {
    var millis = millis();
    double bbs = worst(millis, true).getValue() / millis.get(HostileProofs.HONEST_BBS);
    var worst = worst(millis, false);
    return new Measured(worst.getKey(), worst.getValue(), bbs);
  }

  private static Map.Entry<String, Double> worst(Map<String, Double> millis, boolean isBbs) {
    return millis.entrySet().stream()
        .filter(one -> one.getKey().startsWith(HostileProofs.BBS) == isBbs)
        .max(Map.Entry.comparingByValue())
        .orElseThrow();
  }

  /** Prints how long each takes, in milliseconds of CPU time, the slowest last. */
  public static void main(String[] args) throws Exception {
    millis().entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .forEach(one -> System.out.printf("%9.3f  %s%n", one.getValue(), one.getKey()));
  }

  private static Map<String, Double> millis() throws ProblemException, IOException {
    var all = all();
    var millis = new LinkedHashMap<String, Double>();
    for (int round = 0; round < ROUNDS; round++) {
      for (var one : all.entrySet()) {
        long start = THREADS.getCurrentThreadCpuTime();
        one.getValue().verifies();
        long end = THREADS.getCurrentThreadCpuTime();
        millis.merge(one.getKey(), (end - start) / 1e6, Math::min);
      }
    }
    return millis;
  }

  private void text(String name, String text) {
    documents.put(name, credential(MediaType.VC, text.getBytes(UTF_8)));
  }

  /** Under every proof that hashes a document in its own way, and as a token. */
  private void claims(String name, JsonObject claims) throws IOException {
    for (var suite : List.of(Cryptosuite.EDDSA_JCS_2022, Cryptosuite.EDDSA_RDFC_2022)) {
      var document = signed(claims, suite, KEY);
      documents.put(name + ", " + suite.identifier(), credential(document));
    }
    var token = new Jose().secure(claims, KEY, options(KEY));
    documents.put(name + ", vc+jwt", credential(MediaType.VC_JWT, token.getBytes(US_ASCII)));
  }

  /** With a proof of its own, or with another's where none can be made. */
  static JsonObject signed(JsonObject document, Cryptosuite suite, SigningKey key)
      throws IOException {
    var integrity = new DataIntegrity(suite);
    try {
      return integrity.secure(document, key, options(key));
    } catch (ProblemException e) {
      return document.with("proof", proof(suite, key));
    }
  }

  private static JsonValue proof(Cryptosuite suite, SigningKey key) throws IOException {
    try {
      var honest = new DataIntegrity(suite).secure(Contest.document(key), key, options(key));
      return honest.get("proof").orElseThrow();
    } catch (ProblemException e) {
      throw new IllegalStateException("an honest document is signed", e);
    }
  }

  static ProofOptions options(SigningKey key) {
    return ProofOptions.assertion(
        DidKey.verificationMethod(DidKey.of(key.verificationKey())), Contest.NOW);
  }

  /** An honest credential by this key, to be made worse. */
  static JsonObject honest() {
    return Contest.document(KEY);
  }

  static Document credential(JsonObject document) {
    return credential(MediaType.VC, JsonWriter.compact(document));
  }

  static Document credential(MediaType type, byte[] content) {
    return new Document(Optional.of(type), content, Map.of());
  }

  static JsonArray contexts() {
    return (JsonArray) honest().get("@context").orElseThrow();
  }
}
