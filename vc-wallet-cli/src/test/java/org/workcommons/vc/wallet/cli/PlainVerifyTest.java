package org.workcommons.vc.wallet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Both ways to read the arguments of {@code vc verify} read the same. */
class PlainVerifyTest {
  private static final int ROUNDS = 2_000;

  private final CommandSpec command =
      Device.commands().stream()
          .filter(one -> one.qualifiedName().equals("vc verify"))
          .findFirst()
          .orElseThrow();

  /** What one way made of arguments. */
  private record Said(VerifyVerb verb, GlobalOptions options) {}

  @Test
  void takesEveryOptionOfVerify() {
    for (var option : command.options()) {
      if (option.inherited()) {
        continue;
      }
      var args = new ArrayList<>(List.of("verify", "statement.json", option.longestName()));
      if (hasValue(option)) {
        args.add("a value");
      }
      assertReadAlike(args);
      assertThat(plain(args)).as(option.longestName()).isPresent();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "verify -",
        "verify a.json --json",
        "verify --json a.json --trust-issuer did:example:a --at 2026-11-05T09:00:00Z",
        "verify --trust a --trust b --trust-issuer c --trust-issuer d a.json --online"
      })
  void takesWhatIsPlain(String args) {
    assertReadAlike(List.of(args.split(" ")));
    assertThat(plain(List.of(args.split(" ")))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "list",
        "verify",
        "verify --json",
        "verify --help",
        "verify a.json -h",
        "verify a.json b.json",
        "verify a.json --at",
        "verify a.json --at --json",
        "verify a.json --at -1",
        "verify a.json --at 1 --at 2",
        "verify a.json --at=1",
        "verify a.json --json --json",
        "verify a.json --online --online",
        "verify a.json --json=false",
        "verify a.json --debug",
        "verify a.json --version",
        "verify a.json --nothing x",
        "verify a.json FILE",
        "verify -- a.json",
        "verify -a",
        "--json verify a.json"
      })
  void leavesAllElse(String args) {
    var options = new GlobalOptions();
    assertThat(PlainVerify.of(args.split(" "), Device.nowhere(options), options)).isEmpty();
    assertThat(options).usingRecursiveComparison().isEqualTo(new GlobalOptions());
  }

  @Test
  void leavesAnArgumentWithNothingInIt() {
    assertThat(plain(List.of("verify", ""))).isEmpty();
    assertThat(plain(List.of("verify", "a.json", "--at", ""))).isEmpty();
  }

  @Test
  void whateverIsTakenIsReadAlike() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    var words = words();
    int taken = 0;
    for (int i = 0; i < ROUNDS; i++) {
      var args = new ArrayList<>(List.of("verify"));
      for (int length = random.nextInt(7); length > 0; length--) {
        args.add(words.get(random.nextInt(words.size())));
      }
      if (plain(args).isPresent()) {
        taken++;
        assertThat(assertReadAlike(args)).as("seed %d: %s", seed, args).isTrue();
      }
    }
    assertThat(taken).as("seed " + seed).isGreaterThan(50);
  }

  @Test
  void theComparisonSeesADifference() {
    assertThatThrownBy(() -> assertSame(plain("a.json"), plain("b.json")))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> assertSame(plain("a", "--trust", "x"), plain("a", "--trust", "y")))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> assertSame(plain("a", "--json"), plain("a")))
        .isInstanceOf(AssertionError.class);
  }

  /** Names of options, and values that might be taken for something else. */
  private List<String> words() {
    var words = new ArrayList<String>();
    for (var option : command.options()) {
      words.addAll(List.of(option.names()));
      words.add(option.longestName() + "=x");
      words.add(option.longestName().substring(0, option.longestName().length() - 1));
    }
    for (int i = 0; i < 3; i++) {
      words.addAll(List.of("a.json", "b c", "verify", "help", "@a", "x=y", "'a'", "\"a\"", "${a}"));
      words.addAll(List.of("-", "", " ", "/", "1", "true", "did:key:z6Mk"));
    }
    words.addAll(List.of("--", "-1", "-x", "\\"));
    return words;
  }

  private static boolean assertReadAlike(List<String> args) {
    assertSame(plain(args).orElseThrow(), parsed(args));
    return true;
  }

  private static void assertSame(Said one, Said other) {
    assertThat(one)
        .usingRecursiveComparison()
        .ignoringFields("verb.session")
        .withStrictTypeChecking()
        .isEqualTo(other);
  }

  private static Said plain(String... args) {
    var all = new ArrayList<>(List.of("verify"));
    all.addAll(List.of(args));
    return plain(all).orElseThrow();
  }

  private static Optional<Said> plain(List<String> args) {
    var options = new GlobalOptions();
    return PlainVerify.of(args.toArray(String[]::new), Device.nowhere(options), options)
        .map(verb -> new Said(verb, options));
  }

  private static Said parsed(List<String> args) {
    var options = new GlobalOptions();
    var array = args.toArray(String[]::new);
    var parsed = Commands.called(array, Device.nowhere(options), options).parseArgs(array);
    assertThat(parsed.hasSubcommand()).isTrue();
    return new Said((VerifyVerb) parsed.subcommand().commandSpec().userObject(), options);
  }

  private static boolean hasValue(OptionSpec option) {
    return option.arity().min() > 0;
  }
}
