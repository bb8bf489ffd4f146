package org.workcommons.vc.examples.scaleout;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Says how far the job is, a line every few seconds and one at the end of each stage. */
final class Progress extends SparkListener {
  private static final long INTERVAL = Duration.ofSeconds(5).toNanos();

  private final PrintStream err;
  private final AtomicInteger tasks = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicLong said = new AtomicLong(System.nanoTime());

  Progress(PrintStream err) {
    this.err = err;
  }

  @Override
  public void onStageSubmitted(SparkListenerStageSubmitted submitted) {
    tasks.addAndGet(submitted.stageInfo().numTasks());
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd ended) {
    int finished = done.incrementAndGet();
    if (System.nanoTime() - said.get() > INTERVAL) {
      said.set(System.nanoTime());
      err.println("task " + finished + " of " + tasks.get());
    }
  }

  @Override
  public void onStageCompleted(SparkListenerStageCompleted completed) {
    err.println(
        "stage " + completed.stageInfo().stageId() + " done: " + completed.stageInfo().name());
  }
}
