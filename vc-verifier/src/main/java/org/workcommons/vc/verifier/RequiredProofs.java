package org.workcommons.vc.verifier;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.Proof;

/**
 * The proofs without which a credential is refused, beside the issuer's. Anybody can take a proof
 * out of a set, and nothing in the document shows it: where two signatures are wanted, the verifier
 * has to say so. VC Data Integrity 1.0 §2.1.1.
 *
 * @param signers each of them must have signed, with any of its keys
 * @param verificationMethods each of these keys must have signed
 * @param cryptosuites with each of them the issuer, or one whom the other two name, must have
 *     signed; a proof by anybody else does not count, since anybody can add one
 */
public record RequiredProofs(
    Set<Did> signers, Set<DidUrl> verificationMethods, Set<Cryptosuite> cryptosuites) {
  public RequiredProofs {
    signers = Set.copyOf(signers);
    verificationMethods = Set.copyOf(verificationMethods);
    cryptosuites = Set.copyOf(cryptosuites);
  }

  /** {@return nothing that is required beside a proof by the issuer} */
  public static RequiredProofs none() {
    return new RequiredProofs(Set.of(), Set.of(), Set.of());
  }

  /** {@return these, and a proof by {@code signer}} */
  public RequiredProofs withSigner(Did signer) {
    return new RequiredProofs(plus(signers, signer), verificationMethods, cryptosuites);
  }

  /** {@return these, and a proof by this very key} */
  public RequiredProofs withVerificationMethod(DidUrl method) {
    return new RequiredProofs(signers, plus(verificationMethods, method), cryptosuites);
  }

  /** {@return these, and a proof made with {@code cryptosuite}} */
  public RequiredProofs withCryptosuite(Cryptosuite cryptosuite) {
    return new RequiredProofs(signers, verificationMethods, plus(cryptosuites, cryptosuite));
  }

  /** Whose signature is wanted may be asked for its keys. */
  boolean names(Did did) {
    return signers.contains(did)
        || verificationMethods.stream().anyMatch(method -> method.did().equals(did));
  }

  /** Refuses the credential of {@code issuer} if {@code proofs}, all good, lack one of these. */
  void require(List<Proof> proofs, String issuer) throws ProblemException {
    if (signers.isEmpty() && verificationMethods.isEmpty() && cryptosuites.isEmpty()) {
      return;
    }
    requireAll(signers, proofs.stream().map(proof -> proof.verificationMethod().did()).toList());
    requireAll(verificationMethods, proofs.stream().map(Proof::verificationMethod).toList());
    requireAll(
        cryptosuites.stream().map(Cryptosuite::identifier).toList(),
        proofs.stream().filter(proof -> counts(proof, issuer)).map(Proof::mechanism).toList());
  }

  private boolean counts(Proof proof, String issuer) {
    var method = proof.verificationMethod();
    return method.did().value().equals(issuer)
        || signers.contains(method.did())
        || verificationMethods.contains(method);
  }

  private static void requireAll(Collection<?> wanted, Collection<?> found)
      throws ProblemException {
    if (!found.containsAll(wanted)) {
      throw new ProblemException(
          ProblemType.REQUIRED_PROOF_MISSING,
          Pointer.ROOT.at("proof"),
          "lacks a proof that you require");
    }
  }

  private static <T> Set<T> plus(Set<T> set, T item) {
    var more = new HashSet<>(set);
    more.add(item);
    return more;
  }
}
