package org.workcommons.vc.issuer;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.governance.Quorum;
import org.workcommons.vc.governance.SignedDocument;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.reputation.GovernancePolicy;
import org.workcommons.vc.work.Digest;
import org.workcommons.vc.work.Engagement;
import org.workcommons.vc.work.Rating;
import org.workcommons.vc.work.RatingCommitment;
import org.workcommons.vc.work.RatingDirection;
import org.workcommons.vc.work.RatingOpening;

/**
 * How worker and customer of one engagement rate each other, in one aspect, so that neither can
 * take revenge: both commit, and only then both reveal. {@code specs/rating.md}, Commit, then
 * reveal. A platform keeps one for each engagement and aspect, in the form {@code
 * vc/ratingexchange/1}. Immutable; the clock is handed in.
 */
public final class RatingExchange {
  /** The two directions in which an engagement is rated. */
  public static final List<RatingDirection> DIRECTIONS =
      List.of(RatingDirection.CUSTOMER_RATES_WORKER, RatingDirection.WORKER_RATES_CUSTOMER);

  private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

  private final ExchangeTerms terms;
  private final Map<RatingDirection, Side> sides;

  RatingExchange(ExchangeTerms terms, Map<RatingDirection, Side> sides) {
    this.terms = terms;
    var kept = new EnumMap<RatingDirection, Side>(RatingDirection.class);
    kept.putAll(sides);
    this.sides = Collections.unmodifiableMap(kept);
  }

  /** What one side has done: committed, and then perhaps revealed. */
  record Side(SignedDocument signed, RatingCommitment commitment, Optional<RatingOpening> opening) {
    static Side of(SignedDocument signed) throws ProblemException {
      return new Side(signed, RatingCommitment.read(signed.json()), Optional.empty());
    }

    Side with(RatingOpening revealed) {
      return new Side(signed, commitment, Optional.of(revealed));
    }
  }

  /**
   * {@return the exchange that begins with {@code engagement}} Both sides may commit until its
   * {@link Engagement#rateBefore()}.
   *
   * @param engagement verified, and signed by both of whom it names
   * @param aspect which side of the work is rated, as in {@link Rating#aspect()}
   * @param salt the platform's secret, of which the {@link #nullifier} of both ratings is made; the
   *     same for every exchange of one engagement
   * @param revealWindow how long after the deadline ratings may be revealed, more than nothing
   */
  public static RatingExchange open(
      Engagement engagement, String aspect, byte[] salt, Duration revealWindow) {
    return new RatingExchange(ExchangeTerms.of(engagement, aspect, salt, revealWindow), Map.of());
  }

  /**
   * {@return the exchange that begins with {@code engagement} under the rules of {@code policy}}
   * What is rated is the policy's dimension, and ratings may be revealed for as many days after the
   * deadline as its {@code windowDays}.
   *
   * @param engagement as in {@link #open(Engagement, String, byte[], Duration)}; its deadline comes
   *     no more than {@code windowDays} after its end
   * @throws ProblemException where the deadline comes later
   */
  public static RatingExchange open(Engagement engagement, GovernancePolicy policy, byte[] salt)
      throws ProblemException {
    var window = Duration.ofDays(policy.reveal().windowDays());
    if (engagement.rateBefore().isAfter(engagement.endedAt().plus(window))) {
      throw problem(
          ProblemType.MALFORMED_VALUE_ERROR,
          "rateBefore",
          "later than the policy lets an engagement be rated");
    }
    return open(engagement, policy.dimension(), salt, window);
  }

  /** {@return the exchange in {@code utf8}, which {@link #toByteArray} wrote} */
  public static RatingExchange restore(byte[] utf8) throws ProblemException {
    return ExchangeForm.read(utf8);
  }

  /** {@return this exchange, as the platform keeps it for itself} It holds what isn't shown yet. */
  public byte[] toByteArray() throws ProblemException {
    return JsonWriter.compact(ExchangeForm.write(terms, sides));
  }

  /**
   * {@return this exchange with one side's commitment}
   *
   * @param signed by the rater, and received before the deadline
   * @param resolver is asked for the rater's key
   */
  public RatingExchange commit(SignedDocument signed, DidResolver resolver, Instant now)
      throws ProblemException {
    var side = Side.of(signed);
    var commitment = side.commitment();
    terms.requireFits(commitment);
    Quorum.only(commitment.rater(terms.engagement())).certify(signed, resolver, now);
    requireTimeOf(commitment, now);
    var before = sides.get(commitment.direction());
    if (before == null) {
      requireNothingRevealed();
      return with(commitment.direction(), side);
    }
    if (!before.commitment().digest().equals(commitment.digest())) {
      throw problem(
          ProblemType.RATING_REPEATED, "digest", "this side has committed to another rating");
    }
    return this;
  }

  private void requireTimeOf(RatingCommitment commitment, Instant now) throws ProblemException {
    if (!now.isBefore(commitBefore())) {
      throw problem(
          ProblemType.RATING_TOO_LATE, "committedAt", "came after the time to rate was over");
    }
    if (commitment.committedAt().isBefore(terms.engagement().endedAt())
        || commitment.committedAt().isAfter(now.plus(CLOCK_SKEW))) {
      throw problem(
          ProblemType.MALFORMED_VALUE_ERROR, "committedAt", "before the job was over, or ahead");
    }
  }

  /** A clock that was put back must not let anybody answer what may have been shown. */
  private void requireNothingRevealed() throws ProblemException {
    if (sides.values().stream().anyMatch(side -> side.opening().isPresent())) {
      throw problem(
          ProblemType.RATING_TOO_LATE, "committedAt", "the other side has revealed already");
    }
  }

  /**
   * {@return this exchange with one side's rating} Refused while the other side could still commit:
   * nothing is taken that could leak.
   *
   * @param resolver is asked for the rater's key
   */
  public RatingExchange reveal(RatingOpening opening, DidResolver resolver, Instant now)
      throws ProblemException {
    requireTimeToReveal(now);
    var signed = SignedRating.of(opening.rating(), resolver, now);
    var direction = signed.rating().direction();
    var side = sides.get(direction);
    if (side == null) {
      throw problem(
          ProblemType.RATING_TOO_LATE, "rating", "this side has committed to nothing in time");
    }
    // by its own direction: a copy of the other side's commitment hinders nobody
    if (!side.commitment().isOpenedBy(opening)) {
      throw problem(
          ProblemType.RATING_COMMITMENT_MISMATCH,
          "rating",
          "not the rating and the salt that this side committed to");
    }
    terms.requireFits(signed, side.commitment());
    return side.opening().isPresent() ? this : with(direction, side.with(opening));
  }

  private void requireTimeToReveal(Instant now) throws ProblemException {
    if (now.isBefore(commitBefore()) && sides.size() < DIRECTIONS.size()) {
      throw problem(
          ProblemType.RATING_REVEAL_EARLY, "rating", "the other side may still be choosing");
    }
    if (!now.isBefore(revealBefore())) {
      throw problem(ProblemType.RATING_TOO_LATE, "rating", "the time to reveal is over");
    }
    if (sides.isEmpty()) {
      throw problem(ProblemType.RATING_TOO_LATE, "rating", "nobody committed in time");
    }
  }

  /**
   * {@return the ratings that may be shown now, to anybody} A side that is not among them has no
   * rating, or none yet. One whose counterpart could still choose what to do is never among them.
   */
  public Map<RatingDirection, VerifiableCredential> released(Instant now) {
    var shown = new EnumMap<RatingDirection, VerifiableCredential>(RatingDirection.class);
    if (mayBeShown(now)) {
      sides.forEach(
          (direction, side) ->
              side.opening().ifPresent(opening -> shown.put(direction, opening.rating())));
    }
    return Collections.unmodifiableMap(shown);
  }

  private boolean mayBeShown(Instant now) {
    boolean nobodyIsAwaited = sides.values().stream().allMatch(side -> side.opening().isPresent());
    boolean nobodyMayCommit = sides.size() == DIRECTIONS.size() || !now.isBefore(commitBefore());
    return nobodyIsAwaited && nobodyMayCommit || !now.isBefore(revealBefore());
  }

  /** {@return the engagement that is rated} */
  public Engagement engagement() {
    return terms.engagement();
  }

  /** {@return which side of the work is rated} */
  public String aspect() {
    return terms.aspect();
  }

  /** {@return until when both sides may commit} */
  public Instant commitBefore() {
    return terms.engagement().rateBefore();
  }

  /** {@return until when they may reveal} */
  public Instant revealBefore() {
    return terms.revealBefore();
  }

  /** {@return what the rating in {@code direction} has to have as its nullifier} */
  public Digest nullifier(RatingDirection direction) {
    return terms.nullifier(direction);
  }

  /** {@return the commitment of that side, signed, for the other side to see; empty before it} */
  public Optional<SignedDocument> commitment(RatingDirection direction) {
    return Optional.ofNullable(sides.get(direction)).map(Side::signed);
  }

  /** {@return whether that side has revealed its rating, be it shown yet or not} */
  public boolean isRevealed(RatingDirection direction) {
    var side = sides.get(direction);
    return side != null && side.opening().isPresent();
  }

  private RatingExchange with(RatingDirection direction, Side side) {
    var more = new HashMap<>(sides);
    more.put(direction, side);
    return new RatingExchange(terms, more);
  }

  private static ProblemException problem(ProblemType type, String member, String detail) {
    return new ProblemException(type, Pointer.ROOT.at(member), detail);
  }

  /** {@return how many sides committed: the rest are claims, and claims don't belong in logs} */
  @Override
  public String toString() {
    return "RatingExchange[" + sides.size() + " committed]";
  }
}
