package org.workcommons.vc.reputation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.workcommons.vc.problem.ProblemException;

/** Constants, a month and evidence: all that the arithmetic knows. */
record World(ScoringRules rules, int asOf, List<RatedMonth> months, Map<String, Long> withheld) {
  World {
    months = List.copyOf(months);
    withheld = new TreeMap<>(withheld);
  }

  World with(List<RatedMonth> others) {
    return new World(rules, asOf, others, withheld);
  }

  World with(ScoringRules others) {
    return new World(others, asOf, months, withheld);
  }

  /** The months that are admitted. */
  World admitted() {
    var evidence = new Evidence(rules, asOf);
    return with(months.stream().filter(month -> evidence.refusal(month).isEmpty()).toList());
  }

  Evidence evidence() {
    var evidence = new Evidence(rules, asOf);
    try {
      for (var month : months) {
        if (evidence.refusal(month).isEmpty()) {
          evidence.add(month);
        }
      }
      for (var entry : withheld.entrySet()) {
        evidence.withhold(entry.getKey(), entry.getValue());
      }
    } catch (ProblemException e) {
      throw new AssertionError(e);
    }
    return evidence;
  }

  Evaluation evaluate() {
    return Evaluation.of(evidence());
  }

  /** One line, as the reference in specs prints it. */
  String line() {
    var evaluation = evaluate();
    var line =
        new StringBuilder("{\"mean\":")
            .append(evaluation.mean())
            .append(",\"lower\":")
            .append(evaluation.lower())
            .append(",\"weight\":")
            .append(number(evaluation.effectiveWeight().toString()))
            .append(",\"ratings\":")
            .append(evaluation.ratings())
            .append(",\"firstRatings\":")
            .append(evaluation.firstRatings())
            .append(",\"platforms\":")
            .append(evaluation.shownPlatforms());
    var refused = refused();
    if (!refused.isEmpty()) {
      line.append(",\"refused\":[").append(String.join(",", refused)).append(']');
    }
    return line.append('}').toString();
  }

  private List<String> refused() {
    var evidence = new Evidence(rules, asOf);
    var refused = new ArrayList<String>();
    for (int i = 0; i < months.size(); i++) {
      int index = i;
      evidence
          .refusal(months.get(i))
          .ifPresent(problem -> refused.add("\"" + index + " " + problem.type() + "\""));
    }
    return refused;
  }

  private static String number(String digits) {
    boolean safe = new BigInteger(digits).bitLength() <= 53;
    return safe ? digits : '"' + digits + '"';
  }

  /** The world as a case, on one line. */
  String json() {
    var out = new StringBuilder(1024).append("{\"policy\":");
    policy(out);
    out.append(",\"statements\":[");
    for (int i = 0; i < months.size(); i++) {
      statement(out.append(i == 0 ? "" : ","), months.get(i));
    }
    out.append("],\"month\":").append(asOf).append(",\"withheld\":{");
    out.append(
        withheld.entrySet().stream()
            .map(entry -> '"' + entry.getKey() + "\":" + entry.getValue())
            .collect(Collectors.joining(",")));
    return out.append("}}").toString();
  }

  private void policy(StringBuilder out) {
    var recency = rules.recency();
    out.append("{\"plateau\":").append(recency.plateau());
    out.append(",\"fadeEnd\":").append(recency.fadeEnd());
    out.append(",\"repeat\":").append(list(rules.repeatRater()));
    out.append(",\"assurance\":{").append(members(rules.assurance())).append("},\"scales\":{");
    var scales = new HashMap<String, String>();
    rules.platforms().forEach((name, rates) -> scales.put(name, scale(rates)));
    out.append(members(scales)).append("},\"priorMean\":").append(rules.prior().mean());
    out.append(",\"priorWeight\":").append(rules.prior().weight());
    out.append(",\"priorVariance\":").append(rules.prior().variance());
    out.append(",\"withheldVariance\":").append(rules.withheldVariance());
    out.append(",\"z100\":").append(rules.z100()).append('}');
  }

  private static String scale(PlatformScale.Rates rates) {
    return "{\"x\":"
        + list(rates.table().values())
        + ",\"v\":"
        + rates.table().variance()
        + ",\"ceiling\":"
        + (rates.ceiling().isPresent() ? rates.ceiling().getAsLong() : "null")
        + '}';
  }

  private static String members(Map<String, ?> members) {
    return new TreeMap<>(members)
        .entrySet().stream()
            .map(entry -> '"' + entry.getKey() + "\":" + entry.getValue())
            .collect(Collectors.joining(","));
  }

  private static void statement(StringBuilder out, RatedMonth month) {
    out.append("{\"platform\":\"").append(month.platform());
    out.append("\",\"month\":").append(month.month());
    out.append(",\"assurance\":\"").append(month.assurance()).append("\",\"buckets\":[");
    out.append(
        month.buckets().stream()
            .map(bucket -> "{\"k\":" + bucket.k() + ",\"h\":" + list(bucket.histogram()) + '}')
            .collect(Collectors.joining(",")));
    out.append("]}");
  }

  private static String list(List<? extends Number> numbers) {
    return numbers.toString().replace(" ", "");
  }
}
