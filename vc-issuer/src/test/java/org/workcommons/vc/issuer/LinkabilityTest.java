package org.workcommons.vc.issuer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.sdjwt.Concealment;
import org.workcommons.vc.sdjwt.DisclosableToken;
import org.workcommons.vc.sdjwtvc.SdJwtVc;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.ProofOptions;
import org.workcommons.vc.securing.SelectiveDisclosure;

/**
 * A thousand workers show one claim to two verifiers each, and keep what is theirs alone. Then
 * those who saw something pool it, every byte. A third of the workers share each value of the
 * claim, so one guess in 333 is right by chance: three of a thousand.
 */
@Tag("long")
class LinkabilityTest {
  private static final int WORKERS = 1000;
  private static final long SEED = 20_261_121;

  /** Three are expected by chance; more than this happens once in a million runs. */
  private static final int CHANCE = 15;

  private static final Instant NOW = Instant.parse("2026-11-05T09:00:00Z");
  private static final Pointer CATEGORY = new Pointer("/category");
  private static final Pointer NUMBER = new Pointer("/number");
  private static final List<String> CATEGORIES = List.of("passengers", "heavy goods", "motorcycle");

  private final SigningKey coop = SigningKey.fresh(KeyType.P256);

  /** One copy for each verifier: they can't tell who is who. */
  @Test
  void twoVerifiersLearnNothingFromOneTimeCopies() throws Exception {
    var first = new Pool();
    var second = new Pool();
    pool(
        List.of(first, second),
        worker -> {
          var keys = List.of(SigningKey.fresh(KeyType.P256), SigningKey.fresh(KeyType.P256));
          var copies = copies(worker, keys);
          return List.of(
              shown(copies.get(0), keys.get(0), "https://rides.example"),
              shown(copies.get(1), keys.get(1), "https://meals.example"));
        });

    assertThat(first.linked(second, SEED)).isLessThanOrEqualTo(CHANCE);
  }

  /** What a copy that is shown twice gives away, and that the pool would notice. */
  @Test
  void oneCopyShownTwiceGivesEverybodyAway() throws Exception {
    var first = new Pool();
    var second = new Pool();
    pool(
        List.of(first, second),
        worker -> {
          var key = SigningKey.fresh(KeyType.P256);
          var copy = copies(worker, List.of(key)).get(0);
          return List.of(
              shown(copy, key, "https://rides.example"), shown(copy, key, "https://meals.example"));
        });

    assertThat(first.linked(second, SEED)).isEqualTo(WORKERS);
  }

  /**
   * The limit of one-time copies, which no number of them lifts: the issuer made them, and knows
   * every key and every signature again.
   */
  @Test
  void anIssuerKnowsItsCopiesAgain() throws Exception {
    var issuer = new Pool();
    var verifier = new Pool();
    pool(
        List.of(issuer, verifier),
        worker -> {
          var key = SigningKey.fresh(KeyType.P256);
          var copy = copies(worker, List.of(key)).get(0);
          return List.of(copy, shown(copy, key, "https://rides.example"));
        });

    assertThat(verifier.linked(issuer, SEED)).isEqualTo(WORKERS);
  }

  /** With bbs-2023 not even the issuer and both verifiers together can tell who is who. */
  @Test
  void nobodyLearnsAnythingFromDerivedProofs() throws Exception {
    var issuer = new Pool();
    var first = new Pool();
    var second = new Pool();
    var signer = SigningKey.fresh(KeyType.BLS12_381_G2);
    pool(
        List.of(issuer, first, second),
        worker -> {
          var base = signed(worker, signer);
          var held = SelectiveDisclosure.of(base, Contexts.bundled());
          return List.of(new String(base.toByteArray(), UTF_8), derived(held), derived(held));
        });

    assertThat(first.linked(second, SEED)).isLessThanOrEqualTo(CHANCE);
    assertThat(first.linked(issuer, SEED)).isLessThanOrEqualTo(CHANCE);
    assertThat(second.linked(issuer, SEED)).isLessThanOrEqualTo(CHANCE);
  }

  /** What each of some parties sees of one worker, in their order. */
  private interface Sights {
    List<String> of(int worker) throws Exception;
  }

  /** On all processors, since a thousand workers take a while. */
  private static void pool(List<Pool> parties, Sights sights) throws Exception {
    var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      var tasks = new ArrayList<Callable<List<long[]>>>();
      for (int i = 0; i < WORKERS; i++) {
        int worker = i;
        tasks.add(() -> sights.of(worker).stream().map(Pool::pieces).toList());
      }
      for (var seen : threads.invokeAll(tasks)) {
        for (int party = 0; party < parties.size(); party++) {
          parties.get(party).add(seen.get().get(party));
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static String derived(SelectiveDisclosure held) throws Exception {
    var shown = held.derive(List.of(new Pointer("/credentialSubject/description")));
    return new String(shown.toByteArray(), UTF_8);
  }

  private static VerifiableCredential signed(int worker, SigningKey signer) throws Exception {
    var did = DidKey.of(signer.verificationKey());
    var document =
        JsonReader.readObject(
            """
            {"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential"],
             "issuer":"%s","credentialSubject":{"name":"worker number %d","description":"%s"}}
            """
                .formatted(did, worker, category(worker))
                .getBytes(UTF_8));
    var options =
        ProofOptions.assertion(DidKey.verificationMethod(did), NOW)
            .withMandatory(List.of(new Pointer("/issuer")));
    return new DataIntegrity(Cryptosuite.BBS_2023).secureCredential(document, signer, options);
  }

  private List<String> copies(int worker, List<SigningKey> keys) throws Exception {
    var claims =
        JsonObject.builder()
            .put("vct", "https://w3id.org/workcommons/vct/licence/1")
            .put("category", category(worker))
            .put("number", "licence number " + worker)
            .build();
    Did did = DidKey.of(coop.verificationKey());
    var issuer =
        OneTimeCopies.of(
                DidKey.verificationMethod(did), coop, new Concealment(List.of(CATEGORY, NUMBER)))
            .withClock(InstantSource.fixed(NOW));
    var holders = new ArrayList<VerificationKey>();
    keys.forEach(key -> holders.add(key.verificationKey()));
    return issuer.issue(claims, Duration.ofDays(7), holders).copies();
  }

  private static String shown(String copy, SigningKey key, String verifier) throws Exception {
    var held = DisclosableToken.of(SdJwtVc.received(copy.getBytes(US_ASCII)).presentation());
    var audience = new DisclosableToken.Audience(verifier, UUID.randomUUID().toString());
    return held.show(List.of(CATEGORY), key, audience, NOW);
  }

  private static String category(int worker) {
    return CATEGORIES.get(worker % CATEGORIES.size());
  }
}
