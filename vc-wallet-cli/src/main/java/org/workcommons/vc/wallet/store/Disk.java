package org.workcommons.vc.wallet.store;

import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Set;
import org.workcommons.vc.encoding.Randomness;
import org.workcommons.vc.wallet.store.WalletException.Reason;

/**
 * Files that nobody but their owner may touch, from the moment they exist. After a crash each holds
 * its old or its new content, never a part.
 */
final class Disk {
  private static final String TEMPORARY = ".tmp";

  private Disk() {}

  /** Makes {@code directory} and those above it that are missing, each for its owner only. */
  static void makeDirectories(Path directory) throws WalletException {
    try {
      Files.createDirectories(directory, ownerOnly(directory, "rwx------"));
    } catch (IOException e) {
      throw failed("make the directory", directory, e);
    }
  }

  /** {@return the whole content of {@code file}, of at most {@code maxBytes}} */
  static byte[] read(Path file, int maxBytes) throws WalletException {
    requireRegular(file);
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      var content = Channels.newInputStream(channel).readNBytes(maxBytes + 1);
      if (content.length > maxBytes) {
        throw new WalletException(
            Reason.TOO_LARGE, file.getFileName() + " is larger than " + maxBytes + " bytes");
      }
      return content;
    } catch (NoSuchFileException e) {
      throw notFound(file);
    } catch (IOException e) {
      throw failed("read", file, e);
    }
  }

  /** Puts {@code content} into {@code file}, whether or not there is one; it lasts on return. */
  static void replace(Path file, byte[] content) throws WalletException {
    var temporary = temporary(file);
    try {
      write(temporary, content);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      sync(parent(file));
    } catch (IOException e) {
      discard(temporary);
      throw failed("write", file, e);
    }
  }

  /** Puts {@code content} into {@code file}, which must not exist; it lasts on return. */
  static void create(Path file, byte[] content) throws WalletException {
    try {
      write(file, content);
      sync(parent(file));
    } catch (FileAlreadyExistsException e) {
      throw new WalletException(Reason.OCCUPIED, "there already is a file " + file, e);
    } catch (IOException e) {
      throw failed("write", file, e);
    }
  }

  /** Takes {@code file} away for good. */
  static void delete(Path file) throws WalletException {
    try {
      Files.delete(file);
      sync(parent(file));
    } catch (NoSuchFileException e) {
      throw notFound(file);
    } catch (IOException e) {
      throw failed("delete", file, e);
    }
  }

  /**
   * Gives the directory {@code from} the name {@code to}, where there is nothing or nothing in it.
   */
  static void moveDirectory(Path from, Path to) throws WalletException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
      sync(parent(to));
    } catch (DirectoryNotEmptyException | FileAlreadyExistsException e) {
      throw occupied(to);
    } catch (AtomicMoveNotSupportedException e) {
      throw failed("make", to, e);
    } catch (IOException e) {
      throw isEmpty(to) ? failed("make", to, e) : occupied(to);
    }
  }

  /** {@return whether there is nothing at {@code directory}, or an empty directory} */
  static boolean isEmpty(Path directory) throws WalletException {
    if (Files.notExists(directory, LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    try (var entries = Files.newDirectoryStream(directory)) {
      return !entries.iterator().hasNext();
    } catch (NotDirectoryException e) {
      return false;
    } catch (IOException e) {
      throw failed("read", directory, e);
    }
  }

  /** Takes away what writers that died left half written in {@code directory}. */
  static void sweep(Path directory) throws WalletException {
    try (var leftovers = Files.newDirectoryStream(directory, ".*" + TEMPORARY)) {
      for (var leftover : leftovers) {
        Files.deleteIfExists(leftover);
      }
    } catch (NoSuchFileException e) {
      return; // a kind that the store has nothing of yet
    } catch (IOException e) {
      throw failed("clean up", directory, e);
    }
  }

  /** Takes away a directory of files, and what is in it; for what never became a store. */
  static void discardTree(Path directory) throws WalletException {
    try (var tree = Files.walk(directory)) {
      for (var path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw failed("clean up", directory, e);
    }
  }

  /** {@return a name beside {@code path} that nobody has used} */
  static Path beside(Path path, String ending) {
    var random = HexFormat.of().formatHex(Randomness.bytes(8));
    return path.resolveSibling("." + path.getFileName() + "." + random + ending);
  }

  /** {@return permissions for a new file that nobody but its owner may touch} */
  static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /** {@return the directory that {@code path} is in} */
  static Path parent(Path path) {
    var absolute = path.toAbsolutePath();
    return requireNonNullElse(absolute.getParent(), absolute);
  }

  static WalletException failed(String doing, Path path, IOException e) {
    var why =
        e instanceof FileSystemException f && f.getReason() != null
            ? f.getReason()
            : e instanceof FileSystemException ? e.getClass().getSimpleName() : e.getMessage();
    return new WalletException(
        Reason.DISK, "can't " + doing + " " + path + (why == null ? "" : " (" + why + ")"), e);
  }

  private static Path temporary(Path file) {
    return beside(file, TEMPORARY);
  }

  private static void write(Path file, byte[] content) throws IOException {
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = FileChannel.open(file, options, ownerOnly(file, "rw-------"))) {
      var rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  /** A new name lasts only when its directory is on the disk too. */
  private static void sync(Path directory) throws IOException {
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static void discard(Path temporary) throws WalletException {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      throw failed("clean up", temporary, e);
    }
  }

  private static void requireRegular(Path file) throws WalletException {
    if (Files.notExists(file)) {
      throw notFound(file);
    }
    if (!Files.isRegularFile(file)) {
      throw new WalletException(Reason.DAMAGED, file.getFileName() + " is no ordinary file");
    }
  }

  private static WalletException notFound(Path file) {
    return new WalletException(Reason.NO_FILE, "there is no file " + file);
  }

  private static WalletException occupied(Path directory) {
    return new WalletException(Reason.OCCUPIED, directory + " is not empty");
  }
}
