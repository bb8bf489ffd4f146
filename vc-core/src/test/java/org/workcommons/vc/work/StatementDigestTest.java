package org.workcommons.vc.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemType;

class StatementDigestTest {
  @Test
  void isThatOfTheVectors() {
    for (var vector : StatementVectors.chain()) {
      assertThat(StatementDigest.of(vector.credential())).hasToString(vector.digest());
    }
  }

  @Test
  void doesNotDependOnProofOrderOrLayout() throws Exception {
    var credential = StatementVectors.example();
    var digest = StatementDigest.of(credential);
    var backwards = JsonObject.builder();
    var names = new java.util.ArrayList<>(credential.names());
    java.util.Collections.reverse(names);
    names.forEach(name -> backwards.put(name, credential.get(name).orElseThrow()));
    var laidOut =
        JsonReader.readObject(
            JsonWriter.pretty(backwards.build()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(StatementDigest.of(laidOut)).isEqualTo(digest);
    assertThat(StatementDigest.of(credential.with("proof", "anything"))).isEqualTo(digest);
  }

  @Test
  void changesWithEveryOtherValue() {
    var credential = StatementVectors.example();
    var digests = new HashSet<StatementDigest>(List.of(StatementDigest.of(credential)));
    for (var path : Json.paths(credential)) {
      assertThat(digests.add(StatementDigest.of(Json.put(credential, path, JsonNull.NULL))))
          .as(path)
          .isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "none",
        "sha256-",
        "sha256-p5lD_pwz3KscUrFyVhY_bJ3ROwxtRqj6esakSHbGpb",
        "sha256-p5lD_pwz3KscUrFyVhY_bJ3ROwxtRqj6esakSHbGpbEA",
        "sha256-p5lD_pwz3KscUrFyVhY_bJ3ROwxtRqj6esakSHbGpbF",
        "sha256-p5lD_pwz3KscUrFyVhY_bJ3ROwxtRqj6esakSHbGpbE=",
        "sha256-p5lD_pwz3KscUrFyVhY_bJ3ROwxtRqj6esakSHbGpbE\n",
        "sha256-p5lD/pwz3KscUrFyVhY/bJ3ROwxtRqj6esakSHbGpbE",
        "SHA256-p5lD_pwz3KscUrFyVhY_bJ3ROwxtRqj6esakSHbGpbE",
        "sha384-p5lD_pwz3KscUrFyVhY_bJ3ROwxtRqj6esakSHbGpbE",
        "p5lD_pwz3KscUrFyVhY_bJ3ROwxtRqj6esakSHbGpbE"
      })
  void refusesATextThatIsNoDigestInItsOneForm(String text) {
    var problem = Refusal.of(() -> StatementDigest.parse(text, Pointer.ROOT.at("previous")));
    assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
    assertThat(problem.pointer().value()).isEqualTo("/previous");
  }
}
