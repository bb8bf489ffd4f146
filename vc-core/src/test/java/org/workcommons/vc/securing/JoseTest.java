package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.fixture.Vectors;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.problem.Pointer;

class JoseTest {
  private static final ProofOptions.Binding BINDING =
      new ProofOptions.Binding("https://rides.example", "n-1");

  @ParameterizedTest
  @EnumSource(
      value = KeyType.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"BLS12_381_G2", "ML_DSA_44"}) // no algorithm of tokens
  void securesACredentialWithoutAddingToIt(KeyType type) throws Exception {
    var key = SigningKey.fresh(type);
    var document = Tokens.credential(key);

    var token = assertion(document, key);

    var parts = token.split("\\.");
    var header = JsonReader.readObject(Base64Url.decode(parts[0]));
    assertThat(header.names()).containsExactlyInAnyOrder("alg", "typ", "cty", "kid");
    assertThat(header.string("alg")).contains(Tokens.ALGORITHMS.get(type));
    assertThat(header.string("typ")).contains("vc+jwt");
    assertThat(header.string("cty")).contains("vc");
    assertThat(header.string("kid")).contains(Tokens.method(key).toString());
    assertThat(JsonReader.readObject(Base64Url.decode(parts[1]))).isEqualTo(document);
    assertThat(Tokens.verified(MediaType.VC_JWT, token, key)).isEqualTo(document);
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyType.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"BLS12_381_G2", "ML_DSA_44"}) // no algorithm of tokens
  void bindsAPresentationToItsRequest(KeyType type) throws Exception {
    var key = SigningKey.fresh(type);
    var document = Tokens.presentation(key);

    var token = authentication(document, key);

    var header = JsonReader.readObject(Base64Url.decode(token.substring(0, token.indexOf('.'))));
    assertThat(header.string("typ")).contains("vp+jwt");
    assertThat(header.string("cty")).contains("vp");
    var secured = Tokens.read(MediaType.VP_JWT, token);
    var proof = secured.proofs().get(0);
    assertThat(proof.domains()).containsExactly("https://rides.example");
    assertThat(proof.challenge()).contains("n-1");
    assertThat(proof.created()).contains(Tokens.NOW);
    assertThat(proof.expires()).isEmpty();
    assertThat(secured.verify(proof, key.verificationKey())).isEqualTo(document);
  }

  @Test
  void refusesToSignADocumentThatIsNotPlain() {
    var key = SigningKey.fresh(KeyType.ED25519);
    for (var name :
        List.of("proof", "vc", "vp", "iss", "sub", "jti", "exp", "iat", "nbf", "aud", "nonce")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> assertion(Tokens.credential(key).with(name, "x"), key));
    }
  }

  @Test
  void refusesAKeyThatTokensHaveNoAlgorithmFor() {
    var key = SigningKey.fresh(KeyType.BLS12_381_G2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertion(Tokens.credential(key), key))
        .withMessageContaining("BLS12-381");
  }

  @Test
  void saysThatAKeyCannotBeReached() {
    var key = SigningKey.fresh(KeyType.P256);
    var unreachable =
        new Signer() {
          @Override
          public VerificationKey verificationKey() {
            return key.verificationKey();
          }

          @Override
          public byte[] sign(byte[] message) throws IOException {
            throw new IOException("no answer");
          }
        };

    assertThatThrownBy(
            () ->
                new Jose()
                    .secure(
                        Tokens.credential(key),
                        unreachable,
                        ProofOptions.assertion(Tokens.method(key), Tokens.NOW)))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("no answer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "credential-full",
        "credential-minimal",
        "credential-nested-selective",
        "credential-selective",
        "credential-unknown-extensions",
        "presentation-multiple",
        "presentation-selective",
        "presentation-single"
      })
  void carriesTheOfficialDocumentsWithTheOfficialKeys(String name) throws Exception {
    var document = JsonReader.readObject(Vectors.bytes("vc-jose-cose/" + name + ".json"));
    boolean isCredential = name.startsWith("credential");
    for (var vm : List.of("vm-ed25519", "vm-did-ed25519", "vm-p256", "vm-p384")) {
      var method =
          ObjectReader.of(
              JsonReader.readObject(Vectors.bytes("vc-jose-cose/" + vm + ".json")), Pointer.ROOT);
      var key = SigningKey.ofJwk(method.object("secretKeyJwk").object(), SecretAccess.GRANTED);
      var publicKey = VerificationKey.ofJwk(method.object("publicKeyJwk").object());
      var url = DidUrl.of("did:example:vc-jose-cose#key-4");
      var options =
          isCredential
              ? ProofOptions.assertion(url, Tokens.NOW)
              : ProofOptions.authentication(url, Tokens.NOW, BINDING);
      var token = new Jose().secure(document, key, options);
      var secured = Tokens.read(isCredential ? MediaType.VC_JWT : MediaType.VP_JWT, token);
      assertThat(secured.verify(secured.proofs().get(0), publicKey)).isEqualTo(document);
    }
  }

  /** The JOSE library on its own, which uses the JDK's ECDSA. */
  @ParameterizedTest
  @CsvSource({"P256, ES256", "P384, ES384", "P521, ES512"})
  void understandsAnotherImplementationOfEcdsaAndIsUnderstood(KeyType type, String alg)
      throws Exception {
    var key = SigningKey.fresh(type);
    var document = Tokens.credential(key);
    var jwk = new String(JsonWriter.compact(key.jwk(SecretAccess.GRANTED)), UTF_8);

    var ours = JWSObject.parse(assertion(document, key));
    assertThat(ours.verify(new ECDSAVerifier(ECKey.parse(jwk).toPublicJWK()))).isTrue();

    var theirs =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.parse(alg))
                .type(new com.nimbusds.jose.JOSEObjectType("vc+jwt"))
                .keyID(Tokens.method(key).toString())
                .build(),
            new Payload(JsonWriter.compact(document)));
    theirs.sign(new ECDSASigner(ECKey.parse(jwk)));
    assertThat(Tokens.verified(MediaType.VC_JWT, theirs.serialize(), key)).isEqualTo(document);
  }

  @Test
  void understandsAnotherImplementationOfEd25519AndIsUnderstood() throws Exception {
    var key = SigningKey.fresh(KeyType.ED25519);
    var document = Tokens.credential(key);
    var factory = KeyFactory.getInstance("Ed25519");
    var jdk = Signature.getInstance("Ed25519");

    var ours = assertion(document, key);
    int dot = ours.lastIndexOf('.');
    jdk.initVerify(
        factory.generatePublic(
            new X509EncodedKeySpec(der("302a300506032b6570032100", key.verificationKey().raw()))));
    jdk.update(ours.substring(0, dot).getBytes(UTF_8));
    assertThat(jdk.verify(Base64Url.decode(ours.substring(dot + 1)))).isTrue();

    var header = JsonWriter.compact(Tokens.header(key, MediaType.VC_JWT));
    var input = Base64Url.encode(header) + "." + Base64Url.encode(JsonWriter.compact(document));
    jdk.initSign(
        factory.generatePrivate(
            new PKCS8EncodedKeySpec(
                der("302e020100300506032b657004220420", key.seed(SecretAccess.GRANTED)))));
    jdk.update(input.getBytes(UTF_8));
    var theirs = input + "." + Base64Url.encode(jdk.sign());
    assertThat(Tokens.verified(MediaType.VC_JWT, theirs, key)).isEqualTo(document);
  }

  @Test
  void keepsEveryCharacterOfTheDocument() throws Exception {
    var key = SigningKey.fresh(KeyType.P256);
    var document =
        Tokens.credential(key)
            .with("name", new JsonString("\u0000\"\\\u00e9\ud83d\ude00\u2028</script>"));

    assertThat(Tokens.verified(MediaType.VC_JWT, assertion(document, key), key))
        .isEqualTo(document);
  }

  private static byte[] der(String prefix, byte[] key) {
    return HexFormat.of().parseHex(prefix + HexFormat.of().formatHex(key));
  }

  private static String assertion(JsonObject document, SigningKey key) throws IOException {
    return new Jose().secure(document, key, ProofOptions.assertion(Tokens.method(key), Tokens.NOW));
  }

  private static String authentication(JsonObject document, SigningKey key) throws IOException {
    return new Jose()
        .secure(
            document, key, ProofOptions.authentication(Tokens.method(key), Tokens.NOW, BINDING));
  }
}
