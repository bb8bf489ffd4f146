package org.workcommons.vc.examples.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.workcommons.vc.issuer.IssuingException;

/**
 * The same operations under JMH: {@code java -cp 'examples/benchmarks/target/app/*:…'
 * org.openjdk.jmh.Main}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StatementBenchmark {
  private Operations operations;

  @Setup(Level.Trial)
  public void open() throws IOException, IssuingException {
    operations = new Operations(Files.createTempDirectory("benchmarks"));
  }

  @TearDown(Level.Trial)
  public void close() throws IssuingException {
    operations.close();
  }

  @Benchmark
  public boolean rawVerify() {
    return operations.rawVerify();
  }

  @Benchmark
  public boolean verifyStatement() {
    return operations.verifyStatement();
  }

  @Benchmark
  public byte[] rawSign() {
    return operations.rawSign();
  }

  @Benchmark
  public Object issueStatement() {
    return operations.issueStatement();
  }
}
