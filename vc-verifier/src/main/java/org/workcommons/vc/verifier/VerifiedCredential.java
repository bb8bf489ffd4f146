package org.workcommons.vc.verifier;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.model.ClaimType;
import org.workcommons.vc.model.Credential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;

/**
 * A credential that passed every check of one {@link Verifier}, at one instant. Only a verifier
 * makes these. Shows what the proofs covered, never anything that was received beside it.
 * Immutable.
 */
public final class VerifiedCredential {
  private final Proven.Item item;
  private final List<StatusMessage> statuses;
  private final Instant asOf;

  VerifiedCredential(Proven.Item item, Run run) {
    this.item = item;
    this.statuses = run.findings().said(item.place());
    this.asOf = run.now();
  }

  /** {@return who issued it} */
  public Did issuer() {
    return Did.of(credential().issuer().id());
  }

  /** {@return the controllers of the keys that signed it, the issuer among them} */
  public Set<Did> signers() {
    return item.signers();
  }

  /**
   * {@return what its status entries say that does not decide whether it counts, in their order}
   * One for {@link org.workcommons.vc.status.StatusPurpose#REFRESH} whose value is not 0 says that
   * there is a newer one.
   */
  public List<StatusMessage> statuses() {
    return statuses;
  }

  Proven.Item item() {
    return item;
  }

  /** {@return the instant for which it was checked} */
  public Instant asOf() {
    return asOf;
  }

  /** {@return the credential with all its claims} */
  public Credential credential() {
    return item.credential();
  }

  /**
   * {@return what it claims of its subjects, typed; nothing if it is of another type}
   *
   * @throws IllegalStateException if {@code type} reads the claims otherwise than the verifier
   *     checked them: it was no type of the request
   */
  public <T> List<T> subjects(ClaimType<T> type) {
    if (!credential().types().contains(type.credentialType())) {
      return List.of();
    }
    return credential().subjects().stream()
        .map(
            subject -> {
              try {
                return type.read(subject, Pointer.ROOT);
              } catch (ProblemException e) {
                throw new IllegalStateException(
                    "ask for this type in the request, so that it is checked", e);
              }
            })
        .toList();
  }

  /** {@return the types and the issuer, no claims} */
  @Override
  public String toString() {
    return "verified " + credential();
  }
}
