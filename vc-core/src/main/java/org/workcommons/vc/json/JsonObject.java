package org.workcommons.vc.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A JSON object. Members keep the order in which they were put; names are unique. */
public final class JsonObject implements JsonValue {
  private static final JsonObject EMPTY = new JsonObject(new LinkedHashMap<>());

  private final Map<String, JsonValue> members;

  private JsonObject(LinkedHashMap<String, JsonValue> members) {
    this.members = Collections.unmodifiableMap(members);
  }

  /** {@return the object without members} */
  public static JsonObject empty() {
    return EMPTY;
  }

  /** {@return a builder without members} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the value of the member called {@code name}, empty when there is none} */
  public Optional<JsonValue> get(String name) {
    return Optional.ofNullable(members.get(name));
  }

  /**
   * {@return the text of the member called {@code name}, empty when there is none or it is no
   * string}
   */
  public Optional<String> string(String name) {
    return members.get(name) instanceof JsonString text
        ? Optional.of(text.value())
        : Optional.empty();
  }

  /** {@return whether there is a member called {@code name}, whatever its value} */
  public boolean has(String name) {
    return members.containsKey(name);
  }

  /** {@return the names of all members, in order} */
  public Set<String> names() {
    return members.keySet();
  }

  /** {@return all members, in order, unmodifiable} */
  public Map<String, JsonValue> members() {
    return members;
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
    if (!has(name)) {
      return this;
    }
    var rest = new LinkedHashMap<>(members);
    rest.remove(name);
    return new JsonObject(rest);
  }

  @Override
  public String kind() {
    return "object";
  }

  @Override
  public boolean equals(Object other) {
    return this == other || other instanceof JsonObject that && members.equals(that.members);
  }

  @Override
  public int hashCode() {
    return members.hashCode();
  }

  /** {@return the members' names only: values may be claims, and claims don't belong in logs} */
  @Override
  public String toString() {
    return "JsonObject" + members.keySet();
  }

  /** Collects members. Not for sharing between threads. */
  public static final class Builder {
    private LinkedHashMap<String, JsonValue> members = new LinkedHashMap<>();

    private Builder() {}

    /** Puts a member; one of the same name is replaced at its place. */
    public Builder put(String name, JsonValue value) {
      if (!JsonString.isWellFormed(name)) {
        throw new IllegalArgumentException("a member's name must not contain a lone surrogate");
      }
      members.put(name, value);
      return this;
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
      members.putAll(object.members);
      return this;
    }

    /** {@return whether a member called {@code name} was already put} */
    public boolean has(String name) {
      return members.containsKey(name);
    }

    /** {@return how many members were put} */
    public int size() {
      return members.size();
    }

    /** {@return the object; the builder starts again without members} */
    public JsonObject build() {
      var built = new JsonObject(members);
      members = new LinkedHashMap<>();
      return built;
    }
  }
}
