package org.workcommons.vc.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever takes part does what is measured; no time decides anything. */
class ContestTest {
  /** One more where Amazon Corretto's provider has native code. */
  private static final int CONTENDERS =
      84 + (AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null ? 1 : 0);

  /** Keys are fresh, and somebody's library fails with some of them: whose, the message says. */
  @Test
  void everyContenderInThisProcessSucceeds() throws Exception {
    var contenders = contenders();
    var others = contenders();
    for (int i = 0; i < CONTENDERS; i++) {
      if (!succeeds(contenders.get(i))) {
        assertThat(contenders.get(i).who()).as("ours never fails").isNotEqualTo("ours");
        var other = others.get(i);
        assertThatCode(() -> assertThat(other.slice().run()).isPositive())
            .as("with other keys too: %s", other)
            .doesNotThrowAnyException();
      }
    }
  }

  private static List<Contender> contenders() throws Exception {
    var contenders = Contest.with(Optional.empty()).contenders();
    assertThat(contenders).hasSize(CONTENDERS);
    return contenders;
  }

  private static boolean succeeds(Contender contender) throws IOException {
    try {
      return contender.slice().run() > 0;
    } catch (IllegalStateException e) {
      System.err.println("failed with these keys: " + contender);
      return false;
    }
  }
}
