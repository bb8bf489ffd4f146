package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.sdjwtvc.TypeMetadata;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.wallet.Proposal;
import org.workcommons.vc.wallet.QueryProposal;
import org.workcommons.vc.wallet.Wallet;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Mixin;
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

  @Option(names = "--withhold", paramLabel = "POINTER")
  List<String> withheld = new ArrayList<>();

  @Option(names = "--include", paramLabel = "NUMBER")
  List<Integer> included = new ArrayList<>();

  @Option(names = "--lang", paramLabel = "LANGUAGE", converter = Language.Converter.class)
  @Nullable Locale language;

  @Mixin TypeOptions types = new TypeOptions();

  /** {@return the request, which is still open} */
  PresentationRequest request(Session session)
      throws Refusal, WalletException, ProblemException, IOException {
    var request = PresentationRequest.read(session.documents().read(file, Limits.DOCUMENT_BYTES));
    requireOpen(request, session);
    return request;
  }

  /** {@return in which language to tell her: the one that was asked for, or her own} */
  Locale language(Session session) {
    return language == null ? session.language() : language;
  }

  /** {@return what would answer the query of {@code request}} */
  QueryAnswering answering(Session session, Wallet wallet, PresentationRequest request)
      throws Refusal, WalletException, ProblemException, IOException {
    if (!only.isEmpty() || !withheld.isEmpty()) {
      throw new Refusal(
          ExitCode.USAGE,
          "--only and --withhold are for requests of whole credentials",
          "a query says itself what it wants, and no more is shown");
    }
    var proposal = including(wallet.withTypes(known(session)).proposeAnswer(request));
    return new QueryAnswering(
        session, wallet, reuse ? proposal.allowingReuse() : proposal, language(session));
  }

  private TypeMetadata.Source known(Session session)
      throws Refusal, WalletException, ProblemException, IOException {
    return TypeMetadata.Source.of(types.byType(session));
  }

  private QueryProposal including(QueryProposal proposal) throws Refusal {
    for (int wish : included) {
      if (!proposal.optional().containsKey(wish)) {
        throw new Refusal(
            ExitCode.USAGE,
            "they have no wish number " + wish,
            "vc propose numbers what they would also like");
      }
    }
    return proposal.including(included);
  }

  /** {@return what would answer {@code request}, which has no query} */
  Proposal proposal(Session session, Wallet wallet, PresentationRequest request)
      throws Refusal, WalletException {
    if (!included.isEmpty()) {
      throw new Refusal(
          ExitCode.USAGE,
          "--include is for requests with a query",
          "this one asks for whole credentials; leave --include out");
    }
    var proposal = wallet.propose(request);
    return withholding(only.isEmpty() ? proposal : proposal.only(chosen(session, wallet)));
  }

  private Proposal withholding(Proposal proposal) throws Refusal {
    if (withheld.stream().anyMatch(place -> !place.startsWith("/"))) {
      throw new Refusal(
          ExitCode.USAGE,
          "not a place in a credential",
          "--withhold is like /credentialSubject/work/netIncome");
    }
    try {
      return proposal.withholding(withheld.stream().map(Pointer::new).toList());
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          ExitCode.USAGE,
          String.valueOf(e.getMessage()),
          "vc propose names what you could keep back");
    }
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
