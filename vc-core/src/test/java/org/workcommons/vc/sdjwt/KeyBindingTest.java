package org.workcommons.vc.sdjwt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.fixture.SignedTokens;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;

class KeyBindingTest {
  private static final String TYP = "example+sd-jwt";
  private static final Instant NOW = Instant.parse("2026-11-05T09:00:00Z");
  private static final DisclosableToken.Audience AUDIENCE =
      new DisclosableToken.Audience("https://v.example", "8f1a");
  private static final JsonObject HEADER = JsonObject.empty().with("typ", TYP);
  private static final Pointer NAME = new Pointer("/name");
  private static final Pointer FIRST = new Pointer("/phones/0");

  private final SigningKey key = SigningKey.fresh(KeyType.ED25519);
  private final SigningKey holder = SigningKey.fresh(KeyType.P256);
  private final DisclosableToken held =
      held(document().with("cnf", JsonObject.empty().with("jwk", holder.verificationKey().jwk())));

  @Test
  void acceptsWhatTheHolderBoundToThisRequest() throws Exception {
    var presented = read(bound());

    presented.requireBound(policy());

    assertThat(presented.verify(key.verificationKey()).string("name")).contains("Ann");
  }

  /** By policy, never by presence. RFC 9901 §7.3. */
  @Test
  void refusesABindingThatIsMissingOrNotExpected() throws Exception {
    var bound = bound();

    refusesBound(bound.substring(0, bound.lastIndexOf('~') + 1));
    Refusal.of(() -> read(bound).requireUnbound());
    Refusal.of(() -> DisclosableToken.of(read(bound)));
  }

  @Test
  void refusesABindingForAnotherRequest() throws Exception {
    for (var other :
        List.of(
            new DisclosableToken.Audience("https://w.example", "8f1a"),
            new DisclosableToken.Audience("https://v.example", "8f1b"))) {
      refusesBound(held.show(List.of(NAME), holder, other, NOW));
    }
  }

  @Test
  void refusesABindingOfAnotherTime() throws Exception {
    for (long seconds : new long[] {-91, 31, -86_400}) {
      refusesBound(held.show(List.of(NAME), holder, AUDIENCE, NOW.plusSeconds(seconds)));
    }
  }

  @Test
  void refusesABindingByAnotherKey() throws Exception {
    var thief = SigningKey.fresh(KeyType.P256);
    refusesBound(held.show(List.of(NAME), thief, AUDIENCE, NOW));
    refusesBound(held.show(List.of(NAME), key, AUDIENCE, NOW));
  }

  @Test
  void refusesABindingToOtherDisclosures() throws Exception {
    var bound = bound();
    var binding = bound.substring(bound.lastIndexOf('~') + 1);

    refusesBound(held.show(List.of()) + binding);
    refusesBound(held.show(List.of(NAME, FIRST)) + binding);
  }

  @Test
  void refusesABindingOfAnotherType() throws Exception {
    var bound = bound();
    var presented = bound.substring(0, bound.lastIndexOf('~') + 1);
    var claims =
        JsonReader.readObject(
            Base64Url.decode(bound.substring(presented.length()).split("\\.")[1]));
    var header = JsonObject.empty().with("alg", "ES256");
    for (var type : List.of("JWT", "vp+jwt", "kb+jwt ", "")) {
      refusesBound(presented + SignedTokens.of(header.with("typ", type), claims, holder));
    }
    refusesBound(presented + SignedTokens.of(header, claims, holder));
    for (var name : claims.names()) {
      refusesBound(
          presented + SignedTokens.of(header.with("typ", "kb+jwt"), claims.without(name), holder));
    }
    var unsigned = JsonObject.empty().with("alg", "none").with("typ", "kb+jwt");
    refusesBound(presented + SignedTokens.of(unsigned, claims, holder));
  }

  @Test
  void refusesABindingWithoutAKeyToCompareWith() throws Exception {
    var unbound = held(document());
    refusesBound(unbound.show(List.of(), holder, AUDIENCE, NOW));
  }

  private KeyBinding policy() {
    return new KeyBinding(AUDIENCE, NOW, Duration.ofMinutes(1), Duration.ofSeconds(30));
  }

  private String bound() throws Exception {
    return held.show(List.of(NAME), holder, AUDIENCE, NOW);
  }

  private DisclosableToken held(JsonObject claims) {
    try {
      return DisclosableToken.of(
          read(new Concealment(List.of(NAME, FIRST)).issue(HEADER, claims, key)));
    } catch (ProblemException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonObject document() {
    return JsonObject.builder()
        .put("name", "Ann")
        .put("phones", JsonArray.ofStrings(List.of("1", "2")))
        .build();
  }

  private void refusesBound(String bound) {
    Refusal.of(() -> read(bound).requireBound(policy()));
  }

  private static SdJwtPresentation read(String token) throws ProblemException {
    return SdJwtPresentation.received(TYP, token.getBytes(US_ASCII), Set.of());
  }
}
