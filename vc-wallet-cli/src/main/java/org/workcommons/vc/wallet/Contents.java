package org.workcommons.vc.wallet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.Randomness;
import org.workcommons.vc.encoding.Sha256;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.wallet.store.EncryptedStore;
import org.workcommons.vc.wallet.store.Item;
import org.workcommons.vc.wallet.store.Kind;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.wallet.store.WalletException.Reason;

/** What the bytes in the store mean. One damaged item never hides another. */
record Contents(EncryptedStore store) {
  private static final Item NAMING = new Item(Kind.SETTING, "naming");
  private static final int NAMING_BYTES = 32;

  /** How one kind of item is read. */
  interface Format<T> {
    T read(byte[] content) throws ProblemException;
  }

  /** {@return all items of {@code kind}, by name} */
  <T> Listing<T> all(Kind kind, Format<T> format) throws WalletException {
    List<T> held = new ArrayList<>();
    List<WalletException> damage = new ArrayList<>();
    for (var item : store.items(kind)) {
      try {
        held.add(read(item, format));
      } catch (WalletException e) {
        noteDamage(e, damage);
      }
    }
    return new Listing<>(held, damage);
  }

  <T> T read(Item item, Format<T> format) throws WalletException {
    var content = store.read(item);
    try {
      return format.read(content);
    } catch (ProblemException e) {
      throw new WalletException(
          Reason.DAMAGED, "the item " + item + " is not what this program writes", e);
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  /** {@return the keys that can be read, by the identifiers that they control} */
  Map<Did, StoredKey> keys() throws WalletException {
    var keys = new LinkedHashMap<Did, StoredKey>();
    all(Kind.KEY, StoredKey::read).held().forEach(key -> keys.put(key.identity().did(), key));
    return keys;
  }

  /**
   * {@return the item for {@code content}: the same for the same content, and to everybody without
   * this store's keys a random name}
   */
  Item named(Kind kind, byte[] content) throws WalletException {
    var name = Sha256.hash(naming(), Sha256.hash(content));
    return new Item(kind, HexFormat.of().formatHex(name));
  }

  private byte[] naming() throws WalletException {
    if (!store.has(NAMING)) {
      try {
        store.add(NAMING, Randomness.bytes(NAMING_BYTES));
      } catch (WalletException e) {
        requireOccupied(e);
      }
    }
    return store.read(NAMING);
  }

  /** Another process may have been first. */
  private static void requireOccupied(WalletException e) throws WalletException {
    if (e.reason() != Reason.OCCUPIED) {
      throw e;
    }
  }

  private static void noteDamage(WalletException e, List<WalletException> damage)
      throws WalletException {
    switch (e.reason()) {
      case NOT_FOUND, NO_FILE -> {} // deleted by another process meanwhile
      case DAMAGED, TOO_LARGE -> damage.add(e);
      default -> throw e;
    }
  }
}
