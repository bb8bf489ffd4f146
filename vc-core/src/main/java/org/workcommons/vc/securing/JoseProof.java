package org.workcommons.vc.securing;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.problem.Pointer;

/**
 * What a token says of its own signature, well-formed and unverified. VC-JOSE-COSE 1.0 §3.1. What
 * is found in its header is reported at the header's name: {@code /kid}.
 *
 * @param algorithm the {@code alg}
 * @param verificationMethod the key that is said to have made it, by {@code kid}
 * @param purpose what the media type is for: a credential is asserted, with a presentation somebody
 *     authenticates
 * @param created from when on it counts: the later of {@code iat} and {@code nbf}
 * @param expires from when on it counts no more, {@code exp}
 * @param domains whom it is for, {@code aud}
 * @param challenge the one-time value that it answers, {@code nonce}
 */
public record JoseProof(
    String algorithm,
    DidUrl verificationMethod,
    ProofPurpose purpose,
    Optional<Instant> created,
    Optional<Instant> expires,
    List<String> domains,
    Optional<String> challenge)
    implements Proof {
  public JoseProof {
    requireNonNull(algorithm);
    requireNonNull(verificationMethod);
    requireNonNull(purpose);
    requireNonNull(created);
    requireNonNull(expires);
    requireNonNull(challenge);
    domains = List.copyOf(domains);
  }

  /** {@return the root: a token surrounds its document} */
  @Override
  public Pointer pointer() {
    return Pointer.ROOT;
  }

  @Override
  public String mechanism() {
    return algorithm;
  }

  /** {@return how and by which key it is said to have been made} */
  @Override
  public String toString() {
    return algorithm + " by " + verificationMethod;
  }
}
