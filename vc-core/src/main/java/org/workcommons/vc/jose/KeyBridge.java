package org.workcommons.vc.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSProvider;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.util.Set;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.key.VerificationKey;

/**
 * Lets the JOSE library sign and verify with our keys: its own providers are looked up in the
 * process, and are up to ten times slower.
 */
final class KeyBridge {
  private KeyBridge() {}

  /** {@return the finished token} */
  static String sign(JWSObject unsigned, Signer signer) throws IOException {
    try {
      unsigned.sign(new SigningBridge(signer));
    } catch (JOSEException e) {
      if (e.getCause() instanceof IOException unreachable) {
        throw unreachable;
      }
      throw new IllegalStateException("the header names the algorithm of the key", e);
    }
    return unsigned.serialize();
  }

  static boolean verifies(JWSObject signed, VerificationKey key) {
    try {
      return signed.verify(new VerifyingBridge(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("our keys judge every signature", e);
    }
  }

  private static Set<JWSAlgorithm> algorithms(KeyType type) {
    return Set.of(new JWSAlgorithm(JoseAlgorithm.of(type).identifier()));
  }

  /** The JOSE library asks for a provider's context, and finds an empty one. */
  private interface WithoutProvider extends JWSProvider {
    @Override
    default JCAContext getJCAContext() {
      return new JCAContext();
    }
  }

  private record SigningBridge(Signer signer) implements JWSSigner, WithoutProvider {
    @Override
    public Base64URL sign(JWSHeader header, byte[] input) throws JOSEException {
      try {
        return Base64URL.encode(signer.sign(input));
      } catch (IOException e) {
        throw new JOSEException("the key can't be reached", e);
      }
    }

    @Override
    public Set<JWSAlgorithm> supportedJWSAlgorithms() {
      return algorithms(signer.verificationKey().type());
    }
  }

  private record VerifyingBridge(VerificationKey key) implements JWSVerifier, WithoutProvider {
    @Override
    public boolean verify(JWSHeader header, byte[] input, Base64URL signature) {
      return key.verifies(input, signature.decode());
    }

    @Override
    public Set<JWSAlgorithm> supportedJWSAlgorithms() {
      return algorithms(key.type());
    }
  }
}
