package org.workcommons.vc.wallet.cli;

import static java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.EnumSet;

/** Who may touch a file. */
final class Permissions {
  private Permissions() {}

  /** {@return whether nobody but its owner may touch {@code file}, as far as the disk can say} */
  static boolean ownerOnly(Path file) throws IOException {
    var view =
        Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    return view == null
        || EnumSet.of(OWNER_READ, OWNER_WRITE, OWNER_EXECUTE)
            .containsAll(view.readAttributes().permissions());
  }
}
