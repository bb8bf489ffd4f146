package org.workcommons.vc.reputation;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/** Everything that was admitted for one person and one month, whatever the order it came in. */
final class Evidence {
  private final ScoringRules rules;
  private final int asOf;
  private final SortedMap<String, Long> ceilings;
  private final SortedMap<String, PlatformEvidence> platforms = new TreeMap<>();
  private int statements;
  private int buckets;

  Evidence(ScoringRules rules, int asOf) {
    this(rules, asOf, new TreeMap<>());
  }

  private Evidence(ScoringRules rules, int asOf, SortedMap<String, Long> ceilings) {
    this.rules = rules;
    this.asOf = asOf;
    this.ceilings = Collections.unmodifiableSortedMap(ceilings);
  }

  /** Nothing yet, where {@code ceilings} apply beside those that {@code rules} give platforms. */
  static Evidence under(Map<String, Long> ceilings, ScoringRules rules, int asOf) {
    return new Evidence(rules.under(ceilings), asOf, new TreeMap<>(ceilings));
  }

  /** The ceilings that platforms have by their standing, beside those of the policy's scales. */
  SortedMap<String, Long> ceilings() {
    return ceilings;
  }

  SortedMap<String, PlatformEvidence> platforms() {
    return Collections.unmodifiableSortedMap(platforms);
  }

  int asOf() {
    return asOf;
  }

  long withheld() {
    return platforms.values().stream().mapToLong(PlatformEvidence::withheld).sum();
  }

  ScoringRules rules() {
    return rules;
  }

  /** Why {@code month} can't count, or empty. {@code specs/commons-score.md}, Admitted evidence. */
  Optional<Problem> refusal(RatedMonth month) {
    if (month.month() > asOf) {
      return problem(ProblemType.EVIDENCE_MONTH_AHEAD, "lies after the month of evaluation");
    }
    if (!rules.assurance().containsKey(month.assurance())) {
      return problem(
          ProblemType.EVIDENCE_ASSURANCE_UNKNOWN, "the policy gives this assurance no weight");
    }
    var rates = rules.platforms().get(month.platform());
    if (rates == null) {
      return problem(ProblemType.EVIDENCE_PLATFORM_UNKNOWN, "the policy has no such platform");
    }
    int steps = rates.table().values().size();
    boolean fits = month.buckets().stream().allMatch(b -> b.histogram().size() == steps);
    return fits
        ? Optional.empty()
        : problem(
            ProblemType.EVIDENCE_SCALE_MISMATCH, "the policy has another scale for this platform");
  }

  void add(RatedMonth month) throws ProblemException {
    var refusal = refusal(month);
    if (refusal.isPresent()) {
      throw new ProblemException(refusal.get());
    }
    count(1, month.buckets().size());
    var platform = platform(month.platform());
    for (var bucket : month.buckets()) {
      platform.add(new Cell(month.month(), month.assurance(), bucket.k()), bucket.histogram());
    }
  }

  void withhold(String platform, long count) throws ProblemException {
    if (!rules.platforms().containsKey(platform)) {
      throw new ProblemException(
          problem(ProblemType.EVIDENCE_PLATFORM_UNKNOWN, "the policy has no such platform")
              .orElseThrow());
    }
    requireRoom(count);
    platform(platform).withhold(count);
  }

  void add(Evidence other) throws ProblemException {
    requireRoom(other.withheld());
    count(other.statements, other.buckets);
    other.platforms.forEach((name, evidence) -> platform(name).add(evidence));
  }

  /** The same evidence for another month, which none of it lies after. */
  Evidence asOf(int another) {
    var copy = new Evidence(rules, another, new TreeMap<>(ceilings));
    copy.statements = statements;
    copy.buckets = buckets;
    platforms.forEach((name, evidence) -> copy.platforms.put(name, evidence.copy()));
    return copy;
  }

  /** The newest month of which there are ratings; 0 when there are none. */
  int newest() {
    return platforms.values().stream().mapToInt(PlatformEvidence::newest).max().orElse(0);
  }

  private void requireRoom(long count) throws ProblemException {
    if (count < 0) {
      throw new IllegalArgumentException("a count is not negative: " + count);
    }
    if (count > JsonNumber.MAX_SAFE_INTEGER - withheld()) {
      throw limit("more than 2^53 - 1 withheld ratings");
    }
  }

  private PlatformEvidence platform(String name) {
    return platforms.computeIfAbsent(name, none -> new PlatformEvidence());
  }

  private void count(int moreStatements, int moreBuckets) throws ProblemException {
    if (moreStatements > Limits.SCORE_STATEMENTS - statements) {
      throw limit("more than " + Limits.SCORE_STATEMENTS + " statements");
    }
    if (moreBuckets > Limits.SCORE_BUCKETS - buckets) {
      throw limit("more than " + Limits.SCORE_BUCKETS + " buckets");
    }
    statements += moreStatements;
    buckets += moreBuckets;
  }

  private static Optional<Problem> problem(ProblemType type, String detail) {
    return Optional.of(new Problem(type, Pointer.ROOT, detail));
  }

  private static ProblemException limit(String detail) {
    return new ProblemException(ProblemType.LIMIT_EXCEEDED, Pointer.ROOT, detail);
  }
}
