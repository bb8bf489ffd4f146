package org.workcommons.vc.wallet.recovery;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.wallet.store.EncryptedStore;
import org.workcommons.vc.wallet.store.Item;
import org.workcommons.vc.wallet.store.Kind;
import org.workcommons.vc.wallet.store.Unlock;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.wallet.store.WalletException.Reason;

/**
 * Everything that a wallet holds, its secret keys among it, at one moment, but for one-time copies
 * of credentials, which are asked for anew. On its way out it is always encrypted, and on its way
 * in nothing is written before all of it was read. Immutable.
 */
public final class Backup {
  /** The largest backup file, in bytes: a document and what encrypting adds to it. */
  public static final int MAX_FILE_BYTES = Limits.BACKUP_BYTES + (1 << 20);

  private final BackupDocument document;
  private final List<Item> unreadable;

  private Backup(BackupDocument document, List<Item> unreadable) {
    this.document = document;
    this.unreadable = List.copyOf(unreadable);
  }

  /**
   * {@return what {@code store} holds now} Damaged items are left out, and {@linkplain #unreadable
   * named}: one bad file must not cost the others their backup.
   */
  public static Backup of(EncryptedStore store, InstantSource clock) throws WalletException {
    var readable = new LinkedHashMap<Item, byte[]>();
    var unreadable = new ArrayList<Item>();
    for (var kind : kinds()) {
      for (var item : store.items(kind)) {
        try {
          readable.put(item, store.read(item));
        } catch (WalletException e) {
          noteMissing(item, e, unreadable);
        }
      }
    }
    return new Backup(new BackupDocument(clock.instant(), readable), unreadable);
  }

  private static List<Kind> kinds() {
    return Stream.of(Kind.values()).filter(Kind::isBackedUp).toList();
  }

  /** {@return what is in {@code file}, which {@link #encrypted} made} */
  public static Backup received(byte[] file, RecoveryIdentity identity) throws WalletException {
    if (file.length > MAX_FILE_BYTES) {
      throw tooLarge();
    }
    return new Backup(BackupDocument.read(AgeFile.decrypt(file, identity)), List.of());
  }

  /** {@return a file of the age format that only {@code recipient}'s identity opens} */
  public byte[] encrypted(RecoveryRecipient recipient) throws WalletException {
    var text = document.toBytes();
    if (text.length > Limits.BACKUP_BYTES || document.items().size() > Limits.ITEMS) {
      throw tooLarge();
    }
    return AgeFile.encrypt(text, recipient);
  }

  /**
   * {@return a new store with exactly these items in {@code directory}, which must not exist or be
   * empty} It appears as a whole or not at all.
   */
  public EncryptedStore restore(Path directory, Unlock unlock) throws WalletException {
    return EncryptedStore.create(directory, unlock, document.items());
  }

  /** {@return when it was made} */
  public Instant created() {
    return document.created();
  }

  /** {@return how many items of {@code kind} it has} */
  public int count(Kind kind) {
    return (int) document.items().keySet().stream().filter(item -> item.kind() == kind).count();
  }

  /** {@return the items that were there and could not be read} */
  public List<Item> unreadable() {
    return unreadable;
  }

  Map<Item, byte[]> items() {
    return document.items();
  }

  /**
   * An item that another process deletes meanwhile is not missed; a broken disk is no item's fault.
   */
  private static void noteMissing(Item item, WalletException why, List<Item> unreadable)
      throws WalletException {
    switch (why.reason()) {
      case NOT_FOUND, NO_FILE -> {}
      case DAMAGED, TOO_LARGE -> unreadable.add(item);
      default -> throw why;
    }
  }

  private static WalletException tooLarge() {
    return new WalletException(
        Reason.TOO_LARGE,
        "a backup of more than " + Limits.BACKUP_BYTES + " bytes or " + Limits.ITEMS + " items");
  }

  /** {@return when it was made and how much is in it} */
  @Override
  public String toString() {
    return "Backup of " + document.items().size() + " items, " + document.created();
  }
}
