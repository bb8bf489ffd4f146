package org.workcommons.vc.verifier.dcql;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.model.ClaimPath;

/**
 * One claim that is asked for, or several at one path. OpenID for Verifiable Presentations 1.0
 * §6.3.
 *
 * @param id what claim sets call it, empty where there are none
 * @param path where it stands, from the root of the credential on
 * @param values strings, whole numbers and booleans of which it has to have one; empty for any
 *     value
 */
public record ClaimQuery(Optional<String> id, ClaimPath path, List<JsonValue> values) {
  public ClaimQuery {
    requireNonNull(id);
    requireNonNull(path);
    values = List.copyOf(values);
  }

  /** {@return a query for the claim along the members called {@code first} and {@code rest}} */
  public static ClaimQuery of(String first, String... rest) {
    return of(ClaimPath.of(first, rest));
  }

  /** {@return a query for the claims at {@code path}} */
  public static ClaimQuery of(ClaimPath path) {
    return new ClaimQuery(Optional.empty(), path, List.of());
  }

  /** {@return this query, called {@code id} in claim sets} */
  public ClaimQuery withId(String id) {
    return new ClaimQuery(Optional.of(id), path, values);
  }

  /** {@return this query, for claims that have one of the texts {@code values}} */
  public ClaimQuery withValues(String... values) {
    return withValues(Stream.of(values).<JsonValue>map(JsonString::new).toList());
  }

  /** {@return this query, for claims that have one of the whole numbers {@code values}} */
  public ClaimQuery withValues(long... values) {
    return withValues(LongStream.of(values).<JsonValue>mapToObj(JsonNumber::of).toList());
  }

  /** {@return this query, for claims that have one of {@code values}} */
  public ClaimQuery withValues(List<JsonValue> values) {
    return new ClaimQuery(id, path, values);
  }

  JsonObject json() {
    var json = JsonObject.builder().putIfPresent("id", id).put("path", path.json());
    if (!values.isEmpty()) {
      json.put("values", new JsonArray(values));
    }
    return json.build();
  }
}
