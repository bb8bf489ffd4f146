package org.workcommons.vc.reputation;

import java.util.Comparator;

/** Ratings of one platform that weigh the same by the facts that are signed with them. */
record Cell(int month, String assurance, int k) implements Comparable<Cell> {
  private static final Comparator<Cell> ORDER =
      Comparator.comparingInt(Cell::month).thenComparing(Cell::assurance).thenComparingInt(Cell::k);

  @Override
  public int compareTo(Cell other) {
    return ORDER.compare(this, other);
  }
}
