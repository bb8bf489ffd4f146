package org.workcommons.vc.examples.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.reputation.GovernancePolicy;

class ReputationAtScaleTest {
  @Test
  void aMonthLaterIsTheSameBothWays() throws Exception {
    var file =
        Path.of(System.getProperty("vc.root", "../.."))
            .resolve("specs/vectors/governance-policy/policy.json");
    var policy = GovernancePolicy.read(JsonReader.readObject(Files.readAllBytes(file)));
    var printed = new ByteArrayOutputStream();

    assertThat(new ReputationAtScale(policy, 20).run(new PrintStream(printed, true, UTF_8)))
        .isTrue();
    assertThat(printed.toString(UTF_8)).contains("20 workers scored");
  }
}
