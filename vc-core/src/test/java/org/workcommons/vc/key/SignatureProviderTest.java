package org.workcommons.vc.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.fixture.Vectors;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;

/**
 * Whoever computes, nothing is accepted that must not be. The platform's own provider always takes
 * part, {@code vc.providers} names classes of others, with commas between them, that are on the
 * class path: these must accept all that is valid, too. That of Java 17 refuses a few signatures
 * that are as rare as they are valid.
 */
class SignatureProviderTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final BigInteger ORDER =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

  private static List<Provider> providers() throws ReflectiveOperationException {
    var providers = new ArrayList<Provider>();
    providers.add(Security.getProvider("SunEC"));
    for (var name : System.getProperty("vc.providers", "").split(",", -1)) {
      if (!name.isEmpty()) {
        providers.add((Provider) Class.forName(name).getConstructor().newInstance());
      }
    }
    return providers;
  }

  @TestFactory
  List<DynamicTest> judgesSignaturesLikeWycheproof() throws Exception {
    var tests = new ArrayList<DynamicTest>();
    for (var provider : providers()) {
      add(tests, provider, KeyType.ED25519, "ed25519_test.json");
      add(tests, provider, KeyType.P256, "ecdsa_secp256r1_sha256_p1363_test.json");
      add(tests, provider, KeyType.P384, "ecdsa_secp384r1_sha384_p1363_test.json");
    }
    assertThat(tests).hasSizeGreaterThan(100);
    return tests;
  }

  private static void add(List<DynamicTest> tests, Provider provider, KeyType type, String file)
      throws Exception {
    var signatures = SignatureProvider.of(provider);
    var vectors = JsonReader.readObject(Vectors.bytes("wycheproof/" + file));
    for (var group : ObjectReader.of(vectors, Pointer.ROOT).objects("testGroups")) {
      var key = VerificationKey.ofRaw(type, raw(type, group.object("publicKey")));
      var provided = signatures.computing(key);
      assertThat(provided).as("%s computes %s", provider, type).isNotSameAs(key).isEqualTo(key);
      for (var test : group.objects("tests")) {
        var title = provider.getName() + " " + type + " " + test.string("comment");
        tests.add(
            DynamicTest.dynamicTest(
                title, () -> judge(provided, test, provider.getName().equals("SunEC"))));
      }
    }
  }

  private static void judge(VerificationKey key, ObjectReader test, boolean mayRefuse)
      throws ProblemException {
    boolean isTaken =
        key.verifies(HEX.parseHex(test.string("msg")), HEX.parseHex(test.string("sig")));
    boolean isValid = test.string("result").equals("valid");
    if (isTaken || !mayRefuse) {
      assertThat(isTaken).isEqualTo(isValid);
    }
  }

  private static byte[] raw(KeyType type, ObjectReader key) throws Exception {
    if (type == KeyType.ED25519) {
      return HEX.parseHex(key.string("pk"));
    }
    var point = HEX.parseHex(key.string("uncompressed"));
    var raw = Arrays.copyOf(point, 1 + point.length / 2);
    raw[0] = (byte) (2 + (point[point.length - 1] & 1));
    return raw;
  }

  @Test
  void judgesASignatureWithoutANonceAlikeWhoeverComputes() throws Exception {
    var seed = new byte[32];
    var key = SigningKey.restore(KeyType.ED25519, seed, SecretAccess.GRANTED).verificationKey();
    var message = "anything".getBytes(UTF_8);
    var identity = new byte[32];
    identity[0] = 1;
    var sha512 = MessageDigest.getInstance("SHA-512");
    var secret = Arrays.copyOf(sha512.digest(seed), 32);
    secret[0] &= (byte) 0xf8;
    secret[31] = (byte) (secret[31] & 0x3f | 0x40);
    sha512.update(identity);
    sha512.update(key.raw());
    var s = number(sha512.digest(message)).multiply(number(secret)).mod(ORDER);
    var signature = Arrays.copyOf(identity, 64);
    var bytes = s.toByteArray();
    for (int i = 0; i < bytes.length; i++) {
      signature[32 + i] = bytes[bytes.length - 1 - i];
    }

    assertThat(key.verifies(message, signature)).isTrue();
    for (var provider : providers()) {
      var provided = SignatureProvider.of(provider).computing(key);
      assertThat(provided.verifies(message, signature)).as("%s", provider).isTrue();
    }
  }

  private static BigInteger number(byte[] littleEndian) {
    var turned = new byte[littleEndian.length];
    for (int i = 0; i < turned.length; i++) {
      turned[turned.length - 1 - i] = littleEndian[i];
    }
    return new BigInteger(1, turned);
  }

  @Test
  void refusesWhatIsNotAsLongAsASignature() throws Exception {
    for (var type : List.of(KeyType.ED25519, KeyType.P256, KeyType.P384)) {
      var key = SigningKey.fresh(type);
      var message = "anything".getBytes(UTF_8);
      var signature = key.sign(message);
      for (var provider : providers()) {
        var provided = SignatureProvider.of(provider).computing(key.verificationKey());
        assertThat(provided.verifies(message, signature)).as("%s", provider).isTrue();
        for (int length : new int[] {0, 1, signature.length - 1, signature.length + 1}) {
          assertThat(provided.verifies(message, Arrays.copyOf(signature, length))).isFalse();
        }
      }
    }
  }

  @Test
  void leavesKeysAsTheyAreThatAProviderDoesNotKnow() {
    var knowsNothing =
        new Provider("Nothing", "1", "knows no algorithm") {
          private static final long serialVersionUID = 1;
        };
    for (var type : List.of(KeyType.ED25519, KeyType.P256, KeyType.P384)) {
      var key = SigningKey.fresh(type).verificationKey();
      assertThat(SignatureProvider.of(knowsNothing).computing(key)).isSameAs(key);
    }
    var other = SigningKey.fresh(KeyType.P521).verificationKey();
    assertThat(SignatureProvider.of(Security.getProvider("SunEC")).computing(other))
        .isSameAs(other);
  }

  @Test
  void convertsAKeyOnce() {
    var key = SigningKey.fresh(KeyType.P256).verificationKey();
    var signatures = SignatureProvider.of(Security.getProvider("SunEC"));

    assertThat(signatures.computing(key)).isSameAs(signatures.computing(key));
    assertThat(SignatureProvider.ofThisLibrary().computing(key)).isSameAs(key);
  }
}
