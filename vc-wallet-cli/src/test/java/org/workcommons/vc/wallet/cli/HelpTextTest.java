package org.workcommons.vc.wallet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Help and commands say the same. */
class HelpTextTest {
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z-]+");
  private static final String BELIEVING = "vc help believing\n";
  private static final int LINES = 24;
  private static final int COLUMNS = 80;

  static Stream<CommandSpec> commands() {
    return Device.commands().stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasAPageThatStartsWithAnExample(CommandSpec command) {
    var page = HelpText.of(command);

    if (command.parent() != null) {
      assertThat(page).startsWith(command.qualifiedName());
    }
    assertFits(page);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void whoAsksForHelpAloneGetsThePageOfThatCommand(CommandSpec command) {
    var words = new ArrayList<>(List.of(command.qualifiedName().split(" ")));
    words.remove(0);
    for (var flag : List.of("--help", "-h")) {
      var args = Stream.concat(words.stream(), Stream.of(flag)).toArray(String[]::new);
      assertThat(HelpText.asked(args)).contains(HelpText.name(command));
    }
    var args = Stream.concat(Stream.of("help"), words.stream()).toArray(String[]::new);
    assertThat(HelpText.asked(args)).contains(HelpText.name(command));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "verify",
        "verify --json --help",
        "--json verify --help",
        "verify FILE --help",
        "believing --help",
        "key-list --help",
        "help --json",
        "help nothing",
        "nothing -h",
        "../vc --help",
        "key list too many words --help",
        "-- --help"
      })
  void allElseIsLeftToWhoKnowsTheCommands(String args) {
    assertThat(HelpText.asked(args.split(" "))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyOptionIsOnThePageAndEveryOptionOnThePageExists(CommandSpec command) {
    var page = HelpText.of(command);
    var described = page.contains(BELIEVING) ? page + HelpText.of("believing") : page;
    for (var option : command.options()) {
      if (!option.inherited() && command.parent() != null) {
        assertThat(described)
            .as(command.qualifiedName())
            .containsPattern("(?m)^  (-[a-z], )?" + option.longestName() + "\\b");
      }
    }
    assertThat(OPTION.matcher(page).results().map(match -> match.group()).toList())
        .as(command.qualifiedName())
        .isSubsetOf(options(command).toList());
  }

  /** Its own; a page about several commands may show any of theirs. */
  private static Stream<String> options(CommandSpec command) {
    var below = new ArrayList<CommandSpec>();
    collect(command, below);
    return below.stream()
        .flatMap(one -> one.options().stream())
        .flatMap(option -> Stream.of(option.names()));
  }

  @Test
  void whatThePageOnBelievingHasSomeCommandTakes() {
    var all = options(tree()).toList();
    assertThat(OPTION.matcher(HelpText.of("believing")).results().map(match -> match.group()))
        .hasSizeGreaterThan(10)
        .isSubsetOf(all);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyArgumentIsOnThePage(CommandSpec command) {
    for (var argument : command.positionalParameters()) {
      assertThat(HelpText.of(command)).contains("  " + argument.paramLabel() + "  ");
    }
  }

  @Test
  void everyOptionOfAllCommandsIsOnItsPage() {
    for (var option : tree().options()) {
      assertThat(HelpText.of("options")).contains("  " + option.names()[0]);
    }
  }

  @ParameterizedTest
  @MethodSource("topics")
  void everyTopicHasAPageAndIsListed(String topic) {
    assertFits(HelpText.of(topic));
    assertThat(HelpText.of("vc")).contains(topic);
    assertThat(HelpText.of("help")).contains(topic);
  }

  static Stream<String> topics() {
    return HelpText.TOPICS.stream();
  }

  @Test
  void theFirstPageHasAtMostTwentyLines() {
    assertThat(HelpText.of("vc").lines().count()).isLessThanOrEqualTo(20);
  }

  @Test
  void findsNoPageOutsideItsDirectory() {
    for (var name : List.of("../help/vc", "/etc/passwd", "", "VC", "a.b")) {
      assertThat(HelpText.find(name)).as(name).isEmpty();
    }
  }

  private static void assertFits(String page) {
    assertThat(page.lines().count()).as(page).isLessThanOrEqualTo(LINES);
    assertThat(page.lines()).allMatch(line -> line.length() <= COLUMNS);
    assertThat(page).endsWith("\n").matches("[\\n -~]*");
  }

  private static void collect(CommandSpec command, List<CommandSpec> into) {
    into.add(command);
    command.subcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .forEach(child -> collect(child, into));
  }

  private static CommandSpec tree() {
    return Device.commands().get(0);
  }
}
