package org.workcommons.vc.wallet.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.encoding.Randomness;
import org.workcommons.vc.wallet.store.WalletException.Reason;

/**
 * Items in one directory, each in an encrypted file of its own. What a method has written when it
 * returns survives a crash; what it was writing when the crash came is there as a whole or not at
 * all.
 *
 * <p>Safe to share between threads and processes. Reading takes no lock and sees an item as it was
 * before or after a change. Writing takes the store's one lock, and waits up to ten seconds for it.
 */
public final class EncryptedStore {
  /** The largest content of one item, in bytes: what fits into one string of a backup. */
  public static final int MAX_CONTENT_BYTES = Limits.STRING_CHARS / 4 * 3;

  /** The most items of one kind. */
  public static final int MAX_ITEMS = Limits.ITEMS;

  private static final String ENDING = ".sealed";
  private static final int OVERHEAD_BYTES = 64;
  private static final int ID_BYTES = 16;

  private final Path directory;
  private final String id;
  private final Keyring keyring;

  private EncryptedStore(Path directory, String id, Keyring keyring) {
    this.directory = directory;
    this.id = id;
    this.keyring = keyring;
  }

  /** {@return a new store without items in {@code directory}, which must not exist or be empty} */
  public static EncryptedStore create(Path directory, Unlock unlock) throws WalletException {
    return create(directory, unlock, Map.of());
  }

  /**
   * {@return a new store with {@code contents} in {@code directory}, which must not exist or be
   * empty} The store appears with all its contents or not at all.
   */
  public static EncryptedStore create(Path directory, Unlock unlock, Map<Item, byte[]> contents)
      throws WalletException {
    var place = directory.toAbsolutePath();
    if (!Disk.isEmpty(place)) {
      throw new WalletException(Reason.OCCUPIED, place + " is not empty");
    }
    Disk.makeDirectories(Disk.parent(place));
    var draft = Disk.beside(place, ".new");
    try {
      var store = fill(draft, unlock, contents);
      Disk.moveDirectory(draft, place);
      return new EncryptedStore(place, store.id, store.keyring);
    } finally {
      if (Files.exists(draft)) {
        Disk.discardTree(draft);
      }
    }
  }

  /**
   * {@return the store in {@code directory}, opened by {@code unlock}} One of an older format is
   * brought to the present one; its old header stays beside the new one, as {@code wallet.json.v1}.
   */
  public static EncryptedStore open(Path directory, Unlock unlock) throws WalletException {
    var header = header(directory);
    var store = new EncryptedStore(directory.toAbsolutePath(), header.id(), header.unwrap(unlock));
    if (header.version() < Header.VERSION) {
      store.migrate(unlock);
    }
    return store;
  }

  /** Only the header differs between the formats; another process may have been faster. */
  private void migrate(Unlock unlock) throws WalletException {
    alone(
        () -> {
          var old = header(directory);
          if (old.version() < Header.VERSION) {
            Disk.replace(oldHeader(old.version()), old.toBytes());
            var migrated = Header.wrapping(keyring, id, unlock).toBytes();
            Disk.replace(directory.resolve(Header.FILE), migrated);
          }
          return old;
        });
  }

  /** {@return what the store in {@code directory} opens with} */
  public static Unlock.Method opensWith(Path directory) throws WalletException {
    return header(directory).derivation().method();
  }

  /** {@return all items of {@code kind}, by name; whether they can be read is another question} */
  public List<Item> items(Kind kind) throws WalletException {
    var items = new ArrayList<Item>();
    try (var files = Files.newDirectoryStream(directory.resolve(kind.text()), "*" + ENDING)) {
      for (var file : files) {
        addNamed(items, kind, file.getFileName().toString());
      }
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw Disk.failed("read", directory, e);
    }
    items.sort((a, b) -> a.name().compareTo(b.name()));
    return List.copyOf(items);
  }

  /** {@return whether the store has {@code item}} */
  public boolean has(Item item) {
    return Files.exists(file(item));
  }

  /** {@return the content of {@code item}, the caller's own} */
  public byte[] read(Item item) throws WalletException {
    requireThere(item);
    var sealed = Disk.read(file(item), MAX_CONTENT_BYTES + OVERHEAD_BYTES);
    return keyring
        .open(sealed, context(item))
        .orElseThrow(
            () ->
                new WalletException(
                    Reason.DAMAGED,
                    "the file " + item + ENDING + " was damaged, renamed or swapped"));
  }

  /** Adds {@code item}, which must be new. */
  public void add(Item item, byte[] content) throws WalletException {
    alone(
        () -> {
          requireNew(item);
          return write(item, content);
        });
  }

  /** Writes {@code item}, whether or not the store has it. */
  public void put(Item item, byte[] content) throws WalletException {
    alone(() -> write(item, content));
  }

  /**
   * {@return the item that was added with {@code content}, the last one of {@code kind} by name}
   */
  public Item append(Kind kind, byte[] content) throws WalletException {
    return alone(
        () -> {
          var items = items(kind);
          var item = items.isEmpty() ? numbered(kind, 1) : after(items.get(items.size() - 1));
          return write(item, content);
        });
  }

  /** Takes {@code item} away. What the disk itself remembers of it stays encrypted. */
  public void delete(Item item) throws WalletException {
    alone(
        () -> {
          requireThere(item);
          Disk.delete(file(item));
          return item;
        });
  }

  /**
   * Lets {@code next} open the store, and nothing else. Items stay as they are: a copy of the
   * directory from before still opens with what opened it before.
   */
  public void changeUnlock(Unlock next) throws WalletException {
    var header = Header.wrapping(keyring, id, next).toBytes();
    alone(
        () -> {
          for (int version = 1; version < Header.VERSION; version++) {
            deleteHeaderOf(version);
          }
          Disk.replace(directory.resolve(Header.FILE), header);
          return header;
        });
  }

  /** What a migration kept, which would still open with what opened the store then. */
  private void deleteHeaderOf(int version) throws WalletException {
    var copy = oldHeader(version);
    if (Files.exists(copy)) {
      Disk.delete(copy);
    }
  }

  private Path oldHeader(int version) {
    return directory.resolve(Header.FILE + ".v" + version);
  }

  private static EncryptedStore fill(Path draft, Unlock unlock, Map<Item, byte[]> contents)
      throws WalletException {
    Disk.makeDirectories(draft);
    var id = HexFormat.of().formatHex(Randomness.bytes(ID_BYTES));
    var store = new EncryptedStore(draft, id, Keyring.fresh());
    for (var entry : contents.entrySet()) {
      store.write(entry.getKey(), entry.getValue());
    }
    Disk.create(draft.resolve(Header.FILE), Header.wrapping(store.keyring, id, unlock).toBytes());
    return store;
  }

  private static Header header(Path directory) throws WalletException {
    var file = directory.resolve(Header.FILE);
    if (Files.notExists(file)) {
      throw new WalletException(Reason.NO_WALLET, "there is no wallet in " + directory);
    }
    return Header.read(Disk.read(file, Header.MAX_BYTES));
  }

  /** One change to the store, made by a single writer. */
  private interface Change<T> {
    T make() throws WalletException;
  }

  /**
   * {@return what {@code change} returns, while nobody else writes and nobody's leavings lie about}
   */
  private <T> T alone(Change<T> change) throws WalletException {
    var lock = WriterLock.acquire(directory);
    try {
      sweep();
      return change.make();
    } finally {
      lock.release();
    }
  }

  private void sweep() throws WalletException {
    Disk.sweep(directory);
    for (var kind : Kind.values()) {
      Disk.sweep(directory.resolve(kind.text()));
    }
  }

  private Item write(Item item, byte[] content) throws WalletException {
    if (content.length > MAX_CONTENT_BYTES) {
      throw new WalletException(
          Reason.TOO_LARGE, "an item of more than " + MAX_CONTENT_BYTES + " bytes");
    }
    Disk.makeDirectories(Disk.parent(file(item)));
    Disk.replace(file(item), keyring.seal(content, context(item)));
    return item;
  }

  private void requireThere(Item item) throws WalletException {
    if (!has(item)) {
      throw new WalletException(Reason.NOT_FOUND, "the wallet has no " + item);
    }
  }

  private void requireNew(Item item) throws WalletException {
    if (has(item)) {
      throw new WalletException(Reason.OCCUPIED, "the wallet already has " + item);
    }
    if (items(item.kind()).size() >= MAX_ITEMS) {
      throw new WalletException(Reason.TOO_LARGE, "more than " + MAX_ITEMS + " items of one kind");
    }
  }

  private Path file(Item item) {
    return directory.resolve(item.kind().text()).resolve(item.name() + ENDING);
  }

  /** What a sealed file must be: this item of this store, and no other. */
  private byte[] context(Item item) {
    return ("work-commons-wallet item 1\n" + id + "\n" + item).getBytes(StandardCharsets.UTF_8);
  }

  private static void addNamed(List<Item> items, Kind kind, String file) throws WalletException {
    var name = file.substring(0, file.length() - ENDING.length());
    if (!Item.isName(name)) {
      return; // not a file of ours
    }
    if (items.size() == MAX_ITEMS) {
      throw new WalletException(Reason.TOO_LARGE, "more than " + MAX_ITEMS + " items of one kind");
    }
    items.add(new Item(kind, name));
  }

  private static Item after(Item last) throws WalletException {
    try {
      return numbered(last.kind(), Math.addExact(Long.parseLong(last.name()), 1));
    } catch (NumberFormatException | ArithmeticException e) {
      throw new WalletException(Reason.DAMAGED, "the file " + last + ENDING + " has no number", e);
    }
  }

  private static Item numbered(Kind kind, long number) {
    return new Item(kind, String.format(Locale.ROOT, "%012d", number));
  }

  /** {@return the place, nothing of what is in it} */
  @Override
  public String toString() {
    return "EncryptedStore in " + directory;
  }
}
