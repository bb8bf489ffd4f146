package org.workcommons.vc.examples.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.workcommons.vc.examples.peers.sdjwt.Refused;

/**
 * SD-JWT under JMH, ours beside other libraries: {@code java -cp
 * 'examples/benchmarks/target/classes:examples/benchmarks/target/app/*' org.openjdk.jmh.Main
 * SdJwtBenchmark}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(2)
public class SdJwtBenchmark {
  /** Which library. */
  @Param({"ours", "Authlete", "EUDI"})
  public String who;

  private Disclosures disclosures;

  @Setup(Level.Trial)
  public void prepare() throws Refused {
    disclosures = Disclosures.by(who);
  }

  @Benchmark
  public String issueTwenty() throws Refused {
    return disclosures.issue();
  }

  @Benchmark
  public String presentFive() throws Refused {
    return disclosures.present();
  }

  @Benchmark
  public Object verifyBound() throws Refused {
    return disclosures.verify();
  }
}
