package org.workcommons.vc.verifier;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.model.ClaimType;

/**
 * A presentation that answered the request it was made for. Only a {@link Verifier} makes these.
 * Immutable.
 */
public final class VerifiedPresentation {
  private final List<VerifiedCredential> credentials;
  private final Set<Did> holders;
  private final URI audience;
  private final Instant asOf;

  VerifiedPresentation(Trusted trusted, URI audience, Run run) {
    this.credentials =
        trusted.credentials().stream().map(item -> new VerifiedCredential(item, run)).toList();
    this.holders = Set.copyOf(trusted.holders());
    this.audience = audience;
    this.asOf = run.now();
  }

  /** {@return the credentials, in the order in which they were presented} */
  public List<VerifiedCredential> credentials() {
    return credentials;
  }

  /** {@return what the credentials of this type claim of their subjects, typed, in order} */
  public <T> List<T> subjects(ClaimType<T> type) {
    return credentials.stream().flatMap(credential -> credential.subjects(type).stream()).toList();
  }

  /** {@return its work statements, as the record of one person} */
  public WorkHistory workHistory() {
    return WorkHistory.of(this);
  }

  /**
   * {@return the identifiers that signed the presentation together: all of one person, every
   * subject among them}
   */
  public Set<Did> holders() {
    return holders;
  }

  /** {@return the verifier for whom it was made} */
  public URI audience() {
    return audience;
  }

  /** {@return the instant for which it was checked} */
  public Instant asOf() {
    return asOf;
  }

  /** {@return how many credentials, no claims} */
  @Override
  public String toString() {
    return "verified presentation of " + credentials.size() + " credentials";
  }
}
