package org.workcommons.vc.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * A claims path pointer: which claims of a credential are meant, one or several. OpenID for
 * Verifiable Presentations 1.0 §7, and the same in SD-JWT VC. Immutable.
 *
 * @param components from the credential's root on, at least one and at most 64
 */
public record ClaimPath(List<Component> components) {
  public ClaimPath {
    components = List.copyOf(components);
    if (components.isEmpty() || components.size() > Limits.CLAIM_PATH_COMPONENTS) {
      throw new IllegalArgumentException(
          "a path has 1 to " + Limits.CLAIM_PATH_COMPONENTS + " components");
    }
  }

  /** One step of a path. */
  public sealed interface Component permits Name, Index, All {}

  /**
   * The member of an object.
   *
   * @param name any text
   */
  public record Name(String name) implements Component {
    public Name {
      requireNonNull(name);
    }
  }

  /**
   * One item of an array.
   *
   * @param index counted from 0
   */
  public record Index(int index) implements Component {
    public Index {
      if (index < 0) {
        throw new IllegalArgumentException("an index is not negative");
      }
    }
  }

  /** All items of an array; {@code null} in a path. */
  public enum All implements Component {
    ALL
  }

  /** {@return the path along the members called {@code first} and {@code rest}} */
  public static ClaimPath of(String first, String... rest) {
    return new ClaimPath(
        Stream.concat(Stream.of(first), Stream.of(rest)).<Component>map(Name::new).toList());
  }

  /** {@return this path, and from there the member called {@code name}} */
  public ClaimPath at(String name) {
    return and(new Name(name));
  }

  /** {@return this path, and from there the item at {@code index}, counted from 0} */
  public ClaimPath at(int index) {
    return and(new Index(index));
  }

  /** {@return this path, and from there all items} */
  public ClaimPath all() {
    return and(All.ALL);
  }

  private ClaimPath and(Component component) {
    return new ClaimPath(Stream.concat(components.stream(), Stream.of(component)).toList());
  }

  /**
   * {@return the path in {@code json}, which came from outside and stands at {@code pointer} in its
   * document} A component is a string, a whole number that is not negative, or {@code null}.
   */
  public static ClaimPath read(JsonArray json, Pointer pointer) throws ProblemException {
    var items = json.items();
    if (items.isEmpty()) {
      throw malformed(pointer, "must not be empty");
    }
    if (items.size() > Limits.CLAIM_PATH_COMPONENTS) {
      throw tooLong(pointer, "more than " + Limits.CLAIM_PATH_COMPONENTS + " components");
    }
    var components = new ArrayList<Component>(items.size());
    for (int i = 0; i < items.size(); i++) {
      components.add(component(items.get(i), pointer.at(i)));
    }
    return new ClaimPath(components);
  }

  private static Component component(JsonValue item, Pointer pointer) throws ProblemException {
    if (item instanceof JsonString text) {
      return name(text.value(), pointer);
    }
    if (item instanceof JsonNull) {
      return All.ALL;
    }
    if (item instanceof JsonNumber number
        && number.isInteger()
        && number.value() >= 0
        && number.value() <= Integer.MAX_VALUE) {
      return new Index((int) number.value());
    }
    throw malformed(pointer, "must be a string, a whole number from 0 to 2^31 - 1, or null");
  }

  private static Name name(String name, Pointer pointer) throws ProblemException {
    if (name.length() > Limits.NAME_CHARS) {
      throw tooLong(pointer, "longer than " + Limits.NAME_CHARS + " characters");
    }
    return new Name(name);
  }

  private static ProblemException malformed(Pointer pointer, String detail) {
    return new ProblemException(ProblemType.MALFORMED_VALUE_ERROR, pointer, detail);
  }

  private static ProblemException tooLong(Pointer pointer, String detail) {
    return new ProblemException(ProblemType.LIMIT_EXCEEDED, pointer, detail);
  }

  /** {@return the JSON form, for {@link #read}} */
  public JsonArray json() {
    return new JsonArray(components.stream().map(ClaimPath::json).toList());
  }

  private static JsonValue json(Component component) {
    if (component instanceof Name name) {
      return new JsonString(name.name());
    }
    return component instanceof Index index ? JsonNumber.of(index.index()) : JsonNull.NULL;
  }

  /**
   * {@return the values in {@code root} that this path selects, in order, none where the
   * specification's processing ends with an error} Which is where a step meets a value of another
   * kind than it needs, where nothing is left, and where more than 1,024 are selected at once.
   * OpenID for Verifiable Presentations 1.0 §7.1.1.
   */
  public List<SelectedClaim> select(JsonValue root) {
    var selected = List.of(SelectedClaim.root(root));
    for (var component : components) {
      selected = step(component, selected);
    }
    return selected;
  }

  private static List<SelectedClaim> step(Component component, List<SelectedClaim> from) {
    var next = new ArrayList<SelectedClaim>();
    for (var one : from) {
      if (!fits(component, one.value())) {
        return List.of();
      }
      add(component, one, next);
      if (next.size() > Limits.CLAIM_PATH_VALUES) {
        return List.of();
      }
    }
    return List.copyOf(next);
  }

  private static boolean fits(Component component, JsonValue value) {
    return component instanceof Name ? value instanceof JsonObject : value instanceof JsonArray;
  }

  private static void add(Component component, SelectedClaim from, List<SelectedClaim> to) {
    if (component instanceof Name name) {
      ((JsonObject) from.value())
          .get(name.name())
          .ifPresent(value -> to.add(from.member(name.name(), value)));
      return;
    }
    var items = ((JsonArray) from.value()).items();
    int first = component instanceof Index index ? index.index() : 0;
    int end = component instanceof Index ? first + 1 : items.size();
    // one beyond the bound is enough to know that it is exceeded
    for (int i = first; i < end && i < items.size() && to.size() <= Limits.CLAIM_PATH_VALUES; i++) {
      to.add(from.item(i, items.get(i)));
    }
  }

  /** {@return the JSON form as text} */
  @Override
  public String toString() {
    return new String(JsonWriter.compact(json()), UTF_8);
  }
}
