package org.workcommons.vc.reputation;

import java.net.URI;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.work.Assurance;
import org.workcommons.vc.work.Digest;
import org.workcommons.vc.work.Engagement;
import org.workcommons.vc.work.EngagementOutcome;
import org.workcommons.vc.work.Rating;
import org.workcommons.vc.work.RatingBucket;
import org.workcommons.vc.work.RatingDirection;

/**
 * Which ratings count that no statement counts: those of a job that worker and customer signed, one
 * for each job. Admission rules R1 and R2; {@code specs/admission.md}, Direct work.
 */
final class DirectRatings {
  private final GovernancePolicy policy;
  private final PlatformScale scale;
  private final Admission.History history;
  private final YearMonth asOf;
  private final Set<Did> own = new HashSet<>();
  private final Map<URI, DirectWork.Job> jobs = new LinkedHashMap<>();
  private final Set<URI> contradicted = new HashSet<>();
  private final List<Pair> pairs = new ArrayList<>();
  private final List<Problem> findings = new ArrayList<>();
  private final List<Problem> passedOver = new ArrayList<>();

  /** A rating and the job behind it. */
  private record Pair(DirectWork.Job job, DirectWork.Opinion opinion) {
    Engagement engagement() {
      return job.engagement();
    }
  }

  private DirectRatings(
      GovernancePolicy policy, PlatformScale scale, YearMonth asOf, Admission.History history) {
    this.policy = policy;
    this.scale = scale;
    this.asOf = asOf;
    this.history = history;
  }

  /**
   * {@return what of {@code history} counts as direct work} Empty where the policy lets nothing of
   * the kind count. Nobody can tell that one is left out, so it takes a policy that lets people
   * leave out whole platforms.
   */
  static Optional<DirectRatings> of(
      GovernancePolicy policy, YearMonth asOf, Admission.History history) {
    if (!policy.completeness().allowPlatformOmission()
        || !policy.assurance().containsKey(Assurance.COUNTERSIGNED.term())) {
      return Optional.empty();
    }
    return policy.direct().map(scale -> new DirectRatings(policy, scale, asOf, history).admitted());
  }

  /** What breaks a rule, and makes the history incomplete. */
  List<Problem> findings() {
    return findings;
  }

  /** What does not count, though nobody did anything wrong. */
  List<Problem> passedOver() {
    return passedOver;
  }

  /** The digests of the credentials behind what counts. */
  List<Digest> documents() {
    return pairs.stream()
        .flatMap(pair -> List.of(pair.job.digest(), pair.opinion.digest()).stream())
        .toList();
  }

  private DirectRatings admitted() {
    history.chains().stream()
        .flatMap(chain -> chain.statements().stream())
        .forEach(shown -> own.add(ShownChain.statement(shown).worker()));
    history.direct().engagements().forEach(this::hear);
    jobs.values().forEach(job -> own.add(job.engagement().worker()));
    for (var opinion : once().values()) {
      hear(opinion);
    }
    return this;
  }

  private void hear(DirectWork.Job job) {
    var before = jobs.putIfAbsent(job.engagement().id(), job);
    if (before != null && !before.digest().equals(job.digest())) {
      contradicted.add(job.engagement().id());
      add(findings, ProblemType.EVIDENCE_RATING_REPEATED, job.place(), "two jobs have this name");
    }
  }

  /** R2: of two ratings of one thing neither counts, and whoever issued them has to answer. */
  private Map<String, DirectWork.Opinion> once() {
    var first = new LinkedHashMap<String, DirectWork.Opinion>();
    var nullifiers = new HashMap<Digest, DirectWork.Opinion>();
    var repeated = new HashSet<String>();
    for (var opinion : history.direct().ratings()) {
      if (isAbout(opinion.rating())) {
        var basis = opinion.rating().basis().toString();
        var before = first.putIfAbsent(basis, opinion);
        var named = nullifiers.putIfAbsent(opinion.rating().nullifier(), opinion);
        if (isAnother(before, opinion) || isAnother(named, opinion)) {
          add(
              findings,
              ProblemType.EVIDENCE_RATING_REPEATED,
              opinion.place(),
              "there is another rating of the same job");
          repeated.add(basis);
          repeated.add(named == null ? basis : named.rating().basis().toString());
        }
      }
    }
    first.keySet().removeAll(repeated);
    return first;
  }

  private boolean isAbout(Rating rating) {
    return rating.direction() == RatingDirection.CUSTOMER_RATES_WORKER
        && rating.aspect().equals(policy.dimension());
  }

  private static boolean isAnother(
      DirectWork.@Nullable Opinion before, DirectWork.Opinion opinion) {
    return before != null && !before.digest().equals(opinion.digest());
  }

  private void hear(DirectWork.Opinion opinion) {
    var job = ((Rating.Basis.OfEngagement) opinion.rating().basis()).id();
    var behind = jobs.get(job);
    if (behind == null || contradicted.contains(job)) {
      passOver(opinion, "no job is shown behind it");
      return;
    }
    var engagement = behind.engagement();
    if (policy.platforms().containsKey(engagement.platform().value())) {
      passOver(opinion, "counts in the statements of its platform, if anywhere");
      return;
    }
    if (own.contains(engagement.customer()) || own.contains(opinion.rater())) {
      add(findings, ProblemType.DOMAIN_SELF_RATING, opinion.place(), "nobody rates herself");
      return;
    }
    var objection = objection(behind, opinion);
    if (objection.isPresent()) {
      passOver(opinion, objection.get());
    } else if (pairs.size() >= scale.ceiling().orElseThrow()) {
      passOver(opinion, "more than the policy lets count");
    } else {
      pairs.add(new Pair(behind, opinion));
    }
  }

  /** Why the job does not stand behind the rating. */
  private Optional<String> objection(DirectWork.Job job, DirectWork.Opinion opinion) {
    var engagement = job.engagement();
    var rating = opinion.rating();
    if (!rating.ratee().equals(engagement.worker())
        || !opinion.rater().equals(engagement.customer())) {
      return Optional.of("not by the customer of its job about the worker");
    }
    if (!job.isSignedByBoth()) {
      return Optional.of("its job is not signed by worker and customer");
    }
    if (engagement.outcome() != EngagementOutcome.COMPLETED) {
      return Optional.of("its job was not completed");
    }
    if (!isInTime(engagement, opinion.issued())) {
      return Optional.of("not issued between the job and the end of the time to rate it");
    }
    if (RatedMonth.number(month(engagement)) > RatedMonth.number(asOf)) {
      return Optional.of("its month comes after the one evaluated");
    }
    return rating.scale().equals(scale.scale())
        ? Optional.empty()
        : Optional.of("on another scale than the policy knows");
  }

  /** Credentials begin with the day on which they are issued. */
  private boolean isInTime(Engagement engagement, Instant issued) {
    return !engagement.endedAt().isAfter(history.at())
        && !issued.isBefore(engagement.endedAt().truncatedTo(ChronoUnit.DAYS))
        && !issued.isAfter(engagement.rateBefore());
  }

  private void passOver(DirectWork.Opinion opinion, String why) {
    add(passedOver, ProblemType.EVIDENCE_NO_ENGAGEMENT, opinion.place(), why);
  }

  private static void add(List<Problem> to, ProblemType type, Pointer place, String detail) {
    to.add(new Problem(type, place, detail));
  }

  private static YearMonth month(Engagement engagement) {
    return YearMonth.from(engagement.endedAt().atZone(ZoneOffset.UTC));
  }

  /** {@return what counts, month by month} */
  List<RatedMonth> months() {
    var months = new TreeMap<Integer, Map<Integer, long[]>>();
    var seen = new HashMap<Did, ArrayDeque<Instant>>();
    pairs.stream()
        .sorted(Comparator.comparing(pair -> pair.engagement().endedAt()))
        .forEach(
            pair -> {
              int month = RatedMonth.number(month(pair.engagement()));
              var rating = pair.opinion.rating();
              months.computeIfAbsent(month, any -> new TreeMap<>())
                  .computeIfAbsent(k(pair, seen), any -> new long[scale.scale().steps()])[
                  rating.value() - rating.scale().worst()]++;
            });
    var rated = new ArrayList<RatedMonth>();
    months.forEach((month, buckets) -> rated.add(month(month, buckets)));
    return rated;
  }

  /** R3: what both signed, and no less than what is shown of the same customer. */
  private static int k(Pair pair, Map<Did, ArrayDeque<Instant>> seen) {
    var engagement = pair.engagement();
    var times = seen.computeIfAbsent(engagement.customer(), any -> new ArrayDeque<>());
    var yearAgo = engagement.endedAt().atZone(ZoneOffset.UTC).minusYears(1).toInstant();
    while (!times.isEmpty() && !times.getFirst().isAfter(yearAgo)) {
      times.removeFirst();
    }
    times.addLast(engagement.endedAt());
    return Math.min(RatingBucket.MAX_K, Math.max(engagement.repeatIndex(), times.size()));
  }

  private static RatedMonth month(int month, Map<Integer, long[]> histograms) {
    var buckets = new ArrayList<RatedMonth.Bucket>();
    histograms.forEach(
        (k, histogram) ->
            buckets.add(new RatedMonth.Bucket(k, Arrays.stream(histogram).boxed().toList())));
    return new RatedMonth(GovernancePolicy.DIRECT, month, Assurance.COUNTERSIGNED.term(), buckets);
  }
}
