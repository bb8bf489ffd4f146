package org.workcommons.vc.wallet;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.issuer.CopyKeys;
import org.workcommons.vc.issuer.IssuedCopies;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.model.VerifiablePresentation;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.sdjwtvc.TypeMetadata;
import org.workcommons.vc.verifier.CredentialVerdict;
import org.workcommons.vc.verifier.CredentialVerdict.CredentialAccepted;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.verifier.Report;
import org.workcommons.vc.verifier.TokenVerdict;
import org.workcommons.vc.verifier.Verdict.Undecided;
import org.workcommons.vc.verifier.Verifier;
import org.workcommons.vc.verifier.VpToken;
import org.workcommons.vc.wallet.recovery.Backup;
import org.workcommons.vc.wallet.recovery.RecoveryRecipient;
import org.workcommons.vc.wallet.store.EncryptedStore;
import org.workcommons.vc.wallet.store.Item;
import org.workcommons.vc.wallet.store.Kind;
import org.workcommons.vc.wallet.store.Unlock;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.wallet.store.WalletException.Reason;

/**
 * What a worker holds, in one directory that she owns: her identifiers with their keys, her
 * credentials, and the log of what she showed. Nothing of it leaves but through {@link #present}
 * and {@link #backup}.
 *
 * <p>Safe to share between threads, and several programs may use one wallet. Whatever changes it
 * takes the directory's one lock for that change, and waits up to ten seconds for it; reading locks
 * nothing. What a method has changed when it returns survives a crash.
 */
public final class Wallet {
  private static final Item RECOVERY = new Item(Kind.SETTING, "recovery");

  private static final Set<ProblemType> STATUS_OPEN =
      Set.of(ProblemType.STATUS_RETRIEVAL_ERROR, ProblemType.STATUS_STALE);

  private static final Comparator<HeldCredential> ORDER =
      Comparator.comparing((HeldCredential one) -> one.types().toString())
          .thenComparing(HeldCredential::issuer)
          .thenComparing(one -> one.subjects().toString())
          .thenComparing(
              one -> one.statement().map(statement -> statement.link().seq()).orElse(0L));

  private final EncryptedStore store;
  private final Contents contents;
  private final InstantSource clock;
  private final TypeMetadata.Source types;

  private Wallet(EncryptedStore store, InstantSource clock, TypeMetadata.Source types) {
    this.store = store;
    this.contents = new Contents(store);
    this.clock = clock;
    this.types = types;
  }

  private static Wallet of(EncryptedStore store) {
    return new Wallet(store, InstantSource.system(), TypeMetadata.Source.of(Map.of()));
  }

  /** {@return a new, empty wallet in {@code directory}, which must not exist or be empty} */
  public static Wallet create(Path directory, Unlock unlock) throws WalletException {
    return of(EncryptedStore.create(directory, unlock));
  }

  /** {@return the wallet in {@code directory}, opened by {@code unlock}} */
  public static Wallet open(Path directory, Unlock unlock) throws WalletException {
    return of(EncryptedStore.open(directory, unlock));
  }

  /**
   * {@return the wallet that {@code backup} was made of, in {@code directory}, which must not exist
   * or be empty} It opens with {@code unlock} from now on.
   */
  public static Wallet restore(Backup backup, Path directory, Unlock unlock)
      throws WalletException {
    return of(backup.restore(directory, unlock));
  }

  /** {@return this wallet, taking the time from {@code clock}} */
  public Wallet withClock(InstantSource clock) {
    return new Wallet(store, requireNonNull(clock), types);
  }

  /** {@return this wallet, calling claims of tokens what {@code types} have for people} */
  public Wallet withTypes(TypeMetadata.Source types) {
    return new Wallet(store, clock, requireNonNull(types));
  }

  /**
   * {@return a new identifier with a new key, for use with one platform}
   *
   * @param label what the worker calls it, and no other of hers
   */
  public Identity newIdentity(String label) throws WalletException {
    if (identities().held().stream().anyMatch(other -> other.label().equals(label))) {
      throw new WalletException(Reason.OCCUPIED, "another identifier has this label already");
    }
    var stored = StoredKey.fresh(label, now());
    var content = stored.toBytes();
    store.add(Item.fresh(Kind.KEY), content);
    Arrays.fill(content, (byte) 0);
    return stored.identity();
  }

  /** {@return all identifiers, the oldest first} */
  public Listing<Identity> identities() throws WalletException {
    return contents
        .all(Kind.KEY, StoredKey::read)
        .map(StoredKey::identity)
        .sorted(Comparator.comparing(Identity::created).thenComparing(Identity::label));
  }

  /** {@return the secret key of {@code did}, which is one of this wallet's identifiers} */
  public SigningKey key(Did did, SecretAccess access) throws WalletException {
    return Optional.ofNullable(contents.keys().get(did))
        .orElseThrow(
            () -> new WalletException(Reason.NOT_FOUND, "the wallet has no key of this identifier"))
        .key();
  }

  /**
   * Verifies {@code credential} as a stranger would, and keeps it if it stands and is about the
   * worker. One whose status can't be asked for now is kept too: the worker has it, and whoever
   * relies on it will ask. Of one whose proof is made for its holder to derive others from, the
   * whole is derived and verified, and the credential itself is kept.
   */
  public Receipt receive(VerifiableCredential credential, Verifier verifier)
      throws WalletException {
    var verdict = verifier.verify(presentable(credential));
    boolean accepted = verdict instanceof CredentialAccepted;
    if (!accepted && !onlyStatusIsOpen(verdict)) {
      return new Receipt(Receipt.Result.REFUSED, verdict.report());
    }
    return keep(
        credential.toByteArray(),
        verdict.report(),
        accepted ? Receipt.Result.KEPT : Receipt.Result.KEPT_STATUS_UNKNOWN);
  }

  private static VerifiableCredential presentable(VerifiableCredential credential) {
    var base = HeldCredential.base(credential);
    try {
      return base.isEmpty() ? credential : base.get().derive(List.of(Pointer.ROOT));
    } catch (ProblemException e) {
      return credential; // which a verifier refuses, and says why
    }
  }

  /**
   * Signs {@code credential} too, as its subject, and keeps it: an engagement that the platform
   * issued lacks nothing but the worker's signature. She signs nothing else: what does not verify,
   * what is about somebody else, and what needs no signature of hers is refused.
   */
  public Countersigned countersign(VerifiableCredential credential, Verifier verifier)
      throws WalletException {
    var report = verifier.verify(credential).report();
    boolean hasRoom = credential.mediaType() == MediaType.VC; // a token has one signature
    if (!hasRoom || !lacksOnlyTheWorkersSignature(report)) {
      return new Countersigned(new Receipt(Receipt.Result.REFUSED, report), Optional.empty());
    }
    if (!isAboutTheWorker(credential.toByteArray())) {
      return new Countersigned(new Receipt(Receipt.Result.NOT_ABOUT_YOU, report), Optional.empty());
    }
    var signed = signedToo(credential);
    var receipt = receive(signed, verifier);
    boolean isRefused = receipt.result() == Receipt.Result.REFUSED;
    return new Countersigned(receipt, isRefused ? Optional.empty() : Optional.of(signed));
  }

  private static boolean lacksOnlyTheWorkersSignature(Report report) {
    var types = report.problems().stream().map(Problem::type).collect(Collectors.toSet());
    return types.contains(ProblemType.DOMAIN_NOT_COUNTERSIGNED)
        && types.stream()
            .allMatch(
                type -> type == ProblemType.DOMAIN_NOT_COUNTERSIGNED || STATUS_OPEN.contains(type));
  }

  private VerifiableCredential signedToo(VerifiableCredential credential) throws WalletException {
    try {
      var held = HeldCredential.read(credential.toByteArray());
      var key = requireNonNull(contents.keys().get(held.subjects().get(0))).key();
      return Answer.countersigned(held, key, now());
    } catch (ProblemException e) {
      throw new IllegalStateException("what was verified can be read", e);
    }
  }

  /**
   * {@return all credentials: by type, issuer and subject, statements in the order of their chain}
   */
  public Listing<HeldCredential> credentials() throws WalletException {
    return contents.all(Kind.CREDENTIAL, HeldCredential::read).sorted(ORDER);
  }

  /**
   * {@return the file {@code vc/copy-keys/1} that asks {@code issuer} for one-time copies of a
   * credential, each on another new key} {@code specs/one-time-copies.md}. The keys stay, until the
   * copies come.
   *
   * @param count 1 to 100
   * @param issuer who is to issue them, a DID or a URL, as it calls itself
   */
  public byte[] newCopyKeys(int count, String issuer) throws WalletException {
    return copies().newKeys(count, CopyKeys.Audience.of(issuer), now());
  }

  /**
   * {@return what {@link #newCopyKeys(int, String)} returns, for an issuer who gave out a one-time
   * value}
   */
  public byte[] newCopyKeys(int count, String issuer, String nonce) throws WalletException {
    return copies().newKeys(count, CopyKeys.Audience.of(issuer).withNonce(nonce), now());
  }

  /**
   * Verifies each copy in {@code file}, a {@code vc/copies/1}, as a stranger would, and keeps it if
   * it stands and is bound to a key that {@link #newCopyKeys} made for this issuer. There is one
   * copy on each key.
   *
   * @return what became of each, in the order of the file; a bad one keeps none of the others out
   * @throws ProblemException where it is no such file
   */
  public List<Receipt> receiveCopies(byte[] file, Verifier verifier)
      throws ProblemException, WalletException {
    return copies().receive(IssuedCopies.received(file), verifier, now());
  }

  /** {@return the batches of one-time copies, by type and issuer, those that are over included} */
  public Listing<TokenBatch> tokens() throws WalletException {
    var damage = new ArrayList<WalletException>();
    var batches = copies().batches(damage).values().stream().map(TokenBatch::of).toList();
    return new Listing<>(batches, damage)
        .sorted(Comparator.comparing(TokenBatch::type).thenComparing(TokenBatch::issuer));
  }

  private CopyStore copies() {
    return new CopyStore(store, contents);
  }

  /** Takes {@code credential} out of the wallet, for good. */
  public void delete(HeldCredential credential) throws WalletException {
    store.delete(item(credential.verifiable().toByteArray()));
  }

  /**
   * {@return what an answer to {@code request} would make leave: the credentials of the wanted
   * types, whole chains of statements, and no credential of any other type} Nothing leaves, and
   * nothing is signed.
   */
  public Proposal propose(PresentationRequest request) throws WalletException {
    if (request.query().isPresent()) {
      throw new IllegalArgumentException("expected a request for types, without a query");
    }
    return Proposal.of(request, byDid(), credentials());
  }

  /**
   * {@return the least that answers the query of {@code request}: of each credential the claims
   * that are asked for and no others, where they can be withheld} Copies are looked at, and
   * credentials about the worker in all formats that queries have: with Data Integrity proofs,
   * whole or in part, and in tokens, {@code vc+jwt} as a whole and {@code vc+sd-jwt} in part.
   * Nothing leaves, no copy is used up, and nothing is signed.
   */
  public QueryProposal proposeAnswer(PresentationRequest request) throws WalletException {
    if (request.query().isEmpty()) {
      throw new IllegalArgumentException("expected a request with a query");
    }
    var damage = new ArrayList<WalletException>();
    var offers = new ArrayList<Offer>(copies().offers(types, now(), damage));
    var credentials = credentials();
    damage.addAll(credentials.damage());
    var identities = byDid();
    for (var held : credentials.held()) {
      if (identities.keySet().containsAll(held.subjects())) {
        var subject = requireNonNull(identities.get(held.subjects().get(0)));
        offer(held, subject).ifPresent(offers::add);
      }
    }
    return new QueryPlan(request, offers, types)
        .proposal(new QueryProposal.Stock(offers.size(), damage));
  }

  private static Optional<? extends Offer> offer(HeldCredential held, Identity subject) {
    return held.verifiable().mediaType().isEnveloping()
        ? TokenOffer.of(held, subject)
        : Optional.of(new DocumentOffer(held, subject, held.base()));
  }

  /**
   * {@return exactly what the worker consented to, bound to this verifier and this request} Each
   * copy that it takes is written down as used before anything is signed, so that no copy is ever
   * used twice, whatever happens. What left is written to the log before it is returned.
   *
   * @throws WalletException for the reason {@code COPIES_USED_UP} where no unused copy is left, and
   *     the consent was to none that was used
   */
  public VpToken answer(QueryConsent consent) throws WalletException {
    var answer = new QueryReply(consent, copies(), now()).signed(contents.keys());
    var entry = LogEntry.of(consent.proposal(), answer.toByteArray(), now());
    store.append(Kind.LOG, entry.toBytes());
    return answer;
  }

  private Map<Did, Identity> byDid() throws WalletException {
    Map<Did, Identity> identities = new LinkedHashMap<>();
    contents.keys().forEach((did, key) -> identities.put(did, key.identity()));
    return identities;
  }

  /**
   * {@return exactly what the worker consented to, signed with each of the keys that it is about,
   * for this verifier and this request} What left is written to the log before it is returned.
   */
  public VerifiablePresentation present(Consent consent) throws WalletException {
    var content = Answer.sign(consent, contents.keys(), now());
    store.append(Kind.LOG, LogEntry.of(consent.proposal(), content, now()).toBytes());
    return VerifiablePresentation.received(MediaType.VP, content);
  }

  /** {@return what left the wallet, the oldest first} */
  public Listing<LogEntry> log() throws WalletException {
    return contents.all(Kind.LOG, LogEntry::read);
  }

  /** {@return a backup of everything} */
  public Backup backup() throws WalletException {
    return Backup.of(store, clock);
  }

  /** {@return whom backups are encrypted to, empty until the worker chose} */
  public Optional<RecoveryRecipient> recoveryRecipient() throws WalletException {
    return store.has(RECOVERY)
        ? contents
            .read(RECOVERY, content -> JsonReader.readObject(content).string("recipient"))
            .flatMap(RecoveryRecipient::parse)
        : Optional.empty();
  }

  /** Encrypts backups to {@code recipient} from now on. */
  public void setRecoveryRecipient(RecoveryRecipient recipient) throws WalletException {
    var json = JsonObject.builder().put("recipient", recipient.value()).build();
    store.put(RECOVERY, JsonWriter.compact(json));
  }

  /** Lets {@code next} open this wallet from now on, and nothing else. */
  public void changeUnlock(Unlock next) throws WalletException {
    store.changeUnlock(next);
  }

  private static boolean onlyStatusIsOpen(CredentialVerdict verdict) {
    return verdict instanceof Undecided && lacksOnlyTheStatus(verdict.report());
  }

  static boolean onlyStatusIsOpen(TokenVerdict verdict) {
    return verdict instanceof Undecided && lacksOnlyTheStatus(verdict.report());
  }

  private static boolean lacksOnlyTheStatus(Report report) {
    return report.problems().stream().allMatch(problem -> STATUS_OPEN.contains(problem.type()));
  }

  private Receipt keep(byte[] content, Report report, Receipt.Result kept) throws WalletException {
    var item = item(content);
    if (store.has(item)) {
      return new Receipt(Receipt.Result.ALREADY_HELD, report);
    }
    if (!isAboutTheWorker(content)) {
      return new Receipt(Receipt.Result.NOT_ABOUT_YOU, report);
    }
    store.put(item, content);
    return new Receipt(kept, report);
  }

  private boolean isAboutTheWorker(byte[] content) throws WalletException {
    List<Did> subjects;
    try {
      subjects = HeldCredential.read(content).subjects();
    } catch (ProblemException e) {
      return false; // about somebody who has no DID
    }
    return contents.keys().keySet().containsAll(subjects);
  }

  private Item item(byte[] credential) throws WalletException {
    return contents.named(Kind.CREDENTIAL, credential);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /** {@return the place, nothing of what is in it} */
  @Override
  public String toString() {
    return "Wallet on " + store;
  }
}
