package org.workcommons.vc.examples.scaleout;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.workcommons.vc.problem.ProblemException;

/**
 * What some work took.
 *
 * @param cpu the nanoseconds of all threads of this process, of the collector and the compiler too
 * @param wall the nanoseconds that went by
 */
record Measured(long cpu, long wall) {
  static final Measured NOTHING = new Measured(0, 0);

  private static final double NANOS = 1e9;
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /** What is measured. */
  interface Work {
    void run() throws IOException, ProblemException;
  }

  static Measured of(Work work) throws IOException, ProblemException {
    long cpu = SYSTEM.getProcessCpuTime();
    long wall = System.nanoTime();
    work.run();
    return new Measured(SYSTEM.getProcessCpuTime() - cpu, System.nanoTime() - wall);
  }

  Measured plus(Measured other) {
    return new Measured(cpu + other.cpu, wall + other.wall);
  }

  /** {@return how many of {@code count} a core does in a second} */
  double perCore(long count) {
    return count * NANOS / cpu;
  }

  double cpuSeconds() {
    return cpu / NANOS;
  }

  double wallSeconds() {
    return wall / NANOS;
  }
}
