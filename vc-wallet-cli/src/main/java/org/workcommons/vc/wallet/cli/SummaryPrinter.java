package org.workcommons.vc.wallet.cli;

import java.util.Locale;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.reputation.GovernancePolicy;
import org.workcommons.vc.reputation.ReputationSummary;
import org.workcommons.vc.wallet.cli.ShownSummary.Checked;
import org.workcommons.vc.wallet.cli.ShownSummary.Holder;

/** A summary that was checked, for people and for programs: {@code specs/cli/summary-1.json}. */
final class SummaryPrinter {
  private static final String SCHEMA = "vc/summary/1";

  private final Session session;
  private final GovernancePolicy policy;

  SummaryPrinter(Session session, GovernancePolicy policy) {
    this.session = session;
    this.policy = policy;
  }

  void print(Checked shown, boolean reproduced) {
    if (session.json()) {
      session.terminal().json(json(shown, reproduced));
      return;
    }
    var summary = shown.summary();
    var terminal = session.terminal();
    terminal.data(
        summary.complete() ? Look.Symbol.GOOD : Look.Symbol.WARNING,
        summary.complete()
            ? "a summary of a whole record"
            : "a summary of a record that is not whole, so nothing holds of it");
    terminal.data("  by         " + shown.issuer());
    terminal.data("  under      " + summary.policy() + ", version " + policy.version());
    terminal.data("  as of      " + summary.asOf() + ", " + summary.dimension());
    shown
        .validity()
        .validUntil()
        .ifPresent(until -> terminal.data("  until      " + DateTimeStamp.text(until)));
    terminal.data(
        "  withheld   %d%s"
            .formatted(
                summary.withheld(),
                summary.omissionAllowed() ? "; whole platforms may be left out" : ""));
    terminal.data("  left out   " + leftOut(summary));
    summary
        .predicates()
        .forEach(
            (name, answer) ->
                terminal.data(
                    answer.holds() ? Look.Symbol.GOOD : Look.Symbol.BAD,
                    name + "  " + answer.rule()));
    policy.predicates().keySet().stream()
        .filter(name -> !summary.predicates().containsKey(name))
        .forEach(name -> terminal.data("- " + name + "  not shown"));
    summary.exact().ifPresent(this::numbers);
    remarks(shown, reproduced);
  }

  private static String leftOut(ReputationSummary summary) {
    return summary.leftOut().isPresent()
        ? summary.leftOut().getAsInt() + " of those summed up before"
        : "the community doesn't say";
  }

  private void numbers(ReputationSummary.Exact exact) {
    var terminal = session.terminal();
    terminal.data("  mean       " + ScorePrinter.millionths(exact.mean()));
    terminal.data("  at least   " + ScorePrinter.millionths(exact.lower()));
    terminal.data(
        "  ratings    "
            + String.format(
                Locale.ROOT,
                "%,d, of which first ones %,d; disputed %d",
                exact.ratings(),
                exact.firstRatings(),
                exact.disputed()));
    terminal.data(
        "  platforms  %d; months with work %d".formatted(exact.platforms(), exact.monthsActive()));
    terminal.data("  inputs     " + exact.inputDigest());
  }

  /** What was not found out belongs beside what was. */
  private void remarks(Checked shown, boolean reproduced) {
    var terminal = session.terminal();
    if (shown.proven() == Holder.UNPROVEN) {
      terminal.say("nobody proved to be the one whom it is about");
    }
    if (!reproduced) {
      terminal.say("nobody did the sum again: that takes the statements, --evidence");
      return;
    }
    terminal.data(Look.Symbol.GOOD, "reproduced from the evidence");
    if (shown.summary().exact().isEmpty()) {
      terminal.say(
          "the evidence comes to the same answers; only numbers would say that it is hers");
    }
  }

  private JsonObject json(Checked shown, boolean reproduced) {
    var summary = shown.summary();
    var predicates = JsonObject.builder();
    summary.predicates().forEach((name, answer) -> predicates.put(name, ScorePrinter.json(answer)));
    var json =
        JsonObject.builder()
            .put("schema", SCHEMA)
            .put("issuer", shown.issuer())
            .put("policy", summary.policy().toString())
            .put("policyDigest", summary.policyDigest().value())
            .put("policyVersion", policy.version())
            .put("asOf", summary.asOf().toString())
            .put("dimension", summary.dimension())
            .put("complete", JsonBoolean.of(summary.complete()))
            .put("withheld", summary.withheld())
            .put("omissionAllowed", JsonBoolean.of(summary.omissionAllowed()))
            .putIfPresent("validUntil", shown.validity().validUntil().map(DateTimeStamp::text))
            .put("holderProven", JsonBoolean.of(shown.proven() == Holder.PROVEN))
            .put("reproduced", JsonBoolean.of(reproduced))
            .put("predicates", predicates.build())
            .put(
                "notShown",
                JsonArray.ofStrings(
                    policy.predicates().keySet().stream()
                        .filter(name -> !summary.predicates().containsKey(name))
                        .toList()));
    summary.leftOut().ifPresent(chains -> json.put("leftOut", chains));
    summary.exact().ifPresent(exact -> json.put("numbers", json(exact)));
    return json.build();
  }

  private static JsonObject json(ReputationSummary.Exact exact) {
    return JsonObject.builder()
        .put("inputDigest", exact.inputDigest().value())
        .put("mean", exact.mean())
        .put("lower", exact.lower())
        .put("effectiveWeight", exact.effectiveWeight().toString())
        .put("ratings", exact.ratings())
        .put("firstRatings", exact.firstRatings())
        .put("platforms", exact.platforms())
        .put("monthsActive", exact.monthsActive())
        .put("disputed", exact.disputed())
        .build();
  }
}
