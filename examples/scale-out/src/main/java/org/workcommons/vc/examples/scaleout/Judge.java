package org.workcommons.vc.examples.scaleout;

import java.time.Instant;
import java.util.Optional;
import org.workcommons.vc.examples.scaleout.Judgement.Accepted;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.reputation.ShownStatement;
import org.workcommons.vc.reputation.ShownStatement.Place;
import org.workcommons.vc.status.StatusPurpose;
import org.workcommons.vc.verifier.CredentialVerdict;
import org.workcommons.vc.verifier.CredentialVerdict.CredentialAccepted;
import org.workcommons.vc.verifier.VerifiedCredential;
import org.workcommons.vc.verifier.Verifier;
import org.workcommons.vc.work.StatementChain;
import org.workcommons.vc.work.StatementDigest;
import org.workcommons.vc.work.WorkStatement;

/**
 * Looks at one row after the other. Each partition has one of its own, made of the configuration.
 */
final class Judge {
  private final Verifier verifier;
  private final Scoring scoring;

  private Judge(Verifier verifier, Scoring scoring) {
    this.verifier = verifier;
    this.scoring = scoring;
  }

  /**
   * {@return a judge by {@code configuration}}
   *
   * @throws ProblemException where its policy is none
   */
  static Judge of(Configuration configuration) throws ProblemException {
    return new Judge(configuration.verifier(), Scoring.of(configuration));
  }

  /** {@return what comes of {@code row}} Nothing that a row can hold makes this fail. */
  Judgement judge(SuppliedRow row) {
    return row.problem()
        .map(problem -> Judgement.refused(VerdictRow.refused(row, problem)))
        .orElseGet(() -> judgement(row, verifier.verify(row.credential())));
  }

  /** {@return a record of nothing yet, for the statements of {@code worker}} */
  WorkerRecord record(String worker) {
    return new WorkerRecord(worker, scoring);
  }

  /** {@return what {@code verdict} means for {@code row}} */
  static Judgement judgement(SuppliedRow row, CredentialVerdict verdict) {
    if (!(verdict instanceof CredentialAccepted accepted)) {
      return Judgement.refused(VerdictRow.refused(row, verdict));
    }
    var credential = accepted.credential();
    var statements = credential.subjects(WorkStatement.TYPE);
    if (statements.size() != 1) {
      return refused(row, Pointer.ROOT.at("type"), "is no work statement");
    }
    var statement = statements.get(0);
    if (!statement.worker().value().equals(row.worker())) {
      return refused(row, Pointer.ROOT.at("credentialSubject"), "the row names another worker");
    }
    return new Judgement(
        VerdictRow.accepted(row),
        Optional.of(new Accepted(credential.issuer(), shown(credential, statement))));
  }

  private static Judgement refused(SuppliedRow row, Pointer pointer, String detail) {
    var problem = new Problem(ProblemType.MALFORMED_VALUE_ERROR, pointer, detail);
    return Judgement.refused(VerdictRow.refused(row, problem));
  }

  private static ShownStatement shown(VerifiedCredential credential, WorkStatement statement) {
    var digest = StatementDigest.of(credential.credential().document());
    return new ShownStatement(
        new StatementChain.Entry(digest, statement, Pointer.ROOT),
        credential.credential().validity().validFrom().orElse(Instant.EPOCH),
        place(credential),
        credential.signers());
  }

  /** What its issuer says of its place in the chain; the same as where somebody shows her work. */
  private static Place place(VerifiedCredential credential) {
    return credential.statuses().stream()
        .filter(status -> status.purpose() == StatusPurpose.REFRESH)
        .map(status -> status.value() == 0 ? Place.NEWEST : Place.SUPERSEDED)
        .reduce((one, other) -> one == Place.SUPERSEDED ? one : other)
        .orElse(Place.UNKNOWN);
  }
}
