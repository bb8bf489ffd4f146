import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.model.VerifiablePresentation;
import org.workcommons.vc.verifier.IssuerTrust;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.verifier.StatusPolicy;
import org.workcommons.vc.verifier.Verdict;
import org.workcommons.vc.verifier.Verifier;
import org.workcommons.vc.wallet.Wallet;
import org.workcommons.vc.work.WorkStatement;

class RightUse {
  Object verify(VerifiablePresentation presentation, Set<Did> coops) {
    var verifier =
        Verifier.of(DidResolver.offline(), IssuerTrust.only(coops), StatusPolicy.notOlderThan(Duration.ofHours(1)));
    var request = PresentationRequest.from(URI.create("https://rides.example"), WorkStatement.TYPE);
    if (verifier.verify(presentation, request) instanceof Verdict.Accepted yes) {
      return yes.presentation().subjects(WorkStatement.TYPE);
    }
    return Set.of();
  }

  Object present(Wallet wallet, PresentationRequest request) throws Exception {
    return wallet.present(wallet.propose(request).approve());
  }
}
