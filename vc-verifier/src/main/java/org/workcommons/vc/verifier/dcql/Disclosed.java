package org.workcommons.vc.verifier.dcql;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.workcommons.vc.problem.Pointer;

/** What was shown, against what had to be. */
final class Disclosed {
  private Disclosed() {}

  /**
   * Those of {@code shown} that {@code wanted} does not account for: a value that is wanted takes
   * along what contains it, without which it can't be shown, and what it contains.
   */
  static Set<Pointer> beyond(Set<Pointer> wanted, Set<Pointer> shown) {
    var exact = new HashSet<String>();
    var sorted = new TreeSet<String>();
    wanted.forEach(pointer -> exact.add(pointer.value()));
    // a value's contents begin with its pointer and a slash
    wanted.forEach(pointer -> sorted.add(pointer.value() + '/'));
    return shown.stream()
        .filter(pointer -> !lies(pointer.value(), exact) && !contains(pointer.value(), sorted))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean lies(String place, Set<String> wanted) {
    for (int end = place.length(); end > 0; end = place.lastIndexOf('/', end - 1)) {
      if (wanted.contains(place.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  private static boolean contains(String place, TreeSet<String> wanted) {
    var next = wanted.ceiling(place + '/');
    return next != null && next.startsWith(place + '/');
  }
}
