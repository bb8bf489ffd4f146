package org.workcommons.vc.securing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.apicatalog.rdf.nquads.NQuadsReader;
import java.io.StringReader;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.fixture.Vectors;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/** RDF Dataset Canonicalization 1.0: the suite of the W3C, and what is meant to never end. */
class CanonicalDatasetTest {
  private static final String SUITE = "rdf-canon/";

  /** The bound is one of steps, and takes milliseconds; this is for a machine that is busy. */
  private static final Duration FAST = Duration.ofSeconds(10);

  @TestFactory
  Stream<DynamicTest> passesEveryCaseOfTheSuite() throws ProblemException {
    var manifest = JsonReader.readObject(Vectors.bytes(SUITE + "manifest.jsonld"));
    var entries = ObjectReader.of(manifest, Pointer.ROOT).objects("entries");
    assertThat(entries).hasSize(86);
    return entries.stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.object().string("id").orElseThrow()
                        + " "
                        + entry.object().string("name").orElseThrow(),
                    () -> check(entry)));
  }

  private static void check(ObjectReader entry) throws Exception {
    var algorithm = entry.optionalString("hashAlgorithm").map(name -> "SHA-384").orElse("SHA-256");
    var input = read(Vectors.text(SUITE + entry.string("action")));
    switch (entry.string("type")) {
      case "rdfc:RDFC10EvalTest" ->
          assertThat(canonical(input, algorithm).text())
              .isEqualTo(Vectors.text(SUITE + entry.string("result")));
      case "rdfc:RDFC10MapTest" -> checkNames(canonical(input, algorithm), entry.string("result"));
      default -> assertRefused(input);
    }
  }

  private static void checkNames(CanonicalDataset dataset, String result) throws Exception {
    var expected = JsonReader.readObject(Vectors.bytes(SUITE + result));
    assertThat(expected.names()).hasSize(dataset.names().size());
    for (var name : expected.members().entrySet()) {
      assertThat(dataset.names().known("_:" + name.getKey()))
          .contains("_:" + ((JsonString) name.getValue()).value());
    }
  }

  @Test
  void refusesCliquesOfBlankNodesAtOnce() {
    for (int nodes = 8; nodes <= 40; nodes += 2) {
      assertRefused(clique(nodes));
    }
  }

  @Test
  void refusesOneNodeWithManyNeighboursThatLookAlike() {
    var star = new LinkedHashSet<Quad>();
    for (int i = 0; i < 20_000; i++) {
      star.add(quad("_:centre", "_:ray" + i));
    }
    assertRefused(star);
  }

  @Test
  void refusesALongChainOfNodesThatLookAlikeWithoutExhaustingTheStack() {
    var chain = new LinkedHashSet<Quad>();
    for (int i = 0; i < 20_000; i++) {
      chain.add(quad("_:link" + i, "_:link" + (i + 1)));
    }
    chain.add(quad("_:link20000", "_:link0"));
    assertRefused(chain);
  }

  @Test
  void refusesManySmallCliquesTogether() {
    var many = new LinkedHashSet<Quad>();
    for (int group = 0; group < 2000; group++) {
      for (var quad : clique(5)) {
        many.add(quad(quad.subject() + "x" + group, quad.object() + "x" + group));
      }
    }
    assertRefused(many);
  }

  @Test
  void takesALargeDatasetOfDifferentNodes() {
    var different = new LinkedHashSet<Quad>();
    for (int i = 0; i < 50_000; i++) {
      different.add(
          new Quad("_:n" + i, "<urn:p>", NQuads.literal("" + i, Rdf.STRING), Optional.empty()));
    }
    assertThatCode(() -> canonical(different, "SHA-256")).doesNotThrowAnyException();
  }

  @Test
  void theNamesAndOrderOfTheInputDoNotMatter() throws Exception {
    long seed = 20_261_121;
    var random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      var quads = new ArrayList<>(tree(random));
      var expected = canonical(new LinkedHashSet<>(quads), "SHA-256").text();
      var renamed = new ArrayList<Quad>();
      for (var quad : quads) {
        renamed.add(quad(renamed(quad.subject(), round), renamed(quad.object(), round)));
      }
      Collections.shuffle(renamed, random);

      assertThat(canonical(new LinkedHashSet<>(renamed), "SHA-256").text())
          .as("seed %s, round %s", seed, round)
          .isEqualTo(expected);
    }
  }

  @Test
  void sortsByCodePointAndNotByTheUnitsOfUtf16() throws Exception {
    var quads = new LinkedHashSet<Quad>();
    for (String text : List.of("\ud83d\ude02", "\uff01", "\ufffd", "\ud7ff", "a")) {
      quads.add(new Quad("<urn:s>", "<urn:p>", NQuads.literal(text, Rdf.STRING), Optional.empty()));
    }

    assertThat(canonical(quads, "SHA-256").text().lines())
        .extracting(line -> line.codePointAt(line.indexOf('"') + 1))
        .containsExactly((int) 'a', 0xd7ff, 0xff01, 0xfffd, 0x1f602);
  }

  @Test
  void writesEveryCharacterTheOneWayThatItCanBeWritten() {
    assertThat(
            NQuads.literal("\b\t\n\u000b\f\r\"\\/\u0000\u001f\u007f\u0080\ufffe\u2028", Rdf.STRING))
        .isEqualTo("\"\\b\\t\\n\\u000B\\f\\r\\\"\\\\/\\u0000\\u001F\\u007F\u0080\\uFFFE\u2028\"");
  }

  @Test
  void takesNoIdentifierThatCouldEndEarly() {
    for (String text :
        List.of(
            "",
            ":",
            "a",
            "a:",
            ":a",
            "/a:b",
            "1a:b",
            "urn:a b",
            "urn:a> <urn:p> <urn:o",
            "urn:a\n",
            "urn:\"",
            "urn:{",
            "urn:}",
            "urn:|",
            "urn:^",
            "urn:`",
            "urn:\\u003e",
            "urn:\u0000",
            "urn:\u007f",
            "urn:\u0085",
            "_:b",
            "ürn:a")) {
      assertThat(NQuads.isIri(text)).as(text).isFalse();
    }
    for (String text : List.of("a:b", "urn:ü", "did:key:z6Mk#z6Mk", "https://a.example/?q=#f%20")) {
      assertThat(NQuads.isIri(text)).as(text).isTrue();
    }
  }

  /** What rdf-canonize 5 says of nodes that look alike in a graph without a name of its own. */
  @Test
  void countsAGraphAsOftenAsANodeHasStatementsInIt() throws Exception {
    var input =
        """
        _:h <x:vc> _:g .
        _:h2 <x:p1> _:m0 _:g .
        _:m0 <x:q> _:n0 _:g .
        _:n0 <x:r> "v0" _:g .
        _:h2 <x:p1> _:m1 _:g .
        _:m1 <x:q> _:n1 _:g .
        _:n1 <x:r> "v1" _:g .
        _:h2 <x:t> "z" _:g .
        """;

    assertThat(canonical(read(input), "SHA-256").text())
        .isEqualTo(
            """
            _:c14n1 <x:r> "v0" _:c14n0 .
            _:c14n2 <x:p1> _:c14n5 _:c14n0 .
            _:c14n2 <x:p1> _:c14n6 _:c14n0 .
            _:c14n2 <x:t> "z" _:c14n0 .
            _:c14n3 <x:vc> _:c14n0 .
            _:c14n4 <x:r> "v1" _:c14n0 .
            _:c14n5 <x:q> _:c14n1 _:c14n0 .
            _:c14n6 <x:q> _:c14n4 _:c14n0 .
            """);
  }

  private static String renamed(String blank, int round) {
    return "_:r" + (blank + round).hashCode() + blank.length() + blank.substring(2);
  }

  /** Up to 12 nodes, each but the first hanging from an earlier one; many look alike. */
  private static Set<Quad> tree(Random random) {
    var quads = new LinkedHashSet<Quad>();
    int nodes = 2 + random.nextInt(8);
    for (int i = 1; i < nodes; i++) {
      quads.add(quad("_:n" + random.nextInt(i), "_:n" + i));
    }
    return quads;
  }

  private static Set<Quad> clique(int nodes) {
    var quads = new LinkedHashSet<Quad>();
    for (int i = 0; i < nodes; i++) {
      for (int j = 0; j < nodes; j++) {
        if (i != j) {
          quads.add(quad("_:k" + i, "_:k" + j));
        }
      }
    }
    return quads;
  }

  private static Quad quad(String subject, String object) {
    return new Quad(subject, "<urn:p>", object, Optional.empty());
  }

  private static void assertRefused(Set<Quad> quads) {
    var problem =
        assertTimeoutPreemptively(FAST, () -> Refusal.of(() -> canonical(quads, "SHA-256")));
    assertThat(problem.type()).isEqualTo(ProblemType.CANONICALIZATION_LIMIT);
  }

  private static CanonicalDataset canonical(Set<Quad> quads, String algorithm) throws Exception {
    return CanonicalDataset.of(quads, MessageDigest.getInstance(algorithm));
  }

  /** Another's parser, so that an error in ours can't hide itself. */
  static Set<Quad> read(String text) throws Exception {
    var quads = new LinkedHashSet<Quad>();
    new NQuadsReader(new StringReader(text))
        .provide(
            (subject, predicate, object, datatype, language, direction, graph) -> {
              quads.add(
                  new Quad(
                      resource(subject),
                      resource(predicate),
                      datatype == null
                          ? resource(object)
                          : language == null
                              ? NQuads.literal(object, datatype)
                              : NQuads.tagged(object, language),
                      Optional.ofNullable(graph).map(CanonicalDatasetTest::resource)));
              return null;
            });
    return quads;
  }

  private static String resource(String text) {
    return NQuads.isBlank(text) ? text : NQuads.iri(text);
  }
}
