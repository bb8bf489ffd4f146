package org.workcommons.vc.verifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.ProblemException;

/** The published files of bad inputs. To make them anew: {@code -Dvc.samples.write=true}. */
final class CorpusFiles {
  private static final Path FOLDER =
      Path.of(System.getProperty("vc.root", "..")).resolve("specs/vectors/bad");

  private CorpusFiles() {}

  static Path folder() {
    return FOLDER;
  }

  /** {@return the file {@code name} as it is published, written just now if that was asked for} */
  static JsonObject published(String name, JsonObject made) throws IOException, ProblemException {
    if (Boolean.getBoolean("vc.samples.write")) {
      Files.createDirectories(FOLDER);
      Files.writeString(FOLDER.resolve(name), JsonWriter.pretty(made) + "\n");
    }
    return read(name);
  }

  static JsonObject read(String name) throws IOException, ProblemException {
    return JsonReader.readObject(Files.readAllBytes(FOLDER.resolve(name)));
  }

  /** {@return the objects in the list {@code name}, none if there is no such list} */
  static List<JsonObject> objects(JsonObject in, String name) {
    return in.get(name).map(JsonArray::itemsOf).orElse(List.of()).stream()
        .map(JsonObject.class::cast)
        .toList();
  }
}
