package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.fixture.Vectors;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.work.WorkStatement;

/**
 * What compiled contexts say of a document, beside what the processor of JSON-LD says of it: the
 * same bytes, or nothing. {@code vc.compiled.documents} says how many documents are generated.
 */
class CompiledStatementsTest {
  private static final int DOCUMENTS = Integer.getInteger("vc.compiled.documents", 3_000);
  private static final String DATA_INTEGRITY = "https://w3id.org/security/data-integrity/v2";
  private static final URI PINNED = URI.create("https://contexts.example/v1");

  @Test
  void everyContextOfOursIsCompiledBesideTheBaseContext() {
    var contexts = Contexts.bundled();
    for (var url : contexts.urls()) {
      var urls =
          url.equals(Contexts.CREDENTIALS_V2)
              ? List.of(url)
              : List.of(Contexts.CREDENTIALS_V2, url);
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
    int same = 0;
    for (var folder : List.of("vc-di-eddsa", "vc-di-ecdsa", "vc-di-bbs")) {
      try (var files = Files.walk(Vectors.at(folder))) {
        for (var file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
          var document = document(Files.readAllBytes(file));
          if (document.isPresent() && isSame(document.get(), contexts, file.toString())) {
            same++;
          }
        }
      }
    }
    assertThat(same).isGreaterThan(5);
  }

  private static Optional<JsonObject> document(byte[] content) throws IOException {
    try {
      return Optional.of(JsonReader.readObject(content).without("proof"));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  @Test
  void saysTheSameOfGeneratedDocuments() throws Exception {
    var contexts = Contexts.bundled();
    int same = 0;
    for (long seed = 0; seed < DOCUMENTS; seed++) {
      var generator = new Generator(seed, names(contexts));
      var url = generator.oneOf(new ArrayList<>(contexts.urls()));
      var urls =
          url.equals(Contexts.CREDENTIALS_V2)
              ? List.of(url)
              : List.of(Contexts.CREDENTIALS_V2, url);
      if (isSame(generator.document(urls), contexts, "seed " + seed)) {
        same++;
      }
    }
    assertThat(same).as("documents that were not declined").isGreaterThan(DOCUMENTS / 20);
  }

  @Test
  void saysTheSameOfGeneratedPresentations() throws Exception {
    var contexts = Contexts.bundled();
    int same = 0;
    for (long seed = 0; seed < DOCUMENTS / 3; seed++) {
      var generator = new Generator(seed, names(contexts));
      var document =
          generator.presentation(List.of(WorkStatement.TYPE.context().toString(), DATA_INTEGRITY));
      if (isSame(document, contexts, "seed " + seed)) {
        same++;
      }
    }
    assertThat(same).as("presentations that were not declined").isGreaterThan(DOCUMENTS / 100);
  }

  @Test
  void saysTheSameUnderGeneratedContexts() throws Exception {
    int same = 0;
    for (long seed = 0; seed < DOCUMENTS; seed++) {
      var generator = new Generator(seed, Generator.WORDS);
      var pinned = JsonObject.empty().with("@context", generator.context(2));
      var contexts = Contexts.bundled().withPinned(PINNED, JsonWriter.compact(pinned));
      if (isSame(
          generator.document(List.of(PINNED.toString())), contexts, "context of seed " + seed)) {
        same++;
      }
    }
    assertThat(same).as("documents that were not declined").isGreaterThan(DOCUMENTS / 60);
  }

  /** Whether it is not declined; the same is asserted. */
  private static boolean isSame(JsonObject document, Contexts contexts, String what) {
    var text = what + ": " + new String(JsonWriter.compact(document), UTF_8);
    var compiled = compiled(document, contexts);
    if (compiled.isPresent()) {
      var processed = processed(document, contexts);
      assertThat(processed.map(CompiledStatementsTest::canonical))
          .as(text)
          .isEqualTo(compiled.map(plain -> canonical(plain.quads())));
      var bytes = compiled.get().canonical(Hash.SHA_256.digest());
      bytes.ifPresent(
          sorted ->
              assertThat(new String(sorted, UTF_8))
                  .as(text)
                  .isEqualTo(processed.map(CompiledStatementsTest::canonical).orElseThrow()));
    }
    return compiled.isPresent();
  }

  private static Optional<PlainDataset> compiled(JsonObject document, Contexts contexts) {
    try {
      var named = NamedContexts.in(document, contexts);
      if (CompiledContexts.of(named.own(), contexts).root().isEmpty()) {
        return Optional.empty();
      }
      CompactForm.require(document, new RdfForm(contexts).terms(document));
      return CompiledStatements.of(document, contexts);
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  private static Optional<Set<Quad>> processed(JsonObject document, Contexts contexts) {
    try {
      return Optional.of(new RdfForm(contexts).statementsByProcessor(document));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  private static String canonical(Set<Quad> quads) {
    try {
      return CanonicalDataset.of(quads, Hash.SHA_256.digest()).text();
    } catch (ProblemException e) {
      return e.problem().toString();
    }
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

  /** Documents and contexts, most of them wrong in some way or other. */
  private static final class Generator {
    static final List<String> WORDS = List.of("a", "b", "c", "d", "e", "T", "U", "V", "id", "type");

    private static final List<String> TEXTS =
        List.of(
            "urn:x:1",
            "urn:x:2",
            "https://example.org/a",
            "did:example:1",
            "a",
            "T",
            "plain text",
            "ex:b",
            "\u00e9\ud83d\ude02\n\"",
            "relative/path",
            "@id",
            "",
            "2026-10");

    private final Random random;
    private final List<String> names;

    Generator(long seed, List<String> names) {
      this.random = new Random(seed);
      this.names = names;
    }

    <T> T oneOf(List<T> items) {
      return items.get(random.nextInt(items.size()));
    }

    private boolean once(int in) {
      return random.nextInt(in) == 0;
    }

    JsonObject document(List<String> urls) {
      var document = JsonObject.builder().put("@context", JsonArray.ofStrings(urls));
      if (!once(3)) {
        document.put("id", "urn:x:document");
      }
      if (!once(4)) {
        document.put("type", types("VerifiableCredential"));
      }
      members(document, 3);
      return document.build();
    }

    private JsonValue types(String likely) {
      var types = new ArrayList<JsonValue>();
      types.add(new JsonString(once(2) ? likely : oneOf(names)));
      while (once(3)) {
        types.add(new JsonString(once(4) ? oneOf(TEXTS) : oneOf(names)));
      }
      return types.size() == 1 ? types.get(0) : new JsonArray(types);
    }

    private void members(JsonObject.Builder object, int depth) {
      for (int i = random.nextInt(5); i > 0; i--) {
        var name = oneOf(names);
        if (!object.has(name) && !name.equals("type") && !name.equals("id")) {
          object.put(name, once(5) ? array(depth) : value(depth));
        }
      }
    }

    private JsonValue array(int depth) {
      var items = new ArrayList<JsonValue>();
      for (int i = random.nextInt(4); i > 0; i--) {
        items.add(once(20) ? array(depth) : value(depth));
      }
      return new JsonArray(items);
    }

    private JsonValue value(int depth) {
      return switch (random.nextInt(12)) {
        case 0 -> JsonNumber.of(random.nextInt(1000) - 500);
        case 1 -> new JsonNumber(random.nextInt(1000) / 8.0);
        case 2 -> JsonBoolean.of(random.nextBoolean());
        case 3 -> once(5) ? JsonNull.NULL : new JsonNumber(random.nextGaussian());
        case 4, 5, 6 -> depth > 0 ? object(depth - 1) : new JsonString(oneOf(TEXTS));
        default -> new JsonString(oneOf(once(2) ? TEXTS : TEXTS.subList(0, 4)));
      };
    }

    private JsonValue object(int depth) {
      if (once(8)) {
        var text = JsonObject.empty().with("@value", oneOf(TEXTS));
        return once(6) ? text : text.with("@language", once(6) ? "EN" : "de-at");
      }
      var object = JsonObject.builder();
      if (once(3)) {
        object.put("id", oneOf(TEXTS) + (once(2) ? random.nextInt(100) : ""));
      }
      if (once(2)) {
        object.put("type", types("T"));
      }
      members(object, depth);
      return object.build();
    }

    JsonObject context(int depth) {
      var context = JsonObject.builder().put("@version", new JsonNumber(1.1));
      if (once(3)) {
        context.put("@protected", JsonBoolean.of(!once(5)));
      }
      if (depth == 2) {
        context.put("id", "@id").put("type", "@type").put("ex", "https://example.org/ns#");
      }
      if (once(40)) {
        context.put(once(2) ? "@vocab" : "@base", "https://example.org/vocab#");
      }
      for (int i = 2 + random.nextInt(6); i > 0; i--) {
        context.put(oneOf(WORDS.subList(0, 8)), definition(depth));
      }
      return context.build();
    }

    private JsonValue container() {
      var names = List.of("@set", "@set", "@graph", "@graph", "@list", "@index", "@id");
      var first = new JsonString(oneOf(names));
      return once(4) ? JsonArray.of(first, new JsonString(oneOf(names))) : first;
    }

    /** Credentials by whoever, in a presentation. */
    JsonObject presentation(List<String> contexts) {
      var credentials = new ArrayList<JsonValue>();
      do {
        var credential = once(3) ? document(urls(contexts)) : sound(urls(contexts));
        if (once(6)) {
          credential = credential.with("id", "urn:x:" + random.nextInt(3));
        }
        credentials.add(once(2) ? credential.with("proof", proof(credential)) : credential);
      } while (once(2));
      var presentation =
          JsonObject.builder()
              .put("@context", JsonArray.ofStrings(urls(contexts)))
              .put("type", new JsonString("VerifiablePresentation"))
              .put(
                  "verifiableCredential",
                  credentials.size() == 1 && once(2)
                      ? credentials.get(0)
                      : new JsonArray(credentials));
      if (once(2)) {
        presentation.put("holder", oneOf(TEXTS));
      }
      if (once(2)) {
        presentation.put("id", oneOf(TEXTS));
      }
      return presentation.build();
    }

    private JsonObject sound(List<String> urls) {
      return JsonObject.builder()
          .put("@context", JsonArray.ofStrings(urls))
          .put("type", new JsonString("VerifiableCredential"))
          .put("issuer", oneOf(TEXTS.subList(0, 4)))
          .put("credentialSubject", JsonObject.empty().with("id", oneOf(TEXTS.subList(0, 4))))
          .build();
    }

    private List<String> urls(List<String> contexts) {
      return once(3)
          ? List.of(Contexts.CREDENTIALS_V2)
          : List.of(Contexts.CREDENTIALS_V2, oneOf(contexts));
    }

    private JsonObject proof(JsonObject credential) {
      var proof =
          JsonObject.empty()
              .with("type", "DataIntegrityProof")
              .with("cryptosuite", "eddsa-jcs-2022")
              .with("created", "2026-11-05T09:00:00Z")
              .with("verificationMethod", "did:example:1#key")
              .with("proofPurpose", "assertionMethod")
              .with("proofValue", "z" + random.nextInt(3));
      return once(2) ? proof : proof.with("@context", credential.get("@context").orElseThrow());
    }

    private JsonValue definition(int depth) {
      var iri = once(2) ? "ex:" + oneOf(WORDS) : "https://example.org/" + oneOf(WORDS);
      if (once(3)) {
        return new JsonString(once(25) ? oneOf(WORDS) : iri);
      }
      var definition = JsonObject.builder().put("@id", iri);
      if (!once(3)) {
        definition.put("@type", oneOf(List.of("@id", "@vocab", "@json", "ex:type", "@none")));
      }
      if (once(6)) {
        definition.put("@container", container());
      }
      if (once(12)) {
        definition.put("@protected", JsonBoolean.of(random.nextBoolean()));
      }
      if (once(25)) {
        var odd = oneOf(List.of("@language", "@prefix", "@nest"));
        definition.put(
            odd,
            odd.equals("@prefix")
                ? JsonBoolean.TRUE
                : new JsonString(odd.equals("@language") ? "de" : odd));
      }
      if (depth > 0 && once(2)) {
        definition.put("@context", once(8) ? JsonNull.NULL : context(depth - 1));
      }
      return definition.build();
    }
  }
}
