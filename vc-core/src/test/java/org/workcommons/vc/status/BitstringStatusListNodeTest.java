package org.workcommons.vc.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workcommons.vc.fixture.Node;
import org.workcommons.vc.problem.Pointer;

/** The same list through another implementation of gzip and of the bits: Node.js. */
class BitstringStatusListNodeTest {
  private static final int[] SET = {0, 1, 7, 8, 15, 1000, 94_567, 131_071, 199_999};
  private static final int SIZE = 200_000;

  @TempDir private Path folder;

  @Test
  void nodeReadsWhatWeWriteAndWeReadWhatNodeWrites() throws Exception {
    var input = folder.resolve("list");
    Files.writeString(input, BitstringStatusList.of(SIZE, IntStream.of(SET)).encoded());
    var answer = Files.readAllLines(Node.run("status-list.js", input));
    assertThat(answer.get(0)).isEqualTo(SIZE + ":" + indexes());
    var theirs = BitstringStatusList.decode(answer.get(1), Pointer.ROOT);
    assertThat(theirs.size()).isEqualTo(SIZE);
    assertThat(IntStream.range(0, SIZE).filter(theirs::isSet).toArray()).isEqualTo(SET);
  }

  private static String indexes() {
    return Arrays.stream(SET).mapToObj(Integer::toString).collect(Collectors.joining(","));
  }
}
