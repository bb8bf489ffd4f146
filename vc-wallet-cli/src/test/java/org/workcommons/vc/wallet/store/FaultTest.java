package org.workcommons.vc.wallet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workcommons.vc.wallet.store.Stores.CREDENTIAL;
import static org.workcommons.vc.wallet.store.Stores.KEY;
import static org.workcommons.vc.wallet.store.Stores.bytes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.workcommons.vc.wallet.store.FaultyDisk.Fault;
import org.workcommons.vc.wallet.store.FaultyDisk.Killed;
import org.workcommons.vc.wallet.store.WalletException.Reason;

/**
 * Death and a full disk at every step that changes the disk, one after the other, for every
 * operation that writes. What had been acknowledged is there, what was being written is there as a
 * whole or not at all, and the store goes on.
 */
@Tag("long")
class FaultTest {
  private static final Item SECOND = new Item(Kind.CREDENTIAL, "new");

  @TempDir Path folder;

  /** What writes to a store. */
  enum Operation {
    ADD {
      @Override
      void run(Path home) throws WalletException {
        Stores.open(home).add(SECOND, bytes("x".repeat(100_000)));
      }
    },
    REPLACE {
      @Override
      void run(Path home) throws WalletException {
        Stores.open(home).put(CREDENTIAL, bytes("replaced".repeat(1000)));
      }
    },
    APPEND {
      @Override
      void run(Path home) throws WalletException {
        Stores.open(home).append(Kind.LOG, bytes("entry"));
      }
    },
    DELETE {
      @Override
      void run(Path home) throws WalletException {
        Stores.open(home).delete(CREDENTIAL);
      }
    },
    CHANGE_UNLOCK {
      @Override
      void run(Path home) throws WalletException {
        try (var next = Unlock.keyFile(home.resolve("other.key"))) {
          Stores.open(home).changeUnlock(next);
        }
      }
    },
    MIGRATE {
      @Override
      void run(Path home) throws WalletException {
        Stores.open(home);
      }
    };

    abstract void run(Path home) throws WalletException;
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void losesNothingWhenItIsKilledAtAnyStep(Operation operation) throws Exception {
    var after = contentsAfter(operation);
    int steps = 0;
    boolean finished = false;
    while (!finished) {
      var home = home(operation, "killed-" + ++steps);
      var before = operation == Operation.MIGRATE ? after : contents(home);
      var disk = FaultyDisk.failing(Fault.KILLED, steps);
      finished = !isKilled(() -> operation.run(disk.path(home)));
      assertThat(contents(home)).as("killed at step %d", steps).isIn(before, after);
      assertGoesOn(home, "killed at step " + steps);
    }
    assertThat(steps).as("steps of " + operation).isGreaterThan(2);
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void losesNothingWhenTheDiskIsFullAtAnyStep(Operation operation) throws Exception {
    var after = contentsAfter(operation);
    int steps = 0;
    boolean finished = false;
    while (!finished) {
      var home = home(operation, "full-" + ++steps);
      var before = operation == Operation.MIGRATE ? after : contents(home);
      var disk = FaultyDisk.failing(Fault.FULL, steps);
      var failure = failure(() -> operation.run(disk.path(home)));
      finished = failure.isEmpty();
      var when = "full at step " + steps;
      if (failure.isPresent()) {
        assertThat(failure.get().reason()).as(when).isEqualTo(Reason.DISK);
        assertThat(failure.get()).as(when).hasMessageContaining("No space left on device");
      }
      assertThat(contents(home)).as(when).isIn(before, after);
      assertThat(temporaries(home)).as(when).isEmpty();
      assertGoesOn(home, when);
    }
  }

  @Test
  void aNewStoreIsThereAsAWholeOrNotAtAllWheneverItsMakerIsKilled() throws Exception {
    var contents = Map.of(KEY, bytes("secret"), CREDENTIAL, bytes("credential"));
    int steps = 0;
    boolean finished = false;
    while (!finished) {
      var home = Files.createDirectory(folder.resolve("create-" + ++steps));
      try (var unlock = Unlock.freshKeyFile(home.resolve("wallet.key"))) {
        var disk = FaultyDisk.failing(Fault.KILLED, steps);
        finished =
            !isKilled(
                () -> EncryptedStore.create(disk.path(home).resolve("wallet"), unlock, contents));
      }
      if (Files.exists(home.resolve("wallet"))) {
        assertThat(contents(home)).as("killed at step %d", steps).hasSize(2);
      } else {
        Stores.open(recreated(home));
      }
    }
    assertThat(steps).isGreaterThan(8);
  }

  @Test
  void migratesAStoreOfVersionOneAndKeepsItsOldHeader() throws Exception {
    var home = home(Operation.MIGRATE, "old");
    var before = Files.readAllBytes(home.resolve("wallet/wallet.json"));
    assertThat(new String(before, StandardCharsets.UTF_8)).contains("\"version\": 1");

    var store = Stores.open(home);

    assertThat(store.read(CREDENTIAL)).isEqualTo(bytes("credential"));
    assertThat(Files.readString(home.resolve("wallet/wallet.json"))).contains("\"version\": 3");
    assertThat(Files.readAllBytes(home.resolve("wallet/wallet.json.v1"))).isEqualTo(before);
    Files.move(
        home.resolve("wallet/wallet.json.v1"),
        home.resolve("wallet/wallet.json"),
        StandardCopyOption.REPLACE_EXISTING);
    assertThat(Stores.open(home).read(CREDENTIAL)).isEqualTo(bytes("credential"));
  }

  @Test
  void keepsNoOldHeaderThatWouldOpenWithWhatNoLongerDoes() throws Exception {
    var home = home(Operation.MIGRATE, "changed");
    var store = Stores.open(home);

    try (var next = Unlock.keyFile(home.resolve("other.key"))) {
      store.changeUnlock(next);
    }

    assertThat(home.resolve("wallet/wallet.json.v1")).doesNotExist();
    assertThat(Stores.reason(() -> Stores.open(home))).isEqualTo(Reason.LOCKED);
  }

  @Test
  void doesNotMigrateWithAKeyThatDoesNotOpenIt() throws Exception {
    var home = home(Operation.MIGRATE, "locked");
    var before = Files.readAllBytes(home.resolve("wallet/wallet.json"));
    Files.move(
        home.resolve("other.key"), home.resolve("wallet.key"), StandardCopyOption.REPLACE_EXISTING);

    assertThat(Stores.reason(() -> Stores.open(home))).isEqualTo(Reason.LOCKED);
    assertThat(Files.readAllBytes(home.resolve("wallet/wallet.json"))).isEqualTo(before);
    assertThat(home.resolve("wallet/wallet.json.v1")).doesNotExist();
  }

  /** A store with three items and two key files, the second of which opens nothing yet. */
  private Path home(Operation operation, String name) throws Exception {
    var home = Files.createDirectory(folder.resolve(operation + "-" + name));
    Unlock.freshKeyFile(home.resolve("other.key")).close();
    var store = Stores.create(home);
    store.put(KEY, bytes("secret"));
    store.put(CREDENTIAL, bytes("credential"));
    store.append(Kind.LOG, bytes("first"));
    if (operation == Operation.MIGRATE) {
      Headers.makeVersionOne(home);
    }
    return home;
  }

  private Map<String, String> contentsAfter(Operation operation) throws Exception {
    var home = home(operation, "undisturbed");
    operation.run(home);
    return contents(home);
  }

  /** All items, by whichever of the two keys opens the store. */
  private static Map<String, String> contents(Path home) throws WalletException {
    var store = opened(home);
    var contents = new TreeMap<String, String>();
    for (var kind : Kind.values()) {
      for (var item : store.items(kind)) {
        contents.put(item.toString(), new String(store.read(item), StandardCharsets.UTF_8));
      }
    }
    return contents;
  }

  private static EncryptedStore opened(Path home) throws WalletException {
    try (var first = Unlock.keyFile(home.resolve("wallet.key"))) {
      return EncryptedStore.open(home.resolve("wallet"), first);
    } catch (WalletException e) {
      assertThat(e.reason()).isEqualTo(Reason.LOCKED);
      try (var other = Unlock.keyFile(home.resolve("other.key"))) {
        return EncryptedStore.open(home.resolve("wallet"), other);
      }
    }
  }

  private static void assertGoesOn(Path home, String when) throws Exception {
    var store = opened(home);
    var item = store.append(Kind.LOG, bytes("afterwards"));
    assertThat(store.read(item)).as(when).isEqualTo(bytes("afterwards"));
    assertThat(temporaries(home)).as(when).isEmpty();
  }

  private static List<Path> temporaries(Path home) {
    var left = new ArrayList<>(Stores.files(home));
    left.removeIf(file -> !file.getFileName().toString().endsWith(".tmp"));
    return left;
  }

  private static Path recreated(Path home) throws IOException, WalletException {
    try (var unlock = Unlock.keyFile(home.resolve("wallet.key"))) {
      EncryptedStore.create(home.resolve("wallet"), unlock);
    }
    return home;
  }

  private interface Attempt {
    void run() throws WalletException;
  }

  private static boolean isKilled(Attempt attempt) throws WalletException {
    try {
      attempt.run();
      return false;
    } catch (Killed e) {
      return true;
    }
  }

  private static Optional<WalletException> failure(Attempt attempt) {
    try {
      attempt.run();
      return Optional.empty();
    } catch (WalletException e) {
      return Optional.of(e);
    }
  }
}
