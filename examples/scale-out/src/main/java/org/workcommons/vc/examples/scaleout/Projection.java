package org.workcommons.vc.examples.scaleout;

import java.io.PrintStream;

/**
 * What many machines would do if each did what this one did. Computed, not measured.
 *
 * @param perCore statements a second and core, as the job was measured
 * @param cores of each machine
 * @param bytes of a statement, on average
 */
record Projection(double perCore, int cores, double bytes) {
  private static final int[] MACHINES = {1, 2, 4, 8, 16, 32, 64};
  private static final long STATEMENTS = 100_000_000;
  private static final double MEGABYTE = 1e6;

  double statementsASecond(int machines) {
    return perCore * cores * machines;
  }

  double minutes(int machines, long statements) {
    return statements / statementsASecond(machines) / 60;
  }

  /** {@return what each machine sends, and as much receives, when it gets its workers' rows} */
  double megabytesASecond(int machines) {
    return perCore * cores * bytes * (machines - 1) / machines / MEGABYTE;
  }

  void print(PrintStream out) {
    out.printf(
        "%nn machines of %d cores, computed from the job's figure above:%n%n"
            + "| machines | statements/s | 100 million in | each sends |%n|---|---|---|---|%n",
        cores);
    for (int machines : MACHINES) {
      out.printf(
          "| %d | %,.0f | %,.1f min | %.1f MB/s |%n",
          machines,
          statementsASecond(machines),
          minutes(machines, STATEMENTS),
          megabytesASecond(machines));
    }
    out.printf(
        "%nmeasured: the CPU time of one process that reads, sorts, verifies, scores and writes%n"
            + "assumed: every core is as fast as these, has nothing else to do and always has work;%n"
            + "  network and disks keep up with the last column; no time goes into starting%n");
  }
}
