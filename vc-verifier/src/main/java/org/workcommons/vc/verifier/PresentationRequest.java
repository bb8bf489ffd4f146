package org.workcommons.vc.verifier;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.model.ClaimType;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.verifier.dcql.DcqlQuery;
import org.workcommons.vc.work.Membership;
import org.workcommons.vc.work.WorkStatement;

/**
 * What a verifier asks for, and the one-time challenge that the answer must be bound to. The JSON
 * form is described in {@code specs/presentation-request.md}. Immutable.
 */
public final class PresentationRequest {
  /** How long a request is good for unless it says otherwise. */
  public static final Duration LIFETIME = Duration.ofMinutes(15);

  private static final String OF_TYPES = "vc/request/1";
  private static final String OF_QUERIES = "vc/request/2";
  private static final int MAX_PURPOSE_CHARS = 500;

  private final URI audience;
  private final Challenge challenge;
  private final Map<String, ClaimType<?>> wanted;
  private final Optional<DcqlQuery> query;
  private final Instant expires;
  private final Optional<String> purpose;
  private final Optional<Period> retention;

  private PresentationRequest(
      URI audience,
      Challenge challenge,
      Map<String, ClaimType<?>> wanted,
      Optional<DcqlQuery> query,
      Instant expires,
      Optional<String> purpose,
      Optional<Period> retention) {
    this.audience = audience;
    this.challenge = challenge;
    this.wanted = wanted;
    this.query = query;
    this.expires = expires;
    this.purpose = purpose;
    this.retention = retention;
  }

  /**
   * {@return a request with a fresh challenge, good for {@link #LIFETIME}} Keep it until the answer
   * comes, then forget it.
   *
   * @param audience the verifier, by an absolute URI
   * @param wanted the types of credential that are asked for, at least one
   */
  public static PresentationRequest from(URI audience, ClaimType<?>... wanted) {
    return from(
        audience,
        Challenge.fresh(),
        InstantSource.system().instant().plus(LIFETIME),
        List.of(wanted));
  }

  /** {@return a request with {@code challenge}, made by other means, good until {@code expires}} */
  public static PresentationRequest from(
      URI audience, Challenge challenge, Instant expires, List<ClaimType<?>> wanted) {
    requireAbsolute(audience);
    if (wanted.isEmpty()) {
      throw new IllegalArgumentException("a request asks for at least one type of credential");
    }
    return new PresentationRequest(
        audience,
        requireNonNull(challenge),
        byName(wanted),
        Optional.empty(),
        expires,
        Optional.empty(),
        Optional.empty());
  }

  /**
   * {@return a request for what {@code query} asks, with a fresh challenge, good for {@link
   * #LIFETIME}} The answer is a {@link VpToken}.
   */
  public static PresentationRequest from(URI audience, DcqlQuery query) {
    return from(
        audience, Challenge.fresh(), InstantSource.system().instant().plus(LIFETIME), query);
  }

  /** {@return a request with {@code challenge}, made by other means, good until {@code expires}} */
  public static PresentationRequest from(
      URI audience, Challenge challenge, Instant expires, DcqlQuery query) {
    requireAbsolute(audience);
    return new PresentationRequest(
        audience,
        requireNonNull(challenge),
        Map.of(),
        Optional.of(query),
        expires,
        Optional.empty(),
        Optional.empty());
  }

  private static void requireAbsolute(URI audience) {
    if (!audience.isAbsolute()) {
      throw new IllegalArgumentException("the audience must be an absolute URI");
    }
  }

  /**
   * {@return the request in {@code utf8}, which came from outside}
   *
   * @param known the types that it may ask for, besides those of this library
   */
  public static PresentationRequest read(byte[] utf8, ClaimType<?>... known)
      throws ProblemException {
    var in = ObjectReader.of(JsonReader.readObject(utf8), Pointer.ROOT);
    var schema = in.string("schema");
    if (!schema.equals(OF_TYPES) && !schema.equals(OF_QUERIES)) {
      throw in.malformed("schema", "must be " + OF_TYPES + " or " + OF_QUERIES);
    }
    boolean ofTypes = schema.equals(OF_TYPES);
    var request =
        new PresentationRequest(
            audience(in),
            challenge(in),
            ofTypes ? wanted(in, List.of(known)) : Map.of(),
            ofTypes ? Optional.empty() : Optional.of(query(in)),
            DateTimeStamp.parse(in.string("expires"), Pointer.ROOT.at("expires")),
            purpose(in),
            retention(in));
    in.noOthers();
    return request;
  }

  /** {@return this request, saying in one sentence what the answer is for} */
  public PresentationRequest withPurpose(String purpose) {
    if (purpose.length() > MAX_PURPOSE_CHARS) {
      throw new IllegalArgumentException(
          "a purpose has at most " + MAX_PURPOSE_CHARS + " characters");
    }
    return new PresentationRequest(
        audience, challenge, wanted, query, expires, Optional.of(purpose), retention);
  }

  /** {@return this request, saying for how long the verifier keeps what it learns} */
  public PresentationRequest withRetention(Period retention) {
    return new PresentationRequest(
        audience, challenge, wanted, query, expires, purpose, Optional.of(retention));
  }

  /** {@return this request, good until {@code expires}} */
  public PresentationRequest expiring(Instant expires) {
    return new PresentationRequest(audience, challenge, wanted, query, expires, purpose, retention);
  }

  /** {@return the verifier} */
  public URI audience() {
    return audience;
  }

  /** {@return the one-time value that the answer must be bound to} */
  public Challenge challenge() {
    return challenge;
  }

  /** {@return the types of credential that are asked for, none where a query asks} */
  public List<ClaimType<?>> wanted() {
    return List.copyOf(wanted.values());
  }

  /** {@return the query that asks, empty where whole credentials of some types are asked for} */
  public Optional<DcqlQuery> query() {
    return query;
  }

  /** {@return until when an answer is taken} */
  public Instant expires() {
    return expires;
  }

  /** {@return what the answer is for, empty if the verifier does not say} */
  public Optional<String> purpose() {
    return purpose;
  }

  /** {@return for how long the verifier keeps what it learns, empty if it does not say} */
  public Optional<Period> retention() {
    return retention;
  }

  /** {@return whether a credential of type {@code name} is asked for} */
  boolean wants(String name) {
    return wanted.containsKey(name);
  }

  /** {@return the JSON form, for {@link #read}} */
  public byte[] toByteArray() {
    var json =
        JsonObject.builder()
            .put("schema", query.isPresent() ? OF_QUERIES : OF_TYPES)
            .put("audience", audience.toString())
            .put("challenge", challenge.toString())
            .put("expires", DateTimeStamp.text(expires));
    query.ifPresentOrElse(
        asked -> json.put("dcql_query", asked.json()),
        () -> json.put("wanted", JsonArray.ofStrings(wanted.keySet())));
    return JsonWriter.compact(
        json.putIfPresent("purpose", purpose)
            .putIfPresent("retention", retention.map(Period::toString))
            .build());
  }

  private static DcqlQuery query(ObjectReader in) throws ProblemException {
    var query = in.object("dcql_query");
    try {
      return DcqlQuery.read(query.object());
    } catch (ProblemException e) {
      throw e.under(query.pointer());
    }
  }

  private static Map<String, ClaimType<?>> byName(List<ClaimType<?>> types) {
    var byName = new LinkedHashMap<String, ClaimType<?>>();
    types.forEach(type -> byName.put(type.credentialType(), type));
    return byName;
  }

  private static URI audience(ObjectReader in) throws ProblemException {
    try {
      var audience = URI.create(in.string("audience"));
      if (audience.isAbsolute()) {
        return audience;
      }
    } catch (IllegalArgumentException e) {
      throw in.malformed("audience", "must be an absolute URI");
    }
    throw in.malformed("audience", "must be an absolute URI");
  }

  private static Challenge challenge(ObjectReader in) throws ProblemException {
    try {
      return Challenge.restore(in.string("challenge"));
    } catch (IllegalArgumentException e) {
      throw in.malformed("challenge", "must be 22 to 512 visible ASCII characters");
    }
  }

  private static Map<String, ClaimType<?>> wanted(ObjectReader in, List<ClaimType<?>> known)
      throws ProblemException {
    var all = new ArrayList<ClaimType<?>>(known);
    all.add(WorkStatement.TYPE);
    all.add(Membership.TYPE);
    var byName = byName(all);
    var wanted = new LinkedHashMap<String, ClaimType<?>>();
    for (var item : in.array("wanted").items()) {
      var type = item instanceof JsonString name ? byName.get(name.value()) : null;
      if (type == null) {
        throw new ProblemException(
            ProblemType.MALFORMED_VALUE_ERROR,
            Pointer.ROOT.at("wanted"),
            "asks for a type that is not known here");
      }
      wanted.put(type.credentialType(), type);
    }
    if (wanted.isEmpty()) {
      throw in.malformed("wanted", "must ask for at least one type");
    }
    return wanted;
  }

  private static Optional<String> purpose(ObjectReader in) throws ProblemException {
    var purpose = in.optionalString("purpose");
    if (purpose.isPresent() && purpose.get().length() > MAX_PURPOSE_CHARS) {
      throw in.malformed("purpose", "longer than " + MAX_PURPOSE_CHARS + " characters");
    }
    return purpose;
  }

  private static Optional<Period> retention(ObjectReader in) throws ProblemException {
    try {
      return in.optionalString("retention").map(Period::parse);
    } catch (DateTimeException e) {
      throw in.malformed("retention", "must be a period of days, months or years, such as P90D");
    }
  }

  /** {@return whom and what it asks, without the challenge} */
  @Override
  public String toString() {
    return "request of " + audience + " for " + (query.isPresent() ? query.get() : wanted.keySet());
  }
}
