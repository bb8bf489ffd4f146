// error: org.workcommons.vc.wallet.Consent cannot be converted to org.workcommons.vc.wallet.QueryConsent
import org.workcommons.vc.wallet.Proposal;
import org.workcommons.vc.wallet.Wallet;

class ConsentToSomethingElse {
  Object answer(Wallet wallet, Proposal proposal) throws Exception {
    return wallet.answer(proposal.approve());
  }
}
