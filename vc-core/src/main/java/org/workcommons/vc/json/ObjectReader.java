package org.workcommons.vc.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * Reads the members of a {@link JsonObject} into typed values. Whatever is missing or of another
 * kind is a {@link ProblemException} of type {@code MALFORMED_VALUE_ERROR} that points at it. Not
 * for sharing between threads.
 */
public final class ObjectReader {
  private final JsonObject object;
  private final Pointer pointer;
  private final boolean[] read;

  private ObjectReader(JsonObject object, Pointer pointer) {
    this.object = object;
    this.pointer = pointer;
    this.read = new boolean[object.size()];
  }

  /** {@return a reader of {@code object}, which stands at {@code pointer} in its document} */
  public static ObjectReader of(JsonObject object, Pointer pointer) {
    return new ObjectReader(object, pointer);
  }

  /** {@return where this object stands in its document} */
  public Pointer pointer() {
    return pointer;
  }

  /** {@return the object that is being read} */
  public JsonObject object() {
    return object;
  }

  /** {@return the member's value, whatever its kind; empty when there is none} */
  public Optional<JsonValue> optional(String name) {
    int place = object.place(name);
    if (place < 0) {
      return Optional.empty();
    }
    read[place] = true;
    return Optional.of(object.value(place));
  }

  /** {@return the member's value, whatever its kind} */
  public JsonValue required(String name) throws ProblemException {
    var value = optional(name);
    if (value.isEmpty()) {
      throw malformed(name, "required, and not there");
    }
    return value.get();
  }

  /** {@return the member's text} */
  public String string(String name) throws ProblemException {
    if (required(name) instanceof JsonString text) {
      return text.value();
    }
    throw malformed(name, "must be a string");
  }

  /** {@return the member's text, empty when there is no such member} */
  public Optional<String> optionalString(String name) throws ProblemException {
    return object.has(name) ? Optional.of(string(name)) : Optional.empty();
  }

  /**
   * {@return the member's text, which matches {@code pattern} as a whole; {@code what} says in
   * words what it must be}
   */
  public String string(String name, Pattern pattern, String what) throws ProblemException {
    var text = string(name);
    if (!pattern.matcher(text).matches()) {
      throw malformed(name, "must be " + what);
    }
    return text;
  }

  /** {@return the member's whole number, at least {@code min} and at most {@code max}} */
  public long integer(String name, long min, long max) throws ProblemException {
    var value = required(name);
    return isWhole(value, min, max)
        ? (long) ((JsonNumber) value).value()
        : refuseInteger(pointer.at(name), min, max);
  }

  /** {@return the member's whole numbers, each at least {@code min} and at most {@code max}} */
  public List<Long> integers(String name, long min, long max) throws ProblemException {
    var items = array(name).items();
    var numbers = new ArrayList<Long>(items.size());
    for (int i = 0; i < items.size(); i++) {
      var item = items.get(i);
      numbers.add(
          isWhole(item, min, max)
              ? (long) ((JsonNumber) item).value()
              : refuseInteger(pointer.at(name).at(i), min, max));
    }
    return List.copyOf(numbers);
  }

  /** {@return the member's array} */
  public JsonArray array(String name) throws ProblemException {
    if (required(name) instanceof JsonArray array) {
      return array;
    }
    throw malformed(name, "must be an array");
  }

  /** {@return a reader of the member's object} */
  public ObjectReader object(String name) throws ProblemException {
    if (required(name) instanceof JsonObject member) {
      return new ObjectReader(member, pointer.at(name));
    }
    throw malformed(name, "must be an object");
  }

  /** {@return a reader of the member's object, empty when there is no such member} */
  public Optional<ObjectReader> optionalObject(String name) throws ProblemException {
    return object.has(name) ? Optional.of(object(name)) : Optional.empty();
  }

  /** {@return readers of the objects in the member's array} */
  public List<ObjectReader> objects(String name) throws ProblemException {
    return objects(array(name).items(), name, true);
  }

  /**
   * {@return readers of the member's objects: one where it is a single object, all of them where it
   * is an array, none where there is no such member} The shape that JSON-LD allows nearly
   * everywhere.
   */
  public List<ObjectReader> oneOrMore(String name) throws ProblemException {
    var value = optional(name);
    if (value.isEmpty()) {
      return List.of();
    }
    return value.get() instanceof JsonArray array
        ? objects(array.items(), name, true)
        : objects(List.of(value.get()), name, false);
  }

  /** Refuses members that nobody asked for. Call it last. */
  public void noOthers() throws ProblemException {
    for (int i = 0; i < read.length; i++) {
      if (!read[i]) {
        throw malformed(object.name(i), "not a member that belongs here");
      }
    }
  }

  /** {@return the exception that says {@code detail} of the member called {@code name}} */
  public ProblemException malformed(String name, String detail) {
    return new ProblemException(ProblemType.MALFORMED_VALUE_ERROR, pointer.at(name), detail);
  }

  private List<ObjectReader> objects(List<JsonValue> items, String name, boolean indexed)
      throws ProblemException {
    var readers = new ArrayList<ObjectReader>(items.size());
    for (int i = 0; i < items.size(); i++) {
      var place = indexed ? pointer.at(name).at(i) : pointer.at(name);
      if (!(items.get(i) instanceof JsonObject item)) {
        throw new ProblemException(ProblemType.MALFORMED_VALUE_ERROR, place, "must be an object");
      }
      readers.add(new ObjectReader(item, place));
    }
    return List.copyOf(readers);
  }

  private static boolean isWhole(JsonValue value, long min, long max) {
    return value instanceof JsonNumber number
        && number.isInteger()
        && number.value() >= min
        && number.value() <= max;
  }

  private static long refuseInteger(Pointer place, long min, long max) throws ProblemException {
    throw new ProblemException(
        ProblemType.MALFORMED_VALUE_ERROR,
        place,
        "must be a whole number from " + min + " to " + max);
  }
}
