package org.workcommons.vc.reputation;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.work.Assurance;

/** Reads the constants of the arithmetic from a policy. */
final class RulesReader {
  static final int MAX_FADE_END = 1200;
  static final int MAX_Z100 = 400;

  private RulesReader() {}

  static ScoringRules rules(
      ObjectReader in, Map<String, PlatformScale> scales, Optional<PlatformScale> direct)
      throws ProblemException {
    var rates = new HashMap<String, PlatformScale.Rates>();
    scales.forEach((platform, scale) -> rates.put(platform, scale.rates()));
    direct.ifPresent(scale -> rates.put(GovernancePolicy.DIRECT, scale.rates()));
    return new ScoringRules(
        recency(in.object("recency"), "plateauMonths", "fadeEndMonths"),
        ScaleReader.integers(in, "repeatRater", Limits.POLICY_REPEATS),
        assurance(in.object("assurance")),
        rates,
        prior(in.object("prior")),
        withheldVariance(in.object("withheld"), rates.values()),
        z100(in.object("lowerBound")));
  }

  private static ScoringRules.Recency recency(ObjectReader in, String plateau, String fadeEnd)
      throws ProblemException {
    var recency = recencyOf(in, plateau, fadeEnd);
    in.noOthers();
    return recency;
  }

  static ScoringRules.Recency recencyOf(ObjectReader in, String plateau, String fadeEnd)
      throws ProblemException {
    int end = PolicyReader.number(in, fadeEnd, 1, MAX_FADE_END);
    return new ScoringRules.Recency(PolicyReader.number(in, plateau, 0, end - 1), end);
  }

  private static Map<String, Integer> assurance(ObjectReader in) throws ProblemException {
    var weights = new HashMap<String, Integer>();
    for (var assurance : Assurance.values()) {
      if (in.object().has(assurance.term())) {
        weights.put(assurance.term(), PolicyReader.number(in, assurance.term(), 0, Units.U));
      }
    }
    in.noOthers();
    return weights;
  }

  private static ScoringRules.Prior prior(ObjectReader in) throws ProblemException {
    var prior =
        new ScoringRules.Prior(
            PolicyReader.number(in, "mean", 0, Units.U),
            in.integer("weight", 1, JsonNumber.MAX_SAFE_INTEGER),
            PolicyReader.number(in, "variance", 0, ScaleTable.MAX_VARIANCE));
    in.noOthers();
    return prior;
  }

  private static int withheldVariance(ObjectReader in, Collection<PlatformScale.Rates> platforms)
      throws ProblemException {
    in.integer("value", 0, 0);
    int variance = withheldVariance(in, "variance", platforms);
    in.noOthers();
    return variance;
  }

  /** Were it smaller than a platform's, hiding a rating could raise the lower bound. */
  static int withheldVariance(
      ObjectReader in, String name, Collection<PlatformScale.Rates> platforms)
      throws ProblemException {
    int variance = PolicyReader.number(in, name, 0, ScaleTable.MAX_VARIANCE);
    for (var rates : platforms) {
      if (variance < rates.table().variance()) {
        throw in.malformed(name, "must be at least the variance of every platform");
      }
    }
    return variance;
  }

  private static int z100(ObjectReader in) throws ProblemException {
    int z100 = PolicyReader.number(in, "z100", 0, MAX_Z100);
    in.noOthers();
    return z100;
  }
}
