// error: is not public in org.workcommons.vc.verifier.VerifiedCredential
import org.workcommons.vc.verifier.VerifiedCredential;

class ForgeVerifiedCredential {
  VerifiedCredential forged = new VerifiedCredential(null, null);
}
