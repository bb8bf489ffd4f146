package org.workcommons.vc.wallet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Nobody has to write a secret where other programs can read it. */
class SecretsTest {
  private static final Pattern SECRET =
      Pattern.compile("pass|secret|password|key|pin|token|private");

  /** Where a secret is, or the name of a key, which is none. */
  private static final Set<String> PLACES = Set.of("FILE", "N", "IDENTITY");

  private static final String PASSPHRASE = "heron-under-the-jetty";

  @TempDir Path folder;

  @Test
  void noOptionTakesASecret() {
    for (CommandSpec command : Device.commands()) {
      for (var option : command.options()) {
        if (option.arity().max() > 0 && SECRET.matcher(option.longestName()).find()) {
          assertThat(label(option))
              .as(command.qualifiedName() + " " + option.longestName())
              .isIn(PLACES);
        }
      }
      for (ArgSpec argument : command.positionalParameters()) {
        assertThat(argument.paramLabel()).doesNotContainPattern("(?i)pass|secret|password");
      }
    }
  }

  /** Options for all commands say what they take by their type. */
  private static String label(OptionSpec option) {
    return option.type() == Path.class
        ? "FILE"
        : option.type() == Integer.class ? "N" : option.paramLabel();
  }

  @Test
  void theCheckAboveKnowsASecretWhenItSeesOne() {
    assertThat(SECRET.matcher("--passphrase").find()).isTrue();
    assertThat(PLACES).doesNotContain("<passphrase>", "TEXT");
  }

  @Test
  void thePageOfOptionsSaysSo() {
    assertThat(HelpText.of("options")).contains("A passphrase is never an argument");
    assertThat(HelpText.of("environment")).contains("It is asked for no other secret.");
  }

  @Test
  void otherProgramsSeeNoPassphraseWhileTheCommandRuns() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "there is no /proc");
    var process = start("init", "--passphrase-fd", "0", "--json");
    try (var in = process.getOutputStream()) {
      var seen = Path.of("/proc", Long.toString(process.pid()));
      assertThat(Files.readString(seen.resolve("cmdline"))).contains("--passphrase-fd");
      in.write((PASSPHRASE + "\n").getBytes(UTF_8));
      in.flush();
      for (var file : List.of("cmdline", "environ")) {
        var content = new String(Files.readAllBytes(seen.resolve(file)), UTF_8);
        assertThat(content).doesNotContain(PASSPHRASE);
      }
    }
    var out = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).as(out).isZero();
    assertThat(out).contains("vc/key/1").doesNotContain(PASSPHRASE);
  }

  private Process start(String... arguments) throws Exception {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("VC_HOME", folder.resolve("vc").toString());
    return builder.start();
  }
}
