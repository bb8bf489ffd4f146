package org.workcommons.vc.wallet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.sdjwt.DisclosableToken;
import org.workcommons.vc.sdjwtvc.SdJwtVc;
import org.workcommons.vc.verifier.dcql.Candidate;
import org.workcommons.vc.verifier.dcql.CredentialFormat;
import org.workcommons.vc.verifier.dcql.TrustedAuthority;

/**
 * A batch of copies.
 *
 * @param token one of them: what it says, all say
 * @param unused how many nobody has seen
 */
record CopiesOffer(StoredCopy.Content content, SdJwtVc token, int unused, Set<String> types)
    implements Offer {
  @Override
  public Candidate candidate() {
    return Candidate.of(CredentialFormat.DC_SD_JWT, types, token.claims())
        .withAuthorities(TrustedAuthority.namedBy(token.presentation().issuerSigned()))
        .withDisclosable(content.disclosable());
  }

  @Override
  public JsonObject claims() {
    return token.claims();
  }

  @Override
  public String type() {
    return token.type();
  }

  @Override
  public String issuer() {
    return token.issuer().orElse("");
  }

  @Override
  public Optional<Identity> identity() {
    return Optional.empty();
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

  @Override
  public List<Showing.Claim> withheld(List<Showing.Claim> all, Set<Pointer> shown) {
    return Leaves.keptBack(all, content.disclosable(), shown);
  }

  @Override
  public Pointer part(Pointer claim) {
    return Leaves.innermost(content.disclosable(), claim);
  }

  @Override
  public boolean isForm(List<String> place) {
    return TokenBatch.isTechnical(place.get(0));
  }

  static DisclosableToken disclosable(SdJwtVc token) {
    try {
      return DisclosableToken.of(token.presentation());
    } catch (ProblemException e) {
      throw new IllegalStateException("a copy is kept without a binding", e);
    }
  }
}
