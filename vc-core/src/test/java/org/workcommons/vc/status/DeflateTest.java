package org.workcommons.vc.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

/** What is compressed here is read by zlib, and is as small as what zlib makes of a list. */
class DeflateTest {
  /** Where blocks, pieces that stand as they are, runs and repetitions begin and end. */
  private static final int[] EDGES = {0, 1, 2, 3, 4, 257, 258, 259, 260, 516, 517, 520, 65_535};

  private static final int BLOCK = 131_072;

  @Test
  void zlibReadsWhateverIsWritten() throws Exception {
    for (long seed = 0; seed < 200; seed++) {
      var bytes = random(new Random(seed));
      assertThat(inflated(deflated(bytes))).as("seed %d", seed).isEqualTo(bytes);
    }
  }

  /** Runs and stretches without any, of every likely length, of few values or of many. */
  private static byte[] random(Random random) {
    var bytes = new byte[random.nextInt(1 << 4 + random.nextInt(15))];
    int values = 1 + random.nextInt(random.nextBoolean() ? 3 : 256);
    for (int at = 0; at < bytes.length; ) {
      int length = 1 + random.nextInt(random.nextInt(4) == 0 ? 1000 : 6);
      int end = Math.min(bytes.length, at + length);
      boolean isRun = random.nextBoolean();
      byte value = (byte) random.nextInt(values);
      for (; at < end; at++) {
        bytes[at] = isRun ? value : (byte) random.nextInt(values);
      }
    }
    return bytes;
  }

  @Test
  void zlibReadsRunsAndBlocksOfEveryLengthAtTheEdges() throws Exception {
    for (int edge : EDGES) {
      for (int length : new int[] {edge, BLOCK + edge, BLOCK - edge}) {
        assertRead(length, i -> 0);
        assertRead(length, i -> i == 0 ? 1 : 0);
        assertRead(length, i -> i % 2);
        assertRead(length, i -> i == length - 1 ? 255 : 7);
        assertRead(length, i -> i == edge ? 1 : 0);
      }
    }
  }

  /** Blocks that nothing makes smaller stand as they are, in pieces. */
  @Test
  void nothingBecomesMuchLarger() throws Exception {
    for (int length : new int[] {1, 100, 65_535, 65_536, BLOCK, BLOCK + 1, 3 * BLOCK}) {
      var bytes = new byte[length];
      new Random(length).nextBytes(bytes);
      var deflated = deflated(bytes);
      assertThat(inflated(deflated)).isEqualTo(bytes);
      assertThat(deflated.length).isLessThanOrEqualTo(length + 5 * (1 + length / 65_535 * 2));
    }
  }

  /** The codes of the rarest would have more bits than are allowed. */
  @Test
  void evensOutWhatIsTooRare() throws Exception {
    var bytes = new byte[BLOCK];
    int at = 0;
    for (int value = 0, often = 1, before = 1; at < bytes.length; value++) {
      for (int i = 0; i < often && at < bytes.length; i++) {
        bytes[at++] = (byte) (i % 2 == 0 ? value : 200);
      }
      int sum = often + before;
      before = often;
      often = sum;
    }
    assertThat(inflated(deflated(bytes))).isEqualTo(bytes);
  }

  @Test
  void hasNoCodeThatIsTooLongOrMeansTwoThings() {
    for (long seed = 0; seed < 500; seed++) {
      var random = new Random(seed);
      int longest = 7 + random.nextInt(9);
      var counts = new int[2 + random.nextInt(Math.min(284, 1 << longest - 2))];
      double growth = 1 + random.nextDouble();
      for (int i = 0; i < counts.length; i++) {
        counts[i] = (int) Math.min(100_000, Math.pow(growth, i));
      }
      var lengths = PrefixCode.fitting(counts, longest).lengths();
      assertThat(Arrays.stream(lengths).allMatch(length -> length > 0 && length <= longest))
          .as("seed %d", seed)
          .isTrue();
      double taken = Arrays.stream(lengths).mapToDouble(length -> Math.pow(2, -length)).sum();
      assertThat(taken).as("seed %d", seed).isEqualTo(1);
    }
  }

  @Test
  void aListIsNoLargerThanZlibMakesItAtItsUsualLevel() throws Exception {
    int entries = 1 << 20;
    for (double share : new double[] {0.0001, 0.001, 0.01, 0.05, 0.2}) {
      var random = new Random(7);
      var list = new byte[entries / 8];
      IntStream.range(0, entries)
          .filter(i -> random.nextDouble() < share)
          .forEach(i -> list[i / 8] |= (byte) (0x80 >> i % 8));
      assertThat(deflated(list)).as("%s", share).hasSizeLessThan(byZlib(list).length);
    }
  }

  private static void assertRead(int length, IntUnaryOperator value) throws Exception {
    var bytes = new byte[Math.max(0, length)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) value.applyAsInt(i);
    }
    assertThat(inflated(deflated(bytes))).isEqualTo(bytes);
  }

  private static byte[] deflated(byte[] bytes) {
    var out = new BitOutput(0);
    Deflate.write(bytes, out);
    return out.toByteArray();
  }

  private static byte[] byZlib(byte[] bytes) {
    var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      deflater.setInput(bytes);
      deflater.finish();
      var out = new byte[bytes.length + 1000];
      return Arrays.copyOf(out, deflater.deflate(out));
    } finally {
      deflater.end();
    }
  }

  /** The whole of it, and nothing after it. */
  private static byte[] inflated(byte[] deflated) throws Exception {
    var inflater = new Inflater(true);
    try {
      inflater.setInput(deflated);
      var out = new byte[1 << 20];
      int size = inflater.inflate(out);
      assertThat(inflater.finished()).isTrue();
      assertThat(inflater.getRemaining()).isZero();
      return Arrays.copyOf(out, size);
    } finally {
      inflater.end();
    }
  }
}
