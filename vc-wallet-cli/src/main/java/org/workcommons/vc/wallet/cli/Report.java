package org.workcommons.vc.wallet.cli;

import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystemException;
import java.util.List;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong: to people as two lines, to programs as one object. */
final class Report {
  private final Terminal terminal;
  private final GlobalOptions options;

  Report(Terminal terminal, GlobalOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  ExitCode usage(ParameterException e) {
    var command = e.getCommandLine().getCommandSpec().qualifiedName();
    return say(ExitCode.USAGE, UsageMessage.of(e), suggestion(e, "see " + command + " --help"), e);
  }

  ExitCode refused(Refusal e) {
    return say(e.code(), String.valueOf(e.getMessage()), e.hint(), e);
  }

  ExitCode failed(WalletException e) {
    return say(ExitCode.of(e.reason()), e.detail(), e.remedy(), e);
  }

  ExitCode rejected(ProblemException e) {
    var problem = e.problem();
    var place = problem.pointer().value();
    var message = place.isEmpty() ? problem.detail() : place + ": " + problem.detail();
    return say(
        problem.type().leavesOpen() ? ExitCode.UNDECIDED : ExitCode.REJECTED,
        message,
        problem.remedy(),
        e);
  }

  ExitCode failed(IOException e) {
    var kind = e.getClass().getSimpleName();
    return say(
        ExitCode.FAILED,
        e instanceof FileSystemException f
            ? "can't use " + f.getFile() + " (" + requireNonNullElse(f.getReason(), kind) + ")"
            : requireNonNullElse(e.getMessage(), kind),
        "check the disk and the terminal, and try again",
        e);
  }

  ExitCode defect(RuntimeException e) {
    return say(
        ExitCode.FAILED,
        "a defect in this program (" + e.getClass().getSimpleName() + ")",
        "please report it, with what --debug shows",
        e);
  }

  private ExitCode say(ExitCode code, String message, String hint, Exception e) {
    if (options.json) {
      terminal.jsonError(json(code, message, hint, e));
    } else {
      terminal.error(message, hint);
      if (options.debug) {
        trace(e).forEach(terminal::say);
      }
    }
    return code;
  }

  private JsonObject json(ExitCode code, String message, String hint, Exception e) {
    var error =
        JsonObject.builder().put("code", code.text()).put("message", message).put("hint", hint);
    if (e instanceof ProblemException rejected) {
      error.put("problem", rejected.problem().type().uri().toString());
    }
    if (options.debug) {
      error.put("trace", JsonArray.ofStrings(trace(e)));
    }
    return JsonObject.builder().put("error", error.build()).build();
  }

  private static List<String> trace(Exception e) {
    var text = new StringWriter();
    e.printStackTrace(new PrintWriter(text, true));
    return text.toString().lines().map(line -> line.replace("\t", "  ")).toList();
  }

  private static String suggestion(ParameterException e, String otherwise) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      return Suggestion.of(unmatched).map(word -> "did you mean " + word + "?").orElse(otherwise);
    }
    return otherwise;
  }
}
