package org.workcommons.vc.examples.attacklab;

/** A way to put a number on what somebody shows, by which people are ranked. */
interface Ruler {
  String name();

  /** The higher, the better. Only for comparing. */
  long mark(Showing showing);
}
