package org.workcommons.vc.wallet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.sdjwt.DisclosableToken;
import org.workcommons.vc.securing.SecuredToken;
import org.workcommons.vc.verifier.dcql.Candidate;
import org.workcommons.vc.verifier.dcql.CredentialFormat;

/**
 * A W3C credential in a token, about one identifier of the worker.
 *
 * @param token what its holder shows in part, empty where the token is shown as a whole
 * @param binding how she proves that she presents it
 */
record TokenOffer(
    HeldCredential held, Identity subject, Optional<DisclosableToken> token, Binding binding)
    implements Offer {
  /** How the holder proves that she presents a token. */
  enum Binding {
    /** By a presentation around it, which the subject's key signs. */
    PRESENTATION,
    /** By the key in its {@code cnf}, which is the subject's. RFC 9901 §4.3. */
    CONFIRMED_KEY
  }

  /**
   * {@return {@code held}, about {@code subject}, as an answer} Empty where the wallet could not
   * prove by one key that its holder presents it, and for messages in COSE, of which there is no
   * format in queries.
   */
  static Optional<TokenOffer> of(HeldCredential held, Identity subject) {
    if (held.subjects().size() != 1) {
      return Optional.empty();
    }
    return switch (held.verifiable().mediaType()) {
      case VC_JWT ->
          Optional.of(new TokenOffer(held, subject, Optional.empty(), Binding.PRESENTATION));
      case VC_SD_JWT -> disclosable(held, subject);
      default -> Optional.empty();
    };
  }

  private static Optional<TokenOffer> disclosable(HeldCredential held, Identity subject) {
    var token = held.disclosable().orElseThrow();
    if (!token.issued().unverifiedPayload().has("cnf")) {
      return Optional.of(new TokenOffer(held, subject, Optional.of(token), Binding.PRESENTATION));
    }
    return confirmed(token).equals(Optional.of(subject.did()))
        ? Optional.of(new TokenOffer(held, subject, Optional.of(token), Binding.CONFIRMED_KEY))
        : Optional.empty();
  }

  private static Optional<Did> confirmed(DisclosableToken token) {
    try {
      return token.issued().holderKey().map(DidKey::of);
    } catch (ProblemException e) {
      return Optional.empty(); // bound to a key that this program does not know
    }
  }

  @Override
  public Candidate candidate() {
    var format = token.isPresent() ? CredentialFormat.VC_SD_JWT : CredentialFormat.JWT_VC_JSON;
    return Candidate.of(format, Contexts.bundled().typesOf(claims()), claims())
        .withDisclosable(disclosable());
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

  /** Whoever checks a presentation around it looks there for the subject who signed it. */
  @Override
  public Set<Pointer> shown(Collection<Pointer> asked) {
    if (token.isEmpty()) {
      return Set.copyOf(asked);
    }
    var needed = new ArrayList<>(asked);
    if (binding == Binding.PRESENTATION) {
      needed.add(held.placeOfSubject());
    }
    return token.get().needed(needed);
  }

  @Override
  public JsonObject showing(Set<Pointer> shown) {
    try {
      var part = part(shown);
      return SecuredToken.read(part.mediaType(), part.toByteArray()).unsecured();
    } catch (ProblemException e) {
      throw new IllegalStateException("what was received can be shown in part", e);
    }
  }

  @Override
  public List<Showing.Claim> withheld(List<Showing.Claim> all, Set<Pointer> shown) {
    return Leaves.keptBack(all, disclosable(), shown);
  }

  @Override
  public Pointer part(Pointer claim) {
    return Leaves.innermost(disclosable(), claim);
  }

  @Override
  public boolean isForm(List<String> place) {
    return HeldCredential.isForm(place);
  }

  /** {@return the credential, of which only {@code shown} is shown} */
  VerifiableCredential part(Set<Pointer> shown) throws ProblemException {
    return token.isEmpty() ? held.verifiable() : HeldCredential.part(token.get(), shown);
  }

  private Set<Pointer> disclosable() {
    return token.<Set<Pointer>>map(one -> new HashSet<>(one.disclosable())).orElse(Set.of());
  }
}
