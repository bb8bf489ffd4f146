package org.workcommons.vc.sdjwt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.fixture.SignedTokens;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * Tokens that are within the limits one by one, and made to cost far more than their size. Nobody
 * has to be believed for that: all of this happens before a signature is looked at.
 */
@Timeout(60)
class HostileSizesTest {
  private static final String TYP = "example+sd-jwt";
  private static final int DEEP = Limits.DEPTH - 4;

  private final SigningKey key = SigningKey.fresh(KeyType.ED25519);

  /** Each disclosure has a place of 60,000 characters: 240 MB of them, in a token of 0.4 MB. */
  @Test
  void refusesManyDisclosuresUnderLongNames() {
    var disclosures = disclosures(Limits.DISCLOSURES);
    var token = token(within(JsonObject.empty().with("_sd", digests(disclosures))), disclosures);

    assertThat(Refusal.of(() -> read(token)).type()).isEqualTo(ProblemType.LIMIT_EXCEEDED);
  }

  @Test
  void takesAsManyDisclosuresUnderShortNames() throws Exception {
    var disclosures = disclosures(Limits.DISCLOSURES);
    var payload = JsonObject.empty().with("_sd", digests(disclosures));

    assertThat(read(token(payload, disclosures)).disclosed()).hasSize(Limits.DISCLOSURES);
  }

  /** Nobody asks where these stand, so that is not written down. */
  @Test
  void readsManyValuesUnderLongNamesInTime() throws Exception {
    var zeros = new JsonArray(Collections.nCopies(Limits.ITEMS, new JsonNumber(0)));
    var lists = new JsonArray(Collections.nCopies(15, zeros));
    var token = token(within(JsonObject.empty().with("a", lists)), List.of());

    assertThat(duration(() -> read(token))).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void refusesADocumentOfMereTildes() {
    var tildes = "~".repeat(Limits.DOCUMENT_BYTES);
    var many = "a~".repeat(Limits.DOCUMENT_BYTES / 2);

    for (var text : List.of(tildes, many)) {
      assertThat(Refusal.of(() -> read(text)).type()).isEqualTo(ProblemType.LIMIT_EXCEEDED);
    }
  }

  /** Their texts have one hash code, so that a table of them becomes a list. */
  @Test
  void readsDisclosuresWhoseTextsCollideInTime() throws Exception {
    var disclosures = colliding(12);
    assertThat(disclosures.stream().map(each -> each.text().hashCode()).distinct()).hasSize(1);
    var items = new ArrayList<JsonObject>();
    for (var each : disclosures) {
      items.add(JsonObject.empty().with("...", each.digest(HashAlgorithm.SHA_256)));
    }
    var payload = JsonObject.empty().with("a", JsonArray.of(items.toArray(JsonObject[]::new)));
    var token = token(payload, disclosures);

    assertThat(duration(() -> read(token).disclosed())).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void readsClaimsWhoseNamesCollideInTime() throws Exception {
    var disclosures = new ArrayList<Disclosure>();
    for (int i = 0; i < 4096; i++) {
      var name = new StringBuilder("x".repeat(900));
      for (int bit = 0; bit < 12; bit++) {
        name.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      disclosures.add(Disclosure.ofMember(new byte[16], name.toString(), JsonNumber.of(i)));
    }
    var token = token(JsonObject.empty().with("_sd", digests(disclosures)), disclosures);

    assertThat(
            duration(
                () -> {
                  var held = DisclosableToken.of(read(token));
                  assertThat(new HashSet<>(held.disclosable())).hasSize(4096);
                }))
        .isLessThan(Duration.ofSeconds(20));
  }

  private interface Reading {
    void run() throws ProblemException;
  }

  private static Duration duration(Reading reading) throws ProblemException {
    long start = System.nanoTime();
    reading.run();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static List<Disclosure> disclosures(int number) {
    var disclosures = new ArrayList<Disclosure>();
    for (int i = 0; i < number; i++) {
      disclosures.add(Disclosure.ofMember(new byte[1], "n" + i, JsonNumber.of(i)));
    }
    return disclosures;
  }

  private static JsonObject within(JsonObject innermost) {
    var outer = innermost;
    for (int i = 0; i < DEEP; i++) {
      outer = JsonObject.empty().with("n".repeat(Limits.NAME_CHARS), outer);
    }
    return outer;
  }

  /** 2^{@code bits} disclosures of items whose texts have one length and one hash code. */
  private static List<Disclosure> colliding(int bits) throws ProblemException {
    var blocks = collidingBlocks();
    var disclosures = new ArrayList<Disclosure>();
    for (int i = 0; i < 1 << bits; i++) {
      var salt = new StringBuilder("x");
      for (int bit = 0; bit < bits; bit++) {
        salt.append(blocks.get(i >> bit & 1));
      }
      var json = "[\"" + salt + "\",\"" + "v".repeat(1000) + "\"]";
      disclosures.add(Disclosure.read(Base64Url.encode(json.getBytes(US_ASCII))));
    }
    return disclosures;
  }

  /** Two texts of three characters whose base64url, of four, has one hash code. */
  private static List<String> collidingBlocks() {
    Map<Integer, String> seen = new HashMap<>();
    for (int i = 0; i < 64 * 64 * 64; i++) {
      // no quotation mark and no backslash, which JSON would have to escape
      var block =
          "" + (char) ('#' + i % 57) + (char) ('#' + i / 57 % 57) + (char) ('#' + i / 3249 % 57);
      var other = seen.put(Base64Url.encode(block.getBytes(US_ASCII)).hashCode(), block);
      if (other != null && !other.equals(block)) {
        return List.of(block, other);
      }
    }
    throw new AssertionError("there is no such pair");
  }

  private static JsonValue digests(List<Disclosure> disclosures) {
    return JsonArray.ofStrings(
        disclosures.stream().map(each -> each.digest(HashAlgorithm.SHA_256)).toList());
  }

  private String token(JsonObject payload, List<Disclosure> disclosures) {
    var header = JsonObject.builder().put("alg", "Ed25519").put("typ", TYP).build();
    var texts = disclosures.stream().map(Disclosure::text).toList();
    return new SdJwtParts(SignedTokens.of(header, payload, key), texts, Optional.empty())
        .presented();
  }

  private static SdJwtPresentation read(String token) throws ProblemException {
    return SdJwtPresentation.received(TYP, token.getBytes(US_ASCII), Set.of());
  }
}
