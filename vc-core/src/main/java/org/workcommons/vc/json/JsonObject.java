package org.workcommons.vc.json;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A JSON object. Members keep the order in which they were put; names are unique. */
public final class JsonObject implements JsonValue {
  /** So many names are looked through one by one: faster than a table, and nobody can abuse it. */
  private static final int FEW = 16;

  private static final String[] NO_NAMES = {};
  private static final int[] NO_HASHES = {};
  private static final JsonValue[] NO_VALUES = {};
  private static final JsonObject EMPTY = builder().build();

  private final String[] names;
  private final int[] hashes;
  private final JsonValue[] values;
  private final @Nullable Map<String, Integer> places;

  /** Whether a name may start as the keywords of JSON-LD do: of most objects none does. */
  private final boolean keywords;

  /** The same of this object and of all that is in it. */
  private final boolean keywordsInside;

  private JsonObject(
      String[] names,
      int[] hashes,
      JsonValue[] values,
      @Nullable Map<String, Integer> places,
      boolean keywords) {
    this.names = names;
    this.hashes = hashes;
    this.values = values;
    this.places = places;
    this.keywords = keywords;
    this.keywordsInside = keywords || haveKeywords(values);
  }

  private static boolean haveKeywords(JsonValue[] values) {
    for (var value : values) {
      if (hasKeywordsInside(value)) {
        return true;
      }
    }
    return false;
  }

  /** Known of objects and arrays since they were made, so that nothing is looked through twice. */
  static boolean hasKeywordsInside(JsonValue value) {
    return value instanceof JsonObject object
        ? object.keywordsInside
        : value instanceof JsonArray array && array.hasKeywordsInside();
  }

  private static boolean isKeyword(String name) {
    return !name.isEmpty() && name.charAt(0) == '@';
  }

  private static Map<String, Integer> places(String[] names) {
    var places = new HashMap<String, Integer>(names.length * 2);
    for (int i = 0; i < names.length; i++) {
      places.put(names[i], i);
    }
    return places;
  }

  /** {@return the object without members} */
  public static JsonObject empty() {
    return EMPTY;
  }

  /** {@return a builder without members} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return how many members there are} */
  public int size() {
    return names.length;
  }

  /** {@return the value of the member called {@code name}, empty when there is none} */
  public Optional<JsonValue> get(String name) {
    return Optional.ofNullable(find(name));
  }

  /**
   * {@return the text of the member called {@code name}, empty when there is none or it is no
   * string}
   */
  public Optional<String> string(String name) {
    return find(name) instanceof JsonString text ? Optional.of(text.value()) : Optional.empty();
  }

  /** {@return whether there is a member called {@code name}, whatever its value} */
  public boolean has(String name) {
    return place(name) >= 0;
  }

  /**
   * {@return whether there may be a member called {@code name} in this object or in one inside it}
   * Known without looking for one: where it is {@code false} there is none.
   */
  public boolean mayHaveInside(String name) {
    return keywordsInside || !isKeyword(name);
  }

  private @Nullable JsonValue find(String name) {
    int place = place(name);
    return place < 0 ? null : values[place];
  }

  /** {@return which of the members is called {@code name}, below 0 if none} */
  int place(String name) {
    if (!keywords && isKeyword(name)) {
      return -1;
    }
    return places == null
        ? place(name, names, hashes, names.length)
        : places.getOrDefault(name, -1);
  }

  private static int place(String name, @Nullable String[] names, int[] hashes, int size) {
    int hash = name.hashCode();
    for (int i = 0; i < size; i++) {
      if (hashes[i] == hash && name.equals(names[i])) {
        return i;
      }
    }
    return -1;
  }

  /** {@return the name of the member at {@code place}, the first of which is 0} */
  public String name(int place) {
    return names[place];
  }

  /** {@return the value of the member at {@code place}, the first of which is 0} */
  public JsonValue value(int place) {
    return values[place];
  }

  /** {@return the names of all members, in order, unmodifiable} */
  public Set<String> names() {
    return new Names();
  }

  /** {@return all members, in order, unmodifiable} */
  public Map<String, JsonValue> members() {
    return new Members();
  }

  /**
   * {@return a copy in which the member called {@code name} is {@code value}, at its old place or
   * at the end}
   */
  public JsonObject with(String name, JsonValue value) {
    return builder().putAll(this).put(name, value).build();
  }

  /** {@return a copy in which the member called {@code name} is the string {@code value}} */
  public JsonObject with(String name, String value) {
    return with(name, new JsonString(value));
  }

  /** {@return a copy without the member called {@code name}} */
  public JsonObject without(String name) {
    int place = place(name);
    if (place < 0) {
      return this;
    }
    int size = names.length - 1;
    var otherNames = Arrays.copyOf(names, size);
    var otherHashes = Arrays.copyOf(hashes, size);
    var otherValues = Arrays.copyOf(values, size);
    System.arraycopy(names, place + 1, otherNames, place, size - place);
    System.arraycopy(hashes, place + 1, otherHashes, place, size - place);
    System.arraycopy(values, place + 1, otherValues, place, size - place);
    return new JsonObject(
        otherNames, otherHashes, otherValues, size > FEW ? places(otherNames) : null, keywords);
  }

  @Override
  public String kind() {
    return "object";
  }

  @Override
  public boolean equals(Object other) {
    return this == other || other instanceof JsonObject that && hasSameMembers(that);
  }

  private boolean hasSameMembers(JsonObject other) {
    if (names.length != other.names.length) {
      return false;
    }
    for (int i = 0; i < names.length; i++) {
      if (!values[i].equals(other.find(names[i]))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = 0;
    for (int i = 0; i < names.length; i++) {
      hash += hashes[i] ^ values[i].hashCode();
    }
    return hash;
  }

  /** {@return the members' names only: values may be claims, and claims don't belong in logs} */
  @Override
  public String toString() {
    return "JsonObject" + names();
  }

  /** Goes through the members by their places. */
  private static final class InOrder<T> implements Iterator<T> {
    private final int size;
    private final IntFunction<T> each;
    private int next;

    InOrder(int size, IntFunction<T> each) {
      this.size = size;
      this.each = each;
    }

    @Override
    public boolean hasNext() {
      return next < size;
    }

    @Override
    public T next() {
      if (next >= size) {
        throw new NoSuchElementException();
      }
      return each.apply(next++);
    }
  }

  private final class Names extends AbstractSet<String> {
    @Override
    public int size() {
      return names.length;
    }

    @Override
    public boolean contains(Object name) {
      return name instanceof String text && has(text);
    }

    @Override
    public Iterator<String> iterator() {
      return new InOrder<>(names.length, i -> names[i]);
    }
  }

  private final class Members extends AbstractMap<String, JsonValue> {
    @Override
    public int size() {
      return names.length;
    }

    @Override
    public boolean containsKey(Object name) {
      return name instanceof String text && has(text);
    }

    @Override
    public @Nullable JsonValue get(Object name) {
      return name instanceof String text ? find(text) : null;
    }

    @Override
    public Set<String> keySet() {
      return new Names();
    }

    @Override
    public Set<Entry<String, JsonValue>> entrySet() {
      return new Entries();
    }
  }

  private final class Entries extends AbstractSet<Map.Entry<String, JsonValue>> {
    @Override
    public int size() {
      return names.length;
    }

    @Override
    public Iterator<Map.Entry<String, JsonValue>> iterator() {
      return new InOrder<>(names.length, i -> Map.entry(names[i], values[i]));
    }
  }

  /** Collects members. Not for sharing between threads. */
  public static final class Builder {
    private @Nullable String[] names = NO_NAMES;
    private int[] hashes = NO_HASHES;
    private @Nullable JsonValue[] values = NO_VALUES;
    private @Nullable Map<String, Integer> places;
    private boolean keywords;
    private int size;

    private Builder() {}

    /** Puts a member; one of the same name is replaced at its place. */
    public Builder put(String name, JsonValue value) {
      if (!JsonString.isWellFormed(name)) {
        throw new IllegalArgumentException("a member's name must not contain a lone surrogate");
      }
      return putWellFormed(name, value);
    }

    /** Puts a member called what {@code name} says; one of the same name is replaced. */
    public Builder put(JsonString name, JsonValue value) {
      return putWellFormed(name.value(), value);
    }

    private Builder putWellFormed(String name, JsonValue value) {
      int place = place(name);
      if (place >= 0) {
        values[place] = value;
      } else {
        append(name, value);
      }
      return this;
    }

    private int place(String name) {
      return places == null
          ? JsonObject.place(name, names, hashes, size)
          : places.getOrDefault(name, -1);
    }

    private void append(String name, JsonValue value) {
      if (size == names.length) {
        int room = Math.max(FEW / 2, size * 2);
        names = Arrays.copyOf(names, room);
        hashes = Arrays.copyOf(hashes, room);
        values = Arrays.copyOf(values, room);
      }
      names[size] = name;
      hashes[size] = name.hashCode();
      values[size] = value;
      keywords |= isKeyword(name);
      if (places != null) {
        places.put(name, size);
      } else if (size == FEW) {
        places = places(taken(names, size + 1));
      }
      size++;
    }

    @SuppressWarnings("NullAway") // the first so many are there
    private static <T> T[] taken(@Nullable T[] all, int size) {
      return Arrays.copyOf(all, size);
    }

    /** Puts a string member. */
    public Builder put(String name, String value) {
      return put(name, new JsonString(value));
    }

    /** Puts a whole-number member, at most {@link JsonNumber#MAX_SAFE_INTEGER} in size. */
    public Builder put(String name, long value) {
      return put(name, JsonNumber.of(value));
    }

    /** Puts a string member if there is a value. */
    public Builder putIfPresent(String name, Optional<String> value) {
      value.ifPresent(text -> put(name, text));
      return this;
    }

    /** Puts all members of {@code object}. */
    public Builder putAll(JsonObject object) {
      for (int i = 0; i < object.names.length; i++) {
        putWellFormed(object.names[i], object.values[i]);
      }
      return this;
    }

    /** {@return whether a member called {@code name} was already put} */
    public boolean has(String name) {
      return place(name) >= 0;
    }

    /** {@return how many members were put} */
    public int size() {
      return size;
    }

    /** {@return the object; the builder starts again without members} */
    public JsonObject build() {
      var built =
          new JsonObject(
              taken(names, size),
              Arrays.copyOf(hashes, size),
              taken(values, size),
              places,
              keywords);
      places = null;
      keywords = false;
      size = 0;
      return built;
    }
  }
}
