package org.workcommons.vc.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * What a wallet sends in answer to a query: presentations, by the identifiers of the credential
 * queries that they answer. OpenID for Verifiable Presentations 1.0 §8.1. Unverified; every word of
 * it may be a lie. Immutable.
 */
public final class VpToken {
  private final Map<String, List<JsonValue>> presentations;

  private VpToken(Map<String, List<JsonValue>> presentations) {
    this.presentations = presentations;
  }

  /**
   * {@return the answer {@code presentations}}
   *
   * @param presentations texts where the format is a token, objects where it is JSON
   */
  public static VpToken of(Map<String, List<JsonValue>> presentations) {
    var copy = new LinkedHashMap<String, List<JsonValue>>();
    presentations.forEach((id, each) -> copy.put(id, List.copyOf(each)));
    return new VpToken(copy);
  }

  /**
   * {@return the answer in {@code utf8}, which came from outside: an object whose members are
   * arrays of at least one presentation}
   */
  public static VpToken received(byte[] utf8) throws ProblemException {
    var answer = new LinkedHashMap<String, List<JsonValue>>();
    int number = 0;
    for (var member : JsonReader.readObject(utf8).members().entrySet()) {
      var place = Pointer.ROOT.at(member.getKey());
      if (!(member.getValue() instanceof JsonArray array) || array.items().isEmpty()) {
        throw new ProblemException(
            ProblemType.MALFORMED_VALUE_ERROR, place, "must be one presentation or more");
      }
      for (int i = 0; i < array.items().size(); i++) {
        requirePresentation(array.items().get(i), place.at(i));
      }
      number += array.items().size();
      answer.put(member.getKey(), array.items());
    }
    if (number > Limits.CREDENTIALS) {
      throw new ProblemException(
          ProblemType.LIMIT_EXCEEDED,
          Pointer.ROOT,
          "more than " + Limits.CREDENTIALS + " presentations");
    }
    return of(answer);
  }

  private static void requirePresentation(JsonValue item, Pointer place) throws ProblemException {
    if (!(item instanceof JsonString) && !(item instanceof JsonObject)) {
      throw new ProblemException(
          ProblemType.MALFORMED_VALUE_ERROR, place, "must be a token or a document");
    }
  }

  /** {@return the presentations, by the identifier of what they answer} */
  public Map<String, List<JsonValue>> presentations() {
    return new LinkedHashMap<>(presentations);
  }

  /** {@return the JSON form, for {@link #received}} */
  public byte[] toByteArray() {
    var json = JsonObject.builder();
    presentations.forEach((id, each) -> json.put(id, new JsonArray(new ArrayList<>(each))));
    return JsonWriter.compact(json.build());
  }

  /** {@return the bytes of one presentation} */
  static byte[] content(JsonValue presentation) {
    return presentation instanceof JsonString token
        ? token.value().getBytes(UTF_8)
        : JsonWriter.compact(presentation);
  }

  /** {@return what is answered, never with what} */
  @Override
  public String toString() {
    return "answer to " + presentations.keySet();
  }
}
