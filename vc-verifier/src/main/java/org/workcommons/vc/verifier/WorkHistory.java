package org.workcommons.vc.verifier;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.reputation.Admission;
import org.workcommons.vc.reputation.DecidedDisputes;
import org.workcommons.vc.reputation.DirectWork;
import org.workcommons.vc.reputation.GovernancePolicy;
import org.workcommons.vc.reputation.IssuerRecognition;
import org.workcommons.vc.reputation.ShownChain;
import org.workcommons.vc.reputation.ShownStatement;
import org.workcommons.vc.reputation.ShownStatement.Place;
import org.workcommons.vc.status.StatusPurpose;
import org.workcommons.vc.work.Engagement;
import org.workcommons.vc.work.Rating;
import org.workcommons.vc.work.StatementChain;
import org.workcommons.vc.work.StatementDigest;
import org.workcommons.vc.work.WorkStatement;

/**
 * The work statements of one verified presentation: of one person, since whoever they are about
 * signed it together, and each chain whole up to the statement that was shown last. Only a {@link
 * VerifiedPresentation} makes these. Immutable.
 */
public final class WorkHistory {
  private final List<ShownChain> chains;
  private final DirectWork direct;
  private final Instant asOf;

  private WorkHistory(List<ShownChain> chains, DirectWork direct, Instant asOf) {
    this.chains = List.copyOf(chains);
    this.direct = direct;
    this.asOf = asOf;
  }

  static WorkHistory of(VerifiedPresentation presentation) {
    var chains = new LinkedHashMap<Chain, List<ShownStatement>>();
    for (var credential : presentation.credentials()) {
      for (var statement : credential.subjects(WorkStatement.TYPE)) {
        chains
            .computeIfAbsent(
                new Chain(credential.issuer(), statement.worker()), any -> new ArrayList<>())
            .add(shown(credential, statement));
      }
    }
    return new WorkHistory(
        chains.entrySet().stream().map(WorkHistory::chain).toList(),
        direct(presentation),
        presentation.asOf());
  }

  /** Whose statements, about whom. */
  private record Chain(Did issuer, Did worker) {}

  private static ShownChain chain(Map.Entry<Chain, List<ShownStatement>> entry) {
    return new ShownChain(entry.getKey().issuer(), entry.getValue());
  }

  private static ShownStatement shown(VerifiedCredential credential, WorkStatement statement) {
    var item = credential.item();
    return new ShownStatement(
        new StatementChain.Entry(StatementDigest.of(item.asIssued()), statement, item.place()),
        issued(credential),
        place(credential),
        credential.signers());
  }

  /** What says of no time is of the oldest that there is. */
  private static Instant issued(VerifiedCredential credential) {
    return credential.credential().validity().validFrom().orElse(Instant.EPOCH);
  }

  private static DirectWork direct(VerifiedPresentation presentation) {
    var jobs = new ArrayList<DirectWork.Job>();
    var opinions = new ArrayList<DirectWork.Opinion>();
    for (var credential : presentation.credentials()) {
      var digest = Rating.digest(credential.item().asIssued());
      var place = credential.item().place();
      for (var engagement : credential.subjects(Engagement.TYPE)) {
        jobs.add(new DirectWork.Job(engagement, credential.signers(), digest, place));
      }
      for (var rating : credential.subjects(Rating.TYPE)) {
        opinions.add(
            new DirectWork.Opinion(rating, credential.issuer(), issued(credential), digest, place));
      }
    }
    return new DirectWork(jobs, opinions);
  }

  private static Place place(VerifiedCredential credential) {
    var said =
        credential.statuses().stream()
            .filter(status -> status.purpose() == StatusPurpose.REFRESH)
            .toList();
    if (said.isEmpty()) {
      return Place.UNKNOWN;
    }
    return said.stream().anyMatch(status -> status.value() != 0) ? Place.SUPERSEDED : Place.NEWEST;
  }

  /** {@return the chains, in the order in which their first statements were shown} */
  public List<ShownChain> chains() {
    return chains;
  }

  /** {@return the single jobs that were shown, and ratings of them} */
  public DirectWork direct() {
    return direct;
  }

  /**
   * {@return what of this history counts under {@code policy}}
   *
   * @param month the month to evaluate, in UTC; the verifier's choice and never the worker's
   * @param recognition whom the community believes
   * @param disputes what was decided about its ratings
   * @throws ProblemException as {@link Admission#of}
   */
  public Admission admitted(
      GovernancePolicy policy,
      YearMonth month,
      IssuerRecognition recognition,
      DecidedDisputes disputes)
      throws ProblemException {
    return Admission.of(
        policy, month, new Admission.History(chains, disputes, asOf, direct), recognition);
  }

  /** {@return how many chains, no claims} */
  @Override
  public String toString() {
    return "work history of " + chains.size() + " chains";
  }
}
