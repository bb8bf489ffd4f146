package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.util.Arrays;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command {@code vc}. */
public final class Main {
  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    boolean verifies = args.length > 0 && args[0].equals(PlainVerify.NAME);
    if (verifies) {
      Ahead.begin();
    }
    int code = run(args, Surroundings.ofThisProcess());
    if (verifies || HelpText.asked(args).isPresent()) {
      // These leave nothing behind to be cleared away, and what they printed is out. To end as all
      // others do, newer releases of Java first look through all libraries for somebody to tell.
      Runtime.getRuntime().halt(code);
    }
    System.exit(code);
  }

  /** {@return the exit code of running the command with {@code args} in {@code surroundings}} */
  static int run(String[] args, Surroundings surroundings) {
    var options = new GlobalOptions();
    var session = new Session(surroundings, options);
    try {
      return run(args, session, options).number();
    } catch (ParameterException e) {
      options.json = options.json || asksForJson(args); // it may not have come to that
      return report(session, options).usage(e).number();
    } catch (Refusal e) {
      return report(session, options).refused(e).number();
    } catch (WalletException e) {
      return report(session, options).failed(e).number();
    } catch (ProblemException e) {
      return report(session, options).rejected(e).number();
    } catch (IOException e) {
      return report(session, options).failed(e).number();
    } catch (RuntimeException e) {
      return report(session, options).defect(e).number();
    }
  }

  private static ExitCode run(String[] args, Session session, GlobalOptions options)
      throws Refusal, WalletException, ProblemException, IOException {
    var page = HelpText.asked(args);
    if (page.isPresent()) {
      session.page(page.get());
      return ExitCode.DONE;
    }
    var plain = PlainVerify.of(args, session, options);
    if (plain.isPresent()) {
      return plain.get().run();
    }
    var command = Commands.called(args, session, options);
    var parsed = deepest(command.parseArgs(args));
    if (options.help) {
      session.page(HelpText.name(parsed.commandSpec()));
      return ExitCode.DONE;
    }
    if (options.version) {
      return new Version(session).run();
    }
    return ((Verb) parsed.commandSpec().userObject()).run();
  }

  private static boolean asksForJson(String[] args) {
    return Arrays.stream(args)
        .takeWhile(arg -> !arg.equals("--"))
        .anyMatch(
            arg -> arg.startsWith("--json=") ? !arg.equals("--json=false") : arg.equals("--json"));
  }

  private static ParseResult deepest(ParseResult parsed) {
    return parsed.hasSubcommand() ? deepest(parsed.subcommand()) : parsed;
  }

  private static Report report(Session session, GlobalOptions options) {
    return new Report(session.terminal(), options);
  }
}
