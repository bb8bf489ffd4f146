package org.workcommons.vc.examples.benchmarks;

import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;

/**
 * How fast one operation must be, and how fast it is.
 *
 * @param operation what is measured
 * @param unit what the numbers count: times as long as the signature alone, times as fast as
 *     another, milliseconds
 * @param bound whether the numbers must be reached or not be exceeded
 * @param must the number without which this fails
 * @param reachFor a number that would be better still
 * @param reached the number that was measured
 */
record Gate(
    String operation, String unit, Bound bound, double must, double reachFor, double reached) {
  /** Which way is better. */
  enum Bound {
    AT_LEAST,
    AT_MOST
  }

  boolean isMet() {
    return bound == Bound.AT_LEAST ? reached >= must : reached <= must;
  }

  JsonObject json() {
    return JsonObject.builder()
        .put("operation", operation)
        .put("unit", unit)
        .put("bound", bound == Bound.AT_LEAST ? "at least" : "at most")
        .put("must", new JsonNumber(must))
        .put("reachFor", new JsonNumber(reachFor))
        .put("reached", new JsonNumber(Math.round(reached * 100) / 100.0))
        .put("met", isMet() ? JsonBoolean.TRUE : JsonBoolean.FALSE)
        .build();
  }
}
