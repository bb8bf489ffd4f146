package org.workcommons.vc.reputation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every constant of the arithmetic, all of them a community's choice. Weights, means and variances
 * in millionths. {@code specs/commons-score.md}, The policy's constants.
 */
record ScoringRules(
    Recency recency,
    List<Integer> repeatRater,
    Map<String, Integer> assurance,
    Map<String, PlatformScale.Rates> platforms,
    Prior prior,
    int withheldVariance,
    int z100) {
  ScoringRules {
    repeatRater = List.copyOf(repeatRater);
    assurance = Map.copyOf(assurance);
    platforms = Map.copyOf(platforms);
  }

  /** The same rules where these platforms weigh at most so many ratings. */
  ScoringRules under(Map<String, Long> ceilings) {
    var lowered = new HashMap<>(platforms);
    ceilings.forEach(
        (platform, most) -> lowered.computeIfPresent(platform, (name, rates) -> rates.under(most)));
    return new ScoringRules(
        recency, repeatRater, assurance, lowered, prior, withheldVariance, z100);
  }

  /** Months up to which a rating keeps its weight, and from which on it has none. */
  record Recency(int plateau, int fadeEnd) {}

  /** What is assumed of a stranger, and how many ratings that assumption weighs as much as. */
  record Prior(int mean, long weight, int variance) {}
}
