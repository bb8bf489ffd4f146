package org.workcommons.vc.examples.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.securing.CanonicalAlone;

/** The document that is measured has the shape that the figures of others were taken with. */
class WorkRecordTest {
  private static final Did ISSUER = DidKey.of(SigningKey.fresh(KeyType.ED25519).verificationKey());

  @Test
  void hasAsManyStatementsAndNamelessNodesAsItSays() throws Exception {
    var text =
        new String(
            CanonicalAlone.canonical(WorkRecord.document(ISSUER), WorkRecord.contexts()), UTF_8);

    assertThat(text.lines()).hasSize(WorkRecord.STATEMENTS);
    assertThat(text).contains("_:c14n10 ").doesNotContain("_:c14n11 ");
    assertThat(text.length()).isBetween(10_000, 12_000);
  }

  @Test
  void isAsLargeAsTheOneOfOthers() {
    assertThat(JsonWriter.compact(WorkRecord.document(ISSUER)).length).isBetween(2_400, 2_800);
  }
}
