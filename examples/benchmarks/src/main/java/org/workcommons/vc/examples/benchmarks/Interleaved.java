package org.workcommons.vc.examples.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Runs all operations in one JVM, in short slices one after the other, and reports the best round's
 * CPU time of each and the ratios. Whatever else the machine is doing falls on all of them alike,
 * so the ratios hold where times don't.
 */
public final class Interleaved {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final long SLICE_NANOS = 20_000_000;
  private static final int WARM_UP_ROUNDS = 30;

  private final Map<String, Supplier<?>> operations = new LinkedHashMap<>();
  private Object sink = "";

  /**
   * One operation: its best and median CPU time in microseconds, and the bytes that it allocates.
   */
  record Measurement(String name, double best, double median, long bytes) {}

  private Interleaved() {}

  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 60;
    try (var operations = new Operations(Files.createTempDirectory("benchmarks"))) {
      var run = new Interleaved();
      run.operations.put("Ed25519 verify, raw", operations::rawVerify);
      run.operations.put("statement verify", operations::verifyStatement);
      run.operations.put("Ed25519 sign, raw", operations::rawSign);
      run.operations.put("statement issue", operations::issueStatement);
      System.out.printf(
          "Java %s (%s), statement of %d bytes, %d rounds%n%n",
          Runtime.version(),
          System.getProperty("java.vendor"),
          operations.statementBytes(),
          rounds);
      print(run.measure(rounds));
    }
  }

  private List<Measurement> measure(int rounds) {
    for (int i = 0; i < WARM_UP_ROUNDS; i++) {
      operations.values().forEach(this::slice);
    }
    var times = new LinkedHashMap<String, double[]>();
    var bytes = new LinkedHashMap<String, Long>();
    operations.keySet().forEach(name -> times.put(name, new double[rounds]));
    for (int round = 0; round < rounds; round++) {
      for (var operation : operations.entrySet()) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        var slice = slice(operation.getValue());
        times.get(operation.getKey())[round] = slice[0] / 1e3 / slice[1];
        bytes.put(
            operation.getKey(), (THREADS.getCurrentThreadAllocatedBytes() - before) / slice[1]);
      }
    }
    var measured = new ArrayList<Measurement>();
    times.forEach(
        (name, all) -> {
          Arrays.sort(all);
          measured.add(new Measurement(name, all[0], all[all.length / 2], bytes.get(name)));
        });
    return measured;
  }

  /** Runs one slice; returns its CPU time in nanoseconds and how often the operation ran. */
  private long[] slice(Supplier<?> operation) {
    long start = THREADS.getCurrentThreadCpuTime();
    long count = 0;
    long spent;
    do {
      sink = operation.get();
      count++;
      spent = THREADS.getCurrentThreadCpuTime() - start;
    } while (spent < SLICE_NANOS);
    if (sink == null) {
      throw new IllegalStateException("an operation returned nothing");
    }
    return new long[] {spent, count};
  }

  private static void print(List<Measurement> measured) {
    System.out.printf(
        "%-24s %10s %10s %12s %8s%n", "operation", "best µs", "median µs", "bytes/op", "ratio");
    double raw = 1;
    for (var one : measured) {
      raw = one.name().endsWith("raw") ? one.best() : raw;
      System.out.printf(
          Locale.ROOT,
          "%-24s %10.1f %10.1f %12d %8.2f%n",
          one.name(),
          one.best(),
          one.median(),
          one.bytes(),
          one.best() / raw);
    }
  }
}
