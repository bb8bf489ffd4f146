// error: is not public in org.workcommons.vc.wallet.Consent
import org.workcommons.vc.wallet.Consent;
import org.workcommons.vc.wallet.Proposal;

class ForgeConsent {
  Consent forge(Proposal proposal) {
    return new Consent(proposal);
  }
}
