package org.workcommons.vc.reputation;

import org.workcommons.vc.json.JsonObject;

/**
 * A score with every input, weight and step, so that a person can do the sum again. Shows the
 * ratings of each month: it is for whom they belong to, and for whom she shows it. {@code
 * specs/commons-score.md}, The explanation.
 */
public final class Explanation {
  private final Score score;
  private final Evidence evidence;
  private final Evaluation evaluation;

  Explanation(Score score, Evidence evidence, Evaluation evaluation) {
    this.score = score;
    this.evidence = evidence.asOf(evidence.asOf());
    this.evaluation = evaluation;
  }

  /** {@return the score that is explained} */
  public Score score() {
    return score;
  }

  /** {@return the explanation for programs; numbers over 2^53 − 1 are strings of digits} */
  public JsonObject json() {
    return new ExplanationJson(score, evidence, evaluation).document();
  }

  /** {@return the explanation for people: lines of plain English} */
  public String text() {
    return new ExplanationText(score, evidence, evaluation).text();
  }
}
