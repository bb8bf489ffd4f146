// error: cannot find symbol
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.work.WorkStatement;

class ReadUnverifiedClaims {
  Object read(VerifiableCredential credential) {
    return credential.subjects(WorkStatement.TYPE);
  }
}
