package org.workcommons.vc.verifier.schema;

import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;

/**
 * What it takes to tell the items of a list apart. The evaluator puts them into a hash table, which
 * compares each with each where somebody chose them to have one hash code.
 */
final class Comparisons {
  /** How many pairs of items make one step, going by what comparing them takes. */
  private static final int IN_ONE_STEP = 32;

  private Comparisons() {}

  /** {@return the steps for the longest list in {@code value}} */
  static long steps(JsonValue value) {
    long longest = longest(value);
    return longest * longest / IN_ONE_STEP;
  }

  private static long longest(JsonValue value) {
    long longest = 0;
    if (value instanceof JsonArray array) {
      longest = array.items().size();
      for (var item : array.items()) {
        longest = Math.max(longest, longest(item));
      }
    } else if (value instanceof JsonObject object) {
      for (var member : object.members().values()) {
        longest = Math.max(longest, longest(member));
      }
    }
    return longest;
  }
}
