package org.workcommons.vc.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Sha256;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;

/**
 * The JSON-LD contexts that this library carries, each pinned by the SHA-256 of its bytes. No
 * context is ever fetched. VC Data Integrity 1.0 §2.4.
 */
public final class Contexts {
  /** The base context of version 2.0. VCDM 2.0 §4.3. */
  public static final String CREDENTIALS_V2 = "https://www.w3.org/ns/credentials/v2";

  private static final String FOLDER = "/META-INF/workcommons/contexts/";

  private Contexts() {}

  /** {@return whether the context called {@code url} is carried here} */
  public static boolean isBundled(String url) {
    return Bundle.DEFINITIONS.containsKey(url);
  }

  /** {@return the term definitions of the context called {@code url}} */
  static Optional<JsonObject> definitions(String url) {
    return Optional.ofNullable(Bundle.DEFINITIONS.get(url));
  }

  /** Read once, when the first context is needed. */
  private static final class Bundle {
    static final Map<String, JsonObject> DEFINITIONS = read();

    private static Map<String, JsonObject> read() {
      try {
        var definitions = new LinkedHashMap<String, JsonObject>();
        for (var entry : ((JsonArray) JsonReader.read(bytes("index.json"))).items()) {
          var in = ObjectReader.of((JsonObject) entry, Pointer.ROOT);
          definitions.put(in.string("url"), context(in.string("file"), in.string("sha256")));
        }
        return Map.copyOf(definitions);
      } catch (ProblemException e) {
        throw new IllegalStateException("the bundled contexts are damaged", e);
      }
    }

    private static JsonObject context(String file, String sha256) throws ProblemException {
      var bytes = bytes(file);
      if (!HexFormat.of().formatHex(Sha256.hash(bytes)).equals(sha256)) {
        throw new IllegalStateException(
            "a bundled context does not have its pinned digest: " + file);
      }
      return ObjectReader.of(JsonReader.readObject(bytes), Pointer.ROOT)
          .object("@context")
          .object();
    }

    private static byte[] bytes(String file) {
      try (var in = Contexts.class.getResourceAsStream(FOLDER + file)) {
        if (in == null) {
          throw new IllegalStateException("a bundled context is missing: " + file);
        }
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
