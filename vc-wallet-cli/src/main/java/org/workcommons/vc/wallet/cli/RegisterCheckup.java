package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Looks at the register's file from outside: opening it could bring it to a newer format. */
final class RegisterCheckup {
  private static final String CHECK = "register";
  private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  /**
   * Where SQLite keeps which application made the file, and ours: the database file format §1.3.
   */
  private static final int APPLICATION_AT = 68;

  private static final int APPLICATION = 0x57435231;

  private RegisterCheckup() {}

  static Finding of(Path file) throws IOException {
    if (Files.notExists(file)) {
      return Finding.good(CHECK, "there is none; vc issue makes one");
    }
    if (!Files.isRegularFile(file) || !isOurs(file)) {
      return Finding.bad(CHECK, file + " is no register", "restore it from your backup");
    }
    return Permissions.ownerOnly(file)
        ? Finding.good(CHECK, file + ", " + Files.size(file) + " bytes")
        : Finding.bad(
            CHECK,
            "others may read or write " + file + ", and it says who was issued what",
            "chmod 600 " + file);
  }

  private static boolean isOurs(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var head = in.readNBytes(APPLICATION_AT + Integer.BYTES);
      return head.length == APPLICATION_AT + Integer.BYTES
          && Arrays.equals(Arrays.copyOf(head, SQLITE.length), SQLITE)
          && ByteBuffer.wrap(head).getInt(APPLICATION_AT) == APPLICATION;
    }
  }
}
