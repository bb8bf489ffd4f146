package org.workcommons.vc.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is measured does what its name says; no time decides anything. */
class OperationsTest {
  @Test
  void everyOperationSucceeds(@TempDir Path folder) throws Exception {
    try (var operations = new Operations(folder)) {
      assertThat(operations.rawVerify()).isTrue();
      assertThat(operations.verifyStatement()).isTrue();
      assertThat(operations.rawSign()).hasSize(64);
      assertThat(operations.issueStatement()).isNotNull();
    }
  }
}
