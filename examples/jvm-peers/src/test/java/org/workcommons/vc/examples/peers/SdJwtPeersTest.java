package org.workcommons.vc.examples.peers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.encoding.Sha256;
import org.workcommons.vc.examples.peers.sdjwt.Authlete;
import org.workcommons.vc.examples.peers.sdjwt.Eudi;
import org.workcommons.vc.examples.peers.sdjwt.Ours;
import org.workcommons.vc.examples.peers.sdjwt.PeerKey;
import org.workcommons.vc.examples.peers.sdjwt.Refused;
import org.workcommons.vc.examples.peers.sdjwt.SdJwtPeer;
import org.workcommons.vc.jose.Jwt;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.sdjwt.Concealment;
import org.workcommons.vc.sdjwt.DisclosableToken.Audience;

/** Selectively disclosable tokens, whoever issues, whoever holds and whoever verifies. */
class SdJwtPeersTest {
  private static final List<SdJwtPeer> ALL =
      List.of(new Ours(Actors.NOW), new Authlete(), new Eudi());
  private static final Audience AUDIENCE = new Audience("https://rides.example", "8f1a");
  private static final List<KeyType> TYPES = List.of(KeyType.P256, KeyType.ED25519);
  private static final int SELECTIONS = 6;
  private static final Concealment CONCEALMENT =
      new Concealment(
              Stream.of(
                      "/given_name",
                      "/rating",
                      "/active",
                      "/address",
                      "/address/city",
                      "/address/geo/lat",
                      "/licences/0",
                      "/licences/2",
                      "/licences/2/until",
                      "/routes",
                      "/routes/1",
                      "/routes/1/0")
                  .map(Pointer::new)
                  .toList())
          .withDecoys(3);

  /** Who accepts what must be refused. */
  private static final Map<String, List<String>> DEVIATIONS =
      Map.of(
          "a disclosure that nothing refers to", List.of("Authlete"),
          "a disclosure twice", List.of("Authlete"),
          "a disclosure without what it stands in", List.of("Authlete"),
          "an empty disclosure", List.of("EUDI"));

  /** An issuer's and a holder's key, and what the one says of the other. */
  private record Cast(PeerKey issuer, PeerKey holder) {
    static Cast of(KeyType type) {
      return new Cast(key(type), key(type));
    }

    JsonObject claims() {
      var jwk = holder.key().verificationKey().jwk();
      return Actors.json(
              """
              {"iss": "https://coop.example", "iat": 1793000000, "vct": "https://coop.example/rating",
               "given_name": "Åse 🚣 \\"q\\"", "rating": 4.93, "trips": 1240, "active": true,
               "address": {"street": "Quay 4", "city": "Port Sable",
                           "geo": {"lat": 51.25, "lon": -3.5}},
               "licences": ["B", "C1", {"class": "D", "until": "2030-01-01"}],
               "routes": [["a", "b"], ["c", "d"], []]}
              """
                  .getBytes(UTF_8))
          .with("cnf", JsonObject.empty().with("jwk", jwk));
    }
  }

  private static PeerKey key(KeyType type) {
    return PeerKey.of(SigningKey.fresh(type), Optional.empty());
  }

  @TestFactory
  Stream<DynamicTest> whoeverIssuesAndHoldsAllVerifiersReadTheSame() {
    return TYPES.stream()
        .flatMap(
            type ->
                ALL.stream()
                    .flatMap(
                        issuer ->
                            ALL.stream()
                                .map(
                                    holder ->
                                        DynamicTest.dynamicTest(
                                            type + " by " + issuer + ", held by " + holder,
                                            () -> assertReadAlike(type, issuer, holder)))));
  }

  private static void assertReadAlike(KeyType type, SdJwtPeer issuer, SdJwtPeer holder)
      throws Refused {
    var cast = Cast.of(type);
    var held = holder.hold(issuer.issue(cast.claims(), CONCEALMENT, cast.issuer()), cast.issuer());
    for (long seed = 0; seed < SELECTIONS; seed++) {
      var shown = some(seed);
      var presented = held.show(shown, cast.holder(), AUDIENCE, Actors.NOW);
      for (var verifier : ALL) {
        assertThat(verifier.verify(presented, cast.issuer(), AUDIENCE).claims())
            .as("seed %d, read by %s", seed, verifier)
            .isEqualTo(remaining(cast.claims(), Pointer.ROOT, shown));
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> whatSomebodyChangedOnTheWayIsRefusedByAll() {
    return ALL.stream()
        .flatMap(
            issuer -> {
              var cast = Cast.of(KeyType.P256);
              return changes(presented(issuer, issuer, cast)).stream()
                  .map(
                      change ->
                          DynamicTest.dynamicTest(
                              "by " + issuer + ": " + change.what,
                              () -> assertRefusedByAll(change.token, cast, AUDIENCE)));
            });
  }

  @TestFactory
  Stream<DynamicTest> whatIsForSomebodyElseOrByAnotherKeyIsRefusedByAll() {
    return TYPES.stream()
        .flatMap(
            type ->
                ALL.stream()
                    .map(
                        peer ->
                            DynamicTest.dynamicTest(
                                type + " by " + peer, () -> assertBound(type, peer))));
  }

  private static void assertBound(KeyType type, SdJwtPeer peer) throws IOException {
    var cast = Cast.of(type);
    var presented = presented(peer, peer, cast);

    assertRefusedByAll(presented, cast, new Audience("https://else.example", "8f1a"));
    assertRefusedByAll(presented, cast, new Audience("https://rides.example", "8f1b"));
    assertRefusedByAll(presented, new Cast(key(type), cast.holder()), AUDIENCE);
    var thief = new Cast(cast.issuer(), key(type));
    var stolen = unbound(presented);
    assertRefusedByAll(stolen + binding(stolen, thief.holder()), cast, AUDIENCE);
    assertRefusedByAll(stolen, cast, AUDIENCE);
  }

  /** RFC 9901 §7.1 and §7.3 leave no choice; not everybody looks. */
  @TestFactory
  Stream<DynamicTest> whatAHolderBoundThatNobodyIssuedIsRefusedHere() throws Exception {
    var cast = Cast.of(KeyType.P256);
    var all = CONCEALMENT.disclosable();
    var issued = ALL.get(0).issue(cast.claims(), CONCEALMENT, cast.issuer());
    var held = ALL.get(0).hold(issued, cast.issuer());
    var whole = unbound(held.show(all, cast.holder(), AUDIENCE, Actors.NOW));
    var claims = bindingClaims(whole);
    var cheats = new LinkedHashMap<String, String>();
    for (var cheat : cheats(whole).entrySet()) {
      cheats.put(cheat.getKey(), cheat.getValue() + binding(cheat.getValue(), cast.holder()));
    }
    cheats.put("a binding of another typ", whole + binding("JWT", claims, cast.holder()));
    for (var name : claims.names()) {
      var less = claims.without(name);
      cheats.put("a binding without " + name, whole + binding("kb+jwt", less, cast.holder()));
    }
    return cheats.entrySet().stream()
        .map(
            cheat ->
                DynamicTest.dynamicTest(
                    cheat.getKey(), () -> assertAccepted(cheat.getKey(), cheat.getValue(), cast)));
  }

  private static Map<String, String> cheats(String whole) {
    var parts = List.of(whole.split("~"));
    var address =
        parts.stream().skip(1).filter(one -> name(one).equals("address")).findFirst().orElseThrow();
    var city = parts.stream().skip(1).filter(one -> name(one).equals("city")).findFirst();
    var other = Base64Url.encode("[\"c2FsdA\",\"given_name\",\"Eve\"]".getBytes(UTF_8));
    return Map.of(
        "a disclosure that nothing refers to", whole + other + "~",
        "a disclosure twice", whole + city.orElseThrow() + "~",
        "a disclosure without what it stands in", whole.replace(address + "~", ""),
        "text that is no disclosure", whole + "AAAA~",
        "an empty disclosure", whole + "~");
  }

  private static String name(String disclosure) {
    var items = new String(Base64.getUrlDecoder().decode(disclosure), UTF_8).split("\"", -1);
    return items[3];
  }

  private static void assertAccepted(String what, String presented, Cast cast) {
    var accepting =
        ALL.stream().filter(one -> accepts(one, presented, cast, AUDIENCE)).map(Object::toString);
    assertThat(accepting).as(what).isEqualTo(DEVIATIONS.getOrDefault(what, List.of()));
  }

  // --- changes

  private record Changed(String what, String token) {}

  private static List<Changed> changes(String presented) {
    var parts = new ArrayList<>(List.of(presented.split("~", -1)));
    var all = new ArrayList<Changed>();
    for (int i = 0; i < parts.size(); i++) {
      boolean isToken = i == 0 || i == parts.size() - 1;
      for (var change : isToken ? tokenChanges(parts.get(i)) : disclosureChanges(parts.get(i))) {
        var other = new ArrayList<>(parts);
        other.set(i, change.token);
        all.add(new Changed("part " + i + " " + change.what, String.join("~", other)));
      }
      var less = new ArrayList<>(parts);
      less.remove(i);
      all.add(new Changed("leaves out part " + i, String.join("~", less)));
    }
    var swapped = new ArrayList<>(parts);
    swapped.set(1, parts.get(2));
    swapped.set(2, parts.get(1));
    all.add(new Changed("swaps two disclosures", String.join("~", swapped)));
    return all;
  }

  private static List<Changed> tokenChanges(String token) {
    var parts = token.split("\\.", -1);
    var all = new ArrayList<Changed>();
    for (var change : Changes.of(decoded(parts[0]))) {
      all.add(
          new Changed(
              "header " + change.what(),
              encoded(change.document()) + "." + parts[1] + "." + parts[2]));
    }
    for (var change : Changes.of(decoded(parts[1]))) {
      all.add(
          new Changed(change.what(), parts[0] + "." + encoded(change.document()) + "." + parts[2]));
    }
    var signature = Base64.getUrlDecoder().decode(parts[2]);
    signature[signature.length / 2] ^= 1;
    var start = parts[0] + "." + parts[1] + ".";
    all.add(new Changed("changes the signature", start + Base64Url.encode(signature)));
    all.add(new Changed("leaves out the signature", start));
    var none = decoded(parts[0]).with("alg", "none");
    all.add(new Changed("is not signed", encoded(none) + "." + parts[1] + "."));
    return all;
  }

  private static List<Changed> disclosureChanges(String disclosure) {
    var text = "{\"d\":" + new String(Base64.getUrlDecoder().decode(disclosure), UTF_8) + "}";
    var all = new ArrayList<Changed>();
    for (var change : Changes.of(Actors.json(text.getBytes(UTF_8)))) {
      change
          .document()
          .get("d")
          .ifPresent(
              array -> {
                var wrapped = new String(JsonWriter.compact(JsonArray.of(array)), UTF_8);
                var changed = wrapped.substring(1, wrapped.length() - 1);
                all.add(new Changed(change.what(), Base64Url.encode(changed.getBytes(UTF_8))));
              });
    }
    return all;
  }

  private static JsonObject decoded(String part) {
    return Actors.json(Base64.getUrlDecoder().decode(part));
  }

  private static String encoded(JsonObject object) {
    return Base64Url.encode(JsonWriter.compact(object));
  }

  // --- who, and what

  private static String presented(SdJwtPeer issuer, SdJwtPeer holder, Cast cast) {
    try {
      var issued = issuer.issue(cast.claims(), CONCEALMENT, cast.issuer());
      return holder.hold(issued, cast.issuer()).show(some(3), cast.holder(), AUDIENCE, Actors.NOW);
    } catch (Refused e) {
      throw new AssertionError("nothing was presented", e);
    }
  }

  private static String unbound(String presented) {
    return presented.substring(0, presented.lastIndexOf('~') + 1);
  }

  private static String binding(String unbound, PeerKey holder) throws IOException {
    return binding("kb+jwt", bindingClaims(unbound), holder);
  }

  private static String binding(String typ, JsonObject claims, PeerKey holder) throws IOException {
    return Jwt.sign(JsonObject.empty().with("typ", typ), claims, holder.key());
  }

  private static JsonObject bindingClaims(String unbound) {
    return JsonObject.builder()
        .put("iat", Actors.NOW.getEpochSecond())
        .put("aud", AUDIENCE.identifier())
        .put("nonce", AUDIENCE.nonce())
        .put("sd_hash", Base64Url.encode(Sha256.hash(unbound.getBytes(UTF_8))))
        .build();
  }

  private static void assertRefusedByAll(String presented, Cast cast, Audience audience) {
    for (var verifier : ALL) {
      assertThat(accepts(verifier, presented, cast, audience)).as(verifier.toString()).isFalse();
    }
  }

  private static boolean accepts(
      SdJwtPeer verifier, String presented, Cast cast, Audience audience) {
    try {
      verifier.verify(presented, cast.issuer(), audience);
      return true;
    } catch (Refused e) {
      return false;
    }
  }

  /** Nothing for seed 0, more and more for others; each with all that it stands in. */
  private static Set<Pointer> some(long seed) {
    var random = new Random(seed);
    var some = new HashSet<Pointer>();
    for (var place : CONCEALMENT.disclosable()) {
      if (random.nextInt(SELECTIONS) < seed) {
        some.add(place);
      }
    }
    return some;
  }

  /** What a verifier must read: {@code value} without what can be withheld and is. */
  private static JsonObject remaining(JsonObject object, Pointer at, Collection<Pointer> shown) {
    var left = JsonObject.builder();
    object
        .members()
        .forEach(
            (name, member) -> {
              if (isShown(at.at(name), shown)) {
                left.put(name, left(member, at.at(name), shown));
              }
            });
    return left.build();
  }

  private static JsonValue left(JsonValue value, Pointer at, Collection<Pointer> shown) {
    if (value instanceof JsonObject object) {
      return remaining(object, at, shown);
    }
    if (value instanceof JsonArray array) {
      var items = new ArrayList<JsonValue>();
      for (int i = 0; i < array.items().size(); i++) {
        if (isShown(at.at(i), shown)) {
          items.add(left(array.items().get(i), at.at(i), shown));
        }
      }
      return new JsonArray(items);
    }
    return value;
  }

  private static boolean isShown(Pointer place, Collection<Pointer> shown) {
    return !CONCEALMENT.disclosable().contains(place)
        || shown.stream()
            .anyMatch(one -> one.equals(place) || one.value().startsWith(place.value() + "/"));
  }
}
