package org.workcommons.vc.securing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** All orders of some texts, one after the other: the next in the dictionary each time. */
final class Orders {
  private final List<String> current;

  Orders(List<String> texts) {
    current = new ArrayList<>(texts);
    Collections.sort(current);
  }

  /** {@return the order that it stands at; a view} */
  List<String> current() {
    return Collections.unmodifiableList(current);
  }

  /** {@return whether there was another order to go to} */
  boolean next() {
    int rising = current.size() - 2;
    while (rising >= 0 && current.get(rising).compareTo(current.get(rising + 1)) >= 0) {
      rising--;
    }
    if (rising < 0) {
      return false;
    }
    int larger = current.size() - 1;
    while (current.get(larger).compareTo(current.get(rising)) <= 0) {
      larger--;
    }
    Collections.swap(current, rising, larger);
    Collections.reverse(current.subList(rising + 1, current.size()));
    return true;
  }
}
