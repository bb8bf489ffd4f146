package org.workcommons.vc.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.workcommons.vc.did.ControllerDocument;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.model.VerifiablePresentation;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.sdjwtvc.SdJwtVc;
import org.workcommons.vc.verifier.dcql.DcqlQuery;
import org.workcommons.vc.work.WorkStatement;

/**
 * The corpus of bad inputs, run through the library. To make its files anew: {@code
 * -Dvc.samples.write=true}.
 */
class BadCorpusTest {
  static Stream<String> files() {
    return BadCorpus.files().keySet().stream();
  }

  static Stream<Arguments> tests() throws Exception {
    var tests = new ArrayList<Arguments>();
    for (var name : files().toList()) {
      var file = ObjectReader.of(CorpusFiles.read(name), Pointer.ROOT);
      for (var group : file.objects("testGroups")) {
        for (var test : group.objects("tests")) {
          var label =
              name
                  + " "
                  + number(test.object())
                  + ": "
                  + test.object().string("comment").orElseThrow();
          tests.add(Arguments.of(label, group.object(), test.object()));
        }
      }
    }
    return tests.stream();
  }

  private static long number(JsonObject test) {
    return (long) ((JsonNumber) test.get("tcId").orElseThrow()).value();
  }

  /** Signatures by random numbers and compressed lists differ from run to run; tests do not. */
  @ParameterizedTest
  @MethodSource("files")
  void theFilesHoldTheTestsThatThisCodeMakes(String name) throws Exception {
    var made = BadCorpus.files().get(name);
    assertThat(outlines(CorpusFiles.published(name, made))).isEqualTo(outlines(made));
  }

  @Test
  void isLargeAndMostlyBad() throws Exception {
    var outlines = new ArrayList<String>();
    for (var name : files().toList()) {
      outlines.addAll(outlines(CorpusFiles.read(name)));
    }
    assertThat(outlines).hasSizeGreaterThan(250);
    assertThat(outlines.stream().filter(outline -> outline.endsWith("valid - -")))
        .hasSizeBetween(10, outlines.size() / 10);
    assertThat(new HashSet<>(outlines)).hasSameSizeAs(outlines);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tests")
  void comesToWhatTheFileSays(String label, JsonObject group, JsonObject test) throws Exception {
    var report = report(group, test);
    var result = test.string("result").orElseThrow();

    if (result.equals("valid")) {
      assertThat(report.problems()).as(label).isEmpty();
      return;
    }
    boolean leavesOpen = report.problems().stream().allMatch(p -> p.type().leavesOpen());
    assertThat(leavesOpen ? "undecided" : "invalid").as("%s: %s", label, report).isEqualTo(result);
    assertThat(report.problems().stream().map(problem -> problem.type().uri().toString()))
        .as("%s: %s", label, report.problems())
        .contains(test.string("problem").orElseThrow());
    var check = check(test.string("check").orElseThrow());
    assertThat(report.outcome(check))
        .as("%s, %s: %s", label, check, report.outcomes())
        .isIn(Outcome.FAILED, Outcome.UNDECIDED);
    assertThat(report.problems().stream().map(Object::toString))
        .as("no claim in a report")
        .noneMatch(text -> text.contains("Angel") || text.chars().anyMatch(c -> c < ' '));
  }

  private static Check check(String label) {
    return Stream.of(Check.values())
        .filter(check -> check.label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  private static Report report(JsonObject group, JsonObject test) throws Exception {
    var verifier = verifier(group, test);
    var content = bytes((JsonObject) test.get("input").orElseThrow());
    if (test.string("mediaType").orElseThrow().equals(SdJwtVc.MEDIA_TYPE)) {
      return answer(verifier, group, new JsonString(new String(content, UTF_8)));
    }
    var type = type(test.string("mediaType").orElseThrow());
    if (!type.isPresentation()) {
      return verifier.verify(VerifiableCredential.received(type, content)).report();
    }
    var asked = (JsonObject) group.get("request").orElseThrow();
    var request =
        PresentationRequest.from(
            URI.create(asked.string("audience").orElseThrow()),
            Challenge.restore(asked.string("challenge").orElseThrow()),
            now(group).plusSeconds(900),
            List.of(WorkStatement.TYPE));
    return verifier.verify(VerifiablePresentation.received(type, content), request).report();
  }

  private static Report answer(Verifier verifier, JsonObject group, JsonString presentation)
      throws ProblemException {
    var asked = (JsonObject) group.get("request").orElseThrow();
    var query = DcqlQuery.read((JsonObject) asked.get("query").orElseThrow());
    var request =
        PresentationRequest.from(
            URI.create(asked.string("audience").orElseThrow()),
            Challenge.restore(asked.string("challenge").orElseThrow()),
            now(group).plusSeconds(900),
            query);
    var id = query.credentials().get(0).id();
    return verifier.verify(VpToken.of(Map.of(id, List.of(presentation))), request).report();
  }

  private static Verifier verifier(JsonObject group, JsonObject test) throws ProblemException {
    return Verifier.of(
            DidResolver.offline().withPinned(documents(test)),
            IssuerTrust.only(trusted(group, test)),
            StatusPolicy.notOlderThan(Duration.ofHours(1)))
        .withClock(InstantSource.fixed(now(group)))
        .withStatusLists(StatusListSource.of(lists(test, "statusLists")))
        .withResources(ResourceSource.of(texts(test, "resources")))
        .withSchemas(SchemaSource.of(texts(test, "schemas"), lists(test, "schemaCredentials")));
  }

  private static Set<Did> trusted(JsonObject group, JsonObject test) {
    var trusted = new HashSet<Did>();
    for (var issuer : ((JsonArray) group.get("trustedIssuers").orElseThrow()).items()) {
      trusted.add(Did.of(((JsonString) issuer).value()));
    }
    return trusted;
  }

  private static List<ControllerDocument> documents(JsonObject test) throws ProblemException {
    var documents = new ArrayList<ControllerDocument>();
    for (var document : test.get("didDocuments").map(JsonArray::itemsOf).orElse(List.of())) {
      documents.add(ControllerDocument.of((JsonObject) document));
    }
    return documents;
  }

  private static Map<URI, VerifiableCredential> lists(JsonObject test, String source) {
    var lists = new HashMap<URI, VerifiableCredential>();
    texts(test, source).forEach((url, text) -> lists.put(url, VerifiableCredential.restore(text)));
    return lists;
  }

  private static Map<URI, byte[]> texts(JsonObject test, String source) {
    var texts = new HashMap<URI, byte[]>();
    for (var item : test.get(source).map(JsonArray::itemsOf).orElse(List.of())) {
      var published = (JsonObject) item;
      texts.put(
          URI.create(published.string("url").orElseThrow()),
          published.string("text").orElseThrow().getBytes(UTF_8));
    }
    return texts;
  }

  private static byte[] bytes(JsonObject input) {
    if (input.has("hex")) {
      return HexFormat.of().parseHex(input.string("hex").orElseThrow());
    }
    if (input.has("text")) {
      return input.string("text").orElseThrow().getBytes(UTF_8);
    }
    var out = new ByteArrayOutputStream();
    var unit = input.string("unit").orElseThrow().getBytes(UTF_8);
    out.writeBytes(input.string("start").orElseThrow().getBytes(UTF_8));
    int times = (int) ((JsonNumber) input.get("times").orElseThrow()).value();
    for (int i = 0; i < times; i++) {
      out.writeBytes(unit);
    }
    out.writeBytes(input.string("end").orElseThrow().getBytes(UTF_8));
    return out.toByteArray();
  }

  private static MediaType type(String text) {
    return Stream.of(MediaType.values())
        .filter(type -> type.text().equals(text))
        .findFirst()
        .orElseThrow();
  }

  private static Instant now(JsonObject group) {
    return Instant.parse(group.string("now").orElseThrow());
  }

  private static List<String> outlines(JsonObject file) throws ProblemException {
    var outlines = new ArrayList<String>();
    for (var group : ObjectReader.of(file, Pointer.ROOT).objects("testGroups")) {
      for (var test : group.objects("tests")) {
        var object = test.object();
        outlines.add(
            "%s %s %s %s %s %s"
                .formatted(
                    file.string("title").orElseThrow(),
                    object.get("flags").orElseThrow(),
                    object.string("comment").orElseThrow(),
                    object.string("result").orElseThrow(),
                    object.string("check").orElse("-"),
                    object.string("problem").orElse("-")));
      }
    }
    return outlines;
  }
}
