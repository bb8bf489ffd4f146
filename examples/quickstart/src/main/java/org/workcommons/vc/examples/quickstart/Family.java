package org.workcommons.vc.examples.quickstart;

import java.net.URI;
import java.time.Duration;
import java.time.Period;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.verifier.AnswerVerdict.AnswerAccepted;
import org.workcommons.vc.verifier.IssuerTrust;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.verifier.StatusListSource;
import org.workcommons.vc.verifier.StatusPolicy;
import org.workcommons.vc.verifier.Verifier;
import org.workcommons.vc.verifier.VpToken;
import org.workcommons.vc.verifier.dcql.ClaimQuery;
import org.workcommons.vc.verifier.dcql.CredentialFormat;
import org.workcommons.vc.verifier.dcql.CredentialQuery;
import org.workcommons.vc.verifier.dcql.DcqlQuery;

/** A family asks a carer for one thing, and learns nothing else. */
public final class Family {
  private static final String LICENCE = "https://w3id.org/workcommons/vct/licence/1";

  private final Verifier verifier;

  public Family(Set<Did> boards, StatusListSource lists) {
    this.verifier =
        Verifier.of(
                DidResolver.offline(),
                IssuerTrust.only(boards),
                StatusPolicy.notOlderThan(Duration.ofHours(1)))
            .withStatusLists(lists);
  }

  public PresentationRequest ask() {
    // tag::readme[]
    var licence =
        CredentialQuery.of("licence", CredentialFormat.DC_SD_JWT)
            .withVct(LICENCE)
            .withClaims(ClaimQuery.of("profession"));
    return PresentationRequest.from(URI.create("https://family.example"), DcqlQuery.of(licence))
        .withPurpose("to see that you are a nurse")
        .withRetention(Period.ofDays(30));
    // end::readme[]
  }

  public String check(byte[] body, PresentationRequest request) throws ProblemException {
    // tag::readme[]
    var verdict = verifier.verify(VpToken.received(body), request);
    if (verdict instanceof AnswerAccepted yes) {
      var shown = yes.answer().tokens("licence").get(0).claims(); // the profession, and no name
      return shown.string("profession").orElseThrow();
    }
    // end::readme[]
    return "refused: " + verdict.report().problems().get(0).remedy();
  }
}
