package org.workcommons.vc.wallet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.issuer.CopyKeys;
import org.workcommons.vc.issuer.IssuedCopies;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.sdjwtvc.SdJwtVc;
import org.workcommons.vc.sdjwtvc.TypeMetadata;
import org.workcommons.vc.verifier.TokenVerdict;
import org.workcommons.vc.verifier.Verifier;
import org.workcommons.vc.wallet.store.EncryptedStore;
import org.workcommons.vc.wallet.store.Item;
import org.workcommons.vc.wallet.store.Kind;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.wallet.store.WalletException.Reason;

/**
 * The one-time copies of a wallet: keys without a copy yet, copies, and for whom these were used.
 * All three are called after the holder's key, so that there is one copy on each, and one record of
 * its use.
 */
record CopyStore(EncryptedStore store, Contents contents) {
  /** So that a clock that is wrong for a while costs nobody her copies. */
  private static final Duration KEPT_AFTER_THE_END = Duration.ofDays(30);

  /**
   * A copy and what became of it.
   *
   * @param uses for whom it was used; empty for nobody, or where that can't be read
   * @param isUsed whether it may have been used at all
   */
  record Copy(StoredCopy stored, Item item, CopyUses uses, boolean isUsed) {}

  /** {@return the file that asks {@code issuer} for copies on {@code count} new keys} */
  byte[] newKeys(int count, CopyKeys.Audience issuer, Instant now) throws WalletException {
    if (count < 1 || count > Limits.COPIES) {
      throw new IllegalArgumentException("expected 1 to " + Limits.COPIES + " keys");
    }
    var keys = new ArrayList<SigningKey>();
    for (int i = 0; i < count; i++) {
      var fresh = StoredCopyKey.fresh(issuer.issuer(), now);
      var content = fresh.toBytes();
      store.add(named(Kind.COPY_KEY, fresh.key().verificationKey()), content);
      Arrays.fill(content, (byte) 0);
      keys.add(fresh.key());
    }
    try {
      return CopyKeys.request(issuer, keys, now);
    } catch (IOException e) {
      throw new IllegalStateException("a key in memory is always at hand", e);
    }
  }

  /** {@return what became of each of {@code issued}, in order} */
  List<Receipt> receive(IssuedCopies issued, Verifier verifier, Instant now)
      throws WalletException {
    forgetOver(now);
    var receipts = new ArrayList<Receipt>();
    for (var copy : issued.copies()) {
      receipts.add(receive(copy.getBytes(US_ASCII), verifier, now));
    }
    return List.copyOf(receipts);
  }

  /** The record of a use goes last: without it, its copy would pass for unused. */
  private void forgetOver(Instant now) throws WalletException {
    for (var copy : contents.all(Kind.COPY, StoredCopy::read).held()) {
      if (copy.token().isOver(now, KEPT_AFTER_THE_END)) {
        forget(named(Kind.COPY, copy.key().verificationKey()));
        forget(named(Kind.COPY_USE, copy.key().verificationKey()));
      }
    }
  }

  private Receipt receive(byte[] copy, Verifier verifier, Instant now) throws WalletException {
    var verdict = verifier.verifyToken(copy);
    var report = verdict.report();
    boolean accepted = verdict instanceof TokenVerdict.TokenAccepted;
    if (!accepted && !Wallet.onlyStatusIsOpen(verdict)) {
      return new Receipt(Receipt.Result.REFUSED, report);
    }
    var token = read(copy);
    var holder = holder(token);
    if (holder.isEmpty()) {
      return new Receipt(Receipt.Result.NOT_ABOUT_YOU, report);
    }
    if (store.has(named(Kind.COPY, holder.get()))) {
      forget(named(Kind.COPY_KEY, holder.get())); // where a crash left it
      return new Receipt(Receipt.Result.ALREADY_HELD, report);
    }
    var asked = asked(holder.get());
    if (asked.isEmpty() || !token.issuer().equals(Optional.of(asked.get().issuer()))) {
      return new Receipt(Receipt.Result.NOT_ABOUT_YOU, report);
    }
    keep(new StoredCopy(token, now, asked.get().key()));
    return new Receipt(accepted ? Receipt.Result.KEPT : Receipt.Result.KEPT_STATUS_UNKNOWN, report);
  }

  /** The copy comes first: a key that is in the way is no harm, a copy without its key is lost. */
  private void keep(StoredCopy copy) throws WalletException {
    var content = copy.toBytes();
    store.put(named(Kind.COPY, copy.key().verificationKey()), content);
    Arrays.fill(content, (byte) 0);
    forget(named(Kind.COPY_KEY, copy.key().verificationKey()));
  }

  private Optional<StoredCopyKey> asked(VerificationKey holder) throws WalletException {
    var item = named(Kind.COPY_KEY, holder);
    return store.has(item)
        ? Optional.of(contents.read(item, StoredCopyKey::read))
        : Optional.empty();
  }

  private static SdJwtVc read(byte[] verified) {
    try {
      return SdJwtVc.received(verified);
    } catch (ProblemException e) {
      throw new IllegalStateException("what was verified can be read", e);
    }
  }

  private static Optional<VerificationKey> holder(SdJwtVc token) {
    try {
      return token.holderKey();
    } catch (ProblemException e) {
      return Optional.empty(); // bound to a key that this program does not know
    }
  }

  /** {@return all copies, by what they say; one that is damaged hides none of the others} */
  Map<StoredCopy.Content, List<Copy>> batches(List<WalletException> damage) throws WalletException {
    var listing = contents.all(Kind.COPY, StoredCopy::read);
    damage.addAll(listing.damage());
    var batches = new LinkedHashMap<StoredCopy.Content, List<Copy>>();
    for (var copy : listing.held()) {
      batches.computeIfAbsent(copy.content(), any -> new ArrayList<>()).add(withUses(copy));
    }
    return batches;
  }

  /** {@return what of the copies can answer a query at {@code now}, batch by batch} */
  List<Offer> offers(TypeMetadata.Source types, Instant now, List<WalletException> damage)
      throws WalletException {
    var offers = new ArrayList<Offer>();
    for (var batch : batches(damage).entrySet()) {
      var usable = batch.getValue().stream().filter(copy -> copy.stored().isUsable(now)).toList();
      if (!usable.isEmpty()) {
        var token = usable.get(0).stored().token();
        int unused = (int) usable.stream().filter(copy -> !copy.isUsed()).count();
        offers.add(new CopiesOffer(batch.getKey(), token, unused, types(token, types)));
      }
    }
    return offers;
  }

  private static Set<String> types(SdJwtVc token, TypeMetadata.Source source) {
    try {
      return TypeMetadata.of(token, source).types();
    } catch (ProblemException e) {
      return Set.of(token.type()); // what it inherits from is not known here
    }
  }

  /** A record that can't be read says as much as one that can: the copy was used. */
  private Copy withUses(StoredCopy copy) throws WalletException {
    var item = named(Kind.COPY_USE, copy.key().verificationKey());
    if (!store.has(item)) {
      return new Copy(copy, item, CopyUses.none(), false);
    }
    return new Copy(copy, item, uses(item), true);
  }

  private CopyUses uses(Item item) throws WalletException {
    try {
      return contents.read(item, CopyUses::read);
    } catch (WalletException e) {
      if (e.reason() != Reason.DAMAGED && e.reason() != Reason.TOO_LARGE) {
        throw e;
      }
      return CopyUses.none();
    }
  }

  /**
   * {@return a copy that says {@code content} and that nobody has seen, now used up for {@code
   * audience}} What is on the disk says so before this returns; of two programs that want the same
   * copy one gets it.
   */
  Optional<StoredCopy> use(StoredCopy.Content content, String audience, Instant now)
      throws WalletException {
    for (var copy : usable(content, now)) {
      if (!copy.isUsed() && isFirst(copy.item(), CopyUses.none().with(audience, now))) {
        return Optional.of(copy.stored());
      }
    }
    return Optional.empty();
  }

  /** {@return how many copies that say {@code content} nobody has seen, and are good now} */
  int unused(StoredCopy.Content content, Instant now) throws WalletException {
    return (int) usable(content, now).stream().filter(copy -> !copy.isUsed()).count();
  }

  private boolean isFirst(Item use, CopyUses uses) throws WalletException {
    try {
      store.add(use, uses.toBytes());
      return true;
    } catch (WalletException e) {
      if (e.reason() != Reason.OCCUPIED) {
        throw e;
      }
      return false;
    }
  }

  /**
   * {@return a copy that was used before, one that {@code audience} has seen if there is one} Empty
   * where every copy is over.
   */
  Optional<StoredCopy> useAgain(StoredCopy.Content content, String audience, Instant now)
      throws WalletException {
    var usable = usable(content, now);
    var chosen =
        usable.stream()
            .filter(copy -> copy.uses().isKnownTo(audience))
            .findFirst()
            .or(() -> usable.stream().findFirst());
    if (chosen.isPresent()) {
      store.put(chosen.get().item(), chosen.get().uses().with(audience, now).toBytes());
    }
    return chosen.map(Copy::stored);
  }

  private List<Copy> usable(StoredCopy.Content content, Instant now) throws WalletException {
    return batches(new ArrayList<>()).getOrDefault(content, List.of()).stream()
        .filter(copy -> copy.stored().isUsable(now))
        .toList();
  }

  private void forget(Item item) throws WalletException {
    if (store.has(item)) {
      store.delete(item);
    }
  }

  private Item named(Kind kind, VerificationKey key) throws WalletException {
    return contents.named(kind, key.raw());
  }
}
