// error: cannot be converted to org.workcommons.vc.wallet.Consent
import org.workcommons.vc.wallet.Proposal;
import org.workcommons.vc.wallet.Wallet;

class PresentWithoutConsent {
  Object present(Wallet wallet, Proposal proposal) throws Exception {
    return wallet.present(proposal);
  }
}
