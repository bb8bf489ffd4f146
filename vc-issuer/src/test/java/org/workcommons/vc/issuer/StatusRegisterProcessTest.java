package org.workcommons.vc.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.workcommons.vc.status.StatusEntry;
import org.workcommons.vc.status.StatusPurpose;

/** Several programs over one register, and programs that die in the middle. */
@Tag("long")
class StatusRegisterProcessTest {
  private static final URI BASE = URI.create("https://coop.example/status");

  /** Enough for a process to be killed before it is done. */
  private static final int MOST = 1000;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void handsOutNoPlaceTwiceToManyProcesses(Where where) throws Exception {
    var address = where.fresh(folder);
    int each = 60;
    var processes = new ArrayList<JavaProcess>();
    for (int i = 0; i < 4; i++) {
      // all of them also race to make the file
      processes.add(allocating(address, Integer.toString(each)));
    }
    var places = new HashSet<StatusEntry>();
    for (var process : processes) {
      assertThat(process.awaitEnd()).isZero();
      places.addAll(entries(process));
    }
    assertThat(places).hasSize(4 * each);
  }

  @ParameterizedTest
  @EnumSource
  void leavesNothingOfABatchWhoseProcessIsKilled(Where where) throws Exception {
    var address = where.fresh(folder);
    var process = allocating(address, "1", "batch");
    process.awaitLines(300);
    process.kill();
    var given = entries(process);
    assertThat(given).hasSizeGreaterThanOrEqualTo(300);
    try (var register = where.open(address)) {
      // also waits until the server has noticed
      register.allocate(StatusPurpose.SUSPENSION);
      for (var entry : given) {
        assertThatThrownBy(() -> register.set(entry, StatusPurpose.REVOCATION, true))
            .isInstanceOf(IssuingException.class);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void losesNothingThatItGaveOutWhenItsProcessIsKilled(Where where) throws Exception {
    var address = where.fresh(folder);
    var places = new HashSet<StatusEntry>();
    for (int round = 0; round < 4; round++) {
      var one = allocating(address, Integer.toString(MOST));
      var other = allocating(address, Integer.toString(MOST));
      one.awaitLines(5 + 17 * round);
      one.kill();
      other.awaitLines(20);
      other.kill();
      for (var process : List.of(one, other)) {
        for (var entry : entries(process)) {
          assertThat(places.add(entry)).as("round %d: %s", round, entry).isTrue();
        }
      }
    }
    assertThat(places).hasSizeGreaterThan(100);
    try (var register = where.open(address)) {
      for (var entry : places) {
        register.set(entry, StatusPurpose.REVOCATION, true);
      }
    }
  }

  private static JavaProcess allocating(String address, String... rest) throws IOException {
    var args = new ArrayList<>(List.of(address, BASE.toString()));
    args.addAll(List.of(rest));
    return JavaProcess.start(AllocatingProcess.class, args.toArray(String[]::new));
  }

  private static List<StatusEntry> entries(JavaProcess process) throws IOException {
    var entries = new ArrayList<StatusEntry>();
    for (String line : process.lines()) {
      int space = line.indexOf(' ');
      entries.add(
          new StatusEntry(
              StatusPurpose.REVOCATION,
              URI.create(line.substring(0, space)),
              Integer.parseInt(line.substring(space + 1))));
    }
    return entries;
  }

  /** What the register is kept in. */
  enum Where {
    FILE {
      @Override
      String fresh(Path folder) {
        return folder.resolve("register.db").toString();
      }

      @Override
      StatusRegister open(String address) throws IssuingException {
        return StatusRegister.open(Path.of(address), BASE);
      }
    },
    SERVER {
      @Override
      String fresh(Path folder) throws Exception {
        return Postgres.freshUrl();
      }

      @Override
      StatusRegister open(String address) throws IssuingException {
        return StatusRegister.connect(Postgres.source(address), BASE);
      }
    };

    abstract String fresh(Path folder) throws Exception;

    abstract StatusRegister open(String address) throws IssuingException;
  }
}
