package org.workcommons.vc.reputation;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.model.ClaimPath;
import org.workcommons.vc.model.ClaimType;
import org.workcommons.vc.model.Credential;
import org.workcommons.vc.model.ValidityPeriod;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.work.Digest;

/**
 * What a commons says of a record that it has seen, so that the record itself need not be shown:
 * answers to the questions of its policy, and the exact numbers only if asked for. {@code
 * specs/reputation-summary.md}. Facts about ratings, and no judgement of a person.
 *
 * @param worker whom it is about, best under an identifier made for one verifier
 * @param policy names the version of the policy
 * @param policyDigest of that policy
 * @param asOf the month in which it holds
 * @param dimension the side of the work that was rated
 * @param complete whether every chain that the commons saw was whole, and its end the newest
 * @param withheld ratings that were not shown to the commons, each of which counted as the worst
 * @param omissionAllowed whether the policy lets a person leave out a whole platform
 * @param predicates the policy's questions and their answers, by name; those that are shown
 * @param leftOut chains that the commons summed up for this member before, and was not shown this
 *     time; empty where it keeps no count of them
 * @param exact the numbers; empty unless they are shown
 */
public record ReputationSummary(
    Did worker,
    URI policy,
    Digest policyDigest,
    YearMonth asOf,
    String dimension,
    boolean complete,
    long withheld,
    boolean omissionAllowed,
    Map<String, Score.Answer> predicates,
    OptionalInt leftOut,
    Optional<Exact> exact) {
  /** Credentials of the type {@code ReputationSummaryCredential}. */
  public static final ClaimType<ReputationSummary> TYPE =
      ClaimType.of(
              "ReputationSummaryCredential",
              URI.create("https://w3id.org/workcommons/ns/v1"),
              URI.create("https://w3id.org/workcommons/schemas/reputation-summary/1"),
              SummaryForm::read,
              SummaryForm::write)
          .withSingleSubject()
          .withRule(ReputationSummary::requireShortLived);

  /** The {@code vct} of the same in a token of the kind {@code dc+sd-jwt}. */
  public static final String VCT = "https://w3id.org/workcommons/vct/reputation-summary/1";

  public ReputationSummary {
    requireNonNull(worker);
    requireNonNull(policyDigest);
    requireNonNull(exact);
    if (leftOut.isPresent() && leftOut.getAsInt() < 0) {
      throw new IllegalArgumentException("a count is not negative");
    }
    predicates = Collections.unmodifiableMap(new LinkedHashMap<>(predicates));
    if (withheld < 0 || !PolicyReader.TOKEN.matcher(dimension).matches()) {
      throw new IllegalArgumentException("a count is not negative, and a dimension is a word");
    }
    if (!PolicyReader.URL.matcher(policy.toString()).matches()) {
      throw new IllegalArgumentException("a policy has a plain http or https URL");
    }
    if (!complete && predicates.values().stream().anyMatch(Score.Answer::holds)) {
      throw new IllegalArgumentException("nothing holds of a history that is not complete");
    }
  }

  /** {@return the answers of {@code score} to its policy's questions, without any number} */
  public static ReputationSummary of(Did worker, Score score) {
    return new ReputationSummary(
        worker,
        score.policy().id(),
        score.policyDigest(),
        score.asOf(),
        score.dimension(),
        score.complete(),
        score.withheld(),
        score.omissionAllowed(),
        score.predicates(),
        OptionalInt.empty(),
        Optional.empty());
  }

  /** {@return the same as {@link #of}, with all numbers of {@code score}} */
  public static ReputationSummary inFull(Did worker, Score score) {
    return of(worker, score).with(Optional.of(Exact.of(score)));
  }

  /**
   * {@return this summary, from which {@code chains} are left out that the commons summed up for
   * this member before} Where the policy lets nobody leave out a platform, nothing holds of it.
   */
  public ReputationSummary withLeftOut(int chains) {
    boolean stays = chains == 0 || omissionAllowed;
    var answers = new LinkedHashMap<>(predicates);
    if (!stays) {
      answers.replaceAll((name, answer) -> new Score.Answer(answer.rule(), false));
    }
    return new ReputationSummary(
        worker,
        policy,
        policyDigest,
        asOf,
        dimension,
        complete && stays,
        withheld,
        omissionAllowed,
        answers,
        OptionalInt.of(chains),
        exact);
  }

  private ReputationSummary with(Optional<Exact> numbers) {
    return new ReputationSummary(
        worker,
        policy,
        policyDigest,
        asOf,
        dimension,
        complete,
        withheld,
        omissionAllowed,
        predicates,
        leftOut,
        numbers);
  }

  /**
   * {@return the summary in {@code claims}, what a verified token of the kind {@code dc+sd-jwt}
   * disclosed} Answers and numbers may be missing in part.
   *
   * @param holder what the worker is to be called
   */
  public static ReputationSummary ofToken(JsonObject claims, Did holder) throws ProblemException {
    var subject = claims;
    for (var name : List.of("vct", "iss", "iat", "nbf", "exp", "cnf", "status")) {
      subject = subject.without(name);
    }
    return TYPE.read(
        subject.with("id", holder.value()).with("type", SummaryForm.TYPE), Pointer.ROOT);
  }

  /**
   * {@return the claims of a token of the kind {@code dc+sd-jwt} that says the same} Without {@code
   * iss}, {@code exp} and {@code cnf}, which whoever issues it adds; the worker is the key that it
   * is bound to, and no identifier.
   */
  public JsonObject tokenClaims() {
    return SummaryForm.write(this).without("id").without("type").with("vct", VCT);
  }

  /**
   * {@return the paths of what of {@link #tokenClaims} a worker may withhold: each answer for
   * itself, and the numbers as a whole}
   */
  public List<ClaimPath> withholdable() {
    var paths = new ArrayList<ClaimPath>();
    paths.add(ClaimPath.of("score"));
    predicates.keySet().forEach(name -> paths.add(ClaimPath.of("predicates", name)));
    return List.copyOf(paths);
  }

  /**
   * Refuses the summary unless it is under {@code policy}, for a verifier who accepts that policy:
   * the same digest and dimension, by the policy's community, its questions word for word, and no
   * longer valid than the policy lets it be. With {@code SUMMARY_NOT_UNDER_POLICY}.
   *
   * @param issuer who was found to have issued it
   * @param validity its own; without a beginning, as of a token, it is counted from {@code at}
   * @param at the instant of the check
   */
  public void requireUnder(
      GovernancePolicy policy, String issuer, ValidityPeriod validity, Instant at)
      throws ProblemException {
    var subject = Pointer.ROOT.at("credentialSubject");
    require(policyDigest.equals(policy.digest()), subject.at("policyDigest"), "another policy's");
    require(
        issuer.equals(policy.community().value()),
        Pointer.ROOT.at("issuer"),
        "not the community whose policy it is");
    require(dimension.equals(policy.dimension()), subject.at("dimension"), "not the policy's");
    require(
        omissionAllowed == policy.completeness().allowPlatformOmission(),
        subject.at("omissionAllowed"),
        "not what the policy says");
    for (var answer : predicates.entrySet()) {
      var asked = policy.predicates().get(answer.getKey());
      require(
          asked != null && asked.rule().equals(answer.getValue().rule()),
          subject.at("predicates").at(answer.getKey()),
          "not a question of the policy");
    }
    var from = validity.validFrom().orElse(at);
    var last = from.plus(Duration.ofDays(policy.privacy().maxValidityDays()));
    require(
        validity.validUntil().filter(until -> !until.isAfter(last)).isPresent(),
        Pointer.ROOT.at("validUntil"),
        "later than the policy lets it be");
  }

  private static void require(boolean holds, Pointer pointer, String detail)
      throws ProblemException {
    if (!holds) {
      throw new ProblemException(ProblemType.SUMMARY_NOT_UNDER_POLICY, pointer, detail);
    }
  }

  /**
   * Refuses the summary unless {@code recomputed} says the same of everything that it says, with
   * {@code SUMMARY_NOT_REPRODUCED}. For verifiers to whom the worker opens the evidence.
   */
  public void requireReproduced(Score recomputed) throws ProblemException {
    var plain = exact.isPresent() ? inFull(worker, recomputed) : of(worker, recomputed);
    // what was summed up before is the commons' own knowledge, and follows from no evidence here
    var expected = leftOut.isPresent() ? plain.withLeftOut(leftOut.getAsInt()) : plain;
    var shown = new LinkedHashMap<>(expected.predicates());
    shown.keySet().retainAll(predicates.keySet());
    var ours =
        new ReputationSummary(
            worker,
            expected.policy(),
            expected.policyDigest(),
            expected.asOf(),
            expected.dimension(),
            expected.complete(),
            expected.withheld(),
            expected.omissionAllowed(),
            shown,
            expected.leftOut(),
            expected.exact());
    if (!equals(ours)) {
      var theirs = SummaryForm.write(this);
      var own = SummaryForm.write(ours);
      var differing =
          theirs.names().stream()
              .filter(name -> !theirs.get(name).equals(own.get(name)))
              .findFirst()
              .orElse("predicates");
      throw new ProblemException(
          ProblemType.SUMMARY_NOT_REPRODUCED,
          Pointer.ROOT.at("credentialSubject").at(differing),
          "the evidence comes to something else");
    }
  }

  /** A summary that never ends can't be taken back: it has no status. */
  private static void requireShortLived(
      ReputationSummary summary, Credential credential, Set<Did> signers) throws ProblemException {
    if (credential.validity().validUntil().isEmpty()) {
      throw new ProblemException(
          ProblemType.MALFORMED_VALUE_ERROR,
          Pointer.ROOT.at("validUntil"),
          "must be there, since a summary has no status");
    }
    if (credential.issuer().id().equals(summary.worker().value())) {
      throw new ProblemException(
          ProblemType.DOMAIN_SELF_RATING,
          Pointer.ROOT.at("credentialSubject").at("id"),
          "nobody sums up her own record");
    }
  }

  /** {@return that this is a summary, and not of what: claims don't belong in logs} */
  @Override
  public String toString() {
    return "ReputationSummary";
  }

  /**
   * The numbers of a {@link Score}, as it has them.
   *
   * @param inputDigest of the evidence that they follow from
   * @param mean in millionths
   * @param lower in millionths
   * @param effectiveWeight in millionths of a rating
   * @param ratings that weigh anything
   * @param firstRatings of them, their client's first within twelve months
   * @param platforms that they come from
   * @param monthsActive months with work
   * @param disputed ratings that are disputed and not decided
   */
  public record Exact(
      Digest inputDigest,
      int mean,
      int lower,
      BigInteger effectiveWeight,
      long ratings,
      long firstRatings,
      int platforms,
      int monthsActive,
      int disputed) {
    public Exact {
      requireNonNull(inputDigest);
      if (lower < 0 || mean < lower || mean > Units.U || effectiveWeight.signum() < 0) {
        throw new IllegalArgumentException("0 ≤ lower ≤ mean ≤ 1,000,000");
      }
      if (firstRatings < 0 || ratings < firstRatings) {
        throw new IllegalArgumentException("first ratings are ratings");
      }
      if (platforms < 0 || monthsActive < 0 || disputed < 0) {
        throw new IllegalArgumentException("a count is not negative");
      }
    }

    static Exact of(Score score) {
      return new Exact(
          score.inputDigest(),
          score.mean(),
          score.lower(),
          score.effectiveWeight(),
          score.ratings(),
          score.firstRatings(),
          score.platforms(),
          score.monthsActive(),
          score.disputed());
    }
  }
}
