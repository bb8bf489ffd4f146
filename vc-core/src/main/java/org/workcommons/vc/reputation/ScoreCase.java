package org.workcommons.vc.reputation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/** One case: what was admitted, and which statements were not. */
final class ScoreCase {
  private final Evidence evidence;
  private final List<Problem> refused;

  private ScoreCase(Evidence evidence, List<Problem> refused) {
    this.evidence = evidence;
    this.refused = refused;
  }

  static ScoreCase read(JsonValue value, Pointer pointer) throws ProblemException {
    if (!(value instanceof JsonObject object)) {
      throw new ProblemException(ProblemType.MALFORMED_VALUE_ERROR, pointer, "must be an object");
    }
    var in = ObjectReader.of(object, pointer);
    var rules = CasePolicyReader.rules(in.object("policy"));
    int month = PolicyReader.number(in, "month", 0, RatedMonth.MAX_MONTH);
    var evidence = new Evidence(rules, month);
    var refused = new ArrayList<Problem>();
    for (var statement : in.objects("statements")) {
      add(statement, evidence, refused);
    }
    withhold(in, evidence);
    in.optional("expected");
    remarks(in);
    in.noOthers();
    return new ScoreCase(evidence, refused);
  }

  /** Texts about a case, such as its name, are for people. */
  private static void remarks(ObjectReader in) {
    for (String name : in.object().names()) {
      if (in.object().string(name).isPresent()) {
        in.optional(name);
      }
    }
  }

  private static void add(ObjectReader in, Evidence evidence, List<Problem> refused)
      throws ProblemException {
    var month =
        new RatedMonth(
            in.string("platform"),
            PolicyReader.number(in, "month", 0, RatedMonth.MAX_MONTH),
            in.string("assurance"),
            buckets(in));
    in.noOthers();
    var refusal = evidence.refusal(month);
    if (refusal.isPresent()) {
      refused.add(refusal.get().under(in.pointer()));
    } else {
      evidence.add(month);
    }
  }

  private static List<RatedMonth.Bucket> buckets(ObjectReader statement) throws ProblemException {
    var buckets = new ArrayList<RatedMonth.Bucket>();
    var seen = new HashSet<Integer>();
    for (var in : statement.objects("buckets")) {
      int k = PolicyReader.number(in, "k", 1, Integer.MAX_VALUE);
      if (!seen.add(k)) {
        throw in.malformed("k", "there is another bucket of this k");
      }
      buckets.add(new RatedMonth.Bucket(k, in.integers("h", 0, RatedMonth.Bucket.MAX_COUNT)));
      in.noOthers();
    }
    return buckets;
  }

  private static void withhold(ObjectReader in, Evidence evidence) throws ProblemException {
    var present = in.optionalObject("withheld");
    if (present.isEmpty()) {
      return;
    }
    var withheld = present.get();
    for (String platform : withheld.object().names()) {
      long count = withheld.integer(platform, 0, JsonNumber.MAX_SAFE_INTEGER);
      try {
        evidence.withhold(platform, count);
      } catch (ProblemException e) {
        throw e.under(withheld.pointer().at(platform));
      }
    }
  }

  JsonObject result() {
    var evaluation = Evaluation.of(evidence);
    var result =
        JsonObject.builder()
            .put("mean", evaluation.mean())
            .put("lower", evaluation.lower())
            .put("weight", Units.json(evaluation.effectiveWeight()))
            .put("ratings", evaluation.ratings())
            .put("firstRatings", evaluation.firstRatings())
            .put("platforms", evaluation.shownPlatforms());
    if (!refused.isEmpty()) {
      result.put(
          "refused", new JsonArray(refused.stream().<JsonValue>map(ScoreCases::json).toList()));
    }
    return result.build();
  }
}
