package org.workcommons.vc.wallet.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.wallet.store.WalletException.Reason;

/**
 * The right to write to one store or file, held by one thread of one process at a time. The
 * operating system takes it back from a process that dies.
 */
final class WriterLock {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(20);

  /**
   * Locks on files belong to processes: closing any channel of the file gives up the process's
   * lock. So threads of this process take turns first. Several stores may share a turn.
   */
  private static final ReentrantLock[] TURNS =
      Stream.generate(ReentrantLock::new).limit(64).toArray(ReentrantLock[]::new);

  private final ReentrantLock turn;
  private final FileChannel channel;

  private WriterLock(ReentrantLock turn, FileChannel channel) {
    this.turn = turn;
    this.channel = channel;
  }

  /** {@return the lock of the store in {@code directory}, waited for if need be} */
  static WriterLock acquire(Path directory) throws WalletException {
    return acquire(directory, "lock");
  }

  /** {@return the lock of {@code file} alone, which need not be there, waited for if need be} */
  static WriterLock ofFile(Path file) throws WalletException {
    return acquire(Disk.parent(file), "." + file.getFileName() + ".lock");
  }

  private static WriterLock acquire(Path directory, String name) throws WalletException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var turn = turn(directory);
    try {
      if (!turn.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
        throw busy();
      }
      return acquire(directory.resolve(name), turn, deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    }
  }

  private static WriterLock acquire(Path file, ReentrantLock turn, long deadline)
      throws WalletException, InterruptedException {
    FileChannel channel = null;
    boolean acquired = false;
    try {
      channel = open(file);
      while (tryLock(channel) == null) {
        if (System.nanoTime() > deadline) {
          throw busy();
        }
        Thread.sleep(PAUSE.toMillis());
      }
      acquired = true;
      return new WriterLock(turn, channel);
    } catch (IOException e) {
      throw Disk.failed("lock", file, e);
    } finally {
      if (!acquired) {
        release(channel, turn);
      }
    }
  }

  private static FileChannel open(Path file) throws IOException {
    var options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    return FileChannel.open(file, options, Disk.ownerOnly(file, "rw-------"));
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // another class loader's copy of this class
    }
  }

  private static ReentrantLock turn(Path directory) throws WalletException {
    try {
      return TURNS[Math.floorMod(directory.toRealPath().hashCode(), TURNS.length)];
    } catch (IOException e) {
      throw Disk.failed("lock", directory, e);
    }
  }

  private static WalletException busy() {
    return new WalletException(Reason.BUSY, "another program is writing here");
  }

  void release() throws WalletException {
    release(channel, turn);
  }

  private static void release(@Nullable FileChannel channel, ReentrantLock turn)
      throws WalletException {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      throw new WalletException(Reason.DISK, "can't unlock it", e);
    } finally {
      turn.unlock();
    }
  }
}
