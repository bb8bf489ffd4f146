package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.wallet.Proposal;
import org.workcommons.vc.wallet.Wallet;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Which request to answer, and with what: the same for {@code vc propose} and {@code vc present}.
 */
final class RequestArguments {
  @Parameters(paramLabel = "REQUEST")
  String file = "";

  @Option(names = "--only", paramLabel = "IDENTITY")
  List<String> only = new ArrayList<>();

  @Option(names = "--reuse")
  boolean reuse;

  /** {@return the request, which is still open} */
  PresentationRequest request(Session session)
      throws Refusal, WalletException, ProblemException, IOException {
    var request = PresentationRequest.read(session.documents().read(file, Limits.DOCUMENT_BYTES));
    requireOpen(request, session);
    return request;
  }

  /** {@return what would answer the query of {@code request}} */
  QueryAnswering answering(Session session, Wallet wallet, PresentationRequest request)
      throws Refusal, WalletException {
    if (!only.isEmpty()) {
      throw new Refusal(
          ExitCode.USAGE,
          "--only is for requests of whole credentials",
          "a query says itself what it wants; leave --only out");
    }
    var proposal = wallet.proposeAnswer(request);
    return new QueryAnswering(session, wallet, reuse ? proposal.allowingReuse() : proposal);
  }

  /** {@return what would answer {@code request}, which has no query} */
  Proposal proposal(Session session, Wallet wallet, PresentationRequest request)
      throws Refusal, WalletException {
    var proposal = wallet.propose(request);
    return only.isEmpty() ? proposal : proposal.only(chosen(session, wallet));
  }

  private List<Did> chosen(Session session, Wallet wallet) throws Refusal, WalletException {
    var chosen = new ArrayList<Did>();
    for (String name : only) {
      chosen.add(Identities.find(session, wallet, name).did());
    }
    return chosen;
  }

  private static void requireOpen(PresentationRequest request, Session session) throws Refusal {
    if (!session.clock().instant().isBefore(request.expires())) {
      throw new Refusal(
          ExitCode.REFUSED,
          "the request expired at " + DateTimeStamp.text(request.expires()),
          "ask " + request.audience() + " for a new one");
    }
  }
}
