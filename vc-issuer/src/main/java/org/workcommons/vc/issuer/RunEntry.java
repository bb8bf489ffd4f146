package org.workcommons.vc.issuer;

import static java.util.Objects.requireNonNull;

import org.workcommons.vc.encoding.Limits;

/**
 * One credential that a run is to issue.
 *
 * @param key what the caller calls it, one line of 1 to {@link Limits#RUN_NAME_CHARS} characters:
 *     the same in every call of the run, and its own there
 * @param claims what it says
 * @param <T> the claims as a Java type
 */
public record RunEntry<T>(String key, T claims) {
  public RunEntry {
    if (!StatusRegister.RunItem.isName(key)) {
      throw new IllegalArgumentException(
          "a key is one line of 1 to " + Limits.RUN_NAME_CHARS + " characters");
    }
    requireNonNull(claims);
  }
}
