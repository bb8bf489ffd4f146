package org.workcommons.vc.issuer.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workcommons.vc.issuer.JavaProcess;
import org.workcommons.vc.issuer.StatusRegister;

/** Intakes that die in the middle, and intakes of the same export side by side. */
@Tag("long")
class IntakeProcessTest {
  private static final int MONTHS = 36;

  @TempDir private Path folder;

  @Test
  void isWhollyThereOrNotAtAllWhenItsProcessIsKilled() throws Exception {
    var export = export();
    int lost = 0;
    for (int signed : new int[] {1, 12, 30, MONTHS - 1, MONTHS, MONTHS + 1}) {
      var process = taking(export);
      process.awaitLines(signed);
      process.kill();
      int kept = keptStatements();
      assertThat(kept).as("killed after %d signatures", signed).isIn(0, MONTHS);
      // what was reported as issued is there
      if (process.lines().contains("issued " + MONTHS)) {
        assertThat(kept).isEqualTo(MONTHS);
      }
      lost += kept == 0 ? 1 : 0;
    }
    assertThat(lost).as("runs killed before they were done").isPositive();
    assertCompletes(export);
  }

  @Test
  void issuesEachMonthOnceFromManyProcesses() throws Exception {
    var export = export();
    var processes = List.of(taking(export), taking(export), taking(export));
    for (var process : processes) {
      assertThat(process.awaitEnd()).isZero();
    }
    assertThat(processes.stream().filter(process -> printed(process, "issued " + MONTHS)).count())
        .isEqualTo(1);
    assertThat(processes.stream().filter(process -> printed(process, "issued 0")).count())
        .isEqualTo(2);
    assertThat(keptStatements()).isEqualTo(MONTHS);
  }

  private void assertCompletes(Path export) throws Exception {
    try (var register = register()) {
      var intake = IntakeProcess.intake(IntakeProcess.KEY, register);
      intake.issue(
          IntakeProcess.WORKER, PlatformExport.read(ExportFormat.CSV, Files.readAllBytes(export)));
      assertThat(intake.issued(IntakeProcess.WORKER)).hasSize(MONTHS);
      assertThat(register.lists()).hasSize(2);
    }
  }

  private int keptStatements() throws Exception {
    try (var register = register()) {
      return IntakeProcess.intake(IntakeProcess.KEY, register).issued(IntakeProcess.WORKER).size();
    }
  }

  private StatusRegister register() throws Exception {
    return StatusRegister.open(folder.resolve("register.db"), IntakeProcess.LISTS);
  }

  private JavaProcess taking(Path export) throws IOException {
    return JavaProcess.start(
        IntakeProcess.class, folder.resolve("register.db").toString(), export.toString());
  }

  private Path export() throws IOException {
    var file = folder.resolve("export.csv");
    var first = YearMonth.of(2026, 10).minusMonths(MONTHS - 1);
    return Files.write(file, Exports.random(1, first, MONTHS, 20));
  }

  private static boolean printed(JavaProcess process, String line) {
    try {
      return process.lines().contains(line);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
