package org.workcommons.vc.wallet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens before a command, and to make the next one start sooner. */
class RehearsalTest {
  @Test
  void tellsCommandsApart() {
    assertThat(Rehearsal.commands("verify", "a", "then", "--help", "then", "list"))
        .containsExactly(List.of("verify", "a"), List.of("--help"), List.of("list"));
  }

  @Test
  void takesOneCommandAndNone() {
    assertThat(Rehearsal.commands("list")).containsExactly(List.of("list"));
    assertThat(Rehearsal.commands()).containsExactly(List.of());
  }

  @Test
  void whatIsBegunAheadNeverSaysYes() {
    assertThat(Ahead.isGood()).isFalse();
  }
}
