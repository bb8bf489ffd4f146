package org.workcommons.vc.governance;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.work.Digest;

/** A decision that the right panel signed. Only {@link #received} makes one. */
public final class DisputeOutcome {
  private final Decision decision;
  private final Digest digest;
  private final Set<Did> signers;

  private final Clocks clocks;

  /** How often one may appeal, and how long a decision may take. */
  private record Clocks(int appeals, Duration within) {}

  private DisputeOutcome(Decision decision, Digest digest, Set<Did> signers, Clocks clocks) {
    this.decision = decision;
    this.digest = digest;
    this.signers = signers;
    this.clocks = clocks;
  }

  /**
   * {@return the outcome that {@code document} is} Refused: a panel other than the one that {@code
   * panels} says, a party on it, too few signatures, one bad one, an amendment that the rater did
   * not sign, a decision later than the policy lets it be.
   *
   * @param at when proofs and keys have to count
   */
  public static DisputeOutcome received(
      SignedDocument document, Panels panels, DidResolver resolver, Instant at)
      throws ProblemException {
    var decision = Decision.read(document.unsigned());
    var quorum = panels.of(decision);
    requirePanel(decision, quorum);
    var rater = decision.amendment().map(Decision.Amendment::rater);
    var members = new HashSet<>(quorum.of());
    rater.ifPresent(members::add);
    var signers = Signatures.check(document, members, resolver, at).members();
    quorum.require(signers);
    requireRater(rater, signers);
    var clocks = new Clocks(panels.appeals(decision), panels.decideWithin(decision));
    var outcome = new DisputeOutcome(decision, document.digest(), signers, clocks);
    if (outcome.isOverdue(decision.term().decidedAt())) {
      throw new ProblemException(
          ProblemType.OUTCOME_TOO_LATE,
          Pointer.ROOT.at("decidedAt"),
          "decided later than the policy allows");
    }
    return outcome;
  }

  private static void requirePanel(Decision decision, Quorum quorum) throws ProblemException {
    var named = decision.panel().map(panel -> Set.copyOf(panel.members()));
    if (named.isPresent() && !named.get().equals(quorum.of())) {
      throw wrongPanel("not those whom the lot drew");
    }
    if (PanelLot.parties(decision).anyMatch(quorum.of()::contains)) {
      throw wrongPanel("a party sits on it");
    }
  }

  private static void requireRater(Optional<Did> rater, Set<Did> signers) throws ProblemException {
    if (rater.isPresent() && !signers.contains(rater.get())) {
      throw new ProblemException(
          ProblemType.QUORUM_NOT_MET,
          Pointer.ROOT.at("amendment").at("rater"),
          "the rater did not sign the amendment");
    }
  }

  private static ProblemException wrongPanel(String detail) {
    return new ProblemException(ProblemType.OUTCOME_WRONG_PANEL, Pointer.ROOT.at("panel"), detail);
  }

  /** {@return what was decided} */
  public Decision decision() {
    return decision;
  }

  /** {@return what names it for good, and an appeal by} */
  public Digest digest() {
    return digest;
  }

  /** {@return who of the panel signed it, and the rater where she had to} */
  public Set<Did> signers() {
    return signers;
  }

  /** {@return how often one may appeal, by the policy that it names} */
  int appeals() {
    return clocks.appeals();
  }

  /** {@return whether it is later at {@code at} than the policy lets a decision be} */
  boolean isOverdue(Instant at) {
    return Duration.between(decision.term().filedAt(), at).compareTo(clocks.within()) > 0;
  }

  /**
   * Refuses the outcome unless {@code dispute} is what it decides, with {@code OUTCOME_NOT_BOUND}:
   * the same document, about the same rating, before the same community.
   */
  void requireAbout(Dispute dispute) throws ProblemException {
    require(dispute.id().equals(decision.dispute().id()), "decides");
    require(dispute.leaf().equals(decision.leaf()), "leaf");
    require(dispute.community().equals(decision.community()), "community");
    boolean isFiledThen =
        decision.supersedes().isPresent()
            ? !decision.term().filedAt().isBefore(dispute.filedAt())
            : decision.term().filedAt().equals(dispute.filedAt());
    require(isFiledThen, "filedAt");
  }

  private static void require(boolean fits, String member) throws ProblemException {
    if (!fits) {
      throw new ProblemException(
          ProblemType.OUTCOME_NOT_BOUND, Pointer.ROOT.at(member), "another than in the dispute");
    }
  }

  /** {@return how it was decided only: the rest are claims, and claims don't belong in logs} */
  @Override
  public String toString() {
    return "DisputeOutcome[" + decision.ruling().term() + "]";
  }
}
