package org.workcommons.vc.key;

import java.io.IOException;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The key in a certificate, in the encoding of {@link VerificationKey#ofRaw}. RFC 5480, RFC 8410.
 */
record CertifiedKey(KeyType type, byte[] bytes) {
  private static final ASN1ObjectIdentifier ED25519 = new ASN1ObjectIdentifier("1.3.101.112");

  private static final Map<ASN1ObjectIdentifier, KeyType> CURVES =
      Map.of(
          SECObjectIdentifiers.secp256r1, KeyType.P256,
          SECObjectIdentifiers.secp384r1, KeyType.P384,
          SECObjectIdentifiers.secp521r1, KeyType.P521);

  static CertifiedKey read(byte[] der) throws ProblemException {
    try {
      var info = SubjectPublicKeyInfo.getInstance(ASN1Primitive.fromByteArray(der));
      var algorithm = info.getAlgorithm();
      var bytes = info.getPublicKeyData().getOctets();
      if (algorithm.getAlgorithm().equals(ED25519)) {
        return new CertifiedKey(KeyType.ED25519, bytes);
      }
      if (algorithm.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)
          && algorithm.getParameters() instanceof ASN1ObjectIdentifier curve
          && CURVES.containsKey(curve)) {
        var point = CustomNamedCurves.getByOID(curve).getCurve().decodePoint(bytes);
        return new CertifiedKey(CURVES.get(curve), point.getEncoded(true));
      }
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      throw invalid();
    }
    throw invalid();
  }

  private static ProblemException invalid() {
    return new ProblemException(
        ProblemType.INVALID_VERIFICATION_METHOD,
        Pointer.ROOT,
        "the certificate is for no key of a type that this library knows");
  }
}
