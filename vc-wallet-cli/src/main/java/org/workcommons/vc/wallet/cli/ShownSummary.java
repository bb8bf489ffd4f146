package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.model.ValidityPeriod;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.reputation.ReputationSummary;
import org.workcommons.vc.verifier.AnswerVerdict;
import org.workcommons.vc.verifier.CredentialVerdict;
import org.workcommons.vc.verifier.Report;
import org.workcommons.vc.verifier.Verdict;
import org.workcommons.vc.verifier.VerifiedAnswer;
import org.workcommons.vc.verifier.VerifiedCredential;
import org.workcommons.vc.verifier.VerifiedToken;
import org.workcommons.vc.verifier.Verifier;
import org.workcommons.vc.verifier.VpToken;
import org.workcommons.vc.wallet.store.WalletException;

/** A summary in whatever it was shown: the answer to a query, a presentation, or by itself. */
sealed interface ShownSummary {
  /**
   * One that was verified.
   *
   * @param issuer who issued it
   * @param validity its own
   * @param proven whether its holder proved to be the one whom it is about
   */
  record Checked(ReputationSummary summary, String issuer, ValidityPeriod validity, Holder proven)
      implements ShownSummary {}

  /** Whether somebody proved to be the one whom a summary is about. */
  enum Holder {
    PROVEN,
    UNPROVEN
  }

  /** One that was not accepted. */
  record NotAccepted(Report report) implements ShownSummary {}

  /** {@return the one summary in {@code file}} */
  static ShownSummary in(Session session, String file, AskedOptions asked, Verifier verifier)
      throws Refusal, WalletException, ProblemException, IOException {
    var content = session.documents().read(file, Limits.DOCUMENT_BYTES);
    var query = asked.query(session);
    if (query.isPresent()) {
      var verdict = verifier.verify(VpToken.received(content), query.get());
      return verdict instanceof AnswerVerdict.AnswerAccepted accepted
          ? only(answered(accepted.answer()))
          : new NotAccepted(verdict.report());
    }
    var received = ReceivedFile.of(content);
    return received.isPresentation()
        ? presented(
            verifier.verify(
                received.presentation(),
                asked.request(session, session.clock(), ReputationSummary.TYPE)))
        : alone(verifier.verify(received.credential()));
  }

  private static ShownSummary presented(Verdict verdict) throws Refusal, ProblemException {
    return verdict instanceof Verdict.Accepted accepted
        ? only(summaries(accepted.presentation().credentials(), Holder.PROVEN))
        : new NotAccepted(verdict.report());
  }

  private static ShownSummary alone(CredentialVerdict verdict) throws Refusal, ProblemException {
    return verdict instanceof CredentialVerdict.CredentialAccepted accepted
        ? only(summaries(List.of(accepted.credential()), Holder.UNPROVEN))
        : new NotAccepted(verdict.report());
  }

  private static List<Checked> answered(VerifiedAnswer answer) throws ProblemException {
    var all = new ArrayList<Checked>();
    for (var id : answer.answered()) {
      for (var token : answer.tokens(id)) {
        if (token.types().contains(ReputationSummary.VCT)) {
          all.add(ofToken(token));
        }
      }
      for (var presentation : answer.presentations(id)) {
        all.addAll(summaries(presentation.credentials(), Holder.PROVEN));
      }
    }
    return all;
  }

  /** The worker is the key that the token is bound to. */
  private static Checked ofToken(VerifiedToken token) throws ProblemException {
    var key =
        token
            .holder()
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemType.SUBJECT_HOLDER_MISMATCH,
                        Pointer.ROOT.at("cnf"),
                        "a summary is bound to the key of whom it is about"));
    return new Checked(
        ReputationSummary.ofToken(token.claims(), DidKey.of(key)),
        token.issuer().orElse(""),
        new ValidityPeriod(instant(token.claims(), "nbf"), instant(token.claims(), "exp")),
        Holder.PROVEN);
  }

  private static Optional<Instant> instant(JsonObject claims, String name) {
    return claims
        .get(name)
        .filter(JsonNumber.class::isInstance)
        .map(value -> Instant.ofEpochSecond((long) ((JsonNumber) value).value()));
  }

  private static List<Checked> summaries(List<VerifiedCredential> credentials, Holder holder) {
    var all = new ArrayList<Checked>();
    for (var credential : credentials) {
      for (var summary : credential.subjects(ReputationSummary.TYPE)) {
        all.add(
            new Checked(
                summary, credential.issuer().value(), credential.credential().validity(), holder));
      }
    }
    return all;
  }

  private static Checked only(List<Checked> all) throws Refusal {
    if (all.size() != 1) {
      throw new Refusal(
          ExitCode.REJECTED,
          "one summary is wanted, and there are " + all.size(),
          "ask for one: vc help verifying");
    }
    return all.get(0);
  }
}
