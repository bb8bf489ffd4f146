package org.workcommons.vc.examples.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;

/** Documents in the forms that JSON-LD gives to data, beside those that are about work. */
final class Shapes {
  static final URI CONTEXT_URL = URI.create("https://peers.example/shapes/v1");
  static final String CONTEXT =
      """
      {"@context": {
        "@version": 1.1,
        "@protected": true,
        "Course": "https://peers.example/shapes#Course",
        "Part": "https://peers.example/shapes#Part",
        "title": "https://peers.example/shapes#title",
        "labels": {"@id": "https://peers.example/shapes#labels", "@container": "@language"},
        "tags": {"@id": "https://peers.example/shapes#tags", "@container": "@set"},
        "steps": {"@id": "https://peers.example/shapes#steps", "@container": "@list"},
        "parts": "https://peers.example/shapes#parts",
        "given": {
          "@id": "https://peers.example/shapes#given",
          "@type": "http://www.w3.org/2001/XMLSchema#date"
        },
        "hours": "https://peers.example/shapes#hours",
        "passed": "https://peers.example/shapes#passed",
        "teacher": {"@id": "https://peers.example/shapes#teacher", "@type": "@id"}
      }}
      """;

  private static final String LEVELS =
      """
      {"type": "Course", "title": "Knots", "parts": [
        {"type": "Part", "title": "Ropes", "parts": {"title": "Hemp", "parts": {"title": "Ends"}}},
        {"type": "Part", "title": "Lines", "parts": {"title": "Hemp", "parts": {"title": "Bights"}}},
        {"id": "urn:uuid:5c7cd5c4-9f0a-4f1c-9a2e-6a1c5a0fd6a1", "title": "Loops"}
      ]}
      """;
  private static final String VALUES =
      """
      {"type": "Course", "title": "Steering", "tags": ["boat", "river"], "hours": 12,
       "passed": true, "given": "2026-05-04", "teacher": "https://people.example/ana"}
      """;
  private static final String ORDERED =
      """
      {"type": "Course",
       "steps": ["cast off", {"type": "Part", "title": "tack"}, "moor", "moor"]}
      """;
  private static final String LANGUAGE_MAP =
      """
      {"type": "Course", "labels": {"nb": "Knuter", "en": "Knots"}}
      """;
  private static final String LANGUAGES =
      """
      {"type": "Course", "title": [{"@value": "Noeuds", "@language": "fr"}, "Knots \\"&\\" bends\\n",
         {"@value": "Кнопи", "@language": "uk"}, "🚣"]}
      """;
  private static final String TWINS =
      """
      [{"type": "Course", "parts": [{"title": "A"}, {"title": "B", "hours": 3}, {"parts": [{}]}]},
       {"type": "Course", "parts": [{"title": "A"}, {"title": "B", "hours": 4}, {"hours": 2}]}]
      """;

  private Shapes() {}

  /** A document and what stands in it. */
  record Shape(String name, JsonObject document) {
    /** {@return some of the places in the subject, the same ones for the same seed} */
    List<Pointer> some(long seed) {
      var random = new Random(seed);
      var all = new ArrayList<Pointer>();
      places(document.get("credentialSubject").orElseThrow(), subject(), all);
      var some = new ArrayList<>(all);
      some.removeIf(pointer -> random.nextInt(3) > 0);
      return some.isEmpty() ? all.subList(0, 1) : some;
    }

    private static Pointer subject() {
      return Pointer.ROOT.at("credentialSubject");
    }

    private static void places(JsonValue value, Pointer at, List<Pointer> all) {
      if (!at.equals(subject())) {
        all.add(at);
      }
      if (value instanceof JsonObject object && !object.has("@value")) {
        object.members().forEach((name, member) -> places(member, at.at(name), all));
      } else if (value instanceof JsonArray array) {
        for (int i = 0; i < array.items().size(); i++) {
          places(array.items().get(i), at.at(i), all);
        }
      }
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * {@return every kind of claim that platforms issue, and every shape that can be disclosed in
   * parts, by {@code issuer}}
   */
  static List<Shape> by(Did issuer, Did worker, Did customer) {
    var all = new ArrayList<Shape>();
    for (var kind : Sample.Kind.values()) {
      var document = Sample.of(kind, issuer, worker, customer).unsigned();
      all.add(new Shape(kind.name(), document.with("issuer", issuer.value())));
    }
    all.add(of("LEVELS", LEVELS, issuer));
    all.add(of("VALUES", VALUES, issuer));
    all.add(of("LANGUAGES", LANGUAGES, issuer));
    all.add(of("TWINS", TWINS, issuer));
    return all;
  }

  /** {@return a list whose order counts} */
  static Shape ordered(Did issuer) {
    return of("ORDERED", ORDERED, issuer);
  }

  /** {@return text by its language} */
  static Shape languageMap(Did issuer) {
    return of("LANGUAGE_MAP", LANGUAGE_MAP, issuer);
  }

  private static Shape of(String name, String subject, Did issuer) {
    var document =
        """
        {"@context": ["https://www.w3.org/ns/credentials/v2", "%s"],
         "type": ["VerifiableCredential"],
         "issuer": "%s",
         "validFrom": "2026-11-01T00:00:00Z",
         "credentialSubject": %s}
        """
            .formatted(CONTEXT_URL, issuer, subject);
    return new Shape(name, Actors.json(document.getBytes(UTF_8)));
  }
}
