package org.workcommons.vc.status;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.problem.Pointer;

/** The same list through another implementation of gzip and of the bits: Node. */
class BitstringStatusListNodeTest {
  private static final int[] SET = {0, 1, 7, 8, 15, 1000, 94_567, 131_071, 199_999};
  private static final int SIZE = 200_000;

  @Test
  void nodeReadsWhatWeWrite() throws Exception {
    var encoded = BitstringStatusList.of(SIZE, IntStream.of(SET)).encoded();
    var answer =
        node(
            """
            const bytes = require('zlib').gunzipSync(
                Buffer.from(process.argv[1].slice(1), 'base64url'));
            const set = [];
            for (let i = 0; i < bytes.length * 8; i++)
              if (bytes[i >> 3] & (128 >> (i & 7))) set.push(i);
            process.stdout.write(bytes.length * 8 + ':' + set.join(','));
            """,
            encoded);
    assertThat(answer).isEqualTo(SIZE + ":" + indexes());
  }

  @Test
  void weReadWhatNodeWrites() throws Exception {
    var answer =
        node(
            """
            const bytes = Buffer.alloc(%d);
            for (const i of process.argv[1].split(',')) bytes[i >> 3] |= 128 >> (i & 7);
            process.stdout.write('u' + require('zlib').gzipSync(bytes).toString('base64url'));
            """
                .formatted(SIZE / 8),
            indexes());
    var list = BitstringStatusList.decode(answer, Pointer.ROOT);
    assertThat(list.size()).isEqualTo(SIZE);
    assertThat(IntStream.range(0, SIZE).filter(list::isSet)).containsExactly(boxed());
  }

  private static Integer[] boxed() {
    return Arrays.stream(SET).boxed().toArray(Integer[]::new);
  }

  private static String indexes() {
    return Arrays.stream(SET).mapToObj(Integer::toString).collect(Collectors.joining(","));
  }

  private static String node(String script, String argument) throws Exception {
    assumeTrue(isThere(), "node is not installed");
    var process = new ProcessBuilder("node", "-e", script, argument).start();
    var out = new String(process.getInputStream().readAllBytes(), UTF_8);
    var err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(err).isZero();
    return out;
  }

  private static boolean isThere() throws InterruptedException {
    try {
      return new ProcessBuilder("node", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
