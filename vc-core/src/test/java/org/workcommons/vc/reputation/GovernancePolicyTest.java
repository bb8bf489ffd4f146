package org.workcommons.vc.reputation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.ProblemException;

class GovernancePolicyTest {
  @Test
  void readsEveryMemberOfTheSample() {
    var policy = PolicySamples.policy();

    assertThat(policy.version()).isEqualTo(4);
    assertThat(policy.previous()).isPresent();
    assertThat(policy.effectiveFrom()).isEqualTo(LocalDate.of(2026, 7, 1));
    assertThat(policy.community().value()).isEqualTo("did:web:harbor-drivers.example");
    assertThat(policy.platforms()).hasSize(3);
    assertThat(policy.predicates()).hasSize(4);
    assertThat(policy.signers().threshold()).isEqualTo(3);
    assertThat(policy.signers().of()).hasSize(5);
    assertThat(policy.completeness().maxHeadAgeDays()).isEqualTo(45);
    assertThat(policy.digest().value())
        .isEqualTo("sha256-TFVpuD5rftNVv6p1FnShcTWsbRM9I54nZqg3WcvZPbU");
  }

  @Test
  void digestsTheDocumentWithoutItsProof() throws ProblemException {
    var plain = PolicySamples.document();
    var signed = plain.with("proof", new JsonArray(java.util.List.of(JsonObject.empty())));

    assertThat(GovernancePolicy.read(signed).digest()).isEqualTo(PolicySamples.policy().digest());
  }
}
