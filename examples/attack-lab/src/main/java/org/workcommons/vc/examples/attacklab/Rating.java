package org.workcommons.vc.examples.attacklab;

/**
 * One rating as a platform knows it.
 *
 * @param month from 0 to {@link Career#LAST}
 * @param k which one it is of this client within twelve months, from 1
 * @param step counted from 0, the worst
 */
record Rating(int month, int k, int step) {
  Slot slot() {
    return new Slot(month, Math.min(k, 5));
  }

  /** What can be shown or hidden: a month's ratings of one k. */
  record Slot(int month, int k) implements Comparable<Slot> {
    @Override
    public int compareTo(Slot other) {
      return month == other.month
          ? Integer.compare(k, other.k)
          : Integer.compare(month, other.month);
    }
  }
}
