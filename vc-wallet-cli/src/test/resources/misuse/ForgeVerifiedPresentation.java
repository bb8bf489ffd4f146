// error: is not public in org.workcommons.vc.verifier.VerifiedPresentation
import org.workcommons.vc.verifier.VerifiedPresentation;

class ForgeVerifiedPresentation {
  VerifiedPresentation forged = new VerifiedPresentation(null, null, null);
}
