// error: equality constraints: org.workcommons.vc.work.WorkStatement
import java.util.Map;
import org.workcommons.vc.issuer.Issuer;
import org.workcommons.vc.work.WorkStatement;

class UntypedClaims {
  Object issue(Issuer issuer) throws Exception {
    return issuer.issue(WorkStatement.TYPE, Map.of("seq", 1));
  }
}
