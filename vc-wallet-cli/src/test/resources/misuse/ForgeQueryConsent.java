// error: is not public in org.workcommons.vc.wallet.QueryConsent
import org.workcommons.vc.wallet.QueryConsent;
import org.workcommons.vc.wallet.QueryProposal;

class ForgeQueryConsent {
  QueryConsent forge(QueryProposal proposal) {
    return new QueryConsent(proposal);
  }
}
