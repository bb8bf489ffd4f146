package org.workcommons.vc.examples.benchmarks;

/**
 * Measures an operation by the CPU time of this process, as {@link InPeer} does for another: some
 * libraries sign on threads of their own.
 */
final class InThisProcess implements Contender.Slice {
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
    var start = ProcessTime.now();
    long end = System.nanoTime() + NANOS;
    long count = 0;
    do {
      requireDone();
      count++;
    } while (System.nanoTime() - end < 0);
    return (double) ProcessTime.now().since(start) / count;
  }

  /** {@return how long {@code calls} take, by the clock, after one that brings everything near} */
  double nanos(int calls) {
    requireDone();
    long start = System.nanoTime();
    for (int i = 0; i < calls; i++) {
      requireDone();
    }
    return System.nanoTime() - start;
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
