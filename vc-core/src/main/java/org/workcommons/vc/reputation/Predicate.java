package org.workcommons.vc.reputation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * A question about a score with yes or no for an answer: conditions that must all hold. There is
 * only "at least": with "at most", hiding ratings would help. Reading and answering take a bounded
 * time, whatever stands in a policy. {@code specs/governance-policy.md}, Predicates.
 *
 * @param rule the text as it stands in a policy
 * @param conditions at least one
 */
public record Predicate(String rule, List<Condition> conditions) {
  private static final Pattern CONDITION =
      Pattern.compile("(complete)|([A-Za-z]{1,40}) >= (0|[1-9][0-9]{0,14})");

  private static final String AND = " and ";

  public Predicate {
    conditions = List.copyOf(conditions);
  }

  /**
   * {@return the predicate that {@code rule} says} Such as {@code lower >= 500000 and ratings >=
   * 200 and complete}: conditions joined by {@code and}, with one space between words.
   */
  public static Predicate parse(String rule, Pointer pointer) throws ProblemException {
    if (rule.length() > Limits.PREDICATE_CHARS) {
      throw new ProblemException(
          ProblemType.LIMIT_EXCEEDED,
          pointer,
          "a predicate of more than " + Limits.PREDICATE_CHARS + " characters");
    }
    var conditions = new ArrayList<Condition>();
    for (String part : rule.split(AND, -1)) {
      conditions.add(
          condition(part)
              .orElseThrow(
                  () ->
                      new ProblemException(
                          ProblemType.MALFORMED_VALUE_ERROR,
                          pointer,
                          "must be conditions such as 'ratings >= 50' or 'complete', joined by"
                              + " 'and'")));
    }
    return new Predicate(rule, conditions);
  }

  /** {@return whether all conditions hold for {@code score}} */
  public boolean holds(Score score) {
    return conditions.stream().allMatch(condition -> condition.holds(score));
  }

  private static Optional<Condition> condition(String text) {
    var match = CONDITION.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    if (match.group(1) != null) {
      return Optional.of(new Condition(Quantity.COMPLETE, 1));
    }
    var least = Long.parseLong(match.group(3));
    return Quantity.of(match.group(2)).map(quantity -> new Condition(quantity, least));
  }

  /**
   * One condition.
   *
   * @param quantity what is looked at
   * @param least what it must be at least
   */
  public record Condition(Quantity quantity, long least) {
    boolean holds(Score score) {
      return quantity.of(score) >= least;
    }
  }

  /** What a condition can look at. All of them can only fall when ratings are hidden. */
  public enum Quantity {
    /** The mean, in millionths. */
    MEAN("mean"),
    /** The lower bound, in millionths. */
    LOWER("lower"),
    /** How many ratings weigh anything. */
    RATINGS("ratings"),
    /** How many of them were their client's first. */
    FIRST_RATINGS("firstRatings"),
    /** How many platforms they come from. */
    PLATFORMS("platforms"),
    /** How many months had work, whatever is shown of them. */
    MONTHS_ACTIVE("monthsActive"),
    /** One where every chain that is shown is whole and fresh, otherwise zero. */
    COMPLETE("complete");

    private final String term;

    Quantity(String term) {
      this.term = term;
    }

    /** {@return the word for it in a rule} */
    public String term() {
      return term;
    }

    private static Optional<Quantity> of(String term) {
      for (var quantity : values()) {
        if (quantity.term.equals(term) && quantity != COMPLETE) {
          return Optional.of(quantity);
        }
      }
      return Optional.empty();
    }

    private long of(Score score) {
      return switch (this) {
        case MEAN -> score.mean();
        case LOWER -> score.lower();
        case RATINGS -> score.ratings();
        case FIRST_RATINGS -> score.firstRatings();
        case PLATFORMS -> score.platforms();
        case MONTHS_ACTIVE -> score.monthsActive();
        case COMPLETE -> score.complete() ? 1 : 0;
      };
    }
  }
}
