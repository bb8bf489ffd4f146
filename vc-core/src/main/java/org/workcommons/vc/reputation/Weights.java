package org.workcommons.vc.reputation;

/**
 * What one rating weighs: by what its own statement says of it, and never by which others are
 * shown. {@code specs/commons-score.md}, The weight of a rating.
 */
final class Weights {
  private final ScoringRules rules;
  private final int asOf;

  Weights(ScoringRules rules, int asOf) {
    this.rules = rules;
    this.asOf = asOf;
  }

  /** In millionths, from 0 to one. */
  int of(Cell cell) {
    long fadedAndRepeated = (long) fade(cell.month()) * repeat(cell.k()) / Units.U;
    return (int) (fadedAndRepeated * assurance(cell.assurance()) / Units.U);
  }

  int fade(int month) {
    int age = asOf - month;
    int plateau = rules.recency().plateau();
    int fadeEnd = rules.recency().fadeEnd();
    if (age <= plateau) {
      return Units.U;
    }
    return age >= fadeEnd ? 0 : (int) ((long) Units.U * (fadeEnd - age) / (fadeEnd - plateau));
  }

  int repeat(int k) {
    var repeats = rules.repeatRater();
    return repeats.get(Math.min(k, repeats.size()) - 1);
  }

  @SuppressWarnings("NullAway") // what has no weight in the policy was not admitted
  int assurance(String assurance) {
    return rules.assurance().get(assurance);
  }
}
