package org.workcommons.vc.wallet.cli;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.verifier.Check;
import org.workcommons.vc.verifier.Outcome;
import org.workcommons.vc.verifier.Report;

/** A verdict, for people and for programs: {@code specs/cli/verify-1.json}. */
final class VerdictPrinter {
  private static final String SCHEMA = "vc/verify/1";

  private final Terminal terminal;
  private final Supplier<List<URI>> asked;

  /**
   * @param asked what was asked of the network for the verdict
   */
  VerdictPrinter(Terminal terminal, Supplier<List<URI>> asked) {
    this.terminal = terminal;
    this.asked = asked;
  }

  ExitCode print(Report report, boolean accepted, boolean json) {
    var code = code(report, accepted);
    if (json) {
      terminal.json(json(report, code));
    } else {
      print(report, code);
    }
    return code;
  }

  private static ExitCode code(Report report, boolean accepted) {
    if (accepted) {
      return ExitCode.DONE;
    }
    return report.problems().stream().allMatch(problem -> problem.type().leavesOpen())
        ? ExitCode.UNDECIDED
        : ExitCode.REJECTED;
  }

  private void print(Report report, ExitCode code) {
    terminal.data(symbol(code), verdict(code));
    for (var check : Check.values()) {
      var outcome = outcome(report, check);
      terminal.data(
          "  " + mark(outcome) + " " + check.label() + pad(check.label()) + outcome.label());
    }
    for (var problem : report.problems()) {
      terminal.data("");
      terminal.data(problem.type().name() + place(problem) + ": " + problem.detail());
      terminal.data("  " + problem.remedy());
    }
    if (!report.issuers().isEmpty()) {
      terminal.data("");
      report.issuers().forEach(issuer -> terminal.data("issuer  " + issuer));
    }
    if (outcome(report, Check.HOLDER_BINDING) == Outcome.NOT_RUN && code == ExitCode.DONE) {
      terminal.say(
          "nobody proved to be the one whom it is about: this is a credential, not a presentation");
    }
  }

  private JsonObject json(Report report, ExitCode code) {
    var checks = new ArrayList<JsonValue>();
    for (var check : Check.values()) {
      checks.add(
          JsonObject.builder()
              .put("check", check.label())
              .put("outcome", outcome(report, check).label())
              .put("section", check.section())
              .build());
    }
    var problems = new ArrayList<JsonValue>();
    report.problems().forEach(problem -> problems.add(json(problem)));
    return JsonObject.builder()
        .put("schema", SCHEMA)
        .put("verdict", verdict(code))
        .put("checks", new JsonArray(checks))
        .put("problems", new JsonArray(problems))
        .put("issuer", issuer(report))
        .put("mechanism", mechanism(report))
        .put("asOf", DateTimeStamp.text(report.asOf()))
        .put("fetched", JsonArray.ofStrings(asked.get().stream().map(URI::toString).toList()))
        .build();
  }

  static JsonObject json(Problem problem) {
    return JsonObject.builder()
        .put("type", problem.type().uri().toString())
        .put("pointer", problem.pointer().value())
        .put("detail", problem.detail())
        .put("remedy", problem.remedy())
        .build();
  }

  /**
   * Nothing remembers from one command to the next, so the one check that needs a memory is not
   * made.
   */
  private static Outcome outcome(Report report, Check check) {
    return check == Check.SINGLE_USE ? Outcome.NOT_RUN : report.outcome(check);
  }

  /** The one issuer, all of them, or null where it is not proven who they are. */
  private static JsonValue issuer(Report report) {
    var issuers = report.issuers();
    return switch (issuers.size()) {
      case 0 -> JsonNull.NULL;
      case 1 -> new JsonString(issuers.get(0));
      default -> JsonArray.ofStrings(issuers);
    };
  }

  /** How the proofs were made, which they say themselves and which was found to be true. */
  private static JsonValue mechanism(Report report) {
    return report.mechanisms().isEmpty()
        ? JsonNull.NULL
        : new JsonString(report.mechanisms().get(0));
  }

  private static String verdict(ExitCode code) {
    return code == ExitCode.DONE ? "accepted" : code.text();
  }

  private static Look.Symbol symbol(ExitCode code) {
    return code == ExitCode.DONE
        ? Look.Symbol.GOOD
        : code == ExitCode.REJECTED ? Look.Symbol.BAD : Look.Symbol.WARNING;
  }

  private static String mark(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> "+";
      case FAILED -> "x";
      case UNDECIDED -> "?";
      case NOT_RUN -> "-";
    };
  }

  private static String pad(String label) {
    return " ".repeat(Math.max(1, 16 - label.length()));
  }

  private static String place(Problem problem) {
    return problem.pointer().value().isEmpty() ? "" : " at " + problem.pointer();
  }
}
