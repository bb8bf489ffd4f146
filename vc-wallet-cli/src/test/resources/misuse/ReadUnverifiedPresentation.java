// error: cannot find symbol
import org.workcommons.vc.model.VerifiablePresentation;

class ReadUnverifiedPresentation {
  Object read(VerifiablePresentation presentation) {
    return presentation.credentials();
  }
}
