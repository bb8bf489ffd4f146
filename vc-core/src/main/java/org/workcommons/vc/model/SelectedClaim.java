package org.workcommons.vc.model;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;

/** A value that a {@link ClaimPath} selected, and where it stands. Immutable. */
public final class SelectedClaim {
  private final @Nullable SelectedClaim parent;
  private final String token;
  private final JsonValue value;

  private SelectedClaim(@Nullable SelectedClaim parent, String token, JsonValue value) {
    this.parent = parent;
    this.token = token;
    this.value = value;
  }

  static SelectedClaim root(JsonValue value) {
    return new SelectedClaim(null, "", value);
  }

  SelectedClaim member(String name, JsonValue value) {
    return new SelectedClaim(this, name, value);
  }

  SelectedClaim item(int index, JsonValue value) {
    return new SelectedClaim(this, Integer.toString(index), value);
  }

  /** {@return the value} */
  public JsonValue value() {
    return value;
  }

  /**
   * {@return where it stands, with the whole of every name} Unlike a pointer for people, whose
   * names are cut, it leads back to exactly this value.
   */
  public Pointer pointer() {
    var tokens = new ArrayDeque<String>();
    for (var at = this; at.parent != null; at = at.parent) {
      tokens.push(at.token);
    }
    var text = new StringBuilder();
    tokens.forEach(t -> text.append('/').append(t.replace("~", "~0").replace("/", "~1")));
    return new Pointer(text.toString());
  }

  /** {@return where it stands, and not what it is: claims don't belong in logs} */
  @Override
  public String toString() {
    return "SelectedClaim at " + pointer();
  }
}
