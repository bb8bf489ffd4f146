package org.workcommons.vc.examples.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * Measures an operation by the CPU time of this process, as {@link InPeer} does for another: some
 * libraries sign on threads of their own.
 */
final class InThisProcess implements Contender.Slice {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final long SLICE_NANOS = 10_000_000;

  /** Says whether it went as it should. */
  @FunctionalInterface
  interface Operation {
    boolean call() throws Exception;
  }

  private final Operation operation;

  InThisProcess(Operation operation) {
    this.operation = operation;
  }

  @Override
  public double run() {
    long start = SYSTEM.getProcessCpuTime();
    long count = 0;
    long spent;
    do {
      requireDone();
      count++;
      spent = SYSTEM.getProcessCpuTime() - start;
    } while (spent < SLICE_NANOS);
    return (double) spent / count;
  }

  private void requireDone() {
    try {
      if (!operation.call()) {
        throw new IllegalStateException("an operation went wrong");
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("an operation could not be run", e);
    }
  }
}
