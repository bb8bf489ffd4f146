package org.workcommons.vc.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose process is killed at any moment, and called again until they are done. */
@Tag("long")
class IssuingRunProcessTest {
  private static final int ITEMS = 3 * IssuingRun.LOT + 17;
  private static final int KILLS = 7;
  private static final long SEED = 20261116;

  @TempDir private Path folder;

  @Test
  void issuesEachItemOnceHoweverOftenItIsKilled() throws Exception {
    var address = folder.resolve("register.db").toString();
    var delivered = runAndKillUntilDone(address);
    assertOnceEach(delivered);
    assertThat(number("jdbc:sqlite:" + address, "SELECT count(*) FROM entry")).isEqualTo(ITEMS);
  }

  @Test
  void issuesEachItemOnceInPostgresHoweverOftenItIsKilled() throws Exception {
    var address = Postgres.freshUrl();
    var delivered = runAndKillUntilDone(address);
    assertOnceEach(delivered);
    assertThat(number(address, "SELECT count(*)::int FROM vc_register.entry")).isEqualTo(ITEMS);
  }

  /** {@return what was delivered under each key, in all processes together} */
  private static Map<String, String> runAndKillUntilDone(String address) throws Exception {
    var random = new Random(SEED);
    var delivered = new HashMap<String, String>();
    for (int kill = 0; kill < KILLS; kill++) {
      var process = start(address);
      // now between lots, now in the middle of one
      process.awaitLines(random.nextInt(ITEMS / 2));
      Thread.sleep(random.nextInt(400));
      process.kill();
      note(process, delivered);
    }
    var last = start(address);
    assertThat(last.awaitEnd()).as("seed %d", SEED).isZero();
    note(last, delivered);
    assertThat(last.lines()).as("seed %d", SEED).contains("done " + ITEMS).hasSize(ITEMS + 1);
    return delivered;
  }

  private static void note(JavaProcess process, Map<String, String> delivered) throws IOException {
    for (var line : process.lines()) {
      int space = line.indexOf(' ');
      if (!line.startsWith("done")) {
        var before = delivered.put(line.substring(0, space), line.substring(space + 1));
        assertThat(before).as("seed %d: %s", SEED, line).isIn(null, line.substring(space + 1));
      }
    }
  }

  private static void assertOnceEach(Map<String, String> delivered) {
    assertThat(delivered).as("seed %d", SEED).hasSize(ITEMS);
    assertThat(new HashSet<>(delivered.values())).as("seed %d", SEED).hasSize(ITEMS);
  }

  private static JavaProcess start(String address) throws IOException {
    return JavaProcess.start(IssuingProcess.class, address, Integer.toString(ITEMS));
  }

  private static int number(String url, String question) throws Exception {
    try (var connection = DriverManager.getConnection(url)) {
      return new Sql(connection).number(question);
    }
  }
}
