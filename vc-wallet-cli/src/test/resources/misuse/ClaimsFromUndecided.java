// error: cannot find symbol
import org.workcommons.vc.verifier.Verdict;

class ClaimsFromUndecided {
  Object claims(Verdict.Undecided undecided) {
    return undecided.presentation();
  }
}
