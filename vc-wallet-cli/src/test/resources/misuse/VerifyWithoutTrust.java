// error: method of in class org.workcommons.vc.verifier.Verifier cannot be applied to given types
import java.time.Duration;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.verifier.StatusPolicy;
import org.workcommons.vc.verifier.Verifier;

class VerifyWithoutTrust {
  Verifier verifier = Verifier.of(DidResolver.offline(), StatusPolicy.notOlderThan(Duration.ofHours(1)));
}
