// error: VerifiablePresentation cannot be converted to org.workcommons.vc.model.VerifiableCredential
import org.workcommons.vc.model.VerifiablePresentation;
import org.workcommons.vc.verifier.Verdict;
import org.workcommons.vc.verifier.Verifier;

class VerifyWithoutRequest {
  Verdict verify(Verifier verifier, VerifiablePresentation presentation) {
    return verifier.verify(presentation);
  }
}
