package org.workcommons.vc.reputation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.fixture.Specs;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.ProblemException;

/** The policy among the vectors. */
final class PolicySamples {
  private PolicySamples() {}

  static JsonObject document() {
    try {
      var file = Specs.at("vectors/governance-policy/policy.json");
      return JsonReader.readObject(Files.readAllBytes(file));
    } catch (ProblemException | IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The sample, where the member is what {@code json} says. */
  static GovernancePolicy with(String member, String json) {
    try {
      var value = JsonReader.readObject(json.getBytes(StandardCharsets.UTF_8));
      return GovernancePolicy.read(document().with(member, value));
    } catch (ProblemException e) {
      throw new AssertionError(e);
    }
  }

  static GovernancePolicy policy() {
    try {
      return GovernancePolicy.read(document());
    } catch (ProblemException e) {
      throw new AssertionError(e);
    }
  }
}
