package org.workcommons.vc.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever takes part does what is measured; no time decides anything. */
class ContestTest {
  @Test
  void everyContenderInThisProcessSucceeds() throws Exception {
    var contenders = Contest.with(Optional.empty()).contenders();

    assertThat(contenders).hasSize(65);
    for (var contender : contenders) {
      assertThat(contender.slice().run()).as(contender.toString()).isPositive();
    }
  }
}
