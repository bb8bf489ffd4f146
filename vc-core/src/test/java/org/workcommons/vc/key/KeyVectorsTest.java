package org.workcommons.vc.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Multibase;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.fixture.Vectors;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;

/** Official test vectors, through every form in which a key can arrive. */
class KeyVectorsTest {
  private static final HexFormat HEX = HexFormat.of();

  /** RFC 8032 §7.1, without the one whose message has 1023 bytes. */
  @ParameterizedTest
  @CsvSource({
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,"
        + "'',"
        + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
        + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,"
        + "72,"
        + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
        + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,"
        + "af82,"
        + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42,"
        + "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf,"
        + "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f,"
        + "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b589"
        + "09351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704",
  })
  void signsLikeTheSpecification(String seed, String raw, String message, String signature) {
    var key = SigningKey.restore(KeyType.ED25519, HEX.parseHex(seed), SecretAccess.GRANTED);
    assertThat(key.verificationKey().raw()).isEqualTo(HEX.parseHex(raw));
    assertThat(key.sign(HEX.parseHex(message))).isEqualTo(HEX.parseHex(signature));
    assertThat(key.verificationKey().verifies(HEX.parseHex(message), HEX.parseHex(signature)))
        .isTrue();
  }

  /** A case marked "acceptable" would count as invalid: strict is what we promise. */
  @TestFactory
  List<DynamicTest> judgesSignaturesLikeWycheproof() throws Exception {
    var tests = new ArrayList<DynamicTest>();
    var file = ObjectReader.of(object("wycheproof/ed25519_test.json"), Pointer.ROOT);
    for (var group : file.objects("testGroups")) {
      var raw = HEX.parseHex(group.object("publicKey").string("pk"));
      var jwk = group.object("publicKeyJwk").object();
      for (var test : group.objects("tests")) {
        tests.add(DynamicTest.dynamicTest(title(test), () -> judge(raw, jwk, test)));
      }
    }
    assertThat(tests).hasSize((int) file.integer("numberOfTests", 1, 100_000));
    return tests;
  }

  private static void judge(byte[] raw, JsonObject jwk, ObjectReader test) throws ProblemException {
    var key = VerificationKey.ofRaw(KeyType.ED25519, raw);
    var message = HEX.parseHex(test.string("msg"));
    var signature = HEX.parseHex(test.string("sig"));
    boolean valid = test.string("result").equals("valid");
    assertThat(key.verifies(message, signature)).isEqualTo(valid);
    assertThat(VerificationKey.ofJwk(jwk).verifies(message, signature)).isEqualTo(valid);
    assertThat(VerificationKey.ofMultikey(key.multikey()).verifies(message, signature))
        .isEqualTo(valid);
  }

  private static String title(ObjectReader test) throws ProblemException {
    return test.integer("tcId", 0, 100_000) + " " + test.string("comment");
  }

  /**
   * Every key of the file, alone: the first set is refused there because it mixes a secret and a
   * public key, and the one that is a proper public P-256 key is good by itself. All others are of
   * kinds that we don't know, or are traps.
   */
  @TestFactory
  List<DynamicTest> judgesEveryJwkInWycheproof() throws Exception {
    var tests = new ArrayList<DynamicTest>();
    var file = ObjectReader.of(object("wycheproof/json_web_key_test.json"), Pointer.ROOT);
    for (var group : file.objects("testGroups")) {
      var test = group.objects("tests").get(0);
      for (var part : List.of("public", "private")) {
        for (var key : keys(group, part)) {
          boolean good = test.integer("tcId", 0, 1000) == 1 && key.object().has("crv");
          tests.add(
              DynamicTest.dynamicTest(
                  title(test) + key.pointer(), () -> judge(key.object(), good)));
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(30);
    return tests;
  }

  private static List<ObjectReader> keys(ObjectReader group, String part) throws ProblemException {
    return group.object().has(part) ? group.object(part).objects("keys") : List.of();
  }

  private static void judge(JsonObject jwk, boolean good) throws ProblemException {
    if (good) {
      assertThat(VerificationKey.ofJwk(jwk).type()).isEqualTo(KeyType.P256);
    } else {
      Refusal.of(() -> VerificationKey.ofJwk(jwk));
    }
    Refusal.of(() -> SigningKey.ofJwk(jwk, SecretAccess.GRANTED));
  }

  @Test
  void readsAndWritesTheKeyPairOfTheEddsaCryptosuites() throws Exception {
    var pair = ObjectReader.of(object("vc-di-eddsa/keyPair.json"), Pointer.ROOT);
    roundTrip(pair.string("publicKeyMultibase"), pair.string("privateKeyMultibase"));
  }

  @Test
  void readsAndWritesTheKeyPairsOfProofSetsAndChains() throws Exception {
    var pairs =
        ObjectReader.of(object("vc-di-eddsa/proof-set-chain/multiKeyPairs.json"), Pointer.ROOT);
    int read = 0;
    for (var name : pairs.object().names()) {
      var pair = pairs.object(name);
      roundTrip(pair.string("publicKeyMultibase"), pair.string("privateKeyMultibase"));
      read++;
    }
    assertThat(read).isPositive();
  }

  private static void roundTrip(String publicMultikey, String secretMultikey) throws Exception {
    var key = SigningKey.ofMultikey(secretMultikey, SecretAccess.GRANTED);
    assertThat(key.multikey(SecretAccess.GRANTED)).isEqualTo(secretMultikey);
    assertThat(key.verificationKey().multikey()).isEqualTo(publicMultikey);
    assertThat(VerificationKey.ofMultikey(publicMultikey)).isEqualTo(key.verificationKey());
    assertThat(
            VerificationKey.ofMultikey(publicMultikey)
                .verifies(HEX.parseHex("00"), key.sign(HEX.parseHex("00"))))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "eddsa-jcs-2022/combinedHashJCS.txt, eddsa-jcs-2022/sigHexJCS.txt, eddsa-jcs-2022/sigBTC58JCS.txt",
    "eddsa-rdfc-2022/combinedHashDataInt.txt, eddsa-rdfc-2022/sigHexDataInt.txt,"
        + "eddsa-rdfc-2022/sigBTC58DataInt.txt",
    "Ed25519Signature2020/combinedHashEdSig.txt, Ed25519Signature2020/sigHexEdSig.txt,"
        + "Ed25519Signature2020/sigBTC58EdSig.txt",
  })
  void makesTheSignaturesOfTheEddsaCryptosuites(String hash, String hex, String multibase)
      throws Exception {
    var pair = ObjectReader.of(object("vc-di-eddsa/keyPair.json"), Pointer.ROOT);
    var key = SigningKey.ofMultikey(pair.string("privateKeyMultibase"), SecretAccess.GRANTED);
    var signature = key.sign(HEX.parseHex(text(hash)));
    assertThat(signature).isEqualTo(HEX.parseHex(text(hex)));
    assertThat(Multibase.base58(signature)).isEqualTo(text(multibase));
    assertThat(Multibase.decode(text(multibase))).isEqualTo(signature);
  }

  @TestFactory
  List<DynamicTest> derivesTheKeysOfDidKey() throws Exception {
    var tests = new ArrayList<DynamicTest>();
    var file = ObjectReader.of(object("did-key/ed25519-x25519.json"), Pointer.ROOT);
    for (var did : file.object().names()) {
      var seed = HEX.parseHex(file.object(did).string("seed"));
      tests.add(DynamicTest.dynamicTest(did, () -> derives(did, seed)));
    }
    assertThat(tests).hasSizeGreaterThanOrEqualTo(5);
    return tests;
  }

  private static void derives(String did, byte[] seed) throws ProblemException {
    var key = SigningKey.restore(KeyType.ED25519, seed, SecretAccess.GRANTED).verificationKey();
    assertThat("did:key:" + key.multikey()).isEqualTo(did);
    assertThat(VerificationKey.ofMultikey(did.substring("did:key:".length()))).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({"bls12381.json", "rsa.json", "secp256k1.json", "x25519.json"})
  void refusesTheMultikeysOfOtherKeyTypes(String file) throws Exception {
    // of the BLS vectors one is a key of both groups, the others are keys of BBS
    var dids =
        object("did-key/" + file).names().stream()
            .filter(did -> !did.startsWith("did:key:zUC7"))
            .toList();
    assertThat(dids).isNotEmpty();
    for (var did : dids) {
      Refusal.of(() -> VerificationKey.ofMultikey(did.substring("did:key:".length())));
    }
  }

  private static JsonObject object(String path) throws ProblemException {
    return JsonReader.readObject(Vectors.text(path).getBytes(UTF_8));
  }

  private static String text(String path) {
    return Vectors.text("vc-di-eddsa/" + path).trim();
  }
}
