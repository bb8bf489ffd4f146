package org.workcommons.vc.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.fixture.Specs;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;

/** The published vectors of work statements. */
record StatementVectors(String digest, JsonObject credential) {
  static List<StatementVectors> chain() {
    try {
      var bytes = Files.readAllBytes(Specs.at("vectors/work-statement/chain.json"));
      var in = ObjectReader.of(JsonReader.readObject(bytes), Pointer.ROOT);
      var vectors = new ArrayList<StatementVectors>();
      for (var statement : in.objects("statements")) {
        vectors.add(
            new StatementVectors(
                statement.string("digest"), statement.object("credential").object()));
      }
      return vectors;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ProblemException e) {
      throw new AssertionError(e);
    }
  }

  /** The fullest of the statements. */
  static JsonObject example() {
    return chain().get(1).credential();
  }

  JsonObject subject() {
    return (JsonObject) credential.get("credentialSubject").orElseThrow();
  }
}
