package org.workcommons.vc.issuer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.sdjwt.Concealment;
import org.workcommons.vc.sdjwtvc.SdJwtVc;
import org.workcommons.vc.status.TokenStatusEntry;

/** Copies that nobody but their issuer and their holder can join. */
class OneTimeCopiesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:20:30Z");
  private static final Duration WEEK = Duration.ofDays(7);
  private static final String VCT = "https://w3id.org/workcommons/vct/licence/1";

  /** Where the signature stands among the parts of a copy. */
  private static final int SIGNATURE = 2;

  private static final SigningKey COOP = SigningKey.fresh(KeyType.P256);
  private static final DidUrl METHOD = DidKey.verificationMethod(DidKey.of(COOP.verificationKey()));
  private static final Concealment CONCEALMENT =
      new Concealment(
          List.of(new Pointer("/category"), new Pointer("/number"), new Pointer("/since")));

  private final OneTimeCopies copies =
      OneTimeCopies.of(METHOD, COOP, CONCEALMENT).withClock(InstantSource.fixed(NOW));

  @Test
  void bindsEachCopyToItsOwnKey() throws Exception {
    var keys = keys(3);
    var issued = copies.issue(claims(), WEEK, keys).copies();

    for (int i = 0; i < keys.size(); i++) {
      var copy = read(issued.get(i));
      assertThat(copy.holderKey()).contains(keys.get(i));
      assertThat(copy.issuer()).contains(METHOD.did().value());
      assertThat(copy.presentation().verify(COOP.verificationKey()).string("number"))
          .contains("D123");
    }
  }

  /** Every text, number and part of two copies: only what all holders share is in both. */
  @Test
  void sharesNothingBetweenCopiesButWhatAllHoldersShare() throws Exception {
    var issued = copies.withRoomFor(8).issue(claims(), WEEK, keys(6)).copies();
    var shared = new HashSet<>(pool(issued.get(0)));
    for (var copy : issued.subList(1, issued.size())) {
      var both = new HashSet<>(pool(copy));
      both.retainAll(shared);
      assertThat(both)
          .isSubsetOf(
              Set.of(
                  // the header, which names the issuer's key
                  "typ:dc+sd-jwt",
                  "alg:ES256",
                  "kid:" + METHOD,
                  "part:" + issued.get(0).split("\\.")[0],
                  // the payload
                  "iss:" + METHOD.did().value(),
                  "vct:" + VCT,
                  "_sd_alg:sha-256",
                  "exp:1795910400",
                  "kty:EC",
                  "crv:P-256",
                  // the claims themselves
                  ":category",
                  ":heavy goods",
                  ":number",
                  ":D123"));
    }
  }

  @Test
  void saysNothingThatCouldBeANumberOfACopy() throws Exception {
    for (var copy : copies.issue(claims(), WEEK, keys(2)).copies()) {
      assertThat(read(copy).presentation().issuerSigned().unverifiedClaims().names())
          .containsExactlyInAnyOrder("iss", "vct", "exp", "cnf", "_sd", "_sd_alg");
    }
  }

  @Test
  void endsAtTheStartOfADay() throws Exception {
    assertThat(end(copies, WEEK)).isEqualTo(Instant.parse("2026-11-29T00:00:00Z"));
    var midnight = copies.withClock(InstantSource.fixed(Instant.parse("2026-11-21T00:00:00Z")));
    assertThat(end(midnight, WEEK)).isEqualTo(Instant.parse("2026-11-28T00:00:00Z"));
    assertThat(end(midnight, Duration.ofNanos(1))).isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
  }

  /** What somebody lacks can't be told from what somebody withholds. */
  @Test
  void givesCopiesOfDifferentWorkersOneShape() throws Exception {
    var roomy = copies.withRoomFor(5);
    for (var claims : List.of(claims(), claims().without("number"), claims().with("since", "x"))) {
      var copy = read(roomy.issue(claims, WEEK, keys(1)).copies().get(0));
      var signed = copy.presentation().issuerSigned().unverifiedClaims();
      assertThat(JsonArray.itemsOf(signed.get("_sd").orElseThrow())).hasSize(5);
    }
  }

  @Test
  void refusesMoreThanThereIsRoomFor() {
    refuses(copies.withRoomFor(1), claims());
    refuses(copies.withRoomFor(5), JsonObject.empty().with("vct", VCT));
    assertThatIllegalArgumentException().isThrownBy(() -> copies.withRoomFor(0));
    assertThatIllegalArgumentException().isThrownBy(() -> copies.withRoomFor(65));
    var deep = new Concealment(List.of(new Pointer("/address/street")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OneTimeCopies.of(METHOD, COOP, deep).withRoomFor(5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"iss", "cnf", "exp", "nbf", "iat", "jti", "sub", "id", "status"})
  void refusesClaimsThatTheIssuerDecides(String name) {
    refuses(copies, claims().with(name, "x"));
  }

  @Test
  void refusesClaimsWithoutAType() {
    refuses(copies, claims().without("vct"));
  }

  @Test
  void refusesALongLifeWithoutAStatus() throws Exception {
    var month = OneTimeCopies.LONGEST_WITHOUT_STATUS;
    assertThat(copies.issue(claims(), month, keys(1)).copies()).hasSize(1);
    for (var lifetime : List.of(month.plusSeconds(1), Duration.ZERO, Duration.ofSeconds(-1))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> copies.issue(claims(), lifetime, keys(1)));
    }
  }

  @Test
  void givesEachCopyAStatusOfItsOwn() throws Exception {
    var next = new AtomicInteger();
    var list = URI.create("https://coop.example/status/1");
    var revocable =
        copies.withStatuses(() -> new TokenStatusEntry(list, next.getAndIncrement() * 7));
    var issued = revocable.issue(claims(), Duration.ofDays(365), keys(3)).copies();
    var entries = new HashSet<TokenStatusEntry>();
    for (var copy : issued) {
      entries.add(TokenStatusEntry.of(read(copy).claims()).orElseThrow());
    }
    assertThat(entries).hasSize(3);
  }

  @Test
  void refusesKeysThatAreNoneOrTooManyOrTheSame() {
    var one = keys(1).get(0);
    for (var bad : List.of(List.<VerificationKey>of(), List.of(one, one))) {
      assertThatIllegalArgumentException().isThrownBy(() -> copies.issue(claims(), WEEK, bad));
    }
    var many = new ArrayList<>(keys(1));
    many.addAll(java.util.Collections.nCopies(100, one));
    assertThatIllegalArgumentException().isThrownBy(() -> copies.issue(claims(), WEEK, many));
  }

  @Test
  void issuesNothingWithoutItsKey() {
    var away =
        new Signer() {
          @Override
          public VerificationKey verificationKey() {
            return COOP.verificationKey();
          }

          @Override
          public byte[] sign(byte[] message) throws IOException {
            throw new IOException("away");
          }
        };
    var unreachable = OneTimeCopies.of(METHOD, away, CONCEALMENT);
    assertThatExceptionOfType(IssuingException.class)
        .isThrownBy(() -> unreachable.issue(claims(), WEEK, keys(1)));
  }

  @Test
  void readsWhatItWrites() throws Exception {
    var issued = copies.issue(claims(), WEEK, keys(2));
    assertThat(IssuedCopies.received(issued.toByteArray())).isEqualTo(issued);
    assertThat(issued).hasToString("2 copies");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{'schema':'vc/copies/2','credentials':[{'credential':'x'}]}",
        "{'schema':'vc/copies/1'}",
        "{'schema':'vc/copies/1','credentials':[]}",
        "{'schema':'vc/copies/1','credentials':['x']}",
        "{'schema':'vc/copies/1','credentials':[{'credential':1}]}",
        "{'schema':'vc/copies/1','credentials':[{'credential':'x'},{'credential':'x'}]}",
        "{'schema':'vc/copies/1','credentials':[{'credential':'x','y':1}]}",
        "{'schema':'vc/copies/1','credentials':[{'credential':'x'}],'y':1}"
      })
  void refusesOtherFiles(String text) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> IssuedCopies.received(text.replace('\'', '"').getBytes(UTF_8)));
  }

  private static void refuses(OneTimeCopies copies, JsonObject claims) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> copies.issue(claims, WEEK, keys(1)))
        .satisfies(
            e -> assertThat(e.problem().type()).isEqualTo(ProblemType.PROOF_GENERATION_ERROR));
  }

  private static Instant end(OneTimeCopies copies, Duration lifetime) throws Exception {
    return read(copies.issue(claims(), lifetime, keys(1)).copies().get(0)).expires().orElseThrow();
  }

  private static SdJwtVc read(String copy) throws ProblemException {
    return SdJwtVc.received(copy.getBytes(US_ASCII));
  }

  private static JsonObject claims() {
    return JsonObject.builder()
        .put("vct", VCT)
        .put("category", "heavy goods")
        .put("number", "D123")
        .build();
  }

  private static List<VerificationKey> keys(int count) {
    return Stream.generate(() -> SigningKey.fresh(KeyType.P256).verificationKey())
        .limit(count)
        .toList();
  }

  /** Every part of a copy, and every leaf of what is in its parts. */
  private static Set<String> pool(String copy) throws ProblemException {
    var pool = new HashSet<String>();
    var parts = copy.split("[.~]");
    for (int i = 0; i < parts.length; i++) {
      pool.add("part:" + parts[i]);
      var content = Base64Url.decode(parts[i]);
      if (i == SIGNATURE) {
        pool.add("r:" + Base64Url.encode(Arrays.copyOf(content, 32)));
      } else {
        leaves("", JsonReader.read(content), pool);
      }
    }
    return pool;
  }

  private static void leaves(String name, JsonValue value, Set<String> into) {
    if (value instanceof JsonObject object) {
      object.members().forEach((member, each) -> leaves(member, each, into));
    } else if (value instanceof JsonArray array) {
      array.items().forEach(item -> leaves(name, item, into));
    } else if (value instanceof JsonString text) {
      into.add(name + ":" + text.value());
    } else if (value instanceof JsonNumber) {
      into.add(
          name + ":" + new String(org.workcommons.vc.encoding.JsonWriter.compact(value), UTF_8));
    }
  }
}
