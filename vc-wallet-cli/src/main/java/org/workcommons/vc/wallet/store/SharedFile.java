package org.workcommons.vc.wallet.store;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of its owner's that several programs change, each in its turn: nobody else who asks for a
 * turn reads or writes it until {@link #close}. After a crash it holds its old or its new content,
 * never a part. Not for use by several threads at once.
 */
public final class SharedFile implements AutoCloseable {
  private final Path file;
  private final WriterLock lock;

  private SharedFile(Path file, WriterLock lock) {
    this.file = file;
    this.lock = lock;
  }

  /**
   * {@return a turn at {@code file}, which need not be there; its directory is made if need be} A
   * lock is left beside it, in a hidden file of its name.
   *
   * @throws WalletException for the reason {@code BUSY} where it is another's turn for ten seconds
   */
  public static SharedFile take(Path file) throws WalletException {
    Disk.makeDirectories(Disk.parent(file));
    return new SharedFile(file, WriterLock.ofFile(file));
  }

  /** {@return the whole content, of at most {@code maxBytes}; empty where there is no file} */
  public Optional<byte[]> read(int maxBytes) throws WalletException {
    return Files.notExists(file, LinkOption.NOFOLLOW_LINKS)
        ? Optional.empty()
        : Optional.of(Disk.read(file, maxBytes));
  }

  /** Puts {@code content} into the file; it lasts on return. */
  public void replace(byte[] content) throws WalletException {
    Disk.replace(file, content);
  }

  /** Lets others have their turn. */
  @Override
  public void close() throws WalletException {
    lock.release();
  }
}
