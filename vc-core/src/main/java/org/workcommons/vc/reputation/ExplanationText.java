package org.workcommons.vc.reputation;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** An explanation in plain words, one fact a line. Digits are those of English in any locale. */
final class ExplanationText {
  private static final int DECIMALS = 6;

  private final Score score;
  private final Evidence evidence;
  private final Evaluation evaluation;
  private final ScoringRules rules;
  private final Weights weights;
  private final StringBuilder out = new StringBuilder();

  ExplanationText(Score score, Evidence evidence, Evaluation evaluation) {
    this.score = score;
    this.evidence = evidence;
    this.evaluation = evaluation;
    this.rules = evidence.rules();
    this.weights = new Weights(rules, evidence.asOf());
  }

  String text() {
    head();
    evaluation.platforms().forEach(this::platform);
    total();
    answers();
    return out.toString();
  }

  private void head() {
    line("Score under " + score.policy().id() + " as of " + score.asOf());
    line("policy " + score.policyDigest() + ", inputs " + score.inputDigest());
    line("All values and weights are millionths: 1000000 is one. Divisions drop the remainder.");
    line("A rating weighs fade x repeat / 1000000 x assurance / 1000000:");
    line(
        "- fade is 1000000 for "
            + rules.recency().plateau()
            + " months and falls to 0 at "
            + rules.recency().fadeEnd()
            + " months");
    line("- repeat, for a client's first, second, ... rating, is " + list(rules.repeatRater()));
    line("- assurance is what the policy gives to who stands behind the numbers");
  }

  @SuppressWarnings("NullAway") // only platforms of the policy are ever admitted
  private void platform(String name, PlatformSums sums) {
    var rates = rules.platforms().get(name);
    var admitted = evidence.platforms().get(name);
    line("");
    line(name);
    line("  the steps of its scale are worth " + list(rates.table().values()));
    admitted.cells().entrySet().forEach(entry -> cell(entry, rates));
    if (admitted.withheld() > 0) {
      line(
          "  "
              + admitted.withheld()
              + " ratings are not shown: each weighs 1000000 and is worth 0, as the worst is");
    }
    line("  together: weight " + words(sums.open()));
    rates
        .ceiling()
        .ifPresent(
            ceiling ->
                line(
                    "  the policy lets it weigh at most "
                        + ceiling
                        + " ratings, so it counts: weight "
                        + words(sums.counted())));
  }

  private void cell(Map.Entry<Cell, long[]> entry, PlatformScale.Rates rates) {
    var cell = entry.getKey();
    int weight = weights.of(cell);
    long count = PlatformSums.count(entry.getValue());
    var value = PlatformSums.value(entry.getValue(), rates.table().values());
    line(
        "  "
            + RatedMonth.month(cell.month())
            + ", "
            + cell.assurance()
            + ", rating number "
            + cell.k()
            + " of a client: "
            + Arrays.stream(entry.getValue())
                .mapToObj(Long::toString)
                .collect(Collectors.joining(" "))
            + " of each step, "
            + count
            + " ratings worth "
            + value);
    line(
        "    fade "
            + weights.fade(cell.month())
            + ", repeat "
            + weights.repeat(cell.k())
            + ", assurance "
            + weights.assurance(cell.assurance())
            + ", so each weighs "
            + weight
            + "; adds weight "
            + BigInteger.valueOf(weight).multiply(BigInteger.valueOf(count))
            + ", value "
            + BigInteger.valueOf(weight).multiply(value));
  }

  private void total() {
    var total = evaluation.total();
    line("");
    line("What is assumed of a stranger: weight " + words(evaluation.prior()));
    line("All together: weight " + words(total));
    line("mean = " + total.value() + " / " + total.weight() + " = " + score.mean());
    line(
        "D = "
            + rules.z100()
            + "^2 x "
            + total.variance()
            + " x 10^12 x "
            + total.weight()
            + " / (10000 x ("
            + total.weight()
            + " + 1000000)), rounded up = "
            + evaluation.spread());
    line("y = the square root of D, rounded up = " + evaluation.margin());
    line(
        "lower = ("
            + total.value()
            + " - "
            + evaluation.margin()
            + ") / "
            + total.weight()
            + ", at least 0, = "
            + score.lower());
    line("");
    line("mean " + decimal(score.mean()) + ", at least " + decimal(score.lower()));
    line(
        score.ratings()
            + " ratings, "
            + score.firstRatings()
            + " of them a client's first, from "
            + score.platforms()
            + " platforms; "
            + score.monthsActive()
            + " months with work");
    line(score.withheld() + " ratings not shown, " + score.disputed() + " disputed");
    line(score.complete() ? "every chain is complete" : "not complete");
    line(
        score.omissionAllowed()
            ? "the policy lets a person leave out a whole platform"
            : "the policy lets nobody leave out a platform");
  }

  private void answers() {
    score
        .predicates()
        .forEach(
            (name, answer) ->
                line(name + " (" + answer.rule() + "): " + (answer.holds() ? "yes" : "no")));
  }

  private static String words(Sums sums) {
    return sums.weight() + ", value " + sums.value() + ", variance " + sums.variance();
  }

  private static String list(Iterable<Integer> values) {
    var words = new StringBuilder();
    values.forEach(value -> words.append(words.isEmpty() ? "" : ", ").append(value));
    return words.toString();
  }

  private static String decimal(int millionths) {
    var digits = Integer.toString(millionths % Units.U + Units.U).substring(1);
    return millionths / Units.U + "." + digits.substring(0, DECIMALS);
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
