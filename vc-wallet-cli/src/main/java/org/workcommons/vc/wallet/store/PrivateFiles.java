package org.workcommons.vc.wallet.store;

import java.nio.file.Path;

/**
 * Single files that nobody but their owner may read or write, from the moment they exist. For what
 * leaves the store: backups, keys, presentations.
 */
public final class PrivateFiles {
  private PrivateFiles() {}

  /** {@return the whole content of {@code file}, of at most {@code maxBytes}} */
  public static byte[] read(Path file, int maxBytes) throws WalletException {
    return Disk.read(file, maxBytes);
  }

  /** Writes {@code file}, which must not exist. It is on the disk when this returns. */
  public static void create(Path file, byte[] content) throws WalletException {
    Disk.create(file, content);
  }

  /**
   * Writes {@code file}, whether or not it exists, and makes the directories above it that are
   * missing. After a crash it holds its old or its new content, never a part.
   */
  public static void replace(Path file, byte[] content) throws WalletException {
    Disk.makeDirectories(Disk.parent(file));
    Disk.replace(file, content);
  }

  /** Deletes {@code directory} and everything in it. Links are deleted, not followed. */
  public static void deleteTree(Path directory) throws WalletException {
    Disk.discardTree(directory);
  }
}
