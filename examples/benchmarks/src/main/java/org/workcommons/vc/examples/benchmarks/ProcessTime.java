package org.workcommons.vc.examples.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The CPU time that all threads of this process have taken, those of the collector and the compiler
 * among them. What the platform itself says of it counts hundredths of a second; Linux knows the
 * nanoseconds of each thread.
 */
final class ProcessTime {
  private static final Path THREADS = Path.of("/proc/self/task");
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /** Where there is no such list, the one number that the platform has stands for all threads. */
  private static final String ALL_THREADS = "";

  private final Map<String, Long> byThread;

  private ProcessTime(Map<String, Long> byThread) {
    this.byThread = byThread;
  }

  static ProcessTime now() {
    try {
      return new ProcessTime(byThread());
    } catch (IOException | DirectoryIteratorException e) {
      return new ProcessTime(Map.of(ALL_THREADS, SYSTEM.getProcessCpuTime()));
    }
  }

  /** {@return the nanoseconds from {@code start} until this} Threads that ended count no more. */
  long since(ProcessTime start) {
    long nanos = 0;
    for (var thread : byThread.entrySet()) {
      nanos += thread.getValue() - start.byThread.getOrDefault(thread.getKey(), 0L);
    }
    return nanos;
  }

  private static Map<String, Long> byThread() throws IOException {
    var times = new HashMap<String, Long>();
    try (var threads = Files.newDirectoryStream(THREADS)) {
      for (var thread : threads) {
        try {
          var text = Files.readString(thread.resolve("schedstat"));
          times.put(thread.toString(), Long.valueOf(text.substring(0, text.indexOf(' '))));
        } catch (NoSuchFileException e) {
          times.remove(thread.toString());
        }
      }
    }
    return times;
  }
}
