package org.workcommons.vc.examples.quickstart;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiablePresentation;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.verifier.IssuerTrust;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.verifier.StatusListSource;
import org.workcommons.vc.verifier.StatusPolicy;
import org.workcommons.vc.verifier.Verdict.Accepted;
import org.workcommons.vc.verifier.Verdict.Rejected;
import org.workcommons.vc.verifier.Verifier;
import org.workcommons.vc.work.WorkStatement;

/** A platform checks a driver's record before her first ride. */
public final class Platform {
  private final Set<Did> coops;
  private final StatusListSource lists;

  public Platform(Set<Did> coops, StatusListSource lists) {
    this.coops = coops;
    this.lists = lists;
  }

  public String check(byte[] body, PresentationRequest request) {
    // tag::readme[]
    var verifier =
        Verifier.of(
                DidResolver.offline(),
                IssuerTrust.only(coops),
                StatusPolicy.notOlderThan(Duration.ofHours(1)))
            .withStatusLists(lists);
    var verdict = verifier.verify(VerifiablePresentation.received(MediaType.VP, body), request);
    if (verdict instanceof Accepted yes) {
      return welcome(yes.presentation().subjects(WorkStatement.TYPE)); // List<WorkStatement>
    }
    return verdict instanceof Rejected no
        ? sorry(no.report().problems())
        : tryAgain(verdict.report().problems());
    // end::readme[]
  }

  private static String welcome(List<WorkStatement> statements) {
    return "welcome, " + statements.size() + " months";
  }

  private static String sorry(List<Problem> problems) {
    return "sorry: " + problems.get(0).remedy();
  }

  private static String tryAgain(List<Problem> problems) {
    return "try again: " + problems.get(0).remedy();
  }
}
