package org.workcommons.vc.specs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.fixture.Specs;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.work.StatementDigest;
import org.workcommons.vc.work.WorkStatement;

/** What {@code specs/work-statement.md} prints has to be so. */
class WorkStatementProfileTest {
  @Test
  void printsTheSecondStatementOfTheVectors() throws Exception {
    var profile = Files.readString(Specs.at("work-statement.md"));
    var printed = profile.substring(profile.indexOf("```json\n") + 8, profile.lastIndexOf("```"));
    var vectors =
        ObjectReader.of(
            JsonReader.readObject(
                Files.readAllBytes(Specs.at("vectors/work-statement/chain.json"))),
            Pointer.ROOT);
    var second = vectors.objects("statements").get(1).object("credential").object();
    assertThat(JsonReader.readObject(printed.getBytes(UTF_8)))
        .isEqualTo(second.get("credentialSubject").orElseThrow());
    assertThat(profile).contains(StatementDigest.of(second).value());
  }

  @Test
  void namesTheIdentifiersOfTheClaimType() throws Exception {
    assertThat(Files.readString(Specs.at("work-statement.md")))
        .contains(
            WorkStatement.TYPE.credentialType(),
            WorkStatement.TYPE.context().toString(),
            WorkStatement.TYPE.schema().toString());
  }
}
