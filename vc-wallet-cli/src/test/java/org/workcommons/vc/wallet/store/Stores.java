package org.workcommons.vc.wallet.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.workcommons.vc.wallet.store.WalletException.Reason;

/** Stores for tests: opened by a key file, which costs no Argon2. */
final class Stores {
  private Stores() {}

  static final Item KEY = new Item(Kind.KEY, "first");
  static final Item CREDENTIAL = new Item(Kind.CREDENTIAL, "second");

  static EncryptedStore create(Path home) throws WalletException {
    try (var unlock = Unlock.freshKeyFile(home.resolve("wallet.key"))) {
      return EncryptedStore.create(home.resolve("wallet"), unlock);
    }
  }

  static EncryptedStore open(Path home) throws WalletException {
    try (var unlock = Unlock.keyFile(home.resolve("wallet.key"))) {
      return EncryptedStore.open(home.resolve("wallet"), unlock);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  static Reason reason(ThrowingCallable call) {
    var thrown = catchThrowableOfType(WalletException.class, call);
    return thrown == null ? null : thrown.reason();
  }

  static List<Path> files(Path directory) {
    try (var tree = Files.walk(directory)) {
      return tree.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
