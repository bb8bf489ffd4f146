package org.workcommons.vc.jose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.fixture.SignedTokens;
import org.workcommons.vc.fixture.Vectors;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

class CompactJwsTest {
  private static final long SEED = 7515;
  private static final byte[] PAYLOAD = "anything".getBytes(UTF_8);

  private final SigningKey key = SigningKey.fresh(KeyType.P256);
  private final JsonObject header = JsonObject.empty().with("alg", "ES256");

  /** Every case of the file; what is made with algorithms that we don't allow is refused too. */
  @TestFactory
  List<DynamicTest> judgesTokensLikeWycheproof() throws Exception {
    var tests = new ArrayList<DynamicTest>();
    var path = "wycheproof/json_web_signature_test.json";
    var file = ObjectReader.of(JsonReader.readObject(Vectors.bytes(path)), Pointer.ROOT);
    int valid = 0;
    for (var group : file.objects("testGroups")) {
      var jwk =
          corrected(group.object(group.object().has("public") ? "public" : "private").object());
      boolean ours = jwk.string("crv").filter(Set.of("P-256", "P-521")::contains).isPresent();
      for (var test : group.objects("tests")) {
        var token = test.string("jws");
        boolean good = ours && test.string("result").equals("valid");
        valid += good ? 1 : 0;
        var title = test.integer("tcId", 0, 1000) + " " + test.string("comment");
        tests.add(DynamicTest.dynamicTest(title, () -> judge(token, jwk, ours, good)));
      }
    }
    assertThat(tests).hasSize((int) file.integer("numberOfTests", 1, 100_000));
    assertThat(valid).isEqualTo(4);
    return tests;
  }

  /** There is no algorithm ES521: the file means ES512, RFC 7520 §3.1. */
  private static JsonObject corrected(JsonObject jwk) {
    return jwk.string("alg").filter("ES521"::equals).isPresent() ? jwk.with("alg", "ES512") : jwk;
  }

  private static void judge(String token, JsonObject jwk, boolean ours, boolean good)
      throws ProblemException {
    if (good) {
      verify(token, VerificationKey.ofJwk(jwk));
    } else if (ours) {
      Refusal.of(() -> verify(token, VerificationKey.ofJwk(jwk)));
    } else {
      Refusal.of(() -> CompactJws.read(token.getBytes(UTF_8)));
      Refusal.of(() -> VerificationKey.ofJwk(jwk));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyType.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"BLS12_381_G2", "ML_DSA_44"}) // no algorithm of tokens
  void verifiesWhatTheKeySigned(KeyType type) throws Exception {
    var signer = SigningKey.fresh(type);
    var alg = SignedTokens.ALGORITHMS.get(type);
    var token = SignedTokens.of(header.with("alg", alg), new JsonString("x"), signer);

    verify(token, signer.verificationKey());

    assertThat(problem(token, SigningKey.fresh(type).verificationKey()).type())
        .isEqualTo(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @Test
  void readsEddsaWithAnEd25519KeyOnly() throws Exception {
    var ed25519 = SigningKey.fresh(KeyType.ED25519);
    verify(
        SignedTokens.of(bytes("{\"alg\":\"EdDSA\"}"), PAYLOAD, ed25519), ed25519.verificationKey());

    refusesAlgorithm(SignedTokens.of(bytes("{\"alg\":\"EdDSA\"}"), PAYLOAD, key));
  }

  /** The signature itself is good in each of these. */
  @ParameterizedTest
  @CsvSource({
    "P256, ES384",
    "P256, Ed25519",
    "P256, EdDSA",
    "P384, ES256",
    "P384, Ed25519",
    "P384, ES512",
    "P521, ES256",
    "P521, ES384",
    "ED25519, ES256",
    "ED25519, ES384"
  })
  void refusesAnAlgorithmThatIsNotTheKeys(KeyType type, String alg) {
    var signer = SigningKey.fresh(type);
    var token = SignedTokens.of(header.with("alg", alg), new JsonString("x"), signer);

    var problem = problem(token, signer.verificationKey());

    assertThat(problem.type()).isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
    assertThat(problem.pointer()).hasToString("/alg");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none", "NONE", "nOnE", "", " ES256", "ES256 ", "es256", "Es256", "ES256K", "ESP512",
        "ESP256", "HS256", "HS384", "HS512", "RS256", "PS256", "Ed448", "eddsa", "ed25519", "EDDSA",
        "ML-DSA-44", "RSA1_5", "dir", "ES256\u0000", "E\u017f256"
      })
  void refusesEveryOtherAlgorithm(String alg) {
    refusesAlgorithm(SignedTokens.of(header.with("alg", alg), new JsonString("x"), key));
  }

  private void refusesAlgorithm(String token) {
    var problem = problem(token, key.verificationKey());
    assertThat(problem.type()).isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
    assertThat(problem.pointer()).hasToString("/alg");
  }

  /** RFC 8725 §2.1: the public key as the secret of a MAC. */
  @Test
  void refusesAMacWithThePublicKey() throws Exception {
    var mac = javax.crypto.Mac.getInstance("HmacSHA256");
    mac.init(new javax.crypto.spec.SecretKeySpec(key.verificationKey().raw(), mac.getAlgorithm()));
    var input = encoded("{\"alg\":\"HS256\"}") + "." + Base64Url.encode(PAYLOAD);

    refusesAlgorithm(input + "." + Base64Url.encode(mac.doFinal(input.getBytes(UTF_8))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwk", "jku", "x5c", "x5u", "crit", "b64", "zip", "d", "k", "p", "priv"})
  void refusesAHeaderThatOffersAKeyOrChangesTheForm(String name) {
    for (JsonValue value :
        List.of(
            JsonNull.NULL,
            JsonBoolean.FALSE,
            JsonBoolean.TRUE,
            new JsonString("https://keys.example/1"),
            JsonArray.ofStrings(List.of("b64")),
            key.verificationKey().jwk(),
            key.jwk(SecretAccess.GRANTED))) {
      var token = SignedTokens.of(header.with(name, value), new JsonString("x"), key);
      var problem = problem(token, key.verificationKey());
      assertThat(problem.type()).isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
      assertThat(problem.pointer()).hasToString("/" + name);
    }
  }

  @Test
  void refusesAnAlgorithmThatIsMissingOrNoString() {
    for (var other :
        List.of(
            header.without("alg"),
            header.with("alg", JsonNull.NULL),
            header.with("alg", JsonNumber.of(-7)),
            header.with("alg", JsonArray.ofStrings(List.of("ES256"))))) {
      var problem =
          problem(SignedTokens.of(other, new JsonString("x"), key), key.verificationKey());
      assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
      assertThat(problem.pointer()).hasToString("/alg");
    }
  }

  @Test
  void refusesAHeaderThatIsNotStrictJson() {
    for (var text :
        List.of(
            "",
            "null",
            "[]",
            "\"alg\"",
            "{\"alg\":\"ES256\"",
            "{\"alg\":\"ES256\",}",
            "{'alg':'ES256'}",
            "{\"alg\":\"ES256\"} {}",
            "\ufeff{\"alg\":\"ES256\"}",
            "{\"alg\":\"none\",\"alg\":\"ES256\"}",
            "{\"alg\":\"ES256\",\"al\\u0067\":\"ES256\"}")) {
      refusesForm(SignedTokens.of(bytes(text), PAYLOAD, key));
    }
  }

  @Test
  void refusesAnythingButThreePartsOfBase64Url() {
    var token = SignedTokens.of(bytes("{\"alg\":\"ES256\"}"), PAYLOAD, key);
    var parts = token.split("\\.");
    for (var other :
        List.of(
            "",
            ".",
            "..",
            "...",
            parts[0],
            parts[0] + "." + parts[1],
            parts[0] + "." + parts[1] + ".",
            "." + parts[1] + "." + parts[2],
            token + ".",
            "." + token,
            token + "." + parts[2],
            parts[0] + ".." + parts[1] + "." + parts[2],
            parts[0] + "." + parts[1] + ".." + parts[2],
            token + "=",
            token + " ",
            token + "\n",
            " " + token,
            token.replace(".", " . "),
            token.replace('.', '~'),
            token + "~",
            parts[0] + "=." + parts[1] + "." + parts[2],
            "Bearer " + token,
            "{\"payload\":\"" + parts[1] + "\"}",
            token.replace('.', '\u3002'),
            token + "\u0000",
            parts[0] + "." + parts[1] + ".A",
            parts[0] + "." + parts[1] + "." + parts[2] + "AAA",
            // JSON Web Encryption has five parts
            parts[0] + "." + parts[1] + "." + parts[2] + "." + parts[1] + "." + parts[2])) {
      assertThat(problem(other, key.verificationKey()).type())
          .as(other)
          .isIn(ProblemType.PARSING_ERROR, ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
    }
  }

  @Test
  void refusesASecondFormOfTheSameBytes() {
    // {"alg":"ES256"} has 15 bytes and so no spare bits; a blank makes it 16
    var token = SignedTokens.of(bytes("{\"alg\":\"ES256\" }"), new byte[1], key);
    var parts = token.split("\\.");
    refusesForm(lastCharacterMoved(parts[0]) + "." + parts[1] + "." + parts[2]);
    refusesForm(parts[0] + "." + lastCharacterMoved(parts[1]) + "." + parts[2]);
    refusesForm(parts[0] + "." + parts[1] + "." + lastCharacterMoved(parts[2]));
  }

  private static String lastCharacterMoved(String text) {
    int last = text.length() - 1;
    // A, Q, g and w end what has four spare bits
    return text.substring(0, last) + (char) (text.charAt(last) + 1);
  }

  @Test
  void refusesDerSignaturesAndOtherLengths() {
    var input = encoded("{\"alg\":\"ES256\"}") + "." + Base64Url.encode(PAYLOAD);
    var signature = key.sign(input.getBytes(UTF_8));
    var der = new byte[70];
    der[0] = 0x30;
    der[1] = 68;
    der[2] = 2;
    der[3] = 32;
    System.arraycopy(signature, 0, der, 4, 32);
    der[36] = 2;
    der[37] = 32;
    System.arraycopy(signature, 32, der, 38, 32);
    for (var bytes : List.of(der, new byte[64], new byte[1], new byte[96])) {
      assertThat(problem(input + "." + Base64Url.encode(bytes), key.verificationKey()).type())
          .isEqualTo(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
    }
  }

  @Test
  void boundsTheHeader() throws Exception {
    var fits = "{\"alg\":\"ES256\",\"x\":\"%s\"}";
    int rest = Limits.TOKEN_HEADER_BYTES - String.format(fits, "").length();
    verify(
        SignedTokens.of(bytes(String.format(fits, "x".repeat(rest))), PAYLOAD, key),
        key.verificationKey());

    for (int more : new int[] {1, 2, 3, 100_000}) {
      var token =
          SignedTokens.of(bytes(String.format(fits, "x".repeat(rest + more))), PAYLOAD, key);
      assertThat(problem(token, key.verificationKey()).type())
          .isEqualTo(ProblemType.LIMIT_EXCEEDED);
    }
  }

  @Test
  void boundsTheToken() {
    var token = "A".repeat(Limits.DOCUMENT_BYTES + 1);

    assertThat(problem(token, key.verificationKey()).type()).isEqualTo(ProblemType.LIMIT_EXCEEDED);
  }

  /** Whatever stands in a header, the answer is a problem or a payload, never another exception. */
  @Test
  void neverThrowsOnAHeader() throws Exception {
    var names =
        List.of(
            "kid",
            "typ",
            "cty",
            "x5t",
            "x5t#S256",
            "iss",
            "enc",
            "epk",
            "apu",
            "p2c",
            "p2s",
            "url",
            "nonce",
            "tag",
            "iv",
            "skid",
            "trust_chain",
            "",
            "exp");
    var values =
        List.<JsonValue>of(
            JsonNull.NULL,
            JsonBoolean.TRUE,
            JsonNumber.of(-1),
            new JsonNumber(1e300),
            new JsonString(""),
            new JsonString("\u0000\ud83d\ude00"),
            JsonArray.of(),
            JsonArray.of(JsonNull.NULL, JsonObject.empty()),
            JsonObject.empty().with("jwk", JsonObject.empty()));
    int read = 0;
    for (var name : names) {
      for (var value : values) {
        var token = SignedTokens.of(header.with(name, value), new JsonString("x"), key);
        read += isVerified(token) ? 1 : 0;
      }
    }
    assertThat(read).isPositive();
  }

  @Test
  void neverThrowsOnRandomText() {
    var random = new Random(SEED);
    var alphabet = "AZaz09-_..=+/ \u00e9";
    for (int i = 0; i < 5_000; i++) {
      var text = new StringBuilder();
      for (int length = random.nextInt(40); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThat(isVerified(text.toString())).as("seed %d, %d", SEED, i).isFalse();
    }
  }

  private boolean isVerified(String token) {
    try {
      verify(token, key.verificationKey());
      return true;
    } catch (ProblemException e) {
      return false;
    }
  }

  private void refusesForm(String token) {
    assertThat(problem(token, key.verificationKey()).type())
        .as(token)
        .isEqualTo(ProblemType.PARSING_ERROR);
  }

  private static Problem problem(String token, VerificationKey key) {
    return Refusal.of(() -> verify(token, key));
  }

  private static void verify(String token, VerificationKey key) throws ProblemException {
    CompactJws.read(token.getBytes(UTF_8)).verify(key);
  }

  private static String encoded(String text) {
    return Base64Url.encode(bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
