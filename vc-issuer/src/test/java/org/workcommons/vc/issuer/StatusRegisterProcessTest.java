package org.workcommons.vc.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workcommons.vc.status.StatusEntry;
import org.workcommons.vc.status.StatusPurpose;

/** Several programs over one register, and programs that die in the middle. */
class StatusRegisterProcessTest {
  private static final URI BASE = URI.create("https://coop.example/status");

  /** Enough for a process to be killed before it is done. */
  private static final int MOST = 1000;

  @TempDir private Path folder;

  @Test
  void handsOutNoPlaceTwiceToManyProcesses() throws Exception {
    int each = 60;
    var processes = new ArrayList<JavaProcess>();
    for (int i = 0; i < 4; i++) {
      // all of them also race to make the file
      processes.add(allocating(each));
    }
    var places = new HashSet<StatusEntry>();
    for (var process : processes) {
      assertThat(process.awaitEnd()).isZero();
      places.addAll(entries(process));
    }
    assertThat(places).hasSize(4 * each);
  }

  @Test
  void losesNothingThatItGaveOutWhenItsProcessIsKilled() throws Exception {
    var places = new HashSet<StatusEntry>();
    for (int round = 0; round < 4; round++) {
      var one = allocating(MOST);
      var other = allocating(MOST);
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
    assertAllAreThere(places);
  }

  private void assertAllAreThere(Set<StatusEntry> places) throws IssuingException {
    try (var register = StatusRegister.open(folder.resolve("register.db"), BASE)) {
      for (var entry : places) {
        register.set(entry, StatusPurpose.REVOCATION, true);
      }
    }
  }

  private JavaProcess allocating(int count) throws IOException {
    return JavaProcess.start(
        AllocatingProcess.class,
        folder.resolve("register.db").toString(),
        BASE.toString(),
        Integer.toString(count));
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
}
