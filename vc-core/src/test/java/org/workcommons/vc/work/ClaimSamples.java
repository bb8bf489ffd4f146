package org.workcommons.vc.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.fixture.Specs;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.ProblemException;

/** The examples that the profiles print, and credentials around them. */
final class ClaimSamples {
  private ClaimSamples() {}

  /** The {@code number}th JSON example of the profile {@code file}, from 0. */
  static JsonObject subject(String file, int number) {
    try {
      var parts = Files.readString(Specs.at(file)).split("```json\n");
      var json = parts[number + 1].substring(0, parts[number + 1].indexOf("```"));
      return JsonReader.readObject(json.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ProblemException e) {
      throw new IllegalStateException("an example is not JSON", e);
    }
  }

  static JsonObject credential(String type, String issuer, JsonObject subject) {
    try {
      return JsonReader.readObject(
              """
              {"@context":["https://www.w3.org/ns/credentials/v2","https://w3id.org/workcommons/ns/v1"],
               "type":["VerifiableCredential","%s"],"issuer":"%s","validFrom":"2026-11-01T00:00:00Z"}
              """
                  .formatted(type, issuer)
                  .getBytes(StandardCharsets.UTF_8))
          .with("credentialSubject", subject);
    } catch (ProblemException e) {
      throw new IllegalStateException("a sample is not JSON", e);
    }
  }
}
