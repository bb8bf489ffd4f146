package org.workcommons.vc.wallet.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedFileTest {
  @TempDir Path folder;

  @Test
  void nobodyOverwritesWhatAnotherWroteMeanwhile() throws Exception {
    var file = folder.resolve("new/count");
    var threads = Executors.newFixedThreadPool(4);
    var turns = new ArrayList<Future<?>>();
    for (int i = 0; i < 40; i++) {
      turns.add(
          threads.submit(
              () -> {
                addOne(file);
                return null;
              }));
    }
    for (var turn : turns) {
      turn.get();
    }
    threads.shutdown();
    assertThat(file).hasContent("40");
  }

  @Test
  void waitsForAnotherProgramsTurn() throws Exception {
    var file = folder.resolve("count");
    var lock = folder.resolve(".count.lock");
    CompletableFuture<Void> waiting;
    try (var other = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var held = other.lock()) {
      assertThat(held.isValid()).isTrue();
      waiting = CompletableFuture.runAsync(() -> addOneUnchecked(file));
      assertThat(
              catchThrowableOfType(Exception.class, () -> waiting.get(200, TimeUnit.MILLISECONDS)))
          .isInstanceOf(TimeoutException.class);
      assertThat(file).doesNotExist();
    }
    waiting.get();
    assertThat(file).hasContent("1");
  }

  @Test
  void refusesAFileThatIsTooLargeOrNone() throws Exception {
    var file = folder.resolve("large");
    Files.writeString(file, "12345");
    try (var shared = SharedFile.take(file)) {
      assertThat(shared.read(5)).isPresent();
      assertThat(catchThrowableOfType(WalletException.class, () -> shared.read(4)).reason())
          .isEqualTo(WalletException.Reason.TOO_LARGE);
    }
    var directory = Files.createDirectory(folder.resolve("directory"));
    try (var shared = SharedFile.take(directory)) {
      assertThat(catchThrowableOfType(WalletException.class, () -> shared.read(4))).isNotNull();
      assertThat(catchThrowableOfType(WalletException.class, () -> shared.replace(new byte[1])))
          .isNotNull();
    }
    try (var files = Files.list(folder)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("large", ".large.lock", "directory", ".directory.lock");
    }
  }

  private static void addOneUnchecked(Path file) {
    try {
      addOne(file);
    } catch (WalletException e) {
      throw new AssertionError(e);
    }
  }

  private static void addOne(Path file) throws WalletException {
    try (var shared = SharedFile.take(file)) {
      var before = shared.read(10).map(content -> new String(content, UTF_8)).orElse("0");
      shared.replace(Integer.toString(Integer.parseInt(before) + 1).getBytes(UTF_8));
    }
  }
}
