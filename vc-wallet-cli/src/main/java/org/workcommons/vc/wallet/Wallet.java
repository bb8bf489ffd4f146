package org.workcommons.vc.wallet;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.encoding.Sha256;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.model.VerifiablePresentation;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.ProofOptions;
import org.workcommons.vc.verifier.CredentialVerdict;
import org.workcommons.vc.verifier.CredentialVerdict.CredentialAccepted;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.verifier.Report;
import org.workcommons.vc.verifier.Verdict.Undecided;
import org.workcommons.vc.verifier.Verifier;
import org.workcommons.vc.wallet.store.EncryptedStore;
import org.workcommons.vc.wallet.store.Item;
import org.workcommons.vc.wallet.store.Kind;
import org.workcommons.vc.wallet.store.Unlock;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.wallet.store.WalletException.Reason;

/**
 * A worker's keys and credentials, in one directory that she owns. Safe to share between threads
 * and processes: writing takes the directory's one lock, reading takes none. Nothing that is held
 * here leaves but through {@link #present}.
 */
public final class Wallet {
  private static final Set<ProblemType> STATUS_OPEN =
      Set.of(ProblemType.STATUS_RETRIEVAL_ERROR, ProblemType.STATUS_STALE);

  private final EncryptedStore store;
  private final InstantSource clock;

  private Wallet(EncryptedStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** {@return a new wallet in {@code directory}, which must not exist or be empty} */
  public static Wallet create(Path directory, Unlock unlock) throws WalletException {
    return new Wallet(EncryptedStore.create(directory, unlock), InstantSource.system());
  }

  /** {@return the wallet in {@code directory}} */
  public static Wallet open(Path directory, Unlock unlock) throws WalletException {
    return new Wallet(EncryptedStore.open(directory, unlock), InstantSource.system());
  }

  /** {@return this wallet, taking the time from {@code clock}} */
  public Wallet withClock(InstantSource clock) {
    return new Wallet(store, requireNonNull(clock));
  }

  /** {@return a new identifier with a new key, for use with one platform} */
  public Identity newIdentity(String label) throws WalletException {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var secret = Identity.Secret.of(SigningKey.fresh(KeyType.ED25519), label, now);
    store.add(item(secret.identity()), secret.toBytes());
    return secret.identity();
  }

  /** {@return all identifiers, oldest first} */
  public List<Identity> identities() throws WalletException {
    return secrets().values().stream()
        .map(Identity.Secret::identity)
        .sorted(Comparator.comparing(Identity::created).thenComparing(Identity::label))
        .toList();
  }

  /**
   * Verifies {@code credential} as a stranger would, and keeps it if it stands and is about the
   * worker. One whose status can't be asked for now is kept too: the worker has it, and whoever
   * relies on it will ask.
   */
  public Receipt receive(VerifiableCredential credential, Verifier verifier)
      throws WalletException {
    var verdict = verifier.verify(credential);
    boolean accepted = verdict instanceof CredentialAccepted;
    if (!accepted && !onlyStatusIsOpen(verdict)) {
      return new Receipt(Receipt.Result.REFUSED, verdict.report());
    }
    return keep(
        credential.toByteArray(),
        verdict.report(),
        accepted ? Receipt.Result.KEPT : Receipt.Result.KEPT_STATUS_UNKNOWN);
  }

  /**
   * {@return all credentials: by type, issuer and subject, statements in the order of their chain}
   */
  public List<HeldCredential> credentials() throws WalletException {
    var held = new ArrayList<HeldCredential>();
    for (var item : store.items(Kind.CREDENTIAL)) {
      held.add(read(item));
    }
    held.sort(
        Comparator.comparing((HeldCredential one) -> one.types().toString())
            .thenComparing(HeldCredential::issuer)
            .thenComparing(one -> one.subjects().toString())
            .thenComparing(
                one -> one.statement().map(statement -> statement.link().seq()).orElse(0L)));
    return List.copyOf(held);
  }

  /**
   * Takes the credential of this {@linkplain HeldCredential#name name} out of the wallet, for good.
   */
  public void delete(String name) throws WalletException {
    var item = new Item(Kind.CREDENTIAL, name);
    if (!store.has(item)) {
      throw new WalletException(Reason.NOT_FOUND, "the wallet has no such credential");
    }
    store.delete(item);
  }

  /**
   * {@return what an answer to {@code request} would make leave: the credentials of the wanted
   * types, whole chains of statements, and no credential of any other type} Nothing leaves, and
   * nothing is signed.
   */
  public Proposal propose(PresentationRequest request) throws WalletException {
    var identities = secrets();
    var held = credentials();
    var disclosed = new LinkedHashMap<Disclosure, List<HeldCredential>>();
    for (var type : request.wanted()) {
      for (var group : groups(held, type.credentialType()).values()) {
        var identity = identities.get(group.get(0).subjects().get(0));
        if (identity != null) {
          disclosed.put(Disclosure.of(type.credentialType(), identity.identity(), group), group);
        }
      }
    }
    return new Proposal(request, disclosed, held.size());
  }

  /**
   * {@return exactly what the worker consented to, signed with each of the keys that it is about,
   * for this verifier and this request} What left is written to the log before it is returned.
   */
  public VerifiablePresentation present(Consent consent) throws WalletException {
    var proposal = consent.proposal();
    var document = unsigned(proposal.credentials());
    var keys = secrets();
    for (var subject : proposal.subjects()) {
      document = sign(document, key(keys, subject), proposal.request());
    }
    var content = JsonWriter.compact(document);
    store.append(Kind.LOG, LogEntry.of(proposal, content, now()).toBytes());
    return VerifiablePresentation.received(MediaType.VP, content);
  }

  /** {@return what left the wallet, oldest first} */
  public List<LogEntry> log() throws WalletException {
    var entries = new ArrayList<LogEntry>();
    for (var item : store.items(Kind.LOG)) {
      entries.add(readable(item, LogEntry::read));
    }
    return List.copyOf(entries);
  }

  private static boolean onlyStatusIsOpen(CredentialVerdict verdict) {
    return verdict instanceof Undecided
        && verdict.report().problems().stream()
            .allMatch(problem -> STATUS_OPEN.contains(problem.type()));
  }

  private Receipt keep(byte[] content, Report report, Receipt.Result kept) throws WalletException {
    var item = new Item(Kind.CREDENTIAL, HeldCredential.name(content));
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
    try {
      var subjects = HeldCredential.read(content).subjects();
      return !subjects.isEmpty() && secrets().keySet().containsAll(subjects);
    } catch (ProblemException e) {
      return false;
    }
  }

  private static Map<String, List<HeldCredential>> groups(List<HeldCredential> held, String type) {
    var groups = new LinkedHashMap<String, List<HeldCredential>>();
    for (var credential : held) {
      if (credential.types().contains(type)) {
        groups
            .computeIfAbsent(
                credential.issuer() + " " + credential.subjects(), group -> new ArrayList<>())
            .add(credential);
      }
    }
    return groups;
  }

  private static JsonObject unsigned(List<HeldCredential> credentials) {
    var items = new ArrayList<JsonValue>();
    credentials.forEach(credential -> items.add(credential.document()));
    return JsonObject.builder()
        .put("@context", JsonArray.of(new JsonString(Contexts.CREDENTIALS_V2)))
        .put("type", JsonArray.of(new JsonString("VerifiablePresentation")))
        .put("verifiableCredential", new JsonArray(items))
        .build();
  }

  private JsonObject sign(JsonObject document, SigningKey key, PresentationRequest request) {
    var method = DidKey.verificationMethod(DidKey.of(key.verificationKey()));
    var binding =
        new ProofOptions.Binding(request.audience().toString(), request.challenge().toString());
    try {
      return new DataIntegrity(Cryptosuite.EDDSA_JCS_2022)
          .secure(document, key, ProofOptions.authentication(method, now(), binding));
    } catch (IOException e) {
      throw new IllegalStateException("a key in memory is always at hand", e);
    }
  }

  private java.time.Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private static SigningKey key(Map<Did, Identity.Secret> keys, Did subject)
      throws WalletException {
    return Optional.ofNullable(keys.get(subject))
        .orElseThrow(
            () ->
                new WalletException(
                    Reason.NOT_FOUND, "the key of an identifier is not there any more"))
        .key();
  }

  private Map<Did, Identity.Secret> secrets() throws WalletException {
    var secrets = new LinkedHashMap<Did, Identity.Secret>();
    for (var item : store.items(Kind.KEY)) {
      var secret = readable(item, Identity.Secret::read);
      secrets.put(secret.identity().did(), secret);
    }
    return secrets;
  }

  private HeldCredential read(Item item) throws WalletException {
    return readable(item, HeldCredential::read);
  }

  private <T> T readable(Item item, Reader<T> reader) throws WalletException {
    try {
      return reader.read(store.read(item));
    } catch (ProblemException e) {
      throw new WalletException(
          Reason.DAMAGED, "the content of " + item + " can't be read: " + e.problem().detail());
    }
  }

  private interface Reader<T> {
    T read(byte[] content) throws ProblemException;
  }

  private static Item item(Identity identity) {
    return new Item(Kind.KEY, HexFormat.of().formatHex(Sha256.hash(identity.nameBytes())));
  }

  /** {@return the place, nothing of what is in it} */
  @Override
  public String toString() {
    return "Wallet on " + store;
  }
}
