package org.workcommons.vc.wallet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The scripts are good ones, and complete what there is. */
class CompletionTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void everyShellCanReadItsScript(Completion.Shell shell) throws Exception {
    assumeTrue(isThere(shell.text()), shell.text() + " is not there");

    assertThat(output(shell.text(), "-n", script(shell))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyCommandAndOptionIsInTheScript(Completion.Shell shell) {
    var script = Completion.of(Device.commands().get(0)).script(shell);
    for (var command : Device.commands()) {
      assertThat(script).contains(command.name());
      for (var option : command.options()) {
        var name = option.longestName();
        assertThat(script)
            .contains(shell == Completion.Shell.FISH ? " -l " + name.substring(2) : name);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'vc ver', verify",
    "'vc key ', 'list create export'",
    "'vc key cr', create",
    "'vc --no-input key ex', export",
    "'vc verify --trus', '--trust --trust-issuer'",
    "'vc issue --mechanism jo', jose",
    "'vc list --color ', 'auto always never'",
    "'vc help exit', exit-codes",
    "'vc help keys', ''",
    "'vc completion ', 'bash zsh fish'",
    "'vc verify --trust ', ''",
    "'vc key list verify ', '--json'",
  })
  void bashCompletes(String line, String expected) throws Exception {
    assumeTrue(isThere("bash"), "bash is not there");
    var words = List.of(line.split(" ", -1));
    var program =
        "source '"
            + script(Completion.Shell.BASH)
            + "'; COMP_WORDS=("
            + String.join(" ", words.stream().map(word -> "'" + word + "'").toList())
            + "); COMP_CWORD="
            + (words.size() - 1)
            + "; _vc; echo \"${COMPREPLY[@]}\"";

    var completed = List.of(output("bash", "-c", program).strip().split(" "));

    assertThat(completed).containsAll(List.of(expected.split(" ")));
    if (!words.get(words.size() - 1).isEmpty()) {
      assertThat(completed)
          .allMatch(word -> word.startsWith(words.get(words.size() - 1)) || word.isEmpty());
    }
  }

  @Test
  void namesTheShellsItKnows() {
    assertThat(new Device(folder).run("completion", "tcsh").err())
        .contains("not a value for SHELL");
  }

  private String script(Completion.Shell shell) throws IOException {
    var ran = new Device(folder).run("completion", shell.text());
    assertThat(ran.code()).isZero();
    var file = folder.resolve("vc." + shell.text());
    Files.writeString(file, ran.out());
    return file.toString();
  }

  private static boolean isThere(String program) throws Exception {
    return new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0;
  }

  private static String output(String... command) throws Exception {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
