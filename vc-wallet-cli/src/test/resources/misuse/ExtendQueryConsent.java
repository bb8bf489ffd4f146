// error: cannot inherit from final org.workcommons.vc.wallet.QueryConsent
import org.workcommons.vc.wallet.QueryConsent;

class ExtendQueryConsent extends QueryConsent {}
