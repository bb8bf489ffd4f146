package org.workcommons.vc.issuer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that are there as a whole or not at all, also if the machine stops in between. */
final class WholeFile {
  private static final String PART = ".part";

  private WholeFile() {}

  /** Makes an empty file that only its owner may read, where the file system knows owners. */
  static void create(Path file) throws IOException {
    if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
      var ownerOnly = PosixFilePermissions.fromString("rw-------");
      Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
    } else {
      Files.createFile(file);
    }
  }

  /** {@return an empty file beside {@code file}, in the place of one that was left there} */
  static Path begin(Path file) throws IOException {
    var part = file.resolveSibling(file.getFileName() + PART);
    Files.deleteIfExists(part);
    create(part);
    return part;
  }

  /** Puts {@code content} in the place of {@code file}, for whomever the system lets read it. */
  static void replace(Path file, byte[] content) throws IOException {
    var part = file.resolveSibling("." + file.getFileName() + PART);
    Files.write(part, content);
    finish(part, file);
  }

  /** Puts {@code part} in the place of {@code file}, once all of it is on the disk. */
  static void finish(Path part, Path file) throws IOException {
    try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (var folder = FileChannel.open(file.toAbsolutePath().getParent())) {
      folder.force(true);
    }
  }
}
