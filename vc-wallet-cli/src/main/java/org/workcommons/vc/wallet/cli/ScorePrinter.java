package org.workcommons.vc.wallet.cli;

import java.util.ArrayList;
import java.util.Locale;
import org.workcommons.vc.governance.Effect;
import org.workcommons.vc.governance.Outcomes;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.reputation.Score;

/** A score, for people and for programs: {@code specs/cli/score-1.json}. */
final class ScorePrinter {
  private static final String SCHEMA = "vc/score/1";

  private final Terminal terminal;

  ScorePrinter(Terminal terminal) {
    this.terminal = terminal;
  }

  void print(RecordOptions.Admitted admitted) {
    var admission = admitted.admission();
    var score = admission.score();
    terminal.data(
        score.complete() ? Look.Symbol.GOOD : Look.Symbol.WARNING,
        score.complete()
            ? "the record is whole"
            : "the record is not whole, so nothing holds of it");
    for (var finding : admission.findings()) {
      terminal.data(
          "  " + finding.type().name() + " " + finding.pointer() + ": " + finding.detail());
    }
    terminal.data("  mean       " + millionths(score.mean()));
    terminal.data("  at least   " + millionths(score.lower()));
    terminal.data(
        "  ratings    %s, of which first ones %s; withheld %s, disputed %d"
            .formatted(
                count(score.ratings()),
                count(score.firstRatings()),
                count(score.withheld()),
                score.disputed()));
    terminal.data(
        "  platforms  %d%s; months with work %d"
            .formatted(
                score.platforms(),
                score.omissionAllowed() ? ", others may be left out" : "",
                score.monthsActive()));
    decided(admitted.decided().outcomes());
    score
        .predicates()
        .forEach(
            (name, answer) ->
                terminal.data(
                    answer.holds() ? Look.Symbol.GOOD : Look.Symbol.BAD,
                    name + "  " + answer.rule()));
    terminal.data("as of " + score.asOf() + " under " + score.policy());
    terminal.data("  policy " + score.policyDigest());
    terminal.data("  inputs " + score.inputDigest());
  }

  private void decided(Outcomes outcomes) {
    if (!outcomes.documents().isEmpty()) {
      terminal.data(
          "  decided    excluded %d, amended %d, unchanged %d, pending %d"
              .formatted(
                  count(outcomes, Effect.Excluded.class),
                  count(outcomes, Effect.Amended.class),
                  count(outcomes, Effect.Unchanged.class),
                  count(outcomes, Effect.Pending.class)));
    }
  }

  private static long count(Outcomes outcomes, Class<? extends Effect> effect) {
    return outcomes.effects().values().stream().filter(effect::isInstance).count();
  }

  static String millionths(int value) {
    return String.format(Locale.ROOT, "%d.%06d", value / 1_000_000, value % 1_000_000);
  }

  private static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  static JsonObject json(RecordOptions.Admitted admitted) {
    var admission = admitted.admission();
    var score = admission.score();
    var findings = new ArrayList<JsonValue>();
    for (var finding : admission.findings()) {
      findings.add(VerdictPrinter.json(finding));
    }
    return JsonObject.builder()
        .put("schema", SCHEMA)
        .put("policy", score.policy().id().toString())
        .put("policyDigest", score.policyDigest().value())
        .put("inputDigest", score.inputDigest().value())
        .put("asOf", score.asOf().toString())
        .put("dimension", score.dimension())
        .put("complete", JsonBoolean.of(score.complete()))
        .put("omissionAllowed", JsonBoolean.of(score.omissionAllowed()))
        .put("mean", score.mean())
        .put("lower", score.lower())
        .put("effectiveWeight", score.effectiveWeight().toString())
        .put("ratings", score.ratings())
        .put("firstRatings", score.firstRatings())
        .put("platforms", score.platforms())
        .put("monthsActive", score.monthsActive())
        .put("withheld", score.withheld())
        .put("disputed", score.disputed())
        .put("decided", decidedJson(admitted.decided().outcomes()))
        .put("predicates", predicates(score))
        .put("findings", new JsonArray(findings))
        .put("leftOut", LeftOut.json(admitted.leftOut()))
        .build();
  }

  private static JsonObject decidedJson(Outcomes outcomes) {
    return JsonObject.builder()
        .put("excluded", count(outcomes, Effect.Excluded.class))
        .put("amended", count(outcomes, Effect.Amended.class))
        .put("unchanged", count(outcomes, Effect.Unchanged.class))
        .put("pending", count(outcomes, Effect.Pending.class))
        .build();
  }

  private static JsonObject predicates(Score score) {
    var json = JsonObject.builder();
    score.predicates().forEach((name, answer) -> json.put(name, json(answer)));
    return json.build();
  }

  static JsonObject json(Score.Answer answer) {
    return JsonObject.builder()
        .put("rule", answer.rule())
        .put("holds", JsonBoolean.of(answer.holds()))
        .build();
  }
}
