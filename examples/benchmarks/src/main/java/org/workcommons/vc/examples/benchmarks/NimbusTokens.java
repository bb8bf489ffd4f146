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
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;

/** Nimbus as it comes, with its own signers and verifiers: those of the JDK, and Tink's. */
final class NimbusTokens {
  private final JWSHeader header;
  private final JWSSigner signer;
  private final JWSVerifier verifier;

  NimbusTokens(SigningKey key, String algorithm, String kid) throws ParseException, JOSEException {
    header =
        new JWSHeader.Builder(new JWSAlgorithm(algorithm))
            .type(new JOSEObjectType("vc+jwt"))
            .contentType("vc")
            .keyID(kid)
            .build();
    var jwk = new String(JsonWriter.compact(key.jwk(SecretAccess.GRANTED)), StandardCharsets.UTF_8);
    if (key.verificationKey().type() == KeyType.ED25519) {
      var pair = OctetKeyPair.parse(jwk);
      signer = new Ed25519Signer(pair);
      verifier = new Ed25519Verifier(pair.toPublicJWK());
    } else {
      var pair = ECKey.parse(jwk);
      signer = new ECDSASigner(pair);
      verifier = new ECDSAVerifier(pair);
    }
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
