// error: cannot find symbol
import org.workcommons.vc.verifier.Verdict;

class ClaimsFromRejected {
  Object claims(Verdict.Rejected rejected) {
    return rejected.presentation();
  }
}
