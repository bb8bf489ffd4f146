package org.workcommons.vc.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.bbs.BbsPublicKey;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Multibase;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.fixture.Vectors;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemType;

/** Keys of BBS in every form in which keys come. */
class Bls12381KeyTest {
  private static final byte[] MESSAGE = "message".getBytes(UTF_8);
  private static final byte[] HEADER = "header".getBytes(UTF_8);

  private final SigningKey secret =
      SigningKey.restore(
          KeyType.BLS12_381_G2,
          HexFormat.of()
              .parseHex("60e55110f76883a13d030b2f6bd11883422d5abde717569fc0731f51237169fc"),
          SecretAccess.GRANTED);
  private final VerificationKey key = secret.verificationKey();

  @Test
  void comesBackFromEveryForm() throws Exception {
    assertThat(VerificationKey.ofRaw(KeyType.BLS12_381_G2, key.raw())).isEqualTo(key);
    assertThat(VerificationKey.ofMultikey(key.multikey())).isEqualTo(key);
    assertThat(VerificationKey.ofJwk(key.jwk())).isEqualTo(key);
    assertThat(
            SigningKey.ofMultikey(secret.multikey(SecretAccess.GRANTED), SecretAccess.GRANTED)
                .verificationKey())
        .isEqualTo(key);
    assertThat(
            SigningKey.ofJwk(secret.jwk(SecretAccess.GRANTED), SecretAccess.GRANTED)
                .verificationKey())
        .isEqualTo(key);
    assertThat(key.multikey()).startsWith("zUC7");
    assertThat(key.jwk().names()).containsExactly("kty", "crv", "x");
    assertThat(key.jwk().string("crv")).contains("BLS12381G2");
  }

  @Test
  void signsManyMessagesAtOnce() {
    var messages = List.of(MESSAGE, HEADER, new byte[0]);
    var signature = secret.sign(HEADER, messages);

    var bbs = BbsPublicKey.received(key.raw()).orElseThrow();
    assertThat(bbs.verifies(HEADER, messages, signature)).isTrue();
    assertThat(bbs.verifies(MESSAGE, messages, signature)).isFalse();
    assertThat(bbs.verifies(HEADER, List.of(HEADER, MESSAGE, new byte[0]), signature)).isFalse();
    assertThat(key.verifies(MESSAGE, signature)).isFalse();
  }

  @Test
  void signsOneMessageAsMessagesWithoutAHeader() {
    var signature = secret.sign(MESSAGE);

    assertThat(signature).isEqualTo(secret.sign(new byte[0], List.of(MESSAGE)));
    assertThat(key.verifies(MESSAGE, signature)).isTrue();
    assertThat(key.verifies(HEADER, signature)).isFalse();
    assertThat(
            SigningKey.fresh(KeyType.BLS12_381_G2).verificationKey().verifies(MESSAGE, signature))
        .isFalse();
  }

  @Test
  void refusesToSignMoreMessagesThanAnybodyVerifies() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> secret.sign(HEADER, Collections.nCopies(513, MESSAGE)))
        .withMessageContaining("512");
  }

  @Test
  void keysOfOtherTypesSignOneMessageAtATime() {
    for (var type : List.of(KeyType.ED25519, KeyType.P256, KeyType.P384)) {
      var other = SigningKey.fresh(type);
      assertThatThrownBy(() -> other.sign(HEADER, List.of(MESSAGE)))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining("one message at a time");
    }
  }

  @Test
  void aSignerOfSingleMessagesSaysSo() {
    var signer =
        new Signer() {
          @Override
          public VerificationKey verificationKey() {
            return key;
          }

          @Override
          public byte[] sign(byte[] message) {
            return secret.sign(message);
          }
        };
    assertThatThrownBy(() -> signer.sign(HEADER, List.of(MESSAGE)))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000000000000000000000000000000000000000000000000000000000000",
        "73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "01"
      })
  void refusesWhatIsNoSecret(String hex) {
    var bytes = HexFormat.of().parseHex(hex);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKey.restore(KeyType.BLS12_381_G2, bytes, SecretAccess.GRANTED));
    var jwk = secret.jwk(SecretAccess.GRANTED).with("d", Base64Url.encode(bytes));
    assertThat(Refusal.of(() -> SigningKey.ofJwk(jwk, SecretAccess.GRANTED)).type())
        .isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
  }

  @Test
  void refusesWhatIsNoPublicKey() {
    var identity = new byte[96];
    identity[0] = (byte) 0xc0;
    refuses(identity);
    refuses(new byte[96]);
    refuses(new byte[95]);
    refuses(new byte[0]);
    var uncompressed = key.raw();
    uncompressed[0] &= 0x7f;
    refuses(uncompressed);
    var beyondTheField = key.raw();
    beyondTheField[0] |= 0x1f;
    refuses(beyondTheField);
  }

  @Test
  void refusesAJwkOfAnotherShape() {
    assertThat(Refusal.of(() -> VerificationKey.ofJwk(key.jwk().with("kty", "EC"))).pointer())
        .isEqualTo(Pointer.ROOT.at("crv"));
    assertThat(Refusal.of(() -> VerificationKey.ofJwk(key.jwk().with("crv", "Ed25519"))).type())
        .isEqualTo(ProblemType.INVALID_VERIFICATION_METHOD);
    assertThat(Refusal.of(() -> VerificationKey.ofJwk(key.jwk().with("alg", "EdDSA"))).pointer())
        .isEqualTo(Pointer.ROOT.at("alg"));
    assertThat(Refusal.of(() -> VerificationKey.ofJwk(key.jwk().with("x", "AAAA"))).type())
        .isEqualTo(ProblemType.INVALID_VERIFICATION_METHOD);
  }

  @Test
  void showsNoSecret() {
    assertThat(secret.toString()).contains(key.multikey()).doesNotContain("60e551");
  }

  /** Keys of an older suite, whose points and prefixes are the same. */
  @Test
  void readsTheKeysOfDidKey() throws Exception {
    var file = JsonReader.readObject(Vectors.bytes("did-key/bls12381.json"));
    int seen = 0;
    for (var name : file.names()) {
      var pair =
          ObjectReader.of(file, Pointer.ROOT).object(name).optionalObject("verificationKeyPair");
      if (name.startsWith("did:key:zUC7") && pair.isPresent()) {
        var multikey = name.substring("did:key:".length());
        var read = VerificationKey.ofMultikey(multikey);
        assertThat(read.type()).isEqualTo(KeyType.BLS12_381_G2);
        assertThat(read.multikey()).isEqualTo(multikey);
        assertThat(Multibase.decode("z" + pair.get().string("publicKeyBase58")))
            .isEqualTo(read.raw());
        var seed = Multibase.decode("z" + pair.get().string("privateKeyBase58"));
        assertThat(
                SigningKey.restore(KeyType.BLS12_381_G2, seed, SecretAccess.GRANTED)
                    .verificationKey())
            .isEqualTo(read);
        seen++;
      }
    }
    assertThat(seen).isPositive();
  }

  private static void refuses(byte[] raw) {
    assertThat(Refusal.of(() -> VerificationKey.ofRaw(KeyType.BLS12_381_G2, raw)).type())
        .isEqualTo(ProblemType.INVALID_VERIFICATION_METHOD);
  }
}
