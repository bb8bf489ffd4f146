package org.workcommons.vc.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Multibase;
import org.workcommons.vc.fixture.Vectors;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;

/** Official test vectors of ECDSA, through every form in which a key can arrive. */
class EcdsaVectorsTest {
  private static final HexFormat HEX = HexFormat.of();

  private static final String SECRET_256 =
      "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721";
  private static final String SECRET_384 =
      "6b9d3dad2e1b8c1c05b19875b6659f4de23c3b667bf297ba9aa47740787137d8"
          + "96d5724e4c70a825f872c9ea60d2edf5";
  private static final String SECRET_521 =
      "00fad06daa62ba3b25d2fb40133da757205de67f5bb0018fee8c86e1b68c7e75caa896eb32f1f47c70855836a6d16fcc"
          + "1466f6d8fbec67db89ec0c08b0e996b83538";

  /** RFC 6979 A.2.5, A.2.6 and A.2.7, with the digest that belongs to the curve. */
  @ParameterizedTest
  @CsvSource({
    "P256, sample, efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
        + "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8",
    "P256, test, f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367"
        + "019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083",
    "P384, sample, 94edbb92a5ecb8aad4736e56c691916b3f88140666ce9fa73d64c4ea95ad133c"
        + "81a648152e44acf96e36dd1e80fabe46"
        + "99ef4aeb15f178cea1fe40db2603138f130e740a19624526203b6351d0a3a94f"
        + "a329c145786e679e7b82c71a38628ac8",
    "P384, test, 8203b63d3c853e8d77227fb377bcf7b7b772e97892a80f36ab775d509d7a5feb"
        + "0542a7f0812998da8f1dd3ca3cf023db"
        + "ddd0760448d42d8a43af45af836fce4de8be06b485e9b61b827c2f13173923e0"
        + "6a739f040649a667bf3b828246baa5a5",
    "P521, sample, 00c328fafcbd79dd77850370c46325d987cb525569fb63c5d3bc53950e6d4c5f"
        + "174e25a1ee9017b5d450606add152b534931d7d4e8455cc91f9b15bf05ec36e377fa"
        + "00617cce7cf5064806c467f678d3b4080d6f1cc50af26ca209417308281b68af2826"
        + "23eaa63e5b5c0723d8b8c37ff0777b1a20f8ccb1dccc43997f1ee0e44da4a67a",
    "P521, test, 013e99020abf5cee7525d16b69b229652ab6bdf2affcaef38773b4b7d08725f1"
        + "0cdb93482fdcc54edcee91eca4166b2a7c6265ef0ce2bd7051b7cef945babd47ee6d"
        + "01fbd0013c674aa79cb39849527916ce301c66ea7ce8b80682786ad60f98f7e78a19"
        + "ca69eff5c57400e3b3a0ad66ce0978214d13baf4e9ac60752f7b155e2de4dce3",
  })
  void signsLikeRfc6979(KeyType type, String message, String signature) {
    var secrets =
        Map.of(KeyType.P256, SECRET_256, KeyType.P384, SECRET_384, KeyType.P521, SECRET_521);
    var secret = HEX.parseHex(secrets.get(type));
    var key = SigningKey.restore(type, secret, SecretAccess.GRANTED);
    assertThat(HEX.formatHex(key.sign(message.getBytes(UTF_8)))).isEqualTo(signature);
    assertThat(key.verificationKey().verifies(message.getBytes(UTF_8), HEX.parseHex(signature)))
        .isTrue();
  }

  @TestFactory
  List<DynamicTest> judgesSignaturesOfP256LikeWycheproof() throws Exception {
    return wycheproof(KeyType.P256, "wycheproof/ecdsa_secp256r1_sha256_p1363_test.json");
  }

  @TestFactory
  List<DynamicTest> judgesSignaturesOfP384LikeWycheproof() throws Exception {
    return wycheproof(KeyType.P384, "wycheproof/ecdsa_secp384r1_sha384_p1363_test.json");
  }

  @TestFactory
  List<DynamicTest> judgesSignaturesOfP521LikeWycheproof() throws Exception {
    return wycheproof(KeyType.P521, "wycheproof/ecdsa_secp521r1_sha512_p1363_test.json");
  }

  private static List<DynamicTest> wycheproof(KeyType type, String path) throws Exception {
    var tests = new ArrayList<DynamicTest>();
    var file = ObjectReader.of(object(path), Pointer.ROOT);
    for (var group : file.objects("testGroups")) {
      var keys = keys(type, group);
      for (var test : group.objects("tests")) {
        var title = test.integer("tcId", 0, 100_000) + " " + test.string("comment");
        tests.add(DynamicTest.dynamicTest(title, () -> judge(keys, test)));
      }
    }
    assertThat(tests).hasSize((int) file.integer("numberOfTests", 1, 100_000)).isNotEmpty();
    return tests;
  }

  private static List<VerificationKey> keys(KeyType type, ObjectReader group)
      throws ProblemException {
    var point = HEX.parseHex(group.object("publicKey").string("uncompressed"));
    var keys = new ArrayList<VerificationKey>();
    keys.add(VerificationKey.ofRaw(type, compressed(point)));
    keys.add(VerificationKey.ofJwk(jwk(type, point)));
    keys.add(VerificationKey.ofMultikey(keys.get(0).multikey()));
    var given = group.optionalObject("publicKeyJwk");
    if (given.isPresent()) {
      keys.add(VerificationKey.ofJwk(given.get().object()));
    }
    assertThat(keys).allMatch(keys.get(0)::equals);
    return keys;
  }

  /** No case is marked "acceptable"; a new one would count as invalid until it was looked at. */
  private static void judge(List<VerificationKey> keys, ObjectReader test) throws ProblemException {
    var message = HEX.parseHex(test.string("msg"));
    var signature = HEX.parseHex(test.string("sig"));
    boolean valid = test.string("result").equals("valid");
    for (var key : keys) {
      assertThat(key.verifies(message, signature)).isEqualTo(valid);
    }
  }

  @Test
  void readsAndWritesTheKeysOfDidKey() throws Exception {
    var file = ObjectReader.of(object("did-key/nist-curves.json"), Pointer.ROOT);
    int read = 0;
    for (var did : file.object().names()) {
      var method = file.object(did).object("verificationMethod");
      var multikey = did.substring("did:key:".length());
      if (method.object().has("publicKeyBase58")) {
        roundTripBase58(multikey, method);
      } else {
        roundTrip(multikey, method);
        read++;
      }
    }
    assertThat(read).isGreaterThan(5);
  }

  private static void roundTrip(String multikey, ObjectReader method) throws ProblemException {
    var key = VerificationKey.ofMultikey(multikey);
    assertThat(key.multikey()).isEqualTo(multikey);
    assertThat(key.jwk()).isEqualTo(method.object("publicKeyJwk").object());
    assertThat(VerificationKey.ofJwk(key.jwk())).isEqualTo(key);
    var secret = SigningKey.ofJwk(method.object("privateKeyJwk").object(), SecretAccess.GRANTED);
    assertThat(secret.verificationKey()).isEqualTo(key);
    assertThat(secret.jwk(SecretAccess.GRANTED)).isEqualTo(method.object("privateKeyJwk").object());
  }

  private static void roundTripBase58(String multikey, ObjectReader method)
      throws ProblemException {
    var key = VerificationKey.ofMultikey(multikey);
    assertThat(key.raw()).isEqualTo(Multibase.decode("z" + method.string("publicKeyBase58")));
    var secret = Multibase.decode("z" + method.string("privateKeyBase58"));
    assertThat(SigningKey.restore(KeyType.P256, secret, SecretAccess.GRANTED).verificationKey())
        .isEqualTo(key);
  }

  private static byte[] compressed(byte[] point) {
    int field = point.length / 2;
    var raw = Arrays.copyOf(point, 1 + field);
    raw[0] = (byte) (2 + (point[point.length - 1] & 1));
    return raw;
  }

  private static JsonObject jwk(KeyType type, byte[] point) {
    int field = point.length / 2;
    return JsonObject.builder()
        .put("kty", "EC")
        .put("crv", "P-" + type.name().substring(1))
        .put("x", Base64Url.encode(Arrays.copyOfRange(point, 1, 1 + field)))
        .put("y", Base64Url.encode(Arrays.copyOfRange(point, 1 + field, point.length)))
        .build();
  }

  private static JsonObject object(String path) throws ProblemException {
    return JsonReader.readObject(Vectors.bytes(path));
  }
}
