package org.workcommons.vc.reputation;

import java.math.BigInteger;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.reputation.ReputationSummary.Exact;
import org.workcommons.vc.work.Digest;

/** A summary as the subject of its credential: {@code specs/schemas/reputation-summary-1.json}. */
final class SummaryForm {
  static final String TYPE = "ReputationSummary";
  private static final Pattern MONTH =
      Pattern.compile("(?:19[7-9][0-9]|[2-9][0-9]{3})-(?:0[1-9]|1[0-2])");
  private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,39}");

  private SummaryForm() {}

  static ReputationSummary read(ObjectReader in) throws ProblemException {
    PolicyReader.constant(in, "type", TYPE);
    PolicyReader.constant(in, "algorithm", GovernancePolicy.ALGORITHM);
    boolean complete = flag(in, "complete");
    return new ReputationSummary(
        did(in),
        PolicyReader.url(in, "policy"),
        digest(in, "policyDigest"),
        YearMonth.parse(in.string("asOf", MONTH, "a month such as 2026-10, from 1970 on")),
        in.string(
            "dimension",
            PolicyReader.TOKEN,
            "up to 40 small letters, digits and hyphens, a letter first"),
        complete,
        count(in, "withheld"),
        flag(in, "omissionAllowed"),
        predicates(in.object("predicates"), complete),
        leftOut(in),
        exact(in));
  }

  private static Did did(ObjectReader in) throws ProblemException {
    return PolicyReader.did(in.string("id"), in, "id");
  }

  private static Digest digest(ObjectReader in, String name) throws ProblemException {
    return Digest.parse(in.string(name), in.pointer().at(name));
  }

  private static boolean flag(ObjectReader in, String name) throws ProblemException {
    if (in.required(name) instanceof JsonBoolean flag) {
      return flag == JsonBoolean.TRUE;
    }
    throw in.malformed(name, "must be true or false");
  }

  private static long count(ObjectReader in, String name) throws ProblemException {
    return in.integer(name, 0, JsonNumber.MAX_SAFE_INTEGER);
  }

  private static OptionalInt leftOut(ObjectReader in) throws ProblemException {
    return in.object().has("leftOut")
        ? OptionalInt.of(PolicyReader.number(in, "leftOut", 0, Limits.SUMMARY_CHAINS))
        : OptionalInt.empty();
  }

  private static Map<String, Score.Answer> predicates(ObjectReader in, boolean complete)
      throws ProblemException {
    var names = in.object().names();
    if (names.size() > Limits.POLICY_PREDICATES) {
      throw new ProblemException(
          ProblemType.LIMIT_EXCEEDED,
          in.pointer(),
          "more than " + Limits.POLICY_PREDICATES + " predicates");
    }
    var answers = new LinkedHashMap<String, Score.Answer>();
    for (var name : names) {
      if (!PolicyReader.TOKEN.matcher(name).matches()) {
        throw in.malformed(name, "must be called by a word in small letters");
      }
      var answer = in.object(name);
      var rule = Predicate.parse(answer.string("rule"), answer.pointer().at("rule")).rule();
      boolean holds = flag(answer, "holds");
      if (holds && !complete) {
        throw answer.malformed("holds", "must be false where the history is not complete");
      }
      answer.noOthers();
      answers.put(name, new Score.Answer(rule, holds));
    }
    return answers;
  }

  private static Optional<Exact> exact(ObjectReader summary) throws ProblemException {
    var present = summary.optionalObject("score");
    if (present.isEmpty()) {
      return Optional.empty();
    }
    var in = present.get();
    int mean = PolicyReader.number(in, "mean", 0, Units.U);
    long ratings = count(in, "ratingCount");
    var exact =
        new Exact(
            digest(in, "inputDigest"),
            mean,
            PolicyReader.number(in, "lower", 0, mean),
            new BigInteger(in.string("effectiveWeight", WHOLE, "a whole number in a string")),
            ratings,
            in.integer("firstRatings", 0, ratings),
            PolicyReader.number(in, "platforms", 0, Integer.MAX_VALUE),
            PolicyReader.number(in, "monthsActive", 0, Integer.MAX_VALUE),
            PolicyReader.number(in, "disputed", 0, Integer.MAX_VALUE));
    in.noOthers();
    return Optional.of(exact);
  }

  static JsonObject write(ReputationSummary summary) {
    var predicates = JsonObject.builder();
    summary
        .predicates()
        .forEach(
            (name, answer) ->
                predicates.put(
                    name,
                    JsonObject.builder()
                        .put("rule", answer.rule())
                        .put("holds", JsonBoolean.of(answer.holds()))
                        .build()));
    var json =
        JsonObject.builder()
            .put("id", summary.worker().value())
            .put("type", TYPE)
            .put("algorithm", GovernancePolicy.ALGORITHM)
            .put("policy", summary.policy().toString())
            .put("policyDigest", summary.policyDigest().value())
            .put("asOf", summary.asOf().toString())
            .put("dimension", summary.dimension())
            .put("complete", JsonBoolean.of(summary.complete()))
            .put("withheld", summary.withheld())
            .put("omissionAllowed", JsonBoolean.of(summary.omissionAllowed()))
            .put("predicates", predicates.build());
    summary.leftOut().ifPresent(chains -> json.put("leftOut", chains));
    summary.exact().ifPresent(exact -> json.put("score", exact(exact)));
    return json.build();
  }

  private static JsonObject exact(Exact exact) {
    return JsonObject.builder()
        .put("inputDigest", exact.inputDigest().value())
        .put("mean", exact.mean())
        .put("lower", exact.lower())
        .put("effectiveWeight", exact.effectiveWeight().toString())
        .put("ratingCount", exact.ratings())
        .put("firstRatings", exact.firstRatings())
        .put("platforms", exact.platforms())
        .put("monthsActive", exact.monthsActive())
        .put("disputed", exact.disputed())
        .build();
  }
}
