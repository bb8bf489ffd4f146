// error: no suitable method found for verify(org.workcommons.vc.model.VerifiablePresentation)
import org.workcommons.vc.model.VerifiablePresentation;
import org.workcommons.vc.verifier.Verdict;
import org.workcommons.vc.verifier.Verifier;

class VerifyWithoutRequest {
  Verdict verify(Verifier verifier, VerifiablePresentation presentation) {
    return verifier.verify(presentation);
  }
}
