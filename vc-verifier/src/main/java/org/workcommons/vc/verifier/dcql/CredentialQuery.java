package org.workcommons.vc.verifier.dcql;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;

/**
 * One kind of credential that is asked for. OpenID for Verifiable Presentations 1.0 §6.1. Whether
 * it obeys the rules is checked by the {@link DcqlQuery} that it becomes part of.
 *
 * @param id what the answer and credential sets call it
 * @param format the credential's format
 * @param meta what the credential has to be, by the words of its format; empty for anything
 * @param quantity how many credentials may answer
 * @param binding whether the holder has to prove that she presents it
 * @param authorities who may stand behind the issuer, any of them; empty for anybody
 * @param claims what has to be shown; empty for nothing that can be kept back
 * @param claimSets identifiers of claims of which one set is enough, the preferred one first; empty
 *     for all claims
 */
public record CredentialQuery(
    String id,
    CredentialFormat format,
    JsonObject meta,
    Quantity quantity,
    Binding binding,
    List<TrustedAuthority> authorities,
    List<ClaimQuery> claims,
    List<List<String>> claimSets) {
  static final String VCT = "vct_values";
  static final String TYPES = "type_values";

  public CredentialQuery {
    requireNonNull(id);
    requireNonNull(format);
    requireNonNull(meta);
    requireNonNull(quantity);
    requireNonNull(binding);
    authorities = List.copyOf(authorities);
    claims = List.copyOf(claims);
    claimSets = claimSets.stream().map(List::copyOf).toList();
  }

  /** How many credentials may answer one query. */
  public enum Quantity {
    ONE,
    SEVERAL
  }

  /** Whether the holder has to prove that she presents it. */
  public enum Binding {
    REQUIRED,
    WAIVED
  }

  /** {@return a query for one credential of {@code format}, bound to its holder, nothing shown} */
  public static CredentialQuery of(String id, CredentialFormat format) {
    return new CredentialQuery(
        id,
        format,
        JsonObject.empty(),
        Quantity.ONE,
        Binding.REQUIRED,
        List.of(),
        List.of(),
        List.of());
  }

  /** {@return this query, for a credential whose {@code vct} is one of {@code types}} */
  public CredentialQuery withVct(String... types) {
    return withMeta(VCT, Stream.of(types).<JsonValue>map(JsonString::new).toList());
  }

  /**
   * {@return this query, for a credential that has all of {@code types}, or all that an earlier
   * call named}
   *
   * @param types expanded IRIs, such as {@code
   *     https://www.w3.org/2018/credentials#VerifiableCredential}, not the terms that stand for
   *     them in a credential
   */
  public CredentialQuery withTypes(String... types) {
    return withMeta(TYPES, List.of(JsonArray.ofStrings(List.of(types))));
  }

  private CredentialQuery withMeta(String name, List<JsonValue> more) {
    var all = new ArrayList<>(items(name));
    all.addAll(more);
    return new CredentialQuery(
        id,
        format,
        meta.with(name, new JsonArray(all)),
        quantity,
        binding,
        authorities,
        claims,
        claimSets);
  }

  /** {@return this query, to be answered by one credential or more} */
  public CredentialQuery withSeveral() {
    return new CredentialQuery(
        id, format, meta, Quantity.SEVERAL, binding, authorities, claims, claimSets);
  }

  /** {@return this query, to be answered without a proof of who holds the credential} */
  public CredentialQuery withoutHolderBinding() {
    return new CredentialQuery(
        id, format, meta, quantity, Binding.WAIVED, authorities, claims, claimSets);
  }

  /** {@return this query, for an issuer behind whom one of {@code authorities} stands} */
  public CredentialQuery withAuthorities(TrustedAuthority... authorities) {
    return new CredentialQuery(
        id, format, meta, quantity, binding, List.of(authorities), claims, claimSets);
  }

  /** {@return this query, asking for {@code claims}} */
  public CredentialQuery withClaims(ClaimQuery... claims) {
    return new CredentialQuery(
        id, format, meta, quantity, binding, authorities, List.of(claims), claimSets);
  }

  /** {@return this query, asking for the claims of one of {@code sets}, best the first} */
  @SafeVarargs
  public final CredentialQuery withClaimSets(List<String>... sets) {
    return new CredentialQuery(
        id, format, meta, quantity, binding, authorities, claims, List.of(sets));
  }

  /**
   * {@return the types that the credential has to have, all of one set; empty where any type will
   * do}
   */
  public List<Set<String>> types() {
    if (format.hasTypes() && meta.has(TYPES)) {
      return items(TYPES).stream().map(CredentialQuery::texts).toList();
    }
    return format.hasVct() ? items(VCT).stream().map(CredentialQuery::texts).toList() : List.of();
  }

  private Collection<JsonValue> items(String name) {
    return meta.get(name).map(JsonArray::itemsOf).orElse(List.of());
  }

  private static Set<String> texts(JsonValue value) {
    return JsonArray.itemsOf(value).stream()
        .map(item -> item instanceof JsonString text ? text.value() : "")
        .collect(Collectors.toUnmodifiableSet());
  }

  JsonObject json() {
    var json =
        JsonObject.builder().put("id", id).put("format", format.identifier()).put("meta", meta);
    if (quantity == Quantity.SEVERAL) {
      json.put("multiple", JsonBoolean.TRUE);
    }
    if (binding == Binding.WAIVED) {
      json.put("require_cryptographic_holder_binding", JsonBoolean.FALSE);
    }
    putList(json, "trusted_authorities", authorities.stream().map(TrustedAuthority::json));
    putList(json, "claims", claims.stream().map(ClaimQuery::json));
    putList(json, "claim_sets", claimSets.stream().map(JsonArray::ofStrings));
    return json.build();
  }

  static void putList(JsonObject.Builder json, String name, Stream<? extends JsonValue> items) {
    var list = items.<JsonValue>map(item -> item).toList();
    if (!list.isEmpty()) {
      json.put(name, new JsonArray(list));
    }
  }
}
