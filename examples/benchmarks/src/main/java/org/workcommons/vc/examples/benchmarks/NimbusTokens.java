package org.workcommons.vc.examples.benchmarks;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetKeyPair;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;

/**
 * Nimbus with its own signers and verifiers: as it comes those of the JDK, and Tink's; or those of
 * Bouncy Castle, which has to be asked for, and has none for Ed25519 here.
 */
final class NimbusTokens {
  private final JWSHeader header;
  private final JWSSigner signer;
  private final JWSVerifier verifier;

  private NimbusTokens(JWSHeader header, JWSSigner signer, JWSVerifier verifier) {
    this.header = header;
    this.signer = signer;
    this.verifier = verifier;
  }

  /** Keys of the provider's own, so that it converts none each time. */
  static NimbusTokens withBouncyCastle(SigningKey key, String algorithm, String kid)
      throws ParseException, JOSEException {
    var provider = new BouncyCastleProvider();
    var pair = ECKey.parse(text(key));
    var signer = new ECDSASigner(pair.toKeyPair(provider).getPrivate(), pair.getCurve());
    signer.getJCAContext().setProvider(provider);
    var verifier = new ECDSAVerifier(pair.toECPublicKey(provider));
    verifier.getJCAContext().setProvider(provider);
    return new NimbusTokens(header(algorithm, kid), signer, verifier);
  }

  static NimbusTokens asItComes(SigningKey key, String algorithm, String kid)
      throws ParseException, JOSEException {
    if (key.verificationKey().type() == KeyType.ED25519) {
      var pair = OctetKeyPair.parse(text(key));
      return new NimbusTokens(
          header(algorithm, kid), new Ed25519Signer(pair), new Ed25519Verifier(pair.toPublicJWK()));
    }
    var pair = ECKey.parse(text(key));
    return new NimbusTokens(header(algorithm, kid), new ECDSASigner(pair), new ECDSAVerifier(pair));
  }

  private static JWSHeader header(String algorithm, String kid) {
    return new JWSHeader.Builder(new JWSAlgorithm(algorithm))
        .type(new JOSEObjectType("vc+jwt"))
        .contentType("vc")
        .keyID(kid)
        .build();
  }

  private static String text(SigningKey key) {
    return new String(JsonWriter.compact(key.jwk(SecretAccess.GRANTED)), StandardCharsets.UTF_8);
  }

  boolean issues(byte[] document) throws JOSEException {
    var token = new JWSObject(header, new Payload(document));
    token.sign(signer);
    return !token.serialize().isEmpty();
  }

  boolean verifies(String text) throws ParseException, JOSEException {
    var token = JWSObject.parse(text);
    return token.verify(verifier) && token.getPayload().toJSONObject() != null;
  }
}
