// error: cannot find symbol
import org.workcommons.vc.verifier.IssuerTrust;

class TrustAnyone {
  IssuerTrust anyone = IssuerTrust.anyone();
}
