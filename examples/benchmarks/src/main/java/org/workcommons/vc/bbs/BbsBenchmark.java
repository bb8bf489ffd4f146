package org.workcommons.vc.bbs;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * BBS over 20 messages, of which a proof shows five, with each arithmetic: {@code java -cp
 * 'examples/benchmarks/target/app/*:…' org.openjdk.jmh.Main BbsBenchmark}. Stands in the package of
 * what it measures, which is not exported.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 2)
@Fork(1)
public class BbsBenchmark {
  private static final int MESSAGES = 20;
  private static final int SHOWN = 5;
  private static final byte[] HEADER = new byte[64];

  /** Which arithmetic. */
  @Param({"java", "native"})
  public String curve;

  private final List<byte[]> messages = new ArrayList<>();
  private final TreeMap<Integer, byte[]> shown = new TreeMap<>();
  private BbsSecretKey secret;
  private BbsPublicKey key;
  private byte[] compressed;
  private byte[] signature;
  private byte[] proof;

  @Setup
  public void sign() {
    for (int i = 0; i < MESSAGES; i++) {
      messages.add(new byte[] {(byte) i});
    }
    for (int i = 0; i < SHOWN; i++) {
      shown.put(i, messages.get(i));
    }
    var suite = new Ciphersuite(curve.equals("java") ? new BouncyCurve() : NativeCurve.load());
    secret = BbsSecretKey.restore(suite, BbsSecretKey.secretOf(new byte[32], HEADER));
    compressed = secret.publicKey();
    key = BbsPublicKey.received(suite, compressed).orElseThrow();
    signature = secret.sign(HEADER, messages);
    proof = prove();
  }

  @Benchmark
  public byte[] signing() {
    return secret.sign(HEADER, messages);
  }

  @Benchmark
  public boolean verifying() {
    return key.verifies(HEADER, messages, signature);
  }

  @Benchmark
  public byte[] prove() {
    return key.prove(signature, HEADER, HEADER, messages, shown.keySet()).orElseThrow();
  }

  @Benchmark
  public boolean verifyingAProof() {
    return key.verifiesProof(proof, HEADER, HEADER, shown);
  }
}
