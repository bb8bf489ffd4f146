package org.workcommons.vc.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.model.Credential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.ProofPurpose;

/**
 * Authentic: the issuers and the holder really said this, to us, now. Not yet anyone whom we
 * believe. Made of what the proofs cover, never of what was received beside it.
 *
 * @param holders the controllers of the keys that signed the presentation, none for a credential
 *     alone
 */
record Proven(List<Item> credentials, Set<Did> holders) {
  /**
   * A credential, where it stands in what was received, and the keys that signed it.
   *
   * @param document what its proofs cover, without them
   * @param asIssued the same with all that was not shown, in the form in which it was signed
   */
  record Item(
      Pointer place,
      Credential credential,
      JsonObject document,
      JsonObject asIssued,
      Set<Did> signers) {
    /** The issuer that the credential names is among those who signed it. */
    void requireIssuerSigned(Run run) {
      run.findings()
          .collect(Check.ISSUER_BINDING, place, () -> requireIssuerSigned(run.findings()));
    }

    private void requireIssuerSigned(Findings findings) throws ProblemException {
      var issuer = credential.issuer().id();
      boolean isBySigner = false;
      for (var signer : signers) {
        isBySigner |= signer.value().equals(issuer);
      }
      if (!isBySigner) {
        throw new ProblemException(
            ProblemType.ISSUER_MISMATCH,
            Pointer.ROOT.at("issuer"),
            "none of its proofs is by the issuer");
      }
      findings.issued(issuer);
    }
  }

  static Optional<Proven> presentation(Parsed parsed, PresentationRequest request, Run run) {
    var findings = run.findings();
    var presentation = parsed.presentation().orElseThrow();
    HolderBinding.answers(presentation.proofs(), request, run);
    if (!findings.none() && !Recognition.isSelfCertifying(presentation)) {
      // whoever does not answer us does not get to choose whom this machine asks for a key
      return Optional.empty();
    }
    var signed =
        new ProofCheck(run).covered(presentation, ProofPurpose.AUTHENTICATION, Pointer.ROOT);
    if (signed.isEmpty() || !findings.none()) {
      // whoever can't prove that this answers us does not get to make us check a thousand
      // signatures
      findings.leftUnproven();
      return Optional.empty();
    }
    findings.ran(Check.HOLDER_BINDING);
    var credentials = credentials(parsed.credentials(), run);
    var holders = signed.get().signers();
    HolderBinding.holderSigned(signed.get().document(), holders, run);
    credentials.forEach(item -> HolderBinding.subjectsSigned(item, holders, run));
    return Optional.of(new Proven(credentials, holders));
  }

  static Optional<Proven> credential(Parsed parsed, Run run) {
    return Optional.of(new Proven(credentials(parsed.credentials(), run), Set.of()));
  }

  /** What the proofs of each credential cover, not yet that it is by its issuer. */
  static Optional<List<Item>> proofs(Parsed parsed, Run run) {
    return Optional.of(
        parsed.credentials().stream().flatMap(item -> proofs(item, run).stream()).toList());
  }

  private static List<Item> credentials(List<Parsed.Item> parsed, Run run) {
    var proven = new ArrayList<Item>();
    for (var received : parsed) {
      var item = proofs(received, run);
      item.ifPresent(one -> one.requireIssuerSigned(run));
      item.ifPresent(proven::add);
    }
    return List.copyOf(proven);
  }

  private static Optional<Item> proofs(Parsed.Item parsed, Run run) {
    if (!mayBeAsked(parsed, run)) {
      return Optional.empty();
    }
    return new ProofCheck(run)
        .covered(parsed.secured(), ProofPurpose.ASSERTION_METHOD, parsed.place())
        .flatMap(signed -> item(parsed, signed, run));
  }

  private static boolean mayBeAsked(Parsed.Item item, Run run) {
    var recognition = new Recognition(run.policy().trust());
    var required = run.policy().required();
    try {
      recognition.requireMayBeAsked(item.secured(), required);
      return true;
    } catch (ProblemException e) {
      run.findings().add(Check.TRUST, e.problem().under(item.place()));
      run.findings().leftUnproven();
      return false;
    }
  }

  private static Optional<Item> item(Parsed.Item parsed, ProofCheck.Signed signed, Run run) {
    var place = parsed.place();
    try {
      var credential = conforming(signed.document(), parsed.secured().unsecured());
      var issuer = credential.issuer().id();
      run.findings()
          .collect(
              Check.PROOF, place, () -> run.policy().required().require(signed.proofs(), issuer));
      var item =
          new Item(
              place, credential, signed.document(), parsed.secured().asIssued(), signed.signers());
      new ResourceCheck(run).contexts(item);
      return Optional.of(item);
    } catch (ProblemException e) {
      run.findings().add(Check.SYNTAX, e.problem().under(place));
      return Optional.empty();
    }
  }

  /**
   * The proofs may cover fewer contexts than were received, and so a document that is not
   * conforming.
   */
  private static Credential conforming(JsonObject covered, JsonObject received)
      throws ProblemException {
    return covered.equals(received) ? Credential.conforming(covered) : Credential.of(covered);
  }
}
