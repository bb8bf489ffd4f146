// error: cannot be converted to org.workcommons.vc.wallet.QueryConsent
import org.workcommons.vc.wallet.QueryProposal;
import org.workcommons.vc.wallet.Wallet;

class AnswerWithoutConsent {
  Object answer(Wallet wallet, QueryProposal proposal) throws Exception {
    return wallet.answer(proposal);
  }
}
