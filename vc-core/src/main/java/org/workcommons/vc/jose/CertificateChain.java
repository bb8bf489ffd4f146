package org.workcommons.vc.jose;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The certificates that came with a token, unverified until {@link #keyTrustedBy}. RFC 7515 §4.1.6,
 * RFC 5280. Whether a certificate was revoked is not asked: nothing here goes to the network.
 * Immutable.
 */
public final class CertificateChain {
  /** RFC 5280 §4.2.1.6, the kinds of names that issuers have. */
  private static final int DNS_NAME = 2;

  private static final int URI_NAME = 6;

  /** RFC 5280 §4.2.1.3, the first bit. */
  private static final int DIGITAL_SIGNATURE = 0;

  private static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";

  private static final Base64.Encoder ENCODER = Base64.getEncoder();

  private final List<X509Certificate> certificates;

  private CertificateChain(List<X509Certificate> certificates) {
    this.certificates = certificates;
  }

  static CertificateChain read(ObjectReader header) throws ProblemException {
    var items = header.array(CompactJws.CERTIFICATES).items();
    if (items.isEmpty() || items.size() > Limits.CERTIFICATES) {
      throw invalid("must be 1 to " + Limits.CERTIFICATES + " certificates");
    }
    var certificates = new ArrayList<X509Certificate>();
    for (var item : items) {
      if (!(item instanceof JsonString text)) {
        throw invalid("must be texts");
      }
      certificates.add(certificate(text.value()));
    }
    return new CertificateChain(List.copyOf(certificates));
  }

  /**
   * {@return the key of the first certificate, if the others lead from it to one of {@code anchors}
   * and all are valid at {@code now}} RFC 5280 §6. A certificate that only vouches for itself is
   * refused.
   *
   * @throws ProblemException of type {@code INVALID_VERIFICATION_METHOD} otherwise
   */
  public VerificationKey keyTrustedBy(Collection<X509Certificate> anchors, Instant now)
      throws ProblemException {
    var path = certificates.stream().filter(each -> !anchors.contains(each)).toList();
    if (path.isEmpty() || !path.get(0).equals(certificates.get(0))) {
      throw invalid("the first certificate must be one that an authority issued to somebody else");
    }
    Set<TrustAnchor> trusted =
        anchors.stream().map(each -> new TrustAnchor(each, null)).collect(Collectors.toSet());
    try {
      var parameters = new PKIXParameters(trusted);
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(now));
      var factory = CertificateFactory.getInstance("X.509");
      CertPathValidator.getInstance("PKIX").validate(factory.generateCertPath(path), parameters);
    } catch (GeneralSecurityException e) {
      throw invalid("the certificates lead to no authority that is recognised here");
    }
    requireForSignatures(path.get(0));
    return VerificationKey.ofSubjectPublicKeyInfo(path.get(0).getPublicKey().getEncoded());
  }

  /** RFC 5280 §4.2.1.3: a certificate that says what its key is for has to name this. */
  private static void requireForSignatures(X509Certificate certificate) throws ProblemException {
    var usage = certificate.getKeyUsage();
    if (usage != null && !usage[DIGITAL_SIGNATURE]) {
      throw invalid("the key of the first certificate is not for signatures");
    }
  }

  /**
   * {@return whether the first certificate is for {@code host} or {@code uri}} RFC 5280 §4.2.1.6.
   */
  public boolean isFor(String host, String uri) {
    try {
      var names = certificates.get(0).getSubjectAlternativeNames();
      return names != null
          && names.stream()
              .anyMatch(
                  name ->
                      (name.get(0).equals(DNS_NAME) && host.equalsIgnoreCase((String) name.get(1)))
                          || (name.get(0).equals(URI_NAME) && uri.equals(name.get(1))));
    } catch (CertificateParsingException e) {
      return false;
    }
  }

  /**
   * {@return the identifiers of the keys that are said to have signed these certificates, in
   * base64url} RFC 5280 §4.2.1.1, OpenID for Verifiable Presentations 1.0 §6.1.1.1. A certificate
   * need not say it.
   */
  public Set<String> authorityKeyIdentifiers() throws ProblemException {
    var identifiers = new LinkedHashSet<String>();
    for (var each : certificates) {
      var extension = each.getExtensionValue(AUTHORITY_KEY_IDENTIFIER);
      if (extension != null) {
        // an octet string around a sequence, which starts with the identifier if it has one
        var names = Der.content(Der.content(extension, Der.OCTET_STRING), Der.SEQUENCE);
        if (Der.startsWith(names, Der.FIRST_OF_CONTEXT)) {
          identifiers.add(Base64Url.encode(Der.content(names, Der.FIRST_OF_CONTEXT)));
        }
      }
    }
    return identifiers;
  }

  private static X509Certificate certificate(String base64) throws ProblemException {
    try {
      var der = Base64.getDecoder().decode(base64);
      var factory = CertificateFactory.getInstance("X.509");
      var read = (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
      // the factory reads other forms too, and no further than it needs
      if (Arrays.equals(read.getEncoded(), der)
          && endsInWholeOctets(read.getSignature(), der)
          && ENCODER.encodeToString(der).equals(base64)) {
        return read;
      }
      throw invalid("must be certificates in base64, each of them one and nothing else");
    } catch (IllegalArgumentException | CertificateException e) {
      throw invalid("must be certificates in base64");
    }
  }

  /**
   * No bits of the signature are said to be unused: that is one octet before it, which nothing
   * signs. X.690 §8.6.2.
   */
  private static boolean endsInWholeOctets(byte[] signature, byte[] der) {
    int unusedBits = der.length - signature.length - 1;
    return unusedBits > 0 && der[unusedBits] == 0;
  }

  static ProblemException invalid(String detail) {
    return new ProblemException(
        ProblemType.INVALID_VERIFICATION_METHOD, Pointer.ROOT.at(CompactJws.CERTIFICATES), detail);
  }
}
