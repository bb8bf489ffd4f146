package org.workcommons.vc.governance;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.work.Digest;

/**
 * What a panel says of a dispute. {@code specs/dispute-outcome.md}, Outcome. Data, and nobody's
 * word for it: {@link DisputeOutcome} finds out whose.
 *
 * @param id {@code urn:uuid:…}
 * @param community in whose name
 * @param policy the digest of the policy by whose rules
 * @param dispute which dispute
 * @param leaf which rating
 * @param ruling how
 * @param amendment what the rating is now; there just for {@link Ruling#AMENDED}
 * @param ruleApplied which rule of the policy, up to 200 visible ASCII characters
 * @param reason why, up to 1,000 characters
 * @param panel who sat, and how they were drawn; empty for a dispute that is pending before a panel
 *     was drawn
 * @param term when it was filed and decided, and until when one may appeal
 * @param supersedes the digest of the outcome that was appealed against, or was pending
 */
public record Decision(
    URI id,
    Did community,
    Digest policy,
    Subject dispute,
    RatingLeaf leaf,
    Ruling ruling,
    Optional<Amendment> amendment,
    String ruleApplied,
    String reason,
    Optional<Panel> panel,
    Term term,
    Optional<Digest> supersedes) {
  public Decision {
    requireNonNull(community);
    requireNonNull(policy);
    requireNonNull(dispute);
    requireNonNull(term);
    requireNonNull(supersedes);
    if (!Terms.isUrnUuid(id) || !Terms.isRule(ruleApplied) || !Terms.isText(reason)) {
      throw new IllegalArgumentException(
          "a decision has a urn:uuid:, a rule in ASCII and a reason in "
              + Terms.TEXT_CHARS
              + " characters");
    }
    var contradiction = contradiction(ruling, amendment, leaf, panel);
    if (contradiction != null) {
      throw new IllegalArgumentException(contradiction);
    }
  }

  /** {@return why there is no such decision, null if there may be} */
  static @Nullable String contradiction(
      Ruling ruling, Optional<Amendment> amendment, RatingLeaf leaf, Optional<Panel> panel) {
    if (amendment.isPresent() != (ruling == Ruling.AMENDED)) {
      return "an amendment is there just if the rating is amended";
    }
    if (amendment.isPresent() && amendment.get().step() == leaf.step()) {
      return "an amendment changes the rating";
    }
    return panel.isEmpty() && ruling != Ruling.PENDING ? "nobody decides but a panel" : null;
  }

  /** {@return the decision that {@code json} is, whoever signed it} */
  public static Decision read(JsonObject json) throws ProblemException {
    return DecisionForm.read(json);
  }

  /** {@return this decision, to be signed by the panel, and for an amendment by the rater} */
  public JsonObject json() {
    return DecisionForm.write(this);
  }

  /** What decides something that was pending takes no more time than it had. */
  boolean isFiledWith(Decision pending) {
    return term.filedAt().equals(pending.term.filedAt());
  }

  /**
   * Which dispute.
   *
   * @param id its {@link Dispute#id()}
   * @param digest what names its document for good
   */
  public record Subject(URI id, Digest digest) {
    public Subject {
      requireNonNull(digest);
      if (!Terms.isUrnUuid(id)) {
        throw new IllegalArgumentException("a dispute is named by a urn:uuid:");
      }
    }
  }

  /**
   * What a rating becomes.
   *
   * @param step its new place in the histogram
   * @param rater who gave it, and has to sign
   */
  public record Amendment(int step, Did rater) {
    public Amendment {
      requireNonNull(rater);
      if (!RatingLeaf.isStep(step)) {
        throw new IllegalArgumentException("no scale has such a step");
      }
    }
  }

  /**
   * Who sat.
   *
   * @param checkpoint the root of the log by which they were drawn
   * @param memberList the digest of the list of those who could be
   * @param members they themselves, each once
   */
  public record Panel(Digest checkpoint, Digest memberList, List<Did> members) {
    public Panel {
      requireNonNull(checkpoint);
      requireNonNull(memberList);
      members = List.copyOf(members);
      if (members.isEmpty()
          || members.size() > Quorum.MAX_MEMBERS
          || new HashSet<>(members).size() < members.size()) {
        throw new IllegalArgumentException(
            "a panel has 1 to " + Quorum.MAX_MEMBERS + " members, each once");
      }
    }
  }

  /**
   * When, all to the second.
   *
   * @param filedAt when the dispute, or the appeal, was filed
   * @param decidedAt when it was decided, not before
   * @param appealBefore when it is too late to appeal; empty where one can't
   */
  public record Term(Instant filedAt, Instant decidedAt, Optional<Instant> appealBefore) {
    public Term {
      if (!isInOrder(filedAt, decidedAt, appealBefore)) {
        throw new IllegalArgumentException("filed, then decided, then too late to appeal");
      }
      if (!Terms.isWholeSecond(filedAt)
          || !Terms.isWholeSecond(decidedAt)
          || !appealBefore.map(Terms::isWholeSecond).orElse(true)) {
        throw new IllegalArgumentException("times are in whole seconds");
      }
    }

    static boolean isInOrder(Instant filedAt, Instant decidedAt, Optional<Instant> appealBefore) {
      return !decidedAt.isBefore(filedAt) && appealBefore.map(decidedAt::isBefore).orElse(true);
    }
  }

  /** {@return how it was decided only: the rest are claims, and claims don't belong in logs} */
  @Override
  public String toString() {
    return "Decision[" + ruling.term() + "]";
  }
}
