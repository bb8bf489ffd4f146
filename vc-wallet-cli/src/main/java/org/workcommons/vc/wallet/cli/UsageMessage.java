package org.workcommons.vc.wallet.cli;

import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What was wrong with the arguments, in this program's words. */
final class UsageMessage {
  private UsageMessage() {}

  static String of(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      return unknown(unmatched);
    }
    if (e instanceof MissingParameterException missing) {
      return missing.getMissing().stream()
          .map(UsageMessage::name)
          .collect(Collectors.joining(" and ", "", " is missing"));
    }
    var argument = e.getArgSpec();
    return argument == null
        ? "the arguments make no sense together"
        : "not a value for " + name(argument) + choice(e);
  }

  /** Our own converters say what there is to choose from, and never what was typed. */
  private static String choice(ParameterException e) {
    return e.getCause() instanceof TypeConversionException cause
            && String.valueOf(cause.getMessage()).startsWith("must be one of ")
        ? ", which " + cause.getMessage()
        : "";
  }

  private static String unknown(UnmatchedArgumentException e) {
    var first = e.getUnmatched().get(0);
    if (first.startsWith("-")) {
      return "there is no option " + first;
    }
    boolean hasVerbs = !e.getCommandLine().getSubcommands().isEmpty();
    return hasVerbs ? "there is no command " + first : "one argument too many: " + first;
  }

  private static String name(ArgSpec argument) {
    return argument.isOption()
        ? ((picocli.CommandLine.Model.OptionSpec) argument).longestName()
        : argument.paramLabel();
  }
}
