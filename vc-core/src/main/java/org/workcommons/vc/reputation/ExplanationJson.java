package org.workcommons.vc.reputation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;

/** An explanation as JSON. {@code specs/commons-score.md}, The explanation. */
final class ExplanationJson {
  private final Score score;
  private final Evidence evidence;
  private final Evaluation evaluation;
  private final ScoringRules rules;
  private final Weights weights;

  ExplanationJson(Score score, Evidence evidence, Evaluation evaluation) {
    this.score = score;
    this.evidence = evidence;
    this.evaluation = evaluation;
    this.rules = evidence.rules();
    this.weights = new Weights(rules, evidence.asOf());
  }

  JsonObject document() {
    return JsonObject.builder()
        .put("algorithm", GovernancePolicy.ALGORITHM)
        .put("policy", score.policy().id().toString())
        .put("policyDigest", score.policyDigest().value())
        .put("inputDigest", score.inputDigest().value())
        .put("dimension", score.dimension())
        .put("asOf", score.asOf().toString())
        .put("month", evidence.asOf())
        .put("constants", constants())
        .put("platforms", platforms())
        .put("prior", sums(evaluation.prior()))
        .put("total", sums(evaluation.total()))
        .put("spread", Units.json(evaluation.spread()))
        .put("margin", Units.json(evaluation.margin()))
        .put("score", result())
        .put("predicates", predicates())
        .build();
  }

  private JsonObject constants() {
    var assurance = JsonObject.builder();
    new TreeMap<>(rules.assurance()).forEach((term, weight) -> assurance.put(term, weight));
    return JsonObject.builder()
        .put("plateauMonths", rules.recency().plateau())
        .put("fadeEndMonths", rules.recency().fadeEnd())
        .put("repeatRater", integers(rules.repeatRater()))
        .put("assurance", assurance.build())
        .put("priorMean", rules.prior().mean())
        .put("priorWeight", rules.prior().weight())
        .put("priorVariance", rules.prior().variance())
        .put("withheldVariance", rules.withheldVariance())
        .put("z100", rules.z100())
        .build();
  }

  private JsonArray platforms() {
    var platforms = new ArrayList<JsonValue>();
    for (var entry : evaluation.platforms().entrySet()) {
      platforms.add(platform(entry.getKey(), entry.getValue()));
    }
    return new JsonArray(platforms);
  }

  @SuppressWarnings("NullAway") // only platforms of the policy are ever admitted
  private JsonObject platform(String name, PlatformSums sums) {
    var rates = rules.platforms().get(name);
    var shown = evidence.platforms().get(name);
    var cells = new ArrayList<JsonValue>();
    for (var entry : shown.cells().entrySet()) {
      cells.add(cell(entry, rates));
    }
    return JsonObject.builder()
        .put("platform", name)
        .put("table", integers(rates.table().values()))
        .put("variance", rates.table().variance())
        .put("ceiling", ceiling(rates.ceiling()))
        .put("cells", new JsonArray(cells))
        .put("withheld", shown.withheld())
        .put("shown", Units.json(sums.shown()))
        .put("open", sums(sums.open()))
        .put("counted", sums(sums.counted()))
        .put("ratings", sums.ratings())
        .put("firstRatings", sums.firstRatings())
        .build();
  }

  private JsonObject cell(Map.Entry<Cell, long[]> entry, PlatformScale.Rates rates) {
    var cell = entry.getKey();
    var weight = BigInteger.valueOf(weights.of(cell));
    var count = PlatformSums.count(entry.getValue());
    var value = PlatformSums.value(entry.getValue(), rates.table().values());
    return JsonObject.builder()
        .put("month", cell.month())
        .put("assurance", cell.assurance())
        .put("k", cell.k())
        .put("h", counts(entry.getValue()))
        .put("age", (long) evidence.asOf() - cell.month())
        .put("fade", weights.fade(cell.month()))
        .put("repeat", weights.repeat(cell.k()))
        .put("assuranceWeight", weights.assurance(cell.assurance()))
        .put("weight", Units.json(weight))
        .put("ratings", count)
        .put("value", Units.json(value))
        .put("addsWeight", Units.json(weight.multiply(BigInteger.valueOf(count))))
        .put("addsValue", Units.json(weight.multiply(value)))
        .build();
  }

  private static JsonObject sums(Sums sums) {
    return JsonObject.builder()
        .put("weight", Units.json(sums.weight()))
        .put("value", Units.json(sums.value()))
        .put("variance", Units.json(sums.variance()))
        .build();
  }

  private JsonObject result() {
    return JsonObject.builder()
        .put("mean", score.mean())
        .put("lower", score.lower())
        .put("effectiveWeight", Units.json(score.effectiveWeight()))
        .put("ratings", score.ratings())
        .put("firstRatings", score.firstRatings())
        .put("platforms", score.platforms())
        .put("monthsActive", score.monthsActive())
        .put("withheld", score.withheld())
        .put("disputed", score.disputed())
        .put("complete", bool(score.complete()))
        .put("omissionAllowed", bool(score.omissionAllowed()))
        .build();
  }

  private JsonObject predicates() {
    var answers = JsonObject.builder();
    score
        .predicates()
        .forEach(
            (name, answer) ->
                answers.put(
                    name,
                    JsonObject.builder()
                        .put("rule", answer.rule())
                        .put("holds", bool(answer.holds()))
                        .build()));
    return answers.build();
  }

  private static JsonBoolean bool(boolean value) {
    return value ? JsonBoolean.TRUE : JsonBoolean.FALSE;
  }

  private static JsonValue ceiling(OptionalLong ceiling) {
    return ceiling.isPresent() ? JsonNumber.of(ceiling.getAsLong()) : JsonNull.NULL;
  }

  private static JsonArray counts(long[] histogram) {
    return new JsonArray(Arrays.stream(histogram).<JsonValue>mapToObj(JsonNumber::of).toList());
  }

  private static JsonArray integers(Collection<Integer> values) {
    return new JsonArray(values.stream().<JsonValue>map(JsonNumber::of).toList());
  }
}
