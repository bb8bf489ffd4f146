package org.workcommons.vc.wallet;

/**
 * The worker saw a {@link QueryProposal} and approved it. {@link QueryProposal#approve} makes it,
 * and nothing else does; {@link Wallet#answer} asks for it, and takes nothing else.
 */
public final class QueryConsent {
  private final QueryProposal proposal;

  QueryConsent(QueryProposal proposal) {
    this.proposal = proposal;
  }

  /** {@return what was approved} */
  public QueryProposal proposal() {
    return proposal;
  }
}
