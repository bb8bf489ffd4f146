package org.workcommons.vc.problem;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * One thing that was wrong: RFC 9457 problem details as VCDM 2.0 §7.2 uses them. Holds no claim
 * values, so it is safe to log.
 *
 * @param type what kind of problem, a stable URL
 * @param pointer where in the document
 * @param detail one plain sentence without a final full stop; names members and positions, never
 *     their values
 */
public record Problem(ProblemType type, Pointer pointer, String detail) {
  public Problem {
    requireNonNull(type);
    requireNonNull(pointer);
    requireNonNull(detail);
  }

  /** {@return what a person can do about it, in English} */
  public String remedy() {
    return type.remedy(Locale.ROOT);
  }

  /**
   * {@return this problem as seen from a document that contains the one it speaks of at {@code
   * parent}}
   */
  public Problem under(Pointer parent) {
    return new Problem(type, pointer.under(parent), detail);
  }

  /** {@return type, place and detail on one line, without characters that a log would obey} */
  @Override
  public String toString() {
    var place = pointer.value().isEmpty() ? "" : " at " + pointer;
    return Pointer.visible(type.name() + place + ": " + detail);
  }
}
