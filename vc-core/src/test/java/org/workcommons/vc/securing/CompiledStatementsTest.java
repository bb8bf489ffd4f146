package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.fixture.Vectors;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.securing.BothPaths.Way;
import org.workcommons.vc.work.WorkStatement;

/**
 * What compiled contexts say of a document, beside what the processor of JSON-LD says of it: the
 * same bytes, or nothing. {@code vc.compiled.documents} says how many documents are generated
 * twice, for the contexts of this library and for contexts that are generated too, and {@code
 * vc.compiled.seed} with which seed to begin.
 */
class CompiledStatementsTest {
  private static final int DOCUMENTS = Integer.getInteger("vc.compiled.documents", 3_000);
  private static final long FIRST = Long.getLong("vc.compiled.seed", 0);
  private static final String DATA_INTEGRITY = "https://w3id.org/security/data-integrity/v2";
  private static final URI PINNED = URI.create("https://contexts.example/v1");

  @Test
  void everyContextOfOursIsCompiledBesideTheBaseContext() {
    var contexts = Contexts.bundled();
    for (var url : contexts.urls()) {
      var urls = named(url);
      boolean isProcessed = !Vocabulary.of(urls, contexts).isContradictory();
      assertThat(CompiledContexts.of(urls, contexts).root().isPresent())
          .as(url)
          .isEqualTo(isProcessed);
    }
  }

  @Test
  void aContextThatSomebodyPinnedIsCompiledOnce() throws Exception {
    var contexts =
        Contexts.bundled()
            .withPinned(PINNED, "{\"@context\":{\"a\":\"https://a.example/\"}}".getBytes(UTF_8));
    var urls = List.of(Contexts.CREDENTIALS_V2, PINNED.toString());

    assertThat(CompiledContexts.of(urls, contexts).root().orElseThrow().word("a")).isNotNull();
    assertThat(CompiledContexts.of(urls, contexts)).isSameAs(CompiledContexts.of(urls, contexts));
  }

  @Test
  void contextsThatTheProcessorRefusesAreNotCompiled() throws Exception {
    var contexts =
        Contexts.bundled()
            .withPinned(PINNED, "{\"@context\":{\"type\":\"https://a.example/\"}}".getBytes(UTF_8));
    var urls = List.of(Contexts.CREDENTIALS_V2, PINNED.toString());

    assertThat(Vocabulary.of(urls, contexts).isContradictory()).isTrue();
    assertThat(CompiledContexts.of(urls, contexts).root()).isEmpty();
  }

  @Test
  void saysTheSameOfEveryOfficialDocument() throws Exception {
    var contexts = EddsaRdfc2022VectorsTest.contexts();
    for (var name : List.of("citizenship-v4rc1", "vdl-v1")) {
      var url =
          name.startsWith("vdl") ? "https://w3id.org/vdl/v1" : "https://w3id.org/citizenship/v4rc1";
      contexts =
          contexts.withPinned(URI.create(url), Vectors.bytes("contexts/" + name + ".jsonld"));
    }
    var paths = new BothPaths(contexts);
    var tally = new Tally();
    for (var folder : List.of("vc-di-eddsa", "vc-di-ecdsa", "vc-di-bbs")) {
      try (var files = Files.walk(Vectors.at(folder))) {
        for (var file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
          for (var document : documents(Files.readAllBytes(file))) {
            tally.add(folder, paths.judged(document, file.toString()).way());
          }
        }
      }
    }
    tally.print();
    for (var folder : List.of("vc-di-eddsa", "vc-di-ecdsa", "vc-di-bbs")) {
      assertThat(tally.count(folder, Way.SORTED, Way.SEARCHED)).as(folder).isPositive();
    }
  }

  /** A document without its proofs, and each of these, which is a document of its own. */
  private static List<JsonObject> documents(byte[] content) {
    try {
      var whole = JsonReader.readObject(content);
      var context = whole.get("@context");
      if (context.isEmpty()) {
        return List.of();
      }
      var documents = new ArrayList<>(List.of(whole.without("proof")));
      for (var proof : whole.get("proof").map(JsonArray::itemsOf).orElse(List.of())) {
        documents.add(((JsonObject) proof).without("proofValue").with("@context", context.get()));
      }
      return documents;
    } catch (ProblemException e) {
      return List.of();
    }
  }

  /** The processor finds such a word changed, and refuses it, in a scope inside the same scope. */
  @Test
  void declinesAProtectedWordThatStandsForALaterOneAndIsDefinedAgain() throws Exception {
    var contexts =
        Contexts.bundled()
            .withPinned(
                PINNED,
                """
                {"@context": {"@version": 1.1, "id": "@id",
                  "b": {"@id": "urn:b", "@context": {"@protected": true, "c": "urn:c"}},
                  "d": {"@id": "urn:d", "@type": "@id", "@context": {
                    "@protected": true, "a": "c", "c": "urn:e"}}}}
                """
                    .getBytes(UTF_8));
    var document =
        JsonReader.readObject(
            """
            {"@context": ["https://contexts.example/v1"],
              "b": {"d": {"id": "urn:1", "d": "urn:2"}}}
            """
                .getBytes(UTF_8));

    assertThat(new BothPaths(contexts).judged(document, "defined again").way())
        .isEqualTo(Way.REFUSED);
  }

  /** The processor refuses some of these, whether or not a document enters the scope. */
  @Test
  void leavesAScopeWithAWordThatStandsForALaterOneToTheProcessor() throws Exception {
    for (var depth : List.of("%s", "{\"d\": {\"@id\": \"urn:d\", \"@context\": %s}}")) {
      var scope = String.format(depth, "{\"a\": \"c\", \"c\": \"urn:c\"}");
      var context =
          "{\"@context\": {\"@version\": 1.1, \"b\": {\"@id\": \"urn:b\", \"@context\": "
              + scope
              + "}}}";
      var contexts = Contexts.bundled().withPinned(PINNED, context.getBytes(UTF_8));

      assertThat(CompiledContexts.of(List.of(PINNED.toString()), contexts).root()).isEmpty();
    }
  }

  @Test
  void saysTheSameOfGeneratedDocuments() {
    var contexts = Contexts.bundled();
    var urls =
        contexts.urls().stream()
            .filter(url -> CompiledContexts.of(named(url), contexts).root().isPresent())
            .toList();
    var names = names(contexts);
    var paths = new BothPaths(contexts);
    var tally = new Tally();
    for (long seed = FIRST; seed < FIRST + DOCUMENTS; seed++) {
      var url = urls.get((int) (seed % urls.size()));
      var named = named(url);
      boolean isWild = seed % 4 == 0;
      var document =
          isWild
              ? new Generator(seed, names).document(named)
              : new KnowingGenerator(seed).document(named, contexts);
      tally.add(isWild ? "wild" : "knowing", paths.judged(document, "seed " + seed).way());
    }
    tally.print();
    assertThat(tally.count("wild", Way.SORTED, Way.SEARCHED)).isGreaterThan(DOCUMENTS / 100);
    assertThat(tally.count("knowing", Way.SORTED)).isGreaterThan(DOCUMENTS / 10);
    assertThat(tally.count("knowing", Way.SEARCHED)).isGreaterThan(DOCUMENTS / 100);
  }

  @Test
  void saysTheSameOfGeneratedPresentations() {
    var contexts = Contexts.bundled();
    var names = names(contexts);
    var paths = new BothPaths(contexts);
    var tally = new Tally();
    for (long seed = FIRST; seed < FIRST + DOCUMENTS / 3; seed++) {
      var document =
          new Generator(seed, names)
              .presentation(List.of(WorkStatement.TYPE.context().toString(), DATA_INTEGRITY));
      tally.add("presentations", paths.judged(document, "seed " + seed).way());
    }
    tally.print();
    assertThat(tally.count("presentations", Way.SORTED, Way.SEARCHED))
        .isGreaterThan(DOCUMENTS / 100);
  }

  @Test
  void saysTheSameUnderGeneratedContexts() throws Exception {
    var tally = new Tally();
    for (long seed = FIRST; seed < FIRST + DOCUMENTS; seed++) {
      var generator = new Generator(seed, Generator.WORDS);
      var pinned = JsonObject.empty().with("@context", generator.context(2));
      var contexts = Contexts.bundled().withPinned(PINNED, JsonWriter.compact(pinned));
      boolean isWild = seed % 4 == 0;
      var urls = List.of(PINNED.toString());
      var document =
          isWild ? generator.document(urls) : new KnowingGenerator(seed).document(urls, contexts);
      var judged = new BothPaths(contexts).judged(document, "context of seed " + seed);
      tally.add(isWild ? "own context, wild" : "own context, knowing", judged.way());
    }
    tally.print();
    assertThat(tally.count("own context, wild", Way.SORTED, Way.SEARCHED))
        .isGreaterThan(DOCUMENTS / 200);
    assertThat(tally.count("own context, knowing", Way.SORTED, Way.SEARCHED))
        .isGreaterThan(DOCUMENTS / 50);
  }

  private static List<String> named(String url) {
    return url.equals(Contexts.CREDENTIALS_V2)
        ? List.of(url)
        : List.of(Contexts.CREDENTIALS_V2, url);
  }

  private static List<String> names(Contexts contexts) {
    var names = new ArrayList<String>();
    for (var url : contexts.urls()) {
      names(contexts.definitions(url).orElseThrow(), names);
    }
    return names;
  }

  private static void names(JsonObject definitions, List<String> names) {
    for (var definition : definitions.members().entrySet()) {
      if (!definition.getKey().startsWith("@")) {
        names.add(definition.getKey());
      }
      if (definition.getValue() instanceof JsonObject object
          && object.get("@context").orElse(JsonNull.NULL) instanceof JsonObject inner) {
        names(inner, names);
      }
    }
  }
}
