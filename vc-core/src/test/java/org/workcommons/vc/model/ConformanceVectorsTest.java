package org.workcommons.vc.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.fixture.Vectors;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;

/**
 * The inputs of the W3C data model test suite, each classified as its name demands. The suite
 * leaves the issuer to whoever issues, and dates to the run; both are put in here as it does.
 */
class ConformanceVectorsTest {
  private static final String FOLDER = "vc-data-model-2.0";

  @Test
  void classifiesEveryInputAsItsNameDemands() throws Exception {
    var files = new ArrayList<>(Vectors.files(FOLDER, ".json"));
    files.addAll(Vectors.files(FOLDER + "/names-and-descriptions", ".json"));
    var wrong = new ArrayList<String>();
    int accepted = 0;
    int refused = 0;
    for (var file : files) {
      var name = file.getFileName().toString();
      if (!name.endsWith("-ok.json") && !name.contains("-fail")) {
        continue;
      }
      var problems = problems(file, name);
      boolean expected = name.endsWith("-ok.json");
      if (problems.isEmpty() != expected) {
        wrong.add(name + " " + problems);
      }
      accepted += expected ? 1 : 0;
      refused += expected ? 0 : 1;
    }

    assertThat(wrong).isEmpty();
    assertThat(accepted).isEqualTo(65);
    assertThat(refused).isEqualTo(52);
  }

  private static List<Problem> problems(Path file, String name)
      throws IOException, ProblemException {
    var text =
        Files.readString(file)
            .replace("PAST DATE", "2020-01-01T00:00:00Z")
            .replace("FUTURE DATE", "2120-01-01T00:00:00Z");
    var document = JsonReader.readObject(text.getBytes(StandardCharsets.UTF_8));
    return name.startsWith("presentation-")
        ? Conformance.ofPresentation(document, Contexts.bundled())
        : Conformance.ofCredential(withIssuer(document, name), Contexts.bundled());
  }

  private static JsonObject withIssuer(JsonObject document, String name) {
    if (name.startsWith("credential-issuer-") && name.contains("-fail")
        || name.equals("credential-no-issuer-fail.json")) {
      return document;
    }
    return document.get("issuer").orElse(JsonObject.empty()) instanceof JsonObject issuer
            && !issuer.names().isEmpty()
        ? document.with("issuer", issuer.with("id", "did:example:issuer"))
        : document.with("issuer", "did:example:issuer");
  }
}
