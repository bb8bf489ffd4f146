package org.workcommons.vc.wallet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.wallet.store.WalletException;

/** What is written about exit codes is what the program does. */
class ExitCodeTest {
  private static final Path SPECS =
      Path.of(System.getProperty("vc.root", "..")).resolve("specs/cli");

  @Test
  void theSpecificationListsThemAll() throws IOException {
    var rows =
        Files.readAllLines(SPECS.resolve("exit-codes.md")).stream()
            .filter(line -> line.matches("\\| [0-9].*"))
            .toList();

    assertThat(rows)
        .containsExactlyElementsOf(
            Stream.of(ExitCode.values())
                .map(
                    code ->
                        "| "
                            + code.number()
                            + " | `"
                            + code.text()
                            + "` | "
                            + code.meaning()
                            + " |")
                .toList());
  }

  @Test
  void theHelpPageListsThemAll() {
    assertThat(HelpText.of("exit-codes").lines())
        .containsAll(
            Stream.of(ExitCode.values())
                .map(code -> "  %3d  %s".formatted(code.number(), code.meaning()))
                .toList());
  }

  @Test
  void theSchemaOfErrorsKnowsTheNamesOfAllThatAreErrors() throws IOException {
    var schema = Files.readString(SPECS.resolve("error.json"));
    for (var code : ExitCode.values()) {
      boolean isError = code != ExitCode.DONE && code != ExitCode.INTERRUPTED;
      assertThat(schema.contains("\"" + code.text() + "\"")).as(code.text()).isEqualTo(isError);
    }
  }

  @Test
  void noTwoHaveOneNumber() {
    assertThat(Stream.of(ExitCode.values()).map(ExitCode::number)).doesNotHaveDuplicates();
  }

  @Test
  void everyReasonOfTheWalletIsAnError() {
    for (var reason : WalletException.Reason.values()) {
      assertThat(ExitCode.of(reason)).as(reason.name()).isNotEqualTo(ExitCode.DONE);
    }
  }
}
