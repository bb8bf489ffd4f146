// error: cannot inherit from final
import org.workcommons.vc.verifier.VerifiedPresentation;

class ExtendVerified extends VerifiedPresentation {}
