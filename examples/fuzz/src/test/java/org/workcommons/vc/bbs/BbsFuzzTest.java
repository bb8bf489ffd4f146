package org.workcommons.vc.bbs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.workcommons.vc.fuzz.Promise.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.workcommons.vc.fuzz.Promise;

/** Only what the key signed is believed, whatever a stranger sends, in pure Java. */
class BbsFuzzTest {
  private static final byte[] HEADER = "header".getBytes(UTF_8);
  private static final List<byte[]> MESSAGES =
      Stream.of("one", "two", "three").map(text -> text.getBytes(UTF_8)).toList();
  private static final Ciphersuite SUITE = new Ciphersuite(new BouncyCurve());
  private static final BbsSecretKey SECRET =
      BbsSecretKey.restore(SUITE, BbsSecretKey.secretOf(new byte[32], HEADER));
  private static final BbsPublicKey KEY =
      BbsPublicKey.received(SUITE, SECRET.publicKey()).orElseThrow();

  /** A proof for another occasion than the one that the seeds were made for. */
  @MethodSource("proofs")
  @FuzzTest
  void proof(byte[] input) {
    var disclosed = new TreeMap<Integer, byte[]>();
    disclosed.put(1, MESSAGES.get(1));
    holds(
        !Promise.of(() -> KEY.verifiesProof(input, HEADER, HEADER, disclosed)).orElseThrow(),
        "nobody proved this");
  }

  /** A signature over other messages than the one that was made. */
  @MethodSource("signatures")
  @FuzzTest
  void signature(byte[] input) {
    holds(
        !Promise.of(() -> KEY.verifies(HEADER, MESSAGES.subList(0, 2), input)).orElseThrow(),
        "nobody signed this");
  }

  @MethodSource("points")
  @FuzzTest
  void points(byte[] input) {
    Promise.of(() -> SUITE.curve().g1(input))
        .orElseThrow()
        .ifPresent(point -> holds(Arrays.equals(point.compressed(), input), "one encoding"));
    Promise.of(() -> SUITE.curve().g2(input))
        .orElseThrow()
        .ifPresent(point -> holds(Arrays.equals(point.compressed(), input), "one encoding"));
  }

  static Stream<byte[]> proofs() {
    var signature = SECRET.sign(HEADER, MESSAGES);
    return Stream.of(Set.of(1), Set.of(0, 1, 2), Set.<Integer>of())
        .map(shown -> KEY.prove(signature, HEADER, new byte[0], MESSAGES, shown).orElseThrow());
  }

  static Stream<byte[]> signatures() {
    return Stream.of(SECRET.sign(HEADER, MESSAGES), SECRET.sign(MESSAGES.get(0), MESSAGES));
  }

  static Stream<byte[]> points() {
    var order3 = new byte[48];
    order3[0] = (byte) 0x80;
    var identity = new byte[96];
    identity[0] = (byte) 0xc0;
    return Stream.of(SUITE.base().compressed(), SECRET.publicKey(), order3, identity);
  }
}
