package org.workcommons.vc.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.workcommons.vc.fuzz.Promise.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.fuzz.Promise;
import org.workcommons.vc.fuzz.Samples;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.problem.ProblemException;

/** A key that is accepted has one text, comes back from every form, and verifies what it signs. */
class KeyFuzzTest {
  private static final byte[] MESSAGE = "message".getBytes(UTF_8);

  @MethodSource("multikeys")
  @FuzzTest
  void publicMultikey(byte[] input) throws Exception {
    var text = new String(input, UTF_8);
    var read = Promise.of(() -> VerificationKey.ofMultikey(text));
    if (read.isPresent()) {
      holds(read.get().multikey().equals(text), "one text");
      comesBack(read.get());
    }
  }

  @MethodSource("jwks")
  @FuzzTest
  void publicJwk(byte[] input) throws Exception {
    var read = Promise.of(() -> VerificationKey.ofJwk(JsonReader.readObject(input)));
    if (read.isPresent()) {
      comesBack(read.get());
    }
  }

  @MethodSource("raw")
  @FuzzTest
  void publicRaw(byte[] input) throws Exception {
    for (var type : KeyType.values()) {
      var read = Promise.of(() -> VerificationKey.ofRaw(type, input));
      if (read.isPresent()) {
        holds(Arrays.equals(read.get().raw(), input), "one encoding");
        comesBack(read.get());
      }
    }
  }

  @MethodSource("multikeys")
  @FuzzTest
  void secretMultikey(byte[] input) {
    var text = new String(input, UTF_8);
    Promise.of(() -> SigningKey.ofMultikey(text, SecretAccess.GRANTED))
        .ifPresent(
            key -> {
              holds(key.multikey(SecretAccess.GRANTED).equals(text), "one text");
              verifiesWhatItSigns(key);
            });
  }

  @MethodSource("jwks")
  @FuzzTest
  void secretJwk(byte[] input) {
    Promise.of(() -> SigningKey.ofJwk(JsonReader.readObject(input), SecretAccess.GRANTED))
        .ifPresent(KeyFuzzTest::verifiesWhatItSigns);
  }

  /** A signature that nobody made. */
  @MethodSource("raw")
  @FuzzTest
  void signature(byte[] input) {
    for (var type : KeyType.values()) {
      var seed = new byte[Scheme.of(type).secretBytes()];
      seed[0] = 1;
      var key = SigningKey.restore(type, seed, SecretAccess.GRANTED).verificationKey();
      holds(!key.verifies(MESSAGE, input), "nobody signed this");
    }
  }

  static Stream<byte[]> multikeys() {
    var texts = Stream.<String>builder();
    for (var type : KeyType.values()) {
      var key = key(type);
      texts.add(key.multikey(SecretAccess.GRANTED)).add(key.verificationKey().multikey());
    }
    return texts.add("z6Mk").add("u7QE").build().map(text -> text.getBytes(UTF_8));
  }

  static Stream<byte[]> jwks() {
    var jwks = Stream.<byte[]>builder();
    for (var type : KeyType.values()) {
      var key = key(type);
      jwks.add(JsonWriter.compact(key.jwk(SecretAccess.GRANTED)));
      jwks.add(
          JsonWriter.compact(
              key.verificationKey()
                  .jwk()
                  .with("use", "sig")
                  .with("key_ops", JsonArray.ofStrings(List.of("verify")))));
    }
    return jwks.build();
  }

  static Stream<byte[]> raw() {
    return Stream.of(
        Samples.WORKER.verificationKey().raw(),
        key(KeyType.P256).verificationKey().raw(),
        key(KeyType.P384).verificationKey().raw(),
        key(KeyType.P521).verificationKey().raw(),
        key(KeyType.BLS12_381_G2).verificationKey().raw(),
        new byte[64],
        new byte[96]);
  }

  private static SigningKey key(KeyType type) {
    var seed = new byte[Scheme.of(type).secretBytes()];
    Arrays.fill(seed, (byte) 7);
    if (type == KeyType.P521) {
      seed[0] = 1; // 521 bits in 66 bytes
    }
    return SigningKey.restore(type, seed, SecretAccess.GRANTED);
  }

  private static void comesBack(VerificationKey key) throws ProblemException {
    holds(VerificationKey.ofMultikey(key.multikey()).equals(key), "back from the Multikey");
    holds(VerificationKey.ofJwk(key.jwk()).equals(key), "back from the JWK");
    holds(VerificationKey.ofRaw(key.type(), key.raw()).equals(key), "back from the raw key");
    holds(!key.verifies(MESSAGE, new byte[signatureBytes(key.type())]), "not signed");
  }

  private static int signatureBytes(KeyType type) {
    return switch (type) {
      case ED25519, P256 -> 64;
      case P384 -> 96;
      case P521 -> 132;
      case BLS12_381_G2 -> 80;
      case ML_DSA_44 -> 2420;
    };
  }

  private static void verifiesWhatItSigns(SigningKey key) {
    holds(key.verificationKey().verifies(MESSAGE, key.sign(MESSAGE)), "verifies what it signs");
  }
}
