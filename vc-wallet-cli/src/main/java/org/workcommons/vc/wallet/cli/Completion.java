package org.workcommons.vc.wallet.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What can come next on the command line, for three shells: the words that a command knows, the
 * words that an option takes, and a file's name everywhere else. Made from the commands themselves.
 */
final class Completion {
  /** A shell that can complete. */
  enum Shell {
    BASH,
    ZSH,
    FISH;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Map<String, List<String>> VALUES =
      Map.of(
          "--color", List.of("auto", "always", "never"),
          "--format", List.of("csv", "json"),
          "--mechanism", Mechanism.names(),
          "--form", ListForm.names(),
          "--ground", new DisputeOpenVerb.Ground().words(),
          "--remedy", new DisputeOpenVerb.RemedyTerm().words(),
          "--ruling", new DisputeDecideVerb.RulingTerm().words(),
          "--kind", new SafetyReportVerb.KindTerm().words(),
          "--lang", Language.names());

  private final Map<String, List<String>> words = new LinkedHashMap<>();
  private final Map<String, String> summaries = new LinkedHashMap<>();
  private final TreeSet<String> withValue = new TreeSet<>();

  private Completion() {}

  static Completion of(CommandSpec vc) {
    var completion = new Completion();
    completion.add("vc", vc);
    completion.offer("vc help", HelpText.TOPICS);
    completion.offer("vc help", vc.subcommands().keySet());
    completion.offer("vc completion", Stream.of(Shell.values()).map(Shell::text).toList());
    return completion;
  }

  String script(Shell shell) {
    return switch (shell) {
      case BASH -> bash();
      case ZSH -> zsh();
      case FISH -> fish();
    };
  }

  private void add(String path, CommandSpec command) {
    var names = new ArrayList<>(command.subcommands().keySet());
    summaries.put(path, HelpPage.of(HelpText.name(command)).summary());
    for (var option : command.options()) {
      names.addAll(List.of(option.names()));
      note(option);
    }
    words.put(path, names);
    command.subcommands().forEach((name, child) -> add(path + " " + name, child.getCommandSpec()));
  }

  private void offer(String path, Collection<String> more) {
    words.computeIfPresent(
        path, (same, known) -> Stream.concat(more.stream(), known.stream()).toList());
  }

  private void note(OptionSpec option) {
    if (option.arity().max() > 0) {
      withValue.addAll(List.of(option.names()));
    }
  }

  private String bash() {
    return "# completes the command vc; see vc help completion\n"
        + "_vc() {\n"
        + "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} path=vc i\n"
        + walk("for ((i = 1; i < COMP_CWORD; i++)); do", "\"$path ${COMP_WORDS[i]}\"")
        + "  COMPREPLY=()\n"
        + "  case $prev in\n"
        + values("COMPREPLY=($(compgen -W '%s' -- \"$cur\")); return")
        + "    "
        + String.join("|", withValue)
        + ") return ;;\n"
        + "  esac\n"
        + "  case $path in\n"
        + cases("COMPREPLY=($(compgen -W '%s' -- \"$cur\"))")
        + "  esac\n"
        + "}\n"
        + "complete -o default -F _vc vc\n";
  }

  private String zsh() {
    return "#compdef vc\n"
        + "_vc() {\n"
        + "  local prev=${words[CURRENT-1]} path_=vc i\n"
        + walk("for ((i = 2; i < CURRENT; i++)); do", "\"$path ${words[i]}\"")
            .replace("$path", "$path_")
            .replace(" path=", " path_=")
        + "  case $prev in\n"
        + values("compadd -- %s; return")
        + "    "
        + String.join("|", withValue)
        + ") _files; return ;;\n"
        + "  esac\n"
        + "  case $path_ in\n"
        + cases("compadd -- %s")
        + "  esac\n"
        + "  _files\n"
        + "}\n"
        + "if [ \"${funcstack[1]}\" = _vc ]; then _vc \"$@\"; else compdef _vc vc; fi\n";
  }

  /** Goes down from command to command, over whatever is none. */
  private String walk(String loop, String next) {
    var paths = words.keySet().stream().filter(path -> path.contains(" ")).toList();
    return "  "
        + loop
        + "\n"
        + "    case "
        + next
        + " in\n"
        + "      '"
        + String.join("'|'", paths)
        + "') path="
        + next
        + " ;;\n"
        + "    esac\n"
        + "  done\n";
  }

  private static String values(String action) {
    var text = new StringBuilder();
    VALUES.keySet().stream()
        .sorted()
        .forEach(name -> text.append(branch(name, action, VALUES.getOrDefault(name, List.of()))));
    return text.toString();
  }

  private String cases(String action) {
    var text = new StringBuilder();
    words.forEach((path, all) -> text.append(branch("'" + path + "'", action, all)));
    return text.toString();
  }

  private static String branch(String pattern, String action, List<String> words) {
    return "    " + pattern + ") " + action.replace("%s", String.join(" ", words)) + " ;;\n";
  }

  private String fish() {
    var text =
        new StringBuilder(
            "# completes the command vc; see vc help completion\n"
                + "function __vc_path\n"
                + "  set -l path vc\n"
                + "  for word in (commandline -opc)[2..]\n"
                + "    contains -- \"$path $word\" "
                + quoted(words.keySet().stream().filter(path -> path.contains(" ")).toList())
                + "\n      and set path \"$path $word\"\n"
                + "  end\n"
                + "  test \"$path\" = \"$argv\"\n"
                + "end\n");
    words.forEach((path, all) -> all.forEach(word -> text.append(fish(path, word))));
    return text.toString();
  }

  private String fish(String path, String word) {
    var line = "complete -c vc -n '__vc_path " + path + "'";
    if (word.startsWith("--")) {
      line += " -l " + word.substring(2);
    } else if (word.startsWith("-")) {
      line += " -s " + word.substring(1);
    } else {
      line += " -f -a " + word;
    }
    if (withValue.contains(word)) {
      line +=
          VALUES.containsKey(word)
              ? " -x -a " + quoted(List.of(String.join(" ", VALUES.getOrDefault(word, List.of()))))
              : " -r";
    }
    var summary = summaries.getOrDefault(path + " " + word, "");
    return line + (summary.isEmpty() ? "" : " -d " + quoted(List.of(summary))) + "\n";
  }

  private static String quoted(List<String> texts) {
    return texts.stream()
        .map(text -> "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'")
        .reduce((a, b) -> a + " " + b)
        .orElse("");
  }
}
