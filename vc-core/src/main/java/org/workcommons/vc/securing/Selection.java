package org.workcommons.vc.securing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * Parts of a document, each with what leads to it: the identifiers and types of the objects that it
 * stands in. Arrays close up, so that what is left out leaves no gap. VC Data Integrity ECDSA
 * Cryptosuites 1.0 §3.4.10 to §3.4.13.
 */
final class Selection {
  private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");
  private static final Pattern NO_ESCAPE = Pattern.compile("~(?![01])");

  private final Map<String, Selection> parts = new TreeMap<>();
  private boolean whole;

  private Selection() {}

  /**
   * {@return {@code document} with nothing but the values at {@code pointers} and what leads to
   * them, empty if there are no pointers}
   */
  static Optional<JsonObject> of(JsonObject document, Collection<Pointer> pointers)
      throws ProblemException {
    if (pointers.isEmpty()) {
      return Optional.empty();
    }
    if (pointers.size() > Limits.POINTERS) {
      throw new ProblemException(
          ProblemType.LIMIT_EXCEEDED, Pointer.ROOT, "more than " + Limits.POINTERS + " pointers");
    }
    var wanted = new Selection();
    for (var pointer : pointers) {
      wanted.add(tokens(pointer), document, pointer);
    }
    return Optional.of((JsonObject) wanted.cutFrom(document));
  }

  private void add(List<String> tokens, JsonValue value, Pointer pointer) throws ProblemException {
    if (tokens.isEmpty()) {
      whole = true;
      return;
    }
    var token = tokens.get(0);
    var member = member(value, token);
    if (member.isEmpty() || token.startsWith("@")) {
      throw mismatch(pointer, "points at nothing that the document could disclose");
    }
    parts
        .computeIfAbsent(token, unknown -> new Selection())
        .add(tokens.subList(1, tokens.size()), member.get(), pointer);
  }

  private static Optional<JsonValue> member(JsonValue value, String token) {
    if (value instanceof JsonObject object) {
      return object.get(token);
    }
    if (value instanceof JsonArray array && INDEX.matcher(token).matches()) {
      int index = Integer.parseInt(token);
      return index < array.items().size()
          ? Optional.of(array.items().get(index))
          : Optional.empty();
    }
    return Optional.empty();
  }

  private JsonValue cutFrom(JsonValue value) {
    if (whole) {
      return value;
    }
    return value instanceof JsonObject object ? members(object) : items((JsonArray) value);
  }

  private JsonObject members(JsonObject object) {
    var kept = JsonObject.builder();
    for (var member : object.members().entrySet()) {
      var part = parts.get(member.getKey());
      if (part != null && !isKeptWhole(member.getKey())) {
        kept.put(member.getKey(), part.cutFrom(member.getValue()));
      } else if (part != null || isKeptWhole(member.getKey())) {
        kept.put(member.getKey(), member.getValue());
      }
    }
    return kept.build();
  }

  /** What a part can't be understood without. The context stands in the document only. */
  private static boolean isKeptWhole(String name) {
    return name.equals("@context") || name.equals("id") || name.equals("type");
  }

  private JsonArray items(JsonArray array) {
    var kept = new ArrayList<JsonValue>();
    for (int i = 0; i < array.items().size(); i++) {
      var part = parts.get(String.valueOf(i));
      if (part != null) {
        kept.add(part.cutFrom(array.items().get(i)));
      }
    }
    return new JsonArray(kept);
  }

  /** RFC 6901 §3 and §4. */
  private static List<String> tokens(Pointer pointer) throws ProblemException {
    var tokens = new ArrayList<String>();
    if (pointer.value().isEmpty()) {
      return tokens;
    }
    var parts = pointer.value().split("/", -1);
    for (int i = 1; i < parts.length; i++) {
      if (NO_ESCAPE.matcher(parts[i]).find()) {
        throw mismatch(pointer, "not a JSON pointer");
      }
      tokens.add(parts[i].replace("~1", "/").replace("~0", "~"));
    }
    if (!parts[0].isEmpty() || tokens.size() > Limits.DEPTH) {
      throw mismatch(pointer, "not a JSON pointer");
    }
    return tokens;
  }

  private static ProblemException mismatch(Pointer pointer, String detail) {
    return new ProblemException(ProblemType.PROOF_GENERATION_ERROR, pointer, detail);
  }
}
