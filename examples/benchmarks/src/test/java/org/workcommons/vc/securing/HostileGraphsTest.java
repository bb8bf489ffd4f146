package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/** What hostile graphs cost at most, in work and not in time. */
class HostileGraphsTest {
  /** Each step is one hash at most, and each node and statement one more. */
  private static final int MOST_HASHES = Limits.CANONICALIZATION_STEPS + 1024;

  private static final Map<String, Set<Quad>> GRAPHS = HostileGraphs.all();

  private static final long MOST_HASHED_BYTES = 4 << 20;

  @Test
  void noneCostsMoreThanItsBudget() {
    var refused = new ArrayList<String>();
    long mostHashes = 0;
    long mostBytes = 0;
    for (var graph : GRAPHS.entrySet()) {
      var counting = new Counting();
      if (isRefused(graph.getValue(), counting)) {
        refused.add(graph.getKey());
      }
      assertThat(counting.hashes).as(graph.getKey()).isLessThan(MOST_HASHES);
      assertThat(counting.bytes).as(graph.getKey()).isLessThan(MOST_HASHED_BYTES);
      mostHashes = Math.max(mostHashes, counting.hashes);
      mostBytes = Math.max(mostBytes, counting.bytes);
    }
    System.out.println(
        GRAPHS.size()
            + " graphs, "
            + refused.size()
            + " refused, at most "
            + mostHashes
            + " hashes of "
            + mostBytes
            + " bytes together");
    assertThat(refused)
        .contains(
            "clique 8",
            "clique 10",
            "torus 8",
            "Petersen 8",
            "cube 5",
            "Mycielski 23",
            "Shrikhande");
  }

  @Test
  void allAreAsSmallAsTheySay() {
    for (var graph : GRAPHS.entrySet()) {
      var text = new StringBuilder();
      graph.getValue().forEach(quad -> text.append(quad.line(name -> name)));
      assertThat(text.toString().getBytes(UTF_8).length)
          .as(graph.getKey())
          .isLessThanOrEqualTo(HostileGraphs.MOST_BYTES);
    }
  }

  private static boolean isRefused(Set<Quad> graph, MessageDigest digest) {
    try {
      return CanonicalDataset.of(graph, digest).text().isEmpty();
    } catch (ProblemException e) {
      assertThat(e.problem().type()).isEqualTo(ProblemType.CANONICALIZATION_LIMIT);
      return true;
    }
  }

  /** SHA-256, which counts. */
  private static final class Counting extends MessageDigest {
    private final MessageDigest digest = Hash.SHA_256.digest();
    private long hashes;
    private long bytes;

    Counting() {
      super("SHA-256");
    }

    @Override
    protected void engineUpdate(byte input) {
      bytes++;
      digest.update(input);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
      bytes += length;
      digest.update(input, offset, length);
    }

    @Override
    protected byte[] engineDigest() {
      hashes++;
      return digest.digest();
    }

    @Override
    protected void engineReset() {
      digest.reset();
    }
  }
}
