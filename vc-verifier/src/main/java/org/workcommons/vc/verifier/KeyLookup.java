package org.workcommons.vc.verifier;

import java.net.URI;
import java.util.Optional;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.did.VerificationRelationship;
import org.workcommons.vc.jose.Jwt;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.sdjwtvc.IssuerMetadata;
import org.workcommons.vc.status.StatusListToken;

/**
 * Finds the key of a token's issuer in the way that was decided for that issuer; its status lists
 * are signed with keys that are found in the same way.
 */
record KeyLookup(Run run, IssuerKeys keys) implements ListKeys {
  private static final Pointer KID = Pointer.ROOT.at("kid");
  private static final Pointer ISSUER = Pointer.ROOT.at("iss");

  @Override
  public Jwt received(byte[] ascii) throws ProblemException {
    return keys instanceof IssuerKeys.ByCertificate
        ? Jwt.receivedWithCertificates(StatusListToken.TYPE, ascii)
        : ListKeys.super.received(ascii);
  }

  @Override
  public Optional<IssuerKeys> way() {
    return Optional.of(keys);
  }

  /** An issuer without a name is one that only its certificate names. */
  @Override
  public VerificationKey key(Jwt list, String issuer) throws ProblemException {
    return key(list, issuer.isEmpty() ? Optional.empty() : Optional.of(issuer));
  }

  /** {@return the key of {@code issuer} that is said to have signed {@code token}} */
  VerificationKey key(Jwt token, Optional<String> issuer) throws ProblemException {
    if (keys instanceof IssuerKeys.ByCertificate certified) {
      return byCertificate(certified, issuer, token);
    }
    var named =
        issuer.orElseThrow(() -> problem(ProblemType.ISSUER_MISMATCH, ISSUER, "names nobody"));
    return keys instanceof IssuerKeys.ByDid
        ? byDid(named, token)
        : byMetadata((IssuerKeys.ByMetadata) keys, named, token);
  }

  /** The key belongs to the DID that issues, and to no other. */
  private VerificationKey byDid(String issuer, Jwt token) throws ProblemException {
    var method = DidUrl.parse(kid(issuer, token), KID);
    if (!method.did().value().equals(issuer)) {
      throw problem(ProblemType.ISSUER_MISMATCH, KID, "the key is not one of the issuer's");
    }
    return run.method(method, VerificationRelationship.ASSERTION_METHOD, KID).key();
  }

  private static String kid(String issuer, Jwt token) throws ProblemException {
    var kid =
        token
            .keyId()
            .orElseThrow(
                () -> problem(ProblemType.INVALID_VERIFICATION_METHOD_URL, KID, "is missing"));
    return kid.startsWith("#") ? issuer + kid : kid;
  }

  private static VerificationKey byMetadata(IssuerKeys.ByMetadata keys, String issuer, Jwt token)
      throws ProblemException {
    if (!IssuerMetadata.isIssuer(issuer)) {
      throw problem(
          ProblemType.ISSUER_MISMATCH, ISSUER, "must be an https URL without query and fragment");
    }
    try {
      return IssuerMetadata.key(keys.published().of(URI.create(issuer)), token);
    } catch (ProblemException e) {
      // pointers into what the issuer publishes would mislead a reader of the credential
      throw problem(e.problem().type(), ISSUER, e.problem().detail());
    }
  }

  private VerificationKey byCertificate(
      IssuerKeys.ByCertificate keys, Optional<String> issuer, Jwt token) throws ProblemException {
    var chain = token.certificates();
    var key = chain.keyTrustedBy(keys.authorities(), run.now());
    if (issuer.isPresent()
        && !(IssuerMetadata.isIssuer(issuer.get())
            && chain.isFor(URI.create(issuer.get()).getHost(), issuer.get()))) {
      throw problem(ProblemType.ISSUER_MISMATCH, ISSUER, "the certificate is for somebody else");
    }
    return key;
  }

  private static ProblemException problem(ProblemType type, Pointer pointer, String detail) {
    return new ProblemException(type, pointer, detail);
  }
}
