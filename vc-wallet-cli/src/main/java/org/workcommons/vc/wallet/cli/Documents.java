package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.governance.SignedDocument;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.wallet.store.PrivateFiles;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.wallet.store.WalletException.Reason;

/** Files that a person names on the command line; {@code -} is standard input or output. */
final class Documents {
  static final String STANDARD = "-";

  /** A published folder has its files a few levels down, by the path of their URLs. */
  private static final int FOLDER_DEPTH = 8;

  private final Surroundings surroundings;
  private final Terminal terminal;

  Documents(Surroundings surroundings, Terminal terminal) {
    this.surroundings = surroundings;
    this.terminal = terminal;
  }

  /** {@return what is in {@code name}, at most {@code maxBytes}} */
  byte[] read(String name, int maxBytes) throws Refusal, WalletException, IOException {
    if (!name.equals(STANDARD)) {
      var file = path(name);
      requireOrdinary(file);
      return PrivateFiles.read(file, maxBytes);
    }
    var content = surroundings.in().readNBytes(maxBytes + 1);
    if (content.length > maxBytes) {
      throw new WalletException(
          Reason.TOO_LARGE, "standard input has more than " + maxBytes + " bytes");
    }
    return content;
  }

  /** {@return what members of a community signed, or are to sign, in {@code name}} */
  SignedDocument signed(String name)
      throws Refusal, WalletException, ProblemException, IOException {
    return SignedDocument.received(read(name, Limits.SIGNED_DOCUMENT_BYTES));
  }

  /**
   * A file that was handed in.
   *
   * @param name as it was said, or where it was found
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
  record Handed(String name, byte[] content) {}

  /**
   * {@return what is in {@code names}, each of at most {@code maxBytes}} A directory stands for the
   * files in it and below it, in the order of their names; what is hidden is passed over.
   */
  List<Handed> readAll(List<String> names, int maxBytes)
      throws Refusal, WalletException, IOException {
    var files = new ArrayList<String>();
    for (var name : names) {
      if (!name.equals(STANDARD) && Files.isDirectory(path(name))) {
        files.addAll(filesIn(name));
      } else {
        files.add(name);
      }
      requireAtMost(Limits.FILES, files.size(), "files");
    }
    var handed = new ArrayList<Handed>();
    long bytes = 0;
    for (var file : files) {
      var content = read(file, maxBytes);
      bytes += content.length;
      requireAtMost(Limits.FILES_BYTES, bytes, "bytes in files");
      handed.add(new Handed(file, content));
    }
    return handed;
  }

  private List<String> filesIn(String name) throws Refusal, WalletException, IOException {
    var found = new ArrayList<String>();
    walk(name, FOLDER_DEPTH, found);
    if (found.isEmpty()) {
      throw new Refusal(
          ExitCode.NOT_FOUND, "there is no file in the directory " + path(name), "name another");
    }
    found.sort(null);
    return found;
  }

  /** Links to directories are not followed, so that none leads in a circle. */
  private void walk(String folder, int depth, List<String> into)
      throws Refusal, WalletException, IOException {
    try (var entries = Files.newDirectoryStream(path(folder), Documents::isNotHidden)) {
      for (var entry : entries) {
        var name = folder + "/" + entry.getFileName();
        if (Files.isRegularFile(entry)) {
          into.add(name);
          requireAtMost(Limits.FILES, into.size(), "files");
        } else if (depth > 1 && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          walk(name, depth - 1, into);
        }
      }
    }
  }

  private static boolean isNotHidden(Path entry) {
    return !entry.getFileName().toString().startsWith(".");
  }

  private static void requireAtMost(long most, long there, String what) throws WalletException {
    if (there > most) {
      throw new WalletException(Reason.TOO_LARGE, "more than " + most + " " + what);
    }
  }

  /** Refuses {@code name} if there is such a file: before anything is done that it is to hold. */
  void requireFree(String name) throws Refusal, WalletException {
    if (!name.equals(STANDARD) && Files.exists(path(name))) {
      throw new WalletException(Reason.OCCUPIED, "there already is a file " + path(name));
    }
  }

  /** Writes {@code name}, which must not be an existing file. */
  void write(String name, byte[] content) throws WalletException, Refusal {
    if (name.equals(STANDARD)) {
      terminal.bytes(content);
    } else {
      var file = path(name);
      requireDirectory(file);
      PrivateFiles.create(file, content);
    }
  }

  /** Writes {@code name}, also over an existing file. */
  void overwrite(String name, byte[] content) throws WalletException, Refusal {
    if (name.equals(STANDARD)) {
      terminal.bytes(content);
    } else {
      PrivateFiles.replace(path(name), content);
    }
  }

  /** {@return where {@code name} is, as seen from where the command was started} */
  Path path(String name) throws Refusal {
    try {
      return surroundings.directory().resolve(name);
    } catch (InvalidPathException e) {
      throw new Refusal(
          ExitCode.USAGE,
          "no file can have the name " + name,
          "check the name, and whether LANG or LC_ALL allows its letters");
    }
  }

  private static void requireOrdinary(Path file) throws Refusal {
    if (Files.isDirectory(file)) {
      throw new Refusal(
          ExitCode.USAGE, file + " is a directory, and a file is wanted", "name a file in it");
    }
    if (Files.exists(file) && !Files.isReadable(file)) {
      throw new Refusal(
          ExitCode.FAILED, "you may not read " + file, "ask its owner, or change its permissions");
    }
  }

  private static void requireDirectory(Path file) throws Refusal {
    var directory = file.toAbsolutePath().getParent();
    if (directory != null && !Files.isDirectory(directory)) {
      throw new Refusal(
          ExitCode.NOT_FOUND, "there is no directory " + directory, "make it, or name another");
    }
  }
}
