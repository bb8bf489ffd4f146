package org.workcommons.vc.wallet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workcommons.vc.wallet.store.Stores.bytes;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a store whose writer dies, and to one with several writers. */
@Tag("long")
class CrashTest {
  private static final long SEED = 20_261_121;
  private static final int CRASHES = 12;

  @TempDir Path home;

  /** Killed without warning, a writer has lost nothing that it had said was kept. */
  @Test
  void keepsWhatWasAcknowledgedWhenItsWriterIsKilled() throws Exception {
    Stores.create(home);
    var random = new Random(SEED);
    var possible = new HashMap<String, Set<String>>();
    for (int crash = 0; crash < CRASHES; crash++) {
      var writer = writer("put", Integer.toString(crash));
      readSome(writer.inputReader(), 1 + random.nextInt(60), possible);
      writer.toHandle().destroyForcibly();
      readAll(writer.inputReader(), possible);
      assertThat(writer.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertIntact(possible, "seed " + SEED + ", crash " + crash);
    }
    assertThat(possible).hasSizeGreaterThan(CRASHES);
    Stores.open(home).append(Kind.LOG, bytes("after"));
    assertThat(temporaries()).isEmpty();
  }

  @Test
  void losesNothingToTwoProcessesThatWriteAtOnce() throws Exception {
    Stores.create(home);
    var writers = List.of(writer("append", "a"), writer("append", "b"));
    for (var writer : writers) {
      readAll(writer.inputReader(), new HashMap<>());
      assertThat(writer.waitFor()).isZero();
    }

    assertNumberedWithoutGaps(2 * Writer.ENTRIES);
  }

  @Test
  void losesNothingToThreadsThatWriteAtOnce() throws Exception {
    Stores.create(home);
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 4; i++) {
      var store = Stores.open(home);
      threads.add(new Thread(() -> Writer.append(store, "thread")));
    }
    threads.forEach(Thread::start);
    for (var thread : threads) {
      thread.join();
    }

    assertNumberedWithoutGaps(4 * Writer.ENTRIES);
  }

  @Test
  void showsAReaderTheOldOrTheNewContent() throws Exception {
    var store = Stores.create(home);
    var item = new Item(Kind.CREDENTIAL, "much-written");
    store.put(item, new byte[1 << 18]);
    var writer = new Thread(() -> Writer.rewrite(store, item, 1 << 18));
    writer.start();
    while (writer.isAlive()) {
      assertThat(Stores.open(home).read(item)).hasSize(1 << 18);
    }
  }

  private void assertNumberedWithoutGaps(int count) throws WalletException {
    var store = Stores.open(home);
    var log = store.items(Kind.LOG);
    assertThat(log).hasSize(count);
    assertThat(log.get(count - 1).name()).endsWith(String.format("%06d", count));
    for (var item : log) {
      assertThat(store.read(item)).isNotEmpty();
    }
  }

  private void assertIntact(Map<String, Set<String>> possible, String when) throws Exception {
    var store = Stores.open(home);
    for (var entry : possible.entrySet()) {
      assertThat(content(store, new Item(Kind.CREDENTIAL, entry.getKey())))
          .as(when + ", item " + entry.getKey())
          .isIn(entry.getValue());
    }
    assertThat(store.items(Kind.CREDENTIAL))
        .as(when)
        .allMatch(item -> possible.containsKey(item.name()));
  }

  private static String content(EncryptedStore store, Item item) throws WalletException {
    if (!store.has(item)) {
      return "";
    }
    var text = new String(store.read(item), StandardCharsets.UTF_8);
    return text.substring(0, text.indexOf('|'));
  }

  private List<Path> temporaries() {
    return Stores.files(home.resolve("wallet")).stream()
        .filter(file -> file.toString().endsWith(".tmp"))
        .toList();
  }

  private Process writer(String mode, String name) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        List.of(
            java,
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Writer.class.getName(),
            home.toString(),
            mode,
            name);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static void readSome(BufferedReader lines, int count, Map<String, Set<String>> into)
      throws IOException {
    for (int i = 0; i < count; i++) {
      note(lines.readLine(), into);
    }
  }

  /** What the writer had printed before it died counts, too. */
  private static void readAll(BufferedReader lines, Map<String, Set<String>> into)
      throws IOException {
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      note(line, into);
    }
  }

  /** A change that was announced may have happened; one that was acknowledged has. */
  private static void note(String line, Map<String, Set<String>> possible) {
    assertThat(line).as("what the writer said").isNotNull();
    if (!line.endsWith(".")) {
      return; // cut off by its death
    }
    var words = line.substring(0, line.length() - 1).split(" ", -1);
    var known = possible.computeIfAbsent(words[1], name -> new HashSet<>(Set.of("")));
    if (words[0].equals("done")) {
      known.clear();
    }
    known.add(words[2]);
  }

  /** The other process: writes, and says so after each time. */
  static final class Writer {
    static final int ENTRIES = 25;

    private Writer() {}

    public static void main(String[] args) throws Exception {
      var store = Stores.open(Path.of(args[0]));
      if (args[1].equals("append")) {
        append(store, args[2]);
      } else {
        put(store, args[2]);
      }
    }

    /** New items, changed items, deleted items, until it is killed. */
    private static void put(EncryptedStore store, String run) throws WalletException {
      for (int i = 0; ; i++) {
        var item = new Item(Kind.CREDENTIAL, run + "-" + i % 20);
        var content = store.has(item) && i % 3 == 0 ? "" : "content-" + i;
        say("begin", item, content);
        if (content.isEmpty()) {
          store.delete(item);
        } else {
          store.put(item, bytes(content + "|" + "x".repeat(i % 7 * 50_000)));
        }
        say("done", item, content);
      }
    }

    private static void say(String what, Item item, String content) {
      System.out.println(what + " " + item.name() + " " + content + ".");
      System.out.flush();
    }

    static void rewrite(EncryptedStore store, Item item, int size) {
      try {
        for (int i = 0; i < ENTRIES; i++) {
          store.put(item, new byte[size]);
        }
      } catch (WalletException e) {
        throw new AssertionError(e);
      }
    }

    static void append(EncryptedStore store, String name) {
      try {
        for (int i = 0; i < ENTRIES; i++) {
          store.append(Kind.LOG, bytes(name + " " + i));
        }
      } catch (WalletException e) {
        throw new AssertionError(e);
      }
    }
  }
}
