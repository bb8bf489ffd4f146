package org.workcommons.vc.verifier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.SelfCertifying;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.Secured;

/** Whom the verifier believes, asked before the network is and after the proofs were checked. */
record Recognition(IssuerTrust trust) {
  private static final Set<String> GENERAL_TYPES = Set.of("VerifiableCredential");

  /** The issuer may issue what it issued. */
  void requireIssuer(String issuer, Collection<String> types) throws ProblemException {
    var pointer = Pointer.ROOT.at("issuer");
    if (!recognizes(Did.parse(issuer, pointer), types)) {
      throw notRecognized(pointer);
    }
  }

  /**
   * Whose identifier has to be looked up somewhere must be recognised first: a stranger does not
   * choose whom this machine talks to. Whoever has to sign anyway is no stranger.
   */
  void requireMayBeAsked(Secured secured, RequiredProofs required) throws ProblemException {
    var types = types(secured);
    for (var proof : secured.proofs()) {
      var signer = proof.verificationMethod().did();
      if (SelfCertifying.verificationMethod(signer).isEmpty()
          && !required.names(signer)
          && !recognizes(signer, types)) {
        throw notRecognized(proof.pointer().at("verificationMethod"));
      }
    }
  }

  /**
   * {@return whether the keys of all signers of {@code secured} are known without asking anybody}
   */
  static boolean isSelfCertifying(Secured secured) {
    return secured.proofs().stream()
        .allMatch(
            proof ->
                SelfCertifying.verificationMethod(proof.verificationMethod().did()).isPresent());
  }

  private boolean recognizes(Did did, Collection<String> types) {
    for (var type : particular(types)) {
      if (!trust.mayIssue(did, type)) {
        return false;
      }
    }
    return true;
  }

  /** A credential of no particular type is no reason to believe a stranger. */
  private static Set<String> particular(Collection<String> types) {
    var particular = new LinkedHashSet<>(types);
    particular.removeAll(GENERAL_TYPES);
    return particular.isEmpty() ? GENERAL_TYPES : particular;
  }

  private static Collection<String> types(Secured secured) {
    var types = new ArrayList<String>();
    for (var type : secured.unsecured().get("type").map(JsonArray::itemsOf).orElseThrow()) {
      if (type instanceof JsonString text) {
        types.add(text.value());
      }
    }
    return types;
  }

  private static ProblemException notRecognized(Pointer pointer) {
    return new ProblemException(
        ProblemType.ISSUER_NOT_RECOGNIZED, pointer, "not an issuer that you recognise for this");
  }
}
