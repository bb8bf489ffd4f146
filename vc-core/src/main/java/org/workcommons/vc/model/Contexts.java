package org.workcommons.vc.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Sha256;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The JSON-LD contexts that this library carries, each pinned by the SHA-256 of its bytes. No
 * context is ever fetched. VC Data Integrity 1.0 §2.4.
 */
public final class Contexts {
  /** The base context of version 2.0. VCDM 2.0 §4.3. */
  public static final String CREDENTIALS_V2 = "https://www.w3.org/ns/credentials/v2";

  private static final int MOST_FOUND = 100;
  private static final String FOLDER = "/META-INF/workcommons/contexts/";

  private Contexts() {}

  /** {@return whether the context called {@code url} is carried here} */
  public static boolean isBundled(String url) {
    return Bundle.DEFINITIONS.containsKey(url);
  }

  /**
   * {@return every place in the credential {@code document} whose context is not one of the bundled
   * ones} Contexts inside the document are refused altogether: they could give a signed word
   * another meaning. A proof is a document of its own, and left out here. VC Data Integrity 1.0
   * §4.6, Context Validation.
   */
  public static List<Problem> unknownInCredential(JsonObject document) {
    return unknown(document, Set.of("@context", "proof"));
  }

  /**
   * {@return every place in the presentation {@code document} whose context is not one of the
   * bundled ones} As for a credential; the credentials in it are documents of their own too.
   */
  public static List<Problem> unknownInPresentation(JsonObject document) {
    return unknown(document, Set.of("@context", "proof", "verifiableCredential"));
  }

  private static List<Problem> unknown(JsonObject document, Set<String> separate) {
    var found = new ArrayList<Problem>();
    var contexts = document.get("@context").orElse(JsonArray.of());
    var items = JsonArray.itemsOf(contexts);
    for (int i = 0; i < items.size(); i++) {
      if (!(items.get(i) instanceof JsonString url && isBundled(url.value()))) {
        found.add(
            unknown(Pointer.ROOT.at("@context").at(i), "not a context that this library carries"));
      }
    }
    for (var member : document.members().entrySet()) {
      if (!separate.contains(member.getKey())) {
        nested(member.getValue(), Pointer.ROOT.at(member.getKey()), found);
      }
    }
    return List.copyOf(found);
  }

  private static void nested(JsonValue value, Pointer pointer, List<Problem> found) {
    if (found.size() >= MOST_FOUND) {
      return;
    }
    if (value instanceof JsonObject object) {
      if (object.has("@context")) {
        found.add(unknown(pointer.at("@context"), "a context inside a document is not accepted"));
      }
      object.members().forEach((name, member) -> nested(member, pointer.at(name), found));
    } else if (value instanceof JsonArray array) {
      for (int i = 0; i < array.items().size(); i++) {
        nested(array.items().get(i), pointer.at(i), found);
      }
    }
  }

  private static Problem unknown(Pointer pointer, String detail) {
    return new Problem(ProblemType.UNKNOWN_CONTEXT, pointer, detail);
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
