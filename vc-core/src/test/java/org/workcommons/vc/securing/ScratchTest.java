package org.workcommons.vc.securing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ScratchTest {
  private static final int SIZE = 8;

  private final Scratch scratch = new Scratch(SIZE);

  @Test
  void handsOutTheSameArrayAgainAndWiped() {
    var bytes = scratch.take();
    Arrays.fill(bytes, (byte) 1);

    scratch.giveBack(bytes, SIZE);

    assertThat(scratch.take()).isSameAs(bytes).containsOnly(0);
  }

  @Test
  void handsOutNoArrayTwice() {
    var first = scratch.take();
    assertThat(scratch.take()).isNotSameAs(first).hasSize(SIZE);

    scratch.giveBack(first, SIZE);

    assertThat(scratch.take()).isSameAs(first);
    assertThat(scratch.take()).isNotSameAs(first);
  }

  @Test
  void keepsNoArrayOfAnotherSize() {
    var grown = new byte[2 * SIZE];

    scratch.giveBack(grown, 2 * SIZE);

    assertThat(scratch.take()).hasSize(SIZE);
  }
}
