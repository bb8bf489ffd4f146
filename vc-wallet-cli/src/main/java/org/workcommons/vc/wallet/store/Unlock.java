package org.workcommons.vc.wallet.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import org.workcommons.vc.encoding.Randomness;
import org.workcommons.vc.wallet.store.WalletException.Reason;

/**
 * What opens a store: a passphrase or a key file. Close it when the store is open; that wipes the
 * secret from memory. For one thread.
 */
public final class Unlock implements AutoCloseable {
  /** The two ways to open a store. */
  public enum Method {
    /** Something that the worker knows. */
    PASSPHRASE,
    /** A file of {@value #KEY_BYTES} random bytes, for machines without a person. */
    KEY_FILE
  }

  /** The longest passphrase, in UTF-16 units. */
  public static final int MAX_PASSPHRASE_CHARS = 1024;

  static final int KEY_BYTES = 32;

  private static final int MAX_UTF8_BYTES_PER_CHAR = 3;

  private final Method method;
  private final byte[] secret;
  private boolean closed;

  private Unlock(Method method, byte[] secret) {
    this.method = method;
    this.secret = secret;
  }

  /**
   * {@return what opens a store by {@code passphrase}, as typed: one to {@value
   * #MAX_PASSPHRASE_CHARS} characters, nothing trimmed or changed} The array is overwritten with
   * zeros.
   */
  public static Unlock passphrase(char[] passphrase) {
    if (passphrase.length == 0 || passphrase.length > MAX_PASSPHRASE_CHARS) {
      throw new IllegalArgumentException(
          "a passphrase has 1 to " + MAX_PASSPHRASE_CHARS + " characters");
    }
    try {
      return new Unlock(Method.PASSPHRASE, utf8(passphrase));
    } finally {
      Arrays.fill(passphrase, '\0');
    }
  }

  /** {@return what opens a store by the key in {@code file}, which only its owner may read} */
  public static Unlock keyFile(Path file) throws WalletException {
    var key = Disk.read(file, KEY_BYTES);
    if (key.length != KEY_BYTES) {
      throw new WalletException(
          Reason.LOCKED, "the key file " + file + " does not have " + KEY_BYTES + " bytes");
    }
    requireOwnerOnly(file);
    return new Unlock(Method.KEY_FILE, key);
  }

  /**
   * {@return what opens a store by a new random key, written to {@code file}, which must be new}
   */
  public static Unlock freshKeyFile(Path file) throws WalletException {
    var key = Randomness.bytes(KEY_BYTES);
    Disk.makeDirectories(Disk.parent(file));
    Disk.create(file, key);
    return new Unlock(Method.KEY_FILE, key);
  }

  /** {@return which way this is} */
  public Method method() {
    return method;
  }

  /** {@return the secret itself, not a copy} */
  byte[] secret() {
    if (closed) {
      throw new IllegalStateException("closed; its secret was wiped");
    }
    return secret;
  }

  /** Wipes the secret. */
  @Override
  public void close() {
    closed = true;
    Arrays.fill(secret, (byte) 0);
  }

  private static byte[] utf8(char[] text) {
    var room = ByteBuffer.allocate(text.length * MAX_UTF8_BYTES_PER_CHAR);
    var result = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text), room, true);
    if (result.isError()) {
      throw new IllegalArgumentException("a passphrase must not contain a lone surrogate");
    }
    var bytes = Arrays.copyOf(room.array(), room.position());
    Arrays.fill(room.array(), (byte) 0);
    return bytes;
  }

  private static void requireOwnerOnly(Path file) throws WalletException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    var mine =
        EnumSet.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.OWNER_EXECUTE);
    try {
      if (!mine.containsAll(Files.getPosixFilePermissions(file))) {
        throw new WalletException(
            Reason.KEY_FILE_EXPOSED, "others may read or write the key file " + file);
      }
    } catch (IOException e) {
      throw Disk.failed("read the permissions of", file, e);
    }
  }

  /** {@return the method, never the secret} */
  @Override
  public String toString() {
    return "Unlock by " + method;
  }
}
