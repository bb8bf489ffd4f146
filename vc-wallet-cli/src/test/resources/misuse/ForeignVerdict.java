// error: class is not allowed to extend sealed class
import org.workcommons.vc.verifier.Report;
import org.workcommons.vc.verifier.Verdict;

class ForeignVerdict implements Verdict {
  @Override
  public Report report() {
    return null;
  }
}
