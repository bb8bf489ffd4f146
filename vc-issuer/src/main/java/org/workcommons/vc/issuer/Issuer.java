package org.workcommons.vc.issuer;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.did.SelfCertifying;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.encoding.Randomness;
import org.workcommons.vc.jose.Jwt;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.model.ClaimType;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.securing.SecuringMechanism;
import org.workcommons.vc.status.StatusEntry;
import org.workcommons.vc.status.StatusList;
import org.workcommons.vc.status.StatusListToken;
import org.workcommons.vc.status.StatusPurpose;
import org.workcommons.vc.status.TokenStatusEntry;

/**
 * Issues credentials in the name of one DID, each with a place in a status list, and publishes the
 * lists. VCDM 2.0, Bitstring Status List 1.0. Immutable and safe to share between threads; all
 * state is in the {@link StatusRegister}, which stays the caller's to close.
 */
public final class Issuer {
  /** How long a copy of a published status list may be used: an hour. */
  public static final Duration LIST_TIME_TO_LIVE = Duration.ofHours(1);

  /** How long after its publication a status list counts at all: seven days. */
  public static final Duration LIST_VALIDITY = Duration.ofDays(7);

  private final Did did;
  private final Seal seal;
  private final StatusRegister register;
  private final InstantSource clock;
  private final StatusPurpose purpose;

  private Issuer(
      Did did, Seal seal, StatusRegister register, InstantSource clock, StatusPurpose purpose) {
    this.did = did;
    this.seal = seal;
    this.register = register;
    this.clock = clock;
    this.purpose = purpose;
  }

  /**
   * {@return an issuer that speaks for {@code did}} Its credentials can be revoked, its clock is
   * the system's, and its key is called as the DID itself says ({@code did:key}, {@code did:jwk}),
   * otherwise {@code did#multikey}.
   *
   * @param signer the key that signs; verifiers accept it if the DID's document lists it for
   *     assertions
   */
  public static Issuer of(
      Did did, Signer signer, SecuringMechanism mechanism, StatusRegister register) {
    var key = signer.verificationKey();
    var own = SelfCertifying.verificationMethod(did);
    if (own.isPresent() && !SelfCertifying.consistsOf(did, key)) {
      throw new IllegalArgumentException("this DID consists of another key than the signer's");
    }
    return new Issuer(
        did,
        new Seal(
            signer,
            own.orElseGet(() -> new DidUrl(did, key.multikey())),
            requireNonNull(mechanism)),
        requireNonNull(register),
        InstantSource.system(),
        StatusPurpose.REVOCATION);
  }

  /** {@return a copy whose proofs call the key {@code method}, which belongs to the same DID} */
  public Issuer withVerificationMethod(DidUrl method) {
    if (!method.did().equals(did)) {
      throw new IllegalArgumentException("a key of another DID can't speak for " + did);
    }
    var renamed = new Seal(seal.signer(), method, seal.mechanism());
    return new Issuer(did, renamed, register, clock, purpose);
  }

  /** {@return a copy that takes the time from {@code clock}} */
  public Issuer withClock(InstantSource clock) {
    return new Issuer(did, seal, register, requireNonNull(clock), purpose);
  }

  /** {@return a copy whose credentials have a status of {@code purpose}} */
  public Issuer withStatusPurpose(StatusPurpose purpose) {
    return new Issuer(did, seal, register, clock, requireNonNull(purpose));
  }

  /** {@return in whose name it issues} */
  public Did did() {
    return did;
  }

  /** {@return what time it is, by its clock} */
  public Instant now() {
    return clock.instant();
  }

  /**
   * {@return a credential of {@code type} that makes {@code claims}, secured} Its {@code validFrom}
   * is the start of the day in UTC: the second of issuing would tell one holder from another.
   *
   * @throws IssuingException when the register or the key can't be reached; then nothing was issued
   */
  public <T> Issued issue(ClaimType<T> type, T claims) throws IssuingException {
    return issue(register.allocate(purpose), type, claims);
  }

  /**
   * {@return a credential as in {@link #issue(ClaimType, Object)}, whose place in a status list is
   * taken when {@code batch} is committed}
   */
  public <T> Issued issue(StatusRegister.Batch batch, ClaimType<T> type, T claims)
      throws IssuingException {
    return issue(batch.allocate(purpose), type, claims);
  }

  /**
   * {@return a credential as in {@link #issue(StatusRegister.Batch, ClaimType, Object)}, as the
   * newest of a series} It has a second status, for {@link StatusPurpose#REFRESH}, which says no
   * more than that it is the newest. When {@code batch} is committed the one before it says that it
   * no longer is: whoever shows that one as the end of the series is found out.
   *
   * @param before the one before it in the series, empty for the first
   */
  public <T> Issued issueNext(
      StatusRegister.Batch batch, Optional<Issued> before, ClaimType<T> type, T claims)
      throws IssuingException {
    var entry = batch.allocate(purpose);
    var newest = batch.allocate(StatusPurpose.REFRESH);
    var issued = issue(List.of(entry, newest), type, claims);
    if (before.isPresent()) {
      for (var old : statuses(before.get())) {
        if (old.purpose() == StatusPurpose.REFRESH) {
          batch.raise(old);
        }
      }
    }
    return issued;
  }

  private List<StatusEntry> statuses(Issued issued) throws IssuingException {
    try {
      return StatusEntry.allOf(seal.read(issued.credential()).unsecured());
    } catch (ProblemException e) {
      throw new IssuingException(
          "what was issued before can't be read", "Put back a copy of the register.", e);
    }
  }

  /**
   * Issues a credential for each of {@code items}, and hands each to {@code delivery} when it is
   * recorded for good, in their order. The run can be stopped at any moment, by whatever: called
   * again under the same name with the same items it hands over what was issued before, byte for
   * byte, and signs only the rest. So each item is issued once however often the run is.
   *
   * <p>Items are taken a few hundred at a time: their places are recorded, then they are signed, on
   * all processors, then what was signed is recorded. Nobody waits for the key but this call, no
   * more than one such lot is in memory, and a run that dies leaves at most one lot of places
   * without a credential, which the next call uses. What was signed before the key failed is
   * recorded; it is delivered up to the first item that was not, the rest by the next call.
   *
   * @param run what the run is called; runs of different names know nothing of each other
   * @param items each with a key that no other item of the run has; an item that comes a second
   *     time with the same claims is the same credential
   * @return how many were issued by this call, and how many before
   * @throws ProblemException of type {@code RUN_ITEM_CHANGED} where a credential was issued under
   *     an item's key that says something else; what was delivered stays issued
   * @throws IssuingException when the register or the key can't be reached; what was delivered
   *     stays issued
   */
  public <T> RunTally issueAll(
      String run, ClaimType<T> type, Iterator<RunEntry<T>> items, Delivery delivery)
      throws ProblemException, IssuingException {
    return new IssuingRun<>(this, register, purpose, run, type, delivery).issue(items);
  }

  /** {@return all status lists as they stand now, as credentials to publish at their URLs} */
  public Map<URI, VerifiableCredential> statusLists() throws IssuingException {
    var lists = new LinkedHashMap<URI, VerifiableCredential>();
    for (URI url : register.lists()) {
      lists.put(url, statusList(url));
    }
    return lists;
  }

  /**
   * {@return the status list {@code url} as it stands now, as a credential to publish there} Valid
   * from now for {@link #LIST_VALIDITY}; publish it again at least every {@link
   * #LIST_TIME_TO_LIVE}, and after each change that matters. Bitstring Status List 1.0 §2.2.
   */
  public VerifiableCredential statusList(URI url) throws IssuingException {
    var now = now().truncatedTo(ChronoUnit.SECONDS);
    return seal.put(listDocument(url, now), now);
  }

  /**
   * {@return a place for a token that nobody had before, at random in a list for this issuer's
   * purpose} For the claim {@code status} of a token that is issued elsewhere. Token Status List
   * §6.2.
   *
   * @throws IssuingException also where the register's lists are not published under {@code https}
   */
  public TokenStatusEntry allocateTokenStatus() throws IssuingException {
    var entry = register.allocate(purpose);
    requireHttps(entry.list());
    return new TokenStatusEntry(entry.list(), entry.index());
  }

  /**
   * {@return the status list {@code url} as it stands now, as a token to publish there} The same
   * places as in {@link #statusList}, in the form that tokens refer to: one bit in a list for
   * revocations, two in one for suspensions. It counts as long, and is to be published as often.
   * Token Status List §5.1.
   */
  public String statusListToken(URI url) throws IssuingException {
    return seal.token(listToken(url, now().truncatedTo(ChronoUnit.SECONDS)));
  }

  /** {@return whether {@code published} is the token of the list {@code url}, as stillSays} */
  boolean stillSaysToken(URI url, byte[] published, Duration maxAge) throws IssuingException {
    try {
      var token = Jwt.received(StatusListToken.TYPE, published);
      var from = StatusListToken.of(token.unverifiedClaims()).issuedAt();
      var now = now();
      return !from.isAfter(now)
          && from.plus(maxAge).isAfter(now)
          && seal.isOn(token, listToken(url, from));
    } catch (ProblemException e) {
      return false;
    }
  }

  private StatusListToken listToken(URI url, Instant from) throws IssuingException {
    requireHttps(url);
    return new StatusListToken(
        url,
        from,
        Optional.of(from.plus(LIST_VALIDITY)),
        Optional.of(LIST_TIME_TO_LIVE),
        register.tokenList(url));
  }

  private static void requireHttps(URI url) throws IssuingException {
    if (!"https".equalsIgnoreCase(url.getScheme())) {
      throw new IssuingException(
          "tokens refer to status lists under https only: " + url,
          "Use a register whose lists are published under https.");
    }
  }

  /** {@return the URLs of all lists, oldest first} */
  List<URI> lists() throws IssuingException {
    return register.lists();
  }

  /** {@return the URLs of the lists that can be published as tokens, oldest first} */
  List<URI> tokenLists() throws IssuingException {
    var urls = new ArrayList<URI>();
    for (var url : lists()) {
      if (register.list(url).purposes().stream().allMatch(StatusPurpose::invalidates)) {
        urls.add(url);
      }
    }
    return urls;
  }

  /**
   * {@return whether {@code published} is the list {@code url} as it stands now, signed by this
   * issuer not longer than {@code maxAge} ago}
   */
  boolean stillSays(URI url, byte[] published, Duration maxAge) throws IssuingException {
    try {
      var list = seal.read(VerifiableCredential.restore(published));
      var document = list.unsecured();
      var from =
          DateTimeStamp.parse(
              document.string("validFrom").orElse(""), Pointer.ROOT.at("validFrom"));
      var now = now();
      return !from.isAfter(now)
          && from.plus(maxAge).isAfter(now)
          && document.equals(listDocument(url, from))
          && seal.isOn(list);
    } catch (ProblemException e) {
      return false;
    }
  }

  private JsonObject listDocument(URI url, Instant from) throws IssuingException {
    var list = register.list(url);
    var subject = new StatusList(list.purposes(), list.bits(), Optional.of(LIST_TIME_TO_LIVE));
    return JsonObject.builder()
        .put("@context", JsonArray.ofStrings(List.of(Contexts.CREDENTIALS_V2)))
        .put("id", url.toString())
        .put("type", types(StatusList.CREDENTIAL_TYPE))
        .put("issuer", did.value())
        .put("validFrom", DateTimeStamp.text(from))
        .put("validUntil", DateTimeStamp.text(from.plus(LIST_VALIDITY)))
        .put("credentialSubject", subject.json(url + "#list"))
        .build();
  }

  /** {@return a credential whose place was taken for it before} */
  <T> Issued issue(StatusEntry entry, ClaimType<T> type, T claims) throws IssuingException {
    return issue(List.of(entry), type, claims);
  }

  private <T> Issued issue(List<StatusEntry> entries, ClaimType<T> type, T claims)
      throws IssuingException {
    var now = now();
    var document =
        JsonObject.builder()
            .put(
                "@context",
                JsonArray.ofStrings(List.of(Contexts.CREDENTIALS_V2, type.context().toString())))
            .put("id", "urn:uuid:" + uuid())
            .put("type", types(type.credentialType()))
            .put("issuer", did.value())
            .put("validFrom", DateTimeStamp.text(now.truncatedTo(ChronoUnit.DAYS)))
            .put("credentialStatus", statuses(entries))
            .put("credentialSchema", schema(type.schema()))
            .put("credentialSubject", type.write(claims))
            .build();
    return new Issued(seal.put(document, now), entries.get(0));
  }

  private static JsonValue statuses(List<StatusEntry> entries) {
    return entries.size() == 1
        ? entries.get(0).json()
        : new JsonArray(entries.stream().<JsonValue>map(StatusEntry::json).toList());
  }

  private static JsonArray types(String particular) {
    return JsonArray.ofStrings(List.of("VerifiableCredential", particular));
  }

  private static JsonObject schema(URI id) {
    return JsonObject.builder().put("id", id.toString()).put("type", "JsonSchema").build();
  }

  /** RFC 9562 §5.4, version 4. */
  private static UUID uuid() {
    var bytes = ByteBuffer.wrap(Randomness.bytes(16));
    long high = (bytes.getLong() & ~0xf000L) | 0x4000L;
    long low = (bytes.getLong() & ~(3L << 62)) | 1L << 63;
    return new UUID(high, low);
  }
}
