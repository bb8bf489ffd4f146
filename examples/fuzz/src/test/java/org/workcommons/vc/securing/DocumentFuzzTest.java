package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.workcommons.vc.fuzz.Promise.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.fuzz.Alterations;
import org.workcommons.vc.fuzz.Meaning;
import org.workcommons.vc.fuzz.Promise;
import org.workcommons.vc.fuzz.Samples;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.model.Conformance;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.ProblemException;

/**
 * Embedded proofs: only what was signed is believed, one dataset has one canonical form, and
 * finding it stays within its budget.
 */
class DocumentFuzzTest {
  private static final JsonObject JCS =
      Samples.secured(Samples.statement(), Cryptosuite.EDDSA_JCS_2022);
  private static final JsonObject RDFC =
      Samples.secured(Samples.statement(), Cryptosuite.EDDSA_RDFC_2022);

  @MethodSource("documents")
  @FuzzTest
  void document(byte[] input) {
    believesOnlyWhatWasSigned(input);
  }

  @MethodSource("programs")
  @FuzzTest
  void alteredJcs(byte[] program) {
    believesOnlyWhatWasSigned(Alterations.of(JCS, program));
  }

  @MethodSource("programs")
  @FuzzTest
  void alteredRdfc(byte[] program) {
    believesOnlyWhatWasSigned(Alterations.of(RDFC, program));
  }

  /** The order of members means nothing, so it must not change the form. */
  @MethodSource("programs")
  @FuzzTest
  void rdfForm(byte[] program) throws ProblemException {
    var document =
        Promise.of(() -> JsonReader.readObject(Alterations.of(Samples.statement(), program)));
    var form = document.flatMap(DocumentFuzzTest::canonical);
    if (form.isPresent()) {
      var again = canonical((JsonObject) reversed(document.get()));
      holds(again.isPresent() && again.get().equals(form.get()), "one form in every order");
    }
  }

  /** Quads from pairs of bytes: many blank nodes, many of them alike. */
  @MethodSource("graphs")
  @FuzzTest
  void canonicalDataset(byte[] input) throws Exception {
    var form = Promise.of(() -> CanonicalDataset.of(quads(input, 0), sha256()));
    if (form.isPresent()) {
      holds(form.get().steps() <= Limits.CANONICALIZATION_STEPS, "within the budget");
      var renamed = Promise.of(() -> CanonicalDataset.of(quads(input, 1), sha256()));
      holds(
          renamed.isPresent() && renamed.get().text().equals(form.get().text()),
          "one form whatever the blank nodes were called");
    }
  }

  /** A context that a caller pins may be anything; whatever it says, documents are read or not. */
  @MethodSource("contexts")
  @FuzzTest
  void pinnedContext(byte[] input) {
    reads(input);
  }

  @MethodSource("programs")
  @FuzzTest
  void alteredPinnedContext(byte[] program) {
    reads(Alterations.of(CONTEXT, program));
  }

  private static final JsonObject CONTEXT =
      Samples.json(
          """
          {"@context":{"@protected":true,"mine":"https://a.example/mine",
            "Kind":{"@id":"https://a.example/Kind","@context":{"size":{"@id":"https://a.example/size",
              "@type":"http://www.w3.org/2001/XMLSchema#decimal"},"tags":{"@id":"https://a.example/tags",
              "@container":"@set"}}},"who":{"@id":"https://a.example/who","@type":"@id"}}}
          """);

  static Stream<byte[]> documents() {
    return Stream.of(JCS, RDFC, Samples.secured(Samples.statusList(), Cryptosuite.EDDSA_RDFC_2022))
        .map(JsonWriter::compact);
  }

  static Stream<byte[]> contexts() {
    return Stream.of(JsonWriter.compact(CONTEXT), "{\"@context\":{}}".getBytes(UTF_8));
  }

  static Stream<byte[]> programs() {
    return Alterations.programs(new byte[] {1, 8, 1, 7, 0, 4, 3, 1}, new byte[] {1, 8, 0, 7, 1, 2});
  }

  static Stream<byte[]> graphs() {
    var clique = new ArrayList<Byte>();
    for (int i = 0; i < 8; i++) {
      for (int j = 0; j < 8; j++) {
        if (i != j) {
          Collections.addAll(clique, (byte) i, (byte) j, (byte) 0);
        }
      }
    }
    var bytes = new byte[clique.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = clique.get(i);
    }
    return Stream.of(
        bytes, new byte[] {0, 1, 0, 1, 2, 0, 2, 0, 0}, new byte[] {0, 16, 3, 1, 16, 7});
  }

  private static void believesOnlyWhatWasSigned(byte[] input) {
    var read =
        Promise.of(() -> SecuredDocument.read(JsonReader.readObject(input), Contexts.bundled()));
    if (read.isEmpty()) {
      return;
    }
    var document = read.get();
    for (var proof : document.proofs()) {
      Promise.of(() -> document.verify(proof, Samples.PLATFORM.verificationKey()))
          .ifPresent(
              covered -> {
                var means = Meaning.of(covered);
                holds(
                    means.equals(Meaning.of(Samples.statement()))
                        || means.equals(Meaning.of(Samples.statusList())),
                    "nobody signed this");
              });
    }
  }

  private static void reads(byte[] context) {
    var mine = URI.create("https://a.example/context");
    var pinned = Promise.of(() -> Contexts.bundled().withPinned(mine, context));
    if (pinned.isEmpty()) {
      return;
    }
    var document =
        Samples.statement()
            .with(
                "@context", JsonArray.ofStrings(List.of(Contexts.CREDENTIALS_V2, mine.toString())))
            .with("type", JsonArray.ofStrings(List.of("VerifiableCredential", "Kind")))
            .with(
                "credentialSubject",
                Samples.json("{\"mine\":\"x\",\"size\":\"1\",\"tags\":[\"a\",\"b\"]}"))
            .with("who", "https://a.example/me");
    Promise.of(() -> new RdfForm(pinned.get()).canonical(document, Hash.SHA_256));
    Conformance.ofCredential(document, pinned.get()).forEach(Promise::isTold);
  }

  private static Optional<String> canonical(JsonObject document) {
    return Promise.of(() -> new RdfForm(Contexts.bundled()).canonical(document, Hash.SHA_256))
        .map(form -> new String(form, UTF_8));
  }

  private static JsonValue reversed(JsonValue value) {
    if (value instanceof JsonArray array) {
      return new JsonArray(array.items().stream().map(DocumentFuzzTest::reversed).toList());
    }
    if (!(value instanceof JsonObject object)) {
      return value;
    }
    var names = new ArrayList<>(object.names());
    Collections.reverse(names);
    var members = JsonObject.builder();
    names.forEach(name -> members.put(name, reversed(object.get(name).orElseThrow())));
    return members.build();
  }

  private static Set<Quad> quads(byte[] input, int naming) {
    var quads = new ArrayList<Quad>();
    for (int i = 0; i + 2 < input.length; i += 3) {
      var object = term(input[i + 1], naming);
      var graph =
          (input[i + 2] & 4) == 0 ? Optional.<String>empty() : Optional.of(term(input[i], naming));
      quads.add(
          new Quad(
              term(input[i], naming),
              "<https://a.example/" + (input[i + 2] & 3) + ">",
              object,
              graph));
    }
    if (naming == 1) {
      Collections.reverse(quads);
    }
    return new LinkedHashSet<>(quads);
  }

  private static String term(byte number, int naming) {
    int name = number & 0x1f;
    return name < 24
        ? "_:b" + (naming == 0 ? name : 99 - name)
        : "<https://a.example/" + name + ">";
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static {
    holds(
        Arrays.stream(new JsonObject[] {JCS, RDFC}).allMatch(DocumentFuzzTest::isBelieved),
        "what was signed is believed");
  }

  private static boolean isBelieved(JsonObject document) {
    try {
      var secured = SecuredDocument.read(document, Contexts.bundled());
      secured.verify(secured.proofs().get(0), Samples.PLATFORM.verificationKey());
      return true;
    } catch (ProblemException e) {
      return false;
    }
  }
}
