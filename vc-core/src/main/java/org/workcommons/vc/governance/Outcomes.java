package org.workcommons.vc.governance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.reputation.DecidedDisputes;
import org.workcommons.vc.reputation.RatingOutcome;
import org.workcommons.vc.work.Digest;

/**
 * What all outcomes together do. {@code specs/dispute-outcome.md}, Several outcomes.
 *
 * @param effects what applies to each rating that a counting outcome names
 * @param changes the same for the arithmetic: those that take a rating out or put it elsewhere
 * @param documents the digests of the outcomes that count, superseded ones among them
 * @param findings what was left out, and why; pointers begin with the number of the outcome among
 *     those that were handed in, from 0
 */
public record Outcomes(
    Map<RatingLeaf, Effect> effects,
    List<RatingOutcome> changes,
    Set<Digest> documents,
    List<Problem> findings) {
  /** The most outcomes that are looked at together. */
  public static final int MAX_OUTCOMES = Limits.OUTCOMES;

  public Outcomes {
    effects = Map.copyOf(effects);
    changes = List.copyOf(changes);
    documents = Set.copyOf(documents);
    findings = List.copyOf(findings);
  }

  /**
   * {@return what {@code documents} do together} A document that is bad in any way is left out and
   * named; only too many of them are refused as a whole.
   *
   * @param at when proofs and keys have to count, and until when disputes could be decided
   */
  public static Outcomes received(
      List<SignedDocument> documents, Panels panels, DidResolver resolver, Instant at)
      throws ProblemException {
    return received(documents, outcome -> {}, panels, resolver, at);
  }

  /**
   * {@return what {@code documents} do together, where every one has to decide one of {@code
   * disputes}} For whoever has the disputes, as a community has: an outcome of one that is not
   * there, that its worker did not sign, or that says something else, is left out with {@code
   * OUTCOME_NOT_BOUND}.
   *
   * @param disputes signed by the workers whose ratings they are about
   * @param at when proofs and keys have to count, and until when disputes could be decided
   */
  public static Outcomes received(
      List<SignedDocument> documents,
      List<SignedDocument> disputes,
      Panels panels,
      DidResolver resolver,
      Instant at)
      throws ProblemException {
    requireFew(disputes);
    var byDigest = new HashMap<Digest, SignedDocument>();
    disputes.forEach(dispute -> byDigest.put(dispute.digest(), dispute));
    return received(
        documents,
        outcome -> {
          var dispute = byDigest.get(outcome.decision().dispute().digest());
          if (dispute == null) {
            throw new ProblemException(
                ProblemType.OUTCOME_NOT_BOUND,
                Pointer.ROOT.at("disputeDigest"),
                "decides a dispute that is not here");
          }
          outcome.requireAbout(Dispute.received(dispute, resolver, at));
        },
        panels,
        resolver,
        at);
  }

  /** What an outcome has to satisfy beside its own form and signatures. */
  @FunctionalInterface
  private interface Binding {
    void require(DisputeOutcome outcome) throws ProblemException;
  }

  private static Outcomes received(
      List<SignedDocument> documents,
      Binding binding,
      Panels panels,
      DidResolver resolver,
      Instant at)
      throws ProblemException {
    requireFew(documents);
    var resolving = new OutcomeResolution(at);
    for (int i = 0; i < documents.size(); i++) {
      var place = Pointer.ROOT.at(i);
      try {
        var outcome = DisputeOutcome.received(documents.get(i), panels, resolver, at);
        binding.require(outcome);
        resolving.add(outcome, place);
      } catch (ProblemException e) {
        resolving.find(e.problem().under(place));
      }
    }
    return resolving.outcomes();
  }

  /**
   * {@return what {@code outcomes} do together} What supersedes another one counts instead of it.
   * Where two that nothing supersedes decide differently about one rating, neither does.
   *
   * @param at until when disputes could be decided
   */
  public static Outcomes effective(List<DisputeOutcome> outcomes, Instant at)
      throws ProblemException {
    requireFew(outcomes);
    var resolving = new OutcomeResolution(at);
    for (int i = 0; i < outcomes.size(); i++) {
      resolving.add(outcomes.get(i), Pointer.ROOT.at(i));
    }
    return resolving.outcomes();
  }

  /** {@return what applies to {@code leaf}: that it stands, if nobody says otherwise} */
  public Effect of(RatingLeaf leaf) {
    return effects.getOrDefault(leaf, new Effect.Unchanged());
  }

  /** {@return the ratings whose disputes are pending; a policy says how many of them it minds} */
  public List<RatingLeaf> pending() {
    var pending = new ArrayList<RatingLeaf>();
    effects.forEach(
        (leaf, effect) -> {
          if (effect instanceof Effect.Pending) {
            pending.add(leaf);
          }
        });
    return List.copyOf(pending);
  }

  /** {@return the same for admission} */
  public DecidedDisputes decided() {
    return new DecidedDisputes(changes, pending().size(), documents);
  }

  private static void requireFew(List<?> outcomes) throws ProblemException {
    if (outcomes.size() > MAX_OUTCOMES) {
      throw new ProblemException(
          ProblemType.LIMIT_EXCEEDED, Pointer.ROOT, "more than " + MAX_OUTCOMES + " outcomes");
    }
  }
}
