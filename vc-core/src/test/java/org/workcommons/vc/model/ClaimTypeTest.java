package org.workcommons.vc.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemType;

class ClaimTypeTest {
  private static final URI CONTEXT = URI.create("https://coop.example/ns/v1");
  private static final URI SCHEMA = URI.create("https://coop.example/schemas/skill/1");
  private static final ClaimType<String> SKILL = skill("SkillCredential", CONTEXT, SCHEMA);

  @Test
  void readsBackWhatItWrote() throws Exception {
    assertThat(SKILL.read(SKILL.write("welding"), Pointer.ROOT)).isEqualTo("welding");
  }

  @Test
  void refusesAMemberThatItsReaderDidNotAskFor() {
    var subject = SKILL.write("welding").with("level", "master");
    var problem = Refusal.of(() -> SKILL.read(subject, Pointer.ROOT.at("credentialSubject")));
    assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
    assertThat(problem.pointer().value()).isEqualTo("/credentialSubject/level");
  }

  @Test
  void passesOnWhatItsReaderFinds() {
    var problem = Refusal.of(() -> SKILL.read(JsonObject.empty(), Pointer.ROOT.at("s")));
    assertThat(problem.pointer().value()).isEqualTo("/s/skill");
  }

  @Test
  void refusesATypeThatEveryCredentialHas() {
    assertThatThrownBy(() -> skill("VerifiableCredential", CONTEXT, SCHEMA))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> skill("", CONTEXT, SCHEMA))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesARelativeContextOrSchema() {
    assertThatThrownBy(() -> skill("SkillCredential", URI.create("ns/v1"), SCHEMA))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> skill("SkillCredential", CONTEXT, URI.create("/skill/1")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ClaimType<String> skill(String type, URI context, URI schema) {
    return ClaimType.of(
        type,
        context,
        schema,
        in -> in.string("skill"),
        skill -> JsonObject.builder().put("skill", skill).build());
  }
}
