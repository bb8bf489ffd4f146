package org.workcommons.vc.wallet;

import static java.nio.charset.StandardCharsets.US_ASCII;

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
import org.workcommons.vc.sdjwt.DisclosableToken;
import org.workcommons.vc.sdjwtvc.SdJwtVc;
import org.workcommons.vc.securing.SelectiveDisclosure;
import org.workcommons.vc.verifier.dcql.Candidate;
import org.workcommons.vc.verifier.dcql.CredentialFormat;

/** Something of the wallet that can answer a query. */
sealed interface Offer permits Offer.OfCopies, Offer.OfCredential {
  /** {@return what the query sees of it} */
  Candidate candidate();

  /** {@return everything that it says} */
  JsonObject claims();

  /** {@return what else than {@code asked} has to be shown with it, and itself} */
  Set<Pointer> shown(Collection<Pointer> asked);

  /** {@return the document in which only {@code shown} is shown} */
  JsonObject showing(Set<Pointer> shown);

  /**
   * A batch of copies.
   *
   * @param token one of them: what it says, all say
   * @param unused how many nobody has seen
   */
  record OfCopies(StoredCopy.Content content, SdJwtVc token, int unused, Set<String> types)
      implements Offer {
    @Override
    public Candidate candidate() {
      return Candidate.of(CredentialFormat.DC_SD_JWT, types, token.claims())
          .withDisclosable(content.disclosable());
    }

    @Override
    public JsonObject claims() {
      return token.claims();
    }

    @Override
    public Set<Pointer> shown(Collection<Pointer> asked) {
      return disclosable(token).needed(asked);
    }

    @Override
    public JsonObject showing(Set<Pointer> shown) {
      try {
        var text = disclosable(token).show(shown);
        return SdJwtVc.received(text.getBytes(US_ASCII)).claims();
      } catch (ProblemException e) {
        throw new IllegalStateException("what was received can be shown in part", e);
      }
    }

    static DisclosableToken disclosable(SdJwtVc token) {
      try {
        return DisclosableToken.of(token.presentation());
      } catch (ProblemException e) {
        throw new IllegalStateException("a copy is kept without a binding", e);
      }
    }
  }

  /**
   * A W3C credential.
   *
   * @param base what its holder derives from, empty where it is shown as a whole
   */
  record OfCredential(HeldCredential held, Identity identity, Optional<SelectiveDisclosure> base)
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

    /** Its subject is what the answer is signed for, so some of the subject is always shown. */
    @Override
    public Set<Pointer> shown(Collection<Pointer> asked) {
      var shown = new HashSet<>(asked);
      var subject = Pointer.ROOT.at("credentialSubject");
      if (base.isPresent() && asked.stream().noneMatch(place -> Leaves.holds(subject, place))) {
        shown.add(subject.at("id"));
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

    /** {@return what of {@code all} stays in the wallet, where {@code shown} is shown} */
    List<Showing.Claim> withheld(List<Showing.Claim> all, Set<Pointer> shown) {
      if (base.isEmpty()) {
        return List.of();
      }
      var learned = new HashSet<>(Leaves.of(showing(shown)).entrySet());
      return all.stream()
          .filter(claim -> shown.stream().noneMatch(at -> Leaves.holds(at, claim.place())))
          .filter(claim -> !learned.contains(Map.entry(claim.place(), claim.value())))
          .toList();
    }

    VerifiableCredential derived(Set<Pointer> shown) throws ProblemException {
      return base.orElseThrow().derive(List.copyOf(shown));
    }
  }
}
