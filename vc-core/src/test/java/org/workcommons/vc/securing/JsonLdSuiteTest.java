package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.securing.BothPaths.Judged;
import org.workcommons.vc.securing.BothPaths.Way;

/**
 * The suite of the W3C for what documents say as RDF, by compiled contexts and by the processor
 * that is the judge of them. {@code vc.jsonld.suite} is the folder {@code tests} of {@code
 * w3c/json-ld-api}. The contexts in a document are pinned and named instead, since nothing else is
 * read; a context in the middle of a document is refused.
 */
class JsonLdSuiteTest {
  private static final String BASE = "https://w3c.github.io/json-ld-api/tests/";
  private static final String HERE = "https://contexts.example/";
  private static final int CASES = 467;

  /** Options that change what a document means, and that this library does not have. */
  private static final Set<String> OPTIONS =
      Set.of("processingMode", "rdfDirection", "expandContext", "produceGeneralizedRdf");

  private Path suite;

  @BeforeEach
  void suiteIsThere() {
    var folder = System.getProperty("vc.jsonld.suite", "");
    assumeTrue(!folder.isEmpty(), "the suite of JSON-LD is not there: -Dvc.jsonld.suite=FOLDER");
    suite = Path.of(folder);
  }

  private List<ObjectReader> cases() throws Exception {
    var manifest = JsonReader.readObject(bytes("toRdf-manifest.jsonld"));
    var cases = ObjectReader.of(manifest, Pointer.ROOT).objects("sequence");
    assertThat(cases).hasSize(CASES);
    return cases;
  }

  @Test
  void saysTheSameOfEveryCaseAsItStands() throws Exception {
    var tally = new Tally();
    int compared = 0;
    for (var one : cases()) {
      var judged = judged(one, document -> document);
      tally.add("as it stands", judged.way());
      compared += compared(one, judged);
    }
    tally.print();
    System.out.println("as it stands, beside the result of the suite: " + compared);
    assertThat(tally.count("as it stands", Way.SORTED, Way.SEARCHED)).isPositive();
  }

  /** Most cases are written with keywords and IRIs, which this library takes only as terms. */
  @Test
  void saysTheSameOfEveryCaseWrittenInTerms() throws Exception {
    var tally = new Tally();
    int compared = 0;
    for (var one : cases()) {
      var judged = judged(one, document -> new InTerms().of(document));
      tally.add("in terms", judged.way());
      compared += compared(one, judged);
    }
    tally.print();
    System.out.println("in terms, beside the result of the suite: " + compared);
    assertThat(tally.count("in terms", Way.SORTED, Way.SEARCHED)).isGreaterThan(20);
  }

  private interface Rewriting {
    JsonObject of(JsonObject document);
  }

  private Judged judged(ObjectReader one, Rewriting rewriting) throws Exception {
    try {
      var read = JsonReader.read(bytes(one.string("input")));
      var items = JsonArray.itemsOf(read);
      if (items.size() != 1 || !(items.get(0) instanceof JsonObject document)) {
        return new Judged(Way.REFUSED, Optional.empty());
      }
      var pinning = new Pinning(one.string("input"));
      var named = pinning.named(rewriting.of(document));
      return new BothPaths(pinning.contexts).judged(named, one.object().string("@id").orElse(""));
    } catch (ProblemException e) {
      return new Judged(Way.REFUSED, Optional.empty());
    }
  }

  /** {@return 1 where the suite says what has to come out, and it did} */
  private int compared(ObjectReader one, Judged judged) throws Exception {
    var name = one.object().string("@id").orElse("") + " " + one.string("name");
    var types = one.object().get("@type").orElseThrow().toString();
    var options = one.optionalObject("option");
    boolean isOther =
        options.isPresent()
            && (options.get().object().names().stream().anyMatch(OPTIONS::contains)
                || options.get().object().string("specVersion").orElse("").endsWith("1.0"));
    if (judged.canonical().isEmpty() || isOther || types.contains("SyntaxTest")) {
      return 0;
    }
    assertThat(types).as(name + " must be refused").doesNotContain("NegativeEvaluationTest");
    var expected = CanonicalDatasetTest.read(new String(bytes(one.string("expect")), UTF_8));
    assertThat(judged.canonical())
        .as(name)
        .contains(CanonicalDataset.of(expected, Hash.SHA_256.digest()).text());
    return 1;
  }

  private byte[] bytes(String path) throws IOException {
    return Files.readAllBytes(suite.resolve(path));
  }

  /** The contexts of one document, each by a URL. */
  private final class Pinning {
    private final URI input;
    private Contexts contexts = Contexts.bundled();
    private int own;

    Pinning(String input) {
      this.input = URI.create(BASE + input);
    }

    JsonObject named(JsonObject document) throws ProblemException, IOException {
      var context = document.get("@context");
      if (context.isEmpty()) {
        return document;
      }
      var urls = new ArrayList<JsonValue>();
      for (var item : JsonArray.itemsOf(context.get())) {
        urls.add(item instanceof JsonObject definitions ? pinned(definitions) : loaded(item));
      }
      return document.with("@context", new JsonArray(urls));
    }

    private JsonValue pinned(JsonObject definitions) throws ProblemException {
      var url = HERE + own++;
      pin(url, JsonWriter.compact(JsonObject.empty().with("@context", definitions)));
      return new JsonString(url);
    }

    private JsonValue loaded(JsonValue item) throws ProblemException, IOException {
      if (!(item instanceof JsonString text)) {
        return item;
      }
      var url = input.resolve(text.value());
      var file = suite.resolve(url.toString().replace(BASE, ""));
      if (!contexts.carries(url.toString()) && Files.isRegularFile(file)) {
        pin(url.toString(), Files.readAllBytes(file));
      }
      return new JsonString(url.toString());
    }

    private void pin(String url, byte[] content) throws ProblemException {
      contexts = contexts.withPinned(URI.create(url), content);
    }
  }

  /**
   * Writes members by terms of one more context, and so without a change of what they mean: all but
   * those that the contexts of the document say something of by this name.
   */
  private static final class InTerms {
    private JsonObject terms = JsonObject.empty();

    private String own = "";

    JsonObject of(JsonObject document) {
      own = document.get("@context").map(InTerms::text).orElse("");
      var rewritten = members(document);
      var contexts = new ArrayList<JsonValue>();
      document.get("@context").ifPresent(own -> contexts.addAll(JsonArray.itemsOf(own)));
      if (terms.size() > 0) {
        contexts.add(terms);
      }
      return contexts.isEmpty() ? rewritten : rewritten.with("@context", new JsonArray(contexts));
    }

    private JsonObject members(JsonObject object) {
      if (object.has("@value") || object.has("@context") && object.size() == 1) {
        return object;
      }
      var rewritten = JsonObject.builder();
      for (var member : object.members().entrySet()) {
        var name = term(member.getKey());
        if (!rewritten.has(name)) {
          rewritten.put(
              name, name.equals("@context") ? member.getValue() : value(member.getValue()));
        }
      }
      return rewritten.build();
    }

    private JsonValue value(JsonValue value) {
      if (value instanceof JsonObject object) {
        return members(object);
      }
      if (value instanceof JsonArray array) {
        return new JsonArray(array.items().stream().map(this::value).toList());
      }
      return value;
    }

    private static String text(JsonValue value) {
      return new String(JsonWriter.compact(value), UTF_8);
    }

    private String term(String name) {
      boolean isIri = name.indexOf(':') > 0 && !own.contains('"' + name + '"');
      if (name.equals("@id") || name.equals("@type") || isIri) {
        var term = "term" + name.replaceAll("[^A-Za-z0-9]", "x");
        terms = terms.with(term, name);
        return term;
      }
      return name;
    }
  }
}
