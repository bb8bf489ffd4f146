package org.workcommons.vc.reputation;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.work.Assurance;
import org.workcommons.vc.work.Digest;
import org.workcommons.vc.work.StatementChain;
import org.workcommons.vc.work.WorkStatement;

/**
 * Which of the ratings in verified statements count, and what is known of those that are not shown.
 * {@code specs/admission.md}. Whatever is wrong makes the history incomplete and is named; what is
 * left is counted all the same, so that nobody gains by breaking a chain. Immutable.
 */
public final class Admission {
  private final Tally tally;
  private final HistoryFacts facts;
  private final List<Problem> findings;
  private final List<Problem> passedOver;

  private Admission(
      Tally tally, HistoryFacts facts, List<Problem> findings, List<Problem> passedOver) {
    this.tally = tally;
    this.facts = facts;
    this.findings = List.copyOf(findings);
    this.passedOver = List.copyOf(passedOver);
  }

  /**
   * {@return what of {@code history} counts under {@code policy}}
   *
   * @param asOf the month to evaluate, in UTC; the verifier's choice and never the worker's
   * @param recognition whom the community believes
   * @throws ProblemException of type {@code LIMIT_EXCEEDED} where the history is beyond the bounds
   *     of {@link Tally#add}
   */
  public static Admission of(
      GovernancePolicy policy, YearMonth asOf, History history, IssuerRecognition recognition)
      throws ProblemException {
    return new Hearing(policy, asOf, history, requireNonNull(recognition)).result();
  }

  /** {@return the score of what counts} */
  public Score score() {
    return tally.score(facts);
  }

  /** {@return the score with every input, weight and step} */
  public Explanation explain() {
    return tally.explain(facts);
  }

  /** {@return what admission found out beside the ratings} */
  public HistoryFacts facts() {
    return facts;
  }

  /** {@return why the history is not complete; empty if and only if it is} */
  public List<Problem> findings() {
    return findings;
  }

  /**
   * {@return which ratings of single jobs were shown and don't count, and why} They make nothing
   * incomplete.
   */
  public List<Problem> passedOver() {
    return passedOver;
  }

  /** One admission on its way. */
  private static final class Hearing {
    private static final int SIGNED = 3;

    private final GovernancePolicy policy;
    private final YearMonth month;
    private final int asOf;
    private final History history;
    private final IssuerRecognition recognition;
    private final Tally tally;
    private final OutcomeBook outcomes;
    private final Map<Slot, Integer> strongest = new HashMap<>();
    private final Map<Slot, String> tellers = new HashMap<>();
    private final Map<ShownStatement, Optional<Problem>> refusals = new IdentityHashMap<>();
    private final Set<YearMonth> active = new HashSet<>();
    private final Set<String> documents = new TreeSet<>();
    private final List<Problem> findings = new ArrayList<>();

    Hearing(
        GovernancePolicy policy, YearMonth asOf, History history, IssuerRecognition recognition) {
      this.policy = policy;
      this.asOf = RatedMonth.number(asOf);
      this.history = history;
      this.recognition = recognition;
      this.month = asOf;
      this.tally = Tally.of(policy, asOf, standings());
      this.outcomes = new OutcomeBook(history.disputes().outcomes());
    }

    /** R8: what is said of a platform now holds for all that it ever said. */
    private Map<String, PlatformStanding> standings() {
      var standings = new HashMap<String, PlatformStanding>();
      if (!policy.ceilings().isEmpty()) {
        history.chains().stream()
            .flatMap(chain -> chain.statements().stream())
            .map(shown -> ShownChain.statement(shown).platform())
            .distinct()
            .forEach(
                platform ->
                    standings.put(platform.value(), recognition.standing(platform, history.at())));
      }
      return standings;
    }

    Admission result() throws ProblemException {
      history.chains().forEach(this::rank);
      for (var chain : history.chains()) {
        chain(chain);
      }
      findings.addAll(outcomes.findings());
      var direct = DirectRatings.of(policy, month, history);
      if (direct.isPresent()) {
        count(direct.get());
      }
      history.disputes().documents().forEach(digest -> documents.add(digest.value()));
      var facts =
          new HistoryFacts(
              findings.isEmpty(),
              active.size(),
              Math.min(history.disputes().pending(), policy.disputes().pendingCap()),
              documents.stream().map(Digest::new).toList());
      return new Admission(
          tally, facts, findings, direct.map(DirectRatings::passedOver).orElse(List.of()));
    }

    private void count(DirectRatings direct) throws ProblemException {
      for (var rated : direct.months()) {
        tally.add(rated);
      }
      findings.addAll(direct.findings());
      direct.documents().forEach(digest -> documents.add(digest.value()));
    }

    private void chain(ShownChain chain) throws ProblemException {
      findings.addAll(StatementChain.check(chain.entries()));
      head(chain.head());
      long counted = 0;
      var platform = ShownChain.statement(chain.head()).platform();
      for (var shown : chain.counting()) {
        documents.add(shown.entry().digest().value());
        counted += ShownChain.statement(shown).counts().ratingCount();
        if (isAdmitted(chain, shown)) {
          count(chain, shown);
        }
      }
      long missing = ShownChain.statement(chain.head()).link().cumulative().ratingCount() - counted;
      if (missing > 0 && policy.platforms().containsKey(platform.value())) {
        // a chain with gaps: what is not shown at all counts like what is withheld
        tally.withhold(platform.value(), missing);
      }
    }

    /** R6. */
    private void head(ShownStatement head) {
      if (head.place() == ShownStatement.Place.SUPERSEDED) {
        add(ProblemType.CHAIN_HEAD_SUPERSEDED, head, "there is a newer statement than this one");
      }
      var oldest = history.at().minus(Duration.ofDays(policy.completeness().maxHeadAgeDays()));
      if (head.place() == ShownStatement.Place.UNKNOWN && head.issued().isBefore(oldest)) {
        add(
            ProblemType.CHAIN_HEAD_STALE,
            head,
            "is too old to be taken for the newest, and no status says that it is");
      }
    }

    /** R1, and what the policy can't weigh. */
    private boolean isAdmitted(ShownChain chain, ShownStatement shown) {
      var statement = ShownChain.statement(shown);
      var refusal = refusals.get(shown);
      if (refusal != null && refusal.isPresent()) {
        findings.add(refusal.get());
        return false;
      }
      if (RatedMonth.number(statement.period()) > asOf) {
        add(ProblemType.EVIDENCE_MONTH_AHEAD, shown, "its month comes after the one evaluated");
        return false;
      }
      if (statement.counts().engagements() > 0 && !hasNoWeight(statement)) {
        active.add(statement.period());
      }
      int rank = rank(statement.assurance());
      var slot = Slot.of(statement);
      return rank == strongest.getOrDefault(slot, 0)
          && (rank == SIGNED || name(chain, statement).equals(tellers.get(slot)));
    }

    /** The same past can be attested as often as somebody asks for it. */
    private static String name(ShownChain chain, WorkStatement statement) {
      return chain.issuer() + " " + statement.worker();
    }

    private void count(ShownChain chain, ShownStatement shown) throws ProblemException {
      var statement = ShownChain.statement(shown);
      if (statement.ratings().isEmpty() || weighsNothing(statement)) {
        return;
      }
      if (isOnAnotherScale(statement)) {
        add(
            ProblemType.EVIDENCE_SCALE_MISMATCH,
            shown,
            "rates on another scale than the policy knows of its platform");
        return;
      }
      var decided = outcomes.applied(chain.issuer(), statement, shown.entry().pointer());
      var month =
          new RatedMonth(
              statement.platform().value(),
              RatedMonth.number(statement.period()),
              term(statement),
              decided.buckets());
      var refusal = tally.refusal(month);
      if (refusal.isPresent()) {
        add(refusal.get().type(), shown, refusal.get().detail());
        return;
      }
      tally.add(month);
      tally.withhold(month.platform(), decided.withheld());
    }

    private boolean isOnAnotherScale(WorkStatement statement) {
      var known = policy.platforms().get(statement.platform().value());
      var scale = statement.ratings().orElseThrow().scale();
      return known != null && !known.scale().equals(scale);
    }

    /**
     * Faded out, or of an assurance that the policy gives no weight: neither shown nor withheld.
     */
    private boolean weighsNothing(WorkStatement statement) {
      int age = asOf - RatedMonth.number(statement.period());
      return age >= policy.fadeEndMonths() || hasNoWeight(statement);
    }

    /** What a platform signed stands for what others attest of the same month. */
    private void rank(ShownChain chain) {
      for (var shown : chain.counting()) {
        var refusal = refusal(chain, shown);
        refusals.put(shown, refusal);
        if (refusal.isEmpty()) {
          var statement = ShownChain.statement(shown);
          int rank = rank(statement.assurance());
          var slot = Slot.of(statement);
          int before = strongest.getOrDefault(slot, 0);
          strongest.put(slot, Math.max(before, rank));
          if (rank > before) {
            tellers.put(slot, name(chain, statement));
          } else if (rank == before) {
            tellers.merge(slot, name(chain, statement), (a, b) -> a.compareTo(b) <= 0 ? a : b);
          }
        }
      }
    }

    /** Of what has no weight whoever says it, nobody asks who says it. */
    private Optional<Problem> refusal(ShownChain chain, ShownStatement shown) {
      var statement = ShownChain.statement(shown);
      if (hasNoWeight(statement)) {
        return Optional.empty();
      }
      if (!recognition.recognises(
          chain.issuer(), statement.platform(), statement.assurance(), shown.issued())) {
        return refused(
            ProblemType.ISSUER_NOT_RECOGNIZED,
            shown,
            "its issuer was not recognised for this when it was issued");
      }
      return statement.assurance() == Assurance.COMMONS_ATTESTED && !isAttested(shown)
          ? refused(
              ProblemType.QUORUM_NOT_MET,
              shown,
              "fewer of those who attest for the community signed it than its policy asks")
          : Optional.empty();
    }

    /** Neither the worker nor the platform attests, whatever the policy says. */
    private boolean isAttested(ShownStatement shown) {
      var statement = ShownChain.statement(shown);
      var signers = new HashSet<>(shown.signers());
      signers.remove(statement.worker());
      signers.remove(statement.platform());
      return policy
          .attesters()
          .filter(who -> who.of().stream().filter(signers::contains).count() >= who.threshold())
          .isPresent();
    }

    private static Optional<Problem> refused(
        ProblemType type, ShownStatement shown, String detail) {
      return Optional.of(new Problem(type, shown.entry().pointer(), detail));
    }

    private boolean hasNoWeight(WorkStatement statement) {
      return Integer.valueOf(0).equals(policy.assurance().get(term(statement)));
    }

    /**
     * A month of work doesn't show that each job of it was countersigned: that is the platform's
     * word, as everything else in it.
     */
    private static String term(WorkStatement statement) {
      return statement.assurance() == Assurance.COUNTERSIGNED
          ? Assurance.PLATFORM_SIGNED.term()
          : statement.assurance().term();
    }

    private static int rank(Assurance assurance) {
      return switch (assurance) {
        case SELF_ASSERTED -> 1;
        case COMMONS_ATTESTED -> 2;
        case PLATFORM_SIGNED, COUNTERSIGNED -> SIGNED;
      };
    }

    private void add(ProblemType type, ShownStatement shown, String detail) {
      add(type, shown.entry().pointer(), detail);
    }

    private void add(ProblemType type, Pointer pointer, String detail) {
      findings.add(new Problem(type, pointer, detail));
    }

    /** One month on one platform. */
    private record Slot(Did platform, YearMonth month) {
      static Slot of(WorkStatement statement) {
        return new Slot(statement.platform(), statement.period());
      }
    }
  }

  /**
   * What was shown of one person's work, all of it verified, and all of it of the same person.
   *
   * @param chains of all platforms that are shown
   * @param disputes what was decided about ratings in them
   * @param at the instant of the check
   * @param direct single jobs and ratings of them
   */
  public record History(
      List<ShownChain> chains, DecidedDisputes disputes, Instant at, DirectWork direct) {
    public History {
      chains = List.copyOf(chains);
      requireNonNull(disputes);
      requireNonNull(at);
      requireNonNull(direct);
    }

    /** A history of statements alone. */
    public History(List<ShownChain> chains, DecidedDisputes disputes, Instant at) {
      this(chains, disputes, at, DirectWork.NONE);
    }
  }
}
