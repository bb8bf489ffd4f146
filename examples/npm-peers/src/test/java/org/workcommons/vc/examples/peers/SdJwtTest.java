package org.workcommons.vc.examples.peers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.Sha256;
import org.workcommons.vc.jose.Jwt;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.sdjwt.Concealment;
import org.workcommons.vc.sdjwt.DisclosableToken;
import org.workcommons.vc.sdjwt.DisclosableToken.Audience;
import org.workcommons.vc.sdjwt.KeyBinding;
import org.workcommons.vc.sdjwtvc.SdJwtVc;
import org.workcommons.vc.status.TokenStatusList;

/** Selectively disclosable tokens with key binding, beside @sd-jwt and jose. */
@WithPeer
class SdJwtTest {
  private static final Audience AUDIENCE = new Audience("https://rides.example", "8f1a");
  private static final int TREES = 150;
  private static final int DECOYS = 2;
  private static final List<Pointer> DISCLOSABLE =
      Stream.of("/given_name", "/rating", "/address", "/address/city", "/licences/0", "/licences/2")
          .map(Pointer::new)
          .toList();

  /** What is accepted there and must be refused. */
  private static final Set<String> ACCEPTED_THERE =
      Set.of(
          "a disclosure twice",
          "a disclosure without what it stands in",
          "a disclosure that nothing refers to");

  private final Theirs theirs;

  /**
   * Tokens whose binding there is to something else than what goes out, which happens where what
   * can be withheld stands in an object that can not, in one that can.
   */
  private int badlyPresented;

  private final SigningKey issuer = SigningKey.fresh(KeyType.P256);
  private final SigningKey holder = SigningKey.fresh(KeyType.P256);

  SdJwtTest(Theirs theirs) {
    this.theirs = theirs;
  }

  // --- random claims

  @ParameterizedTest
  @ValueSource(strings = {"ES256", "Ed25519"})
  void whoeverIssuesPresentsAndVerifiesTheSameIsRead(String kind) throws Exception {
    var there = new Actor(theirs.newKey("sd issuer " + kind, kind));
    var held = theirs.newKey("sd holder " + kind, kind);
    int disclosures = 0;
    for (long seed = 1; seed <= TREES; seed++) {
      var tree = Claims.random(base(held.key()), seed);
      var shown = tree.some(seed % 7);
      var issuedThere = theirs.issueSdJwt(tree, DECOYS, there.key);
      var issuedHere = issued(tree, SigningKey.fresh(there.type()));
      assertReadAlike(seed, tree, shown, issuedThere, there.key.key(), held);
      assertReadAlike(seed, tree, shown, issuedHere.token, issuedHere.key, held);
      disclosures += shown.size();
    }
    assertThat(disclosures).isGreaterThan(TREES);
    assertThat(badlyPresented).isLessThan(TREES / 5);
  }

  /** A token presented there, which both verifiers read, as it is when the holder is here. */
  private void assertReadAlike(
      long seed,
      Claims tree,
      Set<Pointer> shown,
      String issued,
      VerificationKey issuer,
      Theirs.Key held)
      throws Exception {
    var expected = Optional.of(tree.remaining(shown));
    var presented = theirs.presentSdJwt(issued, tree.presentationFrame(shown), held, AUDIENCE);
    var readThere = theirs.verifySdJwt(presented, issuer, AUDIENCE);
    assertThat(readHere(presented, issuer, AUDIENCE)).as("seed %d", seed).isEqualTo(readThere);
    if (readThere.isEmpty()) {
      badlyPresented++;
    } else {
      assertThat(readThere).as("seed %d", seed).isEqualTo(expected);
    }

    var own = SigningKey.fresh(KeyType.P256);
    var bound = tree.claims().with("cnf", confirmation(own.verificationKey()));
    var again = new Claims(bound, tree.disclosable());
    var ours = issued(again, SigningKey.fresh(KeyType.P256));
    var shownHere = presentedHere(ours.token, shown, own);
    assertThat(theirs.verifySdJwt(shownHere, ours.key, AUDIENCE))
        .as("presented here, read there, seed %d", seed)
        .isEqualTo(Optional.of(again.remaining(shown)));
  }

  @Test
  void whatIsIssuedThereIsPresentedHereAndReadByBoth() throws Exception {
    var there = theirs.newKey("sd issuer", "ES256");
    for (long seed = 1; seed <= TREES; seed++) {
      var tree = Claims.random(base(holder.verificationKey()), seed);
      var shown = tree.some(seed % 5);
      var presented = presentedHere(theirs.issueSdJwt(tree, DECOYS, there), shown, holder);

      var expected = Optional.of(tree.remaining(shown));
      assertThat(readHere(presented, there.key(), AUDIENCE))
          .as("seed %d", seed)
          .isEqualTo(expected);
      assertThat(theirs.verifySdJwt(presented, there.key(), AUDIENCE))
          .as("seed %d", seed)
          .isEqualTo(expected);
    }
  }

  // --- changes

  @TestFactory
  Stream<DynamicTest> whatSomebodyChangedOnTheWayIsRefusedByBoth() throws Exception {
    var there = theirs.newKey("sd issuer", "ES256");
    var held = theirs.newKey("sd holder", "ES256");
    var claims = fixed(held.key());
    var frame = claims.presentationFrame(DISCLOSABLE);
    var ofThem =
        theirs.presentSdJwt(theirs.issueSdJwt(claims, DECOYS, there), frame, held, AUDIENCE);
    var ours = fixed(holder.verificationKey());
    var ofUs = presentedHere(issued(ours, issuer).token, Set.copyOf(DISCLOSABLE), holder);
    return Stream.concat(
        changes("theirs: ", ofThem, there.key()),
        changes("ours: ", ofUs, issuer.verificationKey()));
  }

  private Stream<DynamicTest> changes(String whose, String presented, VerificationKey issuer) {
    return SdJwtChanges.of(presented).stream()
        .map(
            change ->
                DynamicTest.dynamicTest(
                    whose + change.what(),
                    () -> assertRefusedByBoth(change.token(), issuer, AUDIENCE)));
  }

  @Test
  void whatIsForSomebodyElseOrByAnotherKeyIsRefusedByBoth() throws Exception {
    var ours = fixed(holder.verificationKey());
    var token = issued(ours, issuer).token;
    var presented = presentedHere(token, Set.of(), holder);
    var key = issuer.verificationKey();

    assertRefusedByBoth(presented, key, new Audience("https://else.example", "8f1a"));
    assertRefusedByBoth(presented, key, new Audience("https://rides.example", "8f1b"));
    assertRefusedByBoth(presented, holder.verificationKey(), AUDIENCE);
    assertRefusedByBoth(SdJwtChanges.unbound(presented), key, AUDIENCE);
    var thief = SigningKey.fresh(KeyType.P256);
    assertRefusedByBoth(presentedHere(token, Set.of(), thief), key, AUDIENCE);
  }

  /** RFC 9901 §7.1 leaves no choice. */
  @Test
  void whatAHolderAddsAndBindsIsRefusedHere() throws Exception {
    var ours = fixed(holder.verificationKey());
    var presented = presentedHere(issued(ours, issuer).token, Set.copyOf(DISCLOSABLE), holder);
    var accepted = new ArrayList<String>();
    for (var cheat : SdJwtChanges.cheats(SdJwtChanges.unbound(presented)).entrySet()) {
      var bound = cheat.getValue() + binding(cheat.getValue());
      assertThat(readHere(bound, issuer.verificationKey(), AUDIENCE)).as(cheat.getKey()).isEmpty();
      if (theirs.verifySdJwt(bound, issuer.verificationKey(), AUDIENCE).isPresent()) {
        accepted.add(cheat.getKey());
      }
    }
    assertThat(Set.copyOf(accepted)).isEqualTo(ACCEPTED_THERE);
  }

  private void assertRefusedByBoth(String presented, VerificationKey issuer, Audience audience)
      throws Exception {
    assertThat(readHere(presented, issuer, audience)).as("here").isEmpty();
    assertThat(theirs.verifySdJwt(presented, issuer, audience)).as("there").isEmpty();
  }

  // --- jose

  /** The payload and the binding are ours, the signatures jose's. */
  @ParameterizedTest
  @ValueSource(strings = {"ES256", "Ed25519"})
  void whatJoseSignsIsReadHere(String kind) throws Exception {
    var there = theirs.newKey("jose issuer", kind);
    var held = theirs.newKey("jose holder", kind);
    var parts = issued(fixed(held.key()), issuer).token.split("~", 2);
    var payload = SdJwtChanges.decoded(parts[0].split("\\.", -1)[1]);
    var header = JsonObject.builder().put("alg", kind);
    var token = theirs.signToken(payload, header.put("typ", "dc+sd-jwt").build(), there);
    var whole = token + "~" + parts[1];
    var typ = JsonObject.builder().put("alg", kind).put("typ", "kb+jwt").build();
    var presented = whole + theirs.signToken(bindingClaims(whole), typ, held);

    assertThat(readHere(presented, there.key(), AUDIENCE))
        .contains(fixed(held.key()).remaining(DISCLOSABLE));
    assertThat(readHere(presented, held.key(), AUDIENCE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ES256", "Ed25519"})
  void whatWeSignIsVerifiedByJose(String kind) throws Exception {
    var type = kind.equals("ES256") ? KeyType.P256 : KeyType.ED25519;
    var issuer = SigningKey.fresh(type);
    var holder = SigningKey.fresh(type);
    var presented =
        presentedHere(issued(fixed(holder.verificationKey()), issuer).token, Set.of(), holder);
    var token = presented.substring(0, presented.indexOf('~'));
    var binding = presented.substring(presented.lastIndexOf('~') + 1);
    var audience = Map.of("audience", AUDIENCE.identifier(), "nonce", AUDIENCE.nonce());

    assertThat(verifiedByJose(token, issuer, kind, "dc+sd-jwt", Map.of())).isTrue();
    assertThat(verifiedByJose(binding, holder, kind, "kb+jwt", audience)).isTrue();
    assertThat(verifiedByJose(binding, issuer, kind, "kb+jwt", audience)).isFalse();
    assertThat(verifiedByJose(token, issuer, kind, "kb+jwt", Map.of())).isFalse();
  }

  private boolean verifiedByJose(
      String token, SigningKey key, String kind, String typ, Map<String, String> binding)
      throws Exception {
    return theirs.verifyToken(token, key.verificationKey(), kind, typ, binding).verified();
  }

  // --- status lists

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void listsOfStatusesAreReadAlikeWhoeverMadeThem(int bits) throws Exception {
    var random = new Random(bits);
    for (int size : new int[] {8, 16, 1000, 50_000}) {
      var statuses = random.ints(size, 0, 1 << bits).boxed().toList();
      var values = new HashMap<Integer, Integer>();
      for (int i = 0; i < size; i++) {
        values.put(i, statuses.get(i));
      }

      var here = TokenStatusList.of(bits, size, values);
      assertThat(theirs.tokenStatuses(here.json())).isEqualTo(statuses);
      var there = TokenStatusList.read(theirs.newTokenStatusList(statuses, bits), Pointer.ROOT);
      assertThat(there.size()).isEqualTo(size);
      for (int i = 0; i < size; i++) {
        assertThat(there.value(i)).isEqualTo(statuses.get(i));
      }
    }
  }

  // --- here

  /** An issuer there. */
  private record Actor(Theirs.Key key) {
    KeyType type() {
      return key.key().type();
    }
  }

  private record Issued(String token, VerificationKey key) {}

  private static Issued issued(Claims claims, SigningKey key) throws Exception {
    var concealment = new Concealment(claims.disclosable()).withDecoys(DECOYS);
    var token = SdJwtVc.issue(JsonObject.empty(), claims.claims(), concealment, key);
    return new Issued(token, key.verificationKey());
  }

  private static String presentedHere(String issued, Set<Pointer> shown, SigningKey holder)
      throws Exception {
    var credential = SdJwtVc.received(issued.getBytes(US_ASCII));
    return DisclosableToken.of(credential.presentation()).show(shown, holder, AUDIENCE, Actors.NOW);
  }

  private static Optional<JsonObject> readHere(
      String presented, VerificationKey issuer, Audience audience) {
    try {
      var presentation = SdJwtVc.received(presented.getBytes(US_ASCII)).presentation();
      presentation.requireBound(
          new KeyBinding(audience, Actors.NOW, Duration.ofMinutes(1), Duration.ofSeconds(30)));
      return Optional.of(presentation.verify(issuer));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  private String binding(String unbound) throws Exception {
    var header = JsonObject.empty().with("typ", "kb+jwt");
    return Jwt.sign(header, bindingClaims(unbound), holder);
  }

  private static JsonObject bindingClaims(String unbound) {
    return JsonObject.builder()
        .put("iat", Actors.NOW.getEpochSecond())
        .put("aud", AUDIENCE.identifier())
        .put("nonce", AUDIENCE.nonce())
        .put("sd_hash", Base64Url.encode(Sha256.hash(unbound.getBytes(UTF_8))))
        .build();
  }

  private static JsonObject base(VerificationKey holder) {
    return JsonObject.builder()
        .put("iss", "https://coop.example")
        .put("iat", Actors.NOW.getEpochSecond())
        .put("vct", "https://coop.example/rating")
        .put("cnf", confirmation(holder))
        .build();
  }

  private static JsonObject confirmation(VerificationKey holder) {
    return JsonObject.empty().with("jwk", holder.jwk());
  }

  private static Claims fixed(VerificationKey holder) {
    var claims =
        Actors.json(
            """
            {"given_name": "Åse 🚣", "rating": 4.93, "trips": 1240, "address": {"city": "Port Sable",
             "street": "Quay 4"}, "licences": ["B", "C1", "D"]}
            """
                .getBytes(UTF_8));
    return new Claims(
        JsonObject.builder().putAll(base(holder)).putAll(claims).build(), DISCLOSABLE);
  }
}
