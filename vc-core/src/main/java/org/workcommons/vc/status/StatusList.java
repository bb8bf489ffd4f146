package org.workcommons.vc.status;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;

/**
 * What a status list's credential says: the subject of a {@code BitstringStatusListCredential}.
 * Bitstring Status List 1.0 §2.2.
 *
 * @param purposes what a set bit means, of the purposes that are known here; a list may serve
 *     several
 * @param bits the entries
 * @param timeToLive how long a copy may be used, empty where the list does not say
 */
public record StatusList(
    Set<StatusPurpose> purposes, BitstringStatusList bits, Optional<Duration> timeToLive) {
  /** The type of the credential that carries a list. */
  public static final String CREDENTIAL_TYPE = "BitstringStatusListCredential";

  /** The type of the list itself. */
  public static final String TYPE = "BitstringStatusList";

  public StatusList {
    purposes = Set.copyOf(purposes);
    if (timeToLive.isPresent() && timeToLive.get().toMillis() < 1) {
      throw new IllegalArgumentException("a time to live is at least one millisecond");
    }
  }

  /**
   * {@return the list in {@code subject}, which stands at {@code pointer} in its document} Purposes
   * that are not known here are left out, so a list may come back without any.
   */
  public static StatusList read(JsonObject subject, Pointer pointer) throws ProblemException {
    var in = ObjectReader.of(subject, pointer);
    if (!in.string("type").equals(TYPE)) {
      throw in.malformed("type", "must be " + TYPE);
    }
    var purposes = purposes(in);
    var timeToLive =
        subject.has("ttl")
            ? Optional.of(Duration.ofMillis(in.integer("ttl", 1, JsonNumber.MAX_SAFE_INTEGER)))
            : Optional.<Duration>empty();
    return new StatusList(
        purposes,
        BitstringStatusList.decode(in.string("encodedList"), pointer.at("encodedList")),
        timeToLive);
  }

  /** {@return this list as the subject called {@code id}: the URL of the list and {@code #list}} */
  public JsonObject json(String id) {
    var json = JsonObject.builder().put("id", id).put("type", TYPE);
    var terms = purposes.stream().sorted().map(StatusPurpose::term).toList();
    json.put(
        "statusPurpose",
        terms.size() == 1 ? new JsonString(terms.get(0)) : JsonArray.ofStrings(terms));
    json.put("encodedList", bits.encoded());
    timeToLive.ifPresent(time -> json.put("ttl", time.toMillis()));
    return json.build();
  }

  private static Set<StatusPurpose> purposes(ObjectReader in) throws ProblemException {
    var value = in.required("statusPurpose");
    var purposes = EnumSet.noneOf(StatusPurpose.class);
    for (JsonValue item : JsonArray.itemsOf(value)) {
      if (!(item instanceof JsonString term)) {
        throw in.malformed("statusPurpose", "must be a string or a list of strings");
      }
      StatusPurpose.of(term.value()).ifPresent(purposes::add);
    }
    return purposes;
  }
}
