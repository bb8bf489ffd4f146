package org.workcommons.vc.securing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Gives blank nodes names in the order in which it is asked. RDF Dataset Canonicalization 1.0 §4.5.
 */
final class BlankNames {
  private final String prefix;
  private final Map<String, String> given;

  private BlankNames(String prefix, Map<String, String> given) {
    this.prefix = prefix;
    this.given = given;
  }

  static BlankNames startingWith(String prefix) {
    return new BlankNames(prefix, new LinkedHashMap<>());
  }

  BlankNames copy() {
    return new BlankNames(prefix, new LinkedHashMap<>(given));
  }

  /** {@return the name of {@code blank}, a new one where it has none} */
  String name(String blank) {
    return given.computeIfAbsent(blank, unknown -> prefix + given.size());
  }

  Optional<String> known(String blank) {
    return Optional.ofNullable(given.get(blank));
  }

  boolean knows(String blank) {
    return given.containsKey(blank);
  }

  /** {@return all names, by what they were given to, in the order in which they were given} */
  Map<String, String> given() {
    return Collections.unmodifiableMap(given);
  }

  int size() {
    return given.size();
  }

  /** Names everything that is named here in {@code other} too, in the same order. */
  void repeatIn(BlankNames other) {
    given.keySet().forEach(other::name);
  }
}
