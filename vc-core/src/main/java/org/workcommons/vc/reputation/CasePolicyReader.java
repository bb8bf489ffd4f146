package org.workcommons.vc.reputation;

import java.util.HashMap;
import java.util.Map;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.ProblemException;

/** Reads the constants of a case, under the same bounds as those of a policy. */
final class CasePolicyReader {
  private CasePolicyReader() {}

  static ScoringRules rules(ObjectReader in) throws ProblemException {
    var scales = scales(in.object("scales"));
    var rules =
        new ScoringRules(
            RulesReader.recencyOf(in, "plateau", "fadeEnd"),
            ScaleReader.integers(in, "repeat", Limits.POLICY_REPEATS),
            assurance(in.object("assurance")),
            scales,
            prior(in),
            RulesReader.withheldVariance(in, "withheldVariance", scales.values()),
            PolicyReader.number(in, "z100", 0, RulesReader.MAX_Z100));
    in.noOthers();
    return rules;
  }

  private static Map<String, PlatformScale.Rates> scales(ObjectReader in) throws ProblemException {
    var scales = new HashMap<String, PlatformScale.Rates>();
    for (String platform : in.object().names()) {
      if (scales.size() == Limits.POLICY_PLATFORMS) {
        throw PolicyReader.limit(in, platform, Limits.POLICY_PLATFORMS);
      }
      var scale = in.object(platform);
      scales.put(
          platform,
          new PlatformScale.Rates(ScaleReader.table(scale, "x", "v"), ScaleReader.ceiling(scale)));
      scale.noOthers();
    }
    return scales;
  }

  private static Map<String, Integer> assurance(ObjectReader in) throws ProblemException {
    var weights = new HashMap<String, Integer>();
    for (String term : in.object().names()) {
      weights.put(term, PolicyReader.number(in, term, 0, Units.U));
    }
    return weights;
  }

  private static ScoringRules.Prior prior(ObjectReader in) throws ProblemException {
    return new ScoringRules.Prior(
        PolicyReader.number(in, "priorMean", 0, Units.U),
        in.integer("priorWeight", 1, JsonNumber.MAX_SAFE_INTEGER),
        PolicyReader.number(in, "priorVariance", 0, ScaleTable.MAX_VARIANCE));
  }
}
