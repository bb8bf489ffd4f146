package org.workcommons.vc.examples.peers.sdjwt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import java.security.Provider;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;

/**
 * One key in the form of each library, converted once.
 *
 * @param crypto who computes in Nimbus for ES256; the JDK where nobody is named. Ed25519 is Tink's
 */
public record PeerKey(
    SigningKey key,
    JWK jwk,
    JWSAlgorithm algorithm,
    JWSSigner signer,
    JWSVerifier verifier,
    Optional<Provider> crypto) {
  /** {@code key} of Ed25519 or P-256. */
  public static PeerKey of(SigningKey key, Optional<Provider> crypto) {
    var text = new String(JsonWriter.compact(key.jwk(SecretAccess.GRANTED)), UTF_8);
    try {
      if (key.verificationKey().type() == KeyType.ED25519) {
        var pair = OctetKeyPair.parse(text);
        return new PeerKey(
            key, pair, JWSAlgorithm.EdDSA, new Ed25519Signer(pair), verifier(pair, crypto), crypto);
      }
      var pair = ECKey.parse(text);
      var signer = new ECDSASigner(pair);
      crypto.ifPresent(signer.getJCAContext()::setProvider);
      return new PeerKey(key, pair, JWSAlgorithm.ES256, signer, verifier(pair, crypto), crypto);
    } catch (ParseException | JOSEException e) {
      throw new IllegalArgumentException("expected a key that Nimbus knows", e);
    }
  }

  /** The public half, for whoever wants no other. */
  AsymmetricJWK publicKey() {
    return (AsymmetricJWK) jwk.toPublicJWK();
  }

  /** {@return a verifier for the key in a token's {@code cnf}} */
  static JWSVerifier confirmed(Map<String, Object> payload, Optional<Provider> crypto)
      throws Refused {
    if (payload.get("cnf") instanceof Map<?, ?> cnf && cnf.get("jwk") instanceof Map<?, ?> jwk) {
      try {
        @SuppressWarnings("unchecked")
        var members = (Map<String, Object>) jwk;
        return verifier(JWK.parse(members), crypto);
      } catch (ParseException | JOSEException e) {
        throw new Refused(e);
      }
    }
    throw new Refused("no key of a holder");
  }

  private static JWSVerifier verifier(JWK jwk, Optional<Provider> crypto) throws JOSEException {
    if (jwk instanceof OctetKeyPair pair) {
      return new Ed25519Verifier(pair.toPublicJWK());
    }
    var verifier = new ECDSAVerifier(jwk.toECKey().toPublicJWK());
    crypto.ifPresent(verifier.getJCAContext()::setProvider);
    return verifier;
  }
}
