package org.workcommons.vc.wallet;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.securing.SelectiveDisclosure;
import org.workcommons.vc.verifier.dcql.Candidate;
import org.workcommons.vc.verifier.dcql.CredentialFormat;

/**
 * A W3C credential with Data Integrity proofs.
 *
 * @param base what its holder derives from, empty where it is shown as a whole
 */
record DocumentOffer(HeldCredential held, Identity subject, Optional<SelectiveDisclosure> base)
    implements Offer {
  @Override
  public Candidate candidate() {
    var types = Contexts.bundled().typesOf(claims());
    return Candidate.of(CredentialFormat.LDP_VC, types, claims());
  }

  @Override
  public JsonObject claims() {
    return held.document();
  }

  @Override
  public String type() {
    return held.particularType();
  }

  @Override
  public String issuer() {
    return held.issuer();
  }

  @Override
  public Optional<Identity> identity() {
    return Optional.of(subject);
  }

  /** Its subject is what the answer is signed for, so some of the subject is always shown. */
  @Override
  public Set<Pointer> shown(Collection<Pointer> asked) {
    var shown = new HashSet<>(asked);
    var place = Pointer.ROOT.at("credentialSubject");
    if (base.isPresent() && asked.stream().noneMatch(each -> Leaves.holds(place, each))) {
      shown.add(place.at("id"));
    }
    return shown;
  }

  @Override
  public JsonObject showing(Set<Pointer> shown) {
    if (base.isEmpty()) {
      return claims();
    }
    try {
      return HeldCredential.document(derived(shown));
    } catch (ProblemException e) {
      throw new IllegalStateException("what was received can be shown in part", e);
    }
  }

  @Override
  public List<Showing.Claim> withheld(List<Showing.Claim> all, Set<Pointer> shown) {
    if (base.isEmpty()) {
      return List.of();
    }
    var learned = new HashSet<>(Leaves.of(showing(shown)).entrySet());
    return all.stream()
        .filter(claim -> shown.stream().noneMatch(at -> Leaves.holds(at, claim.place())))
        .filter(claim -> !learned.contains(Map.entry(claim.place(), claim.value())))
        .toList();
  }

  @Override
  public boolean isForm(List<String> place) {
    return HeldCredential.isForm(place);
  }

  VerifiableCredential derived(Set<Pointer> shown) throws ProblemException {
    return base.orElseThrow().derive(List.copyOf(shown));
  }
}
