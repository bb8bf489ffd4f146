package org.workcommons.vc.wallet;

/**
 * The worker saw a {@link Proposal} and approved it. {@link Proposal#approve} makes it, and nothing
 * else does; {@link Wallet#present} asks for it, and takes nothing else.
 */
public final class Consent {
  private final Proposal proposal;

  Consent(Proposal proposal) {
    this.proposal = proposal;
  }

  /** {@return what was approved} */
  public Proposal proposal() {
    return proposal;
  }
}
