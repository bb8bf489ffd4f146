package org.workcommons.vc.specs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Sha256;
import org.workcommons.vc.fixture.Specs;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;

class ContextsTest {
  private static final Path FOLDER = Specs.at("contexts");

  private record Context(String url, String file, String sha256) {}

  @TestFactory
  List<DynamicTest> everyFileHasThePinnedDigest() throws Exception {
    return index().stream()
        .map(
            context ->
                DynamicTest.dynamicTest(
                    context.url(),
                    () -> assertThat(digest(context.file())).isEqualTo(context.sha256())))
        .toList();
  }

  @TestFactory
  List<DynamicTest> everyFileIsJsonWithAContext() throws Exception {
    return index().stream()
        .map(
            context ->
                DynamicTest.dynamicTest(
                    context.url(),
                    () ->
                        assertThat(JsonReader.readObject(bytes(context.file())).has("@context"))
                            .isTrue()))
        .toList();
  }

  @Test
  void pinsTheContextsOfTheW3c() throws Exception {
    assertThat(index())
        .contains(
            new Context(
                "https://www.w3.org/ns/credentials/v2",
                "credentials-v2.jsonld",
                "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734"),
            new Context(
                "https://www.w3.org/2018/credentials/v1",
                "credentials-v1.jsonld",
                "ab4ddd9a531758807a79a5b450510d61ae8d147eab966cc9a200c07095b0cdcc"),
            new Context(
                "https://w3id.org/security/data-integrity/v2",
                "data-integrity-v2.jsonld",
                "67f21e6e33a6c14e5ccfd2fc7865f7474fb71a04af7e94136cb399dfac8ae8f4"),
            new Context(
                "https://w3id.org/security/data-integrity/v1",
                "data-integrity-v1.jsonld",
                "b5d829bd09aa7c42abc6efa0c8ed7635313b5487f37ccfce3ecd149ca9418554"),
            new Context(
                "https://w3id.org/security/multikey/v1",
                "multikey-v1.jsonld",
                "ba2c182de2d92f7e47184bcca8fcf0beaee6d3986c527bf664c195bbc7c58597"));
  }

  @Test
  void listsEveryFileOnceAndNoOther() throws Exception {
    assertThat(index().stream().map(Context::file))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(files());
  }

  @Test
  void listsEveryUrlOnce() throws Exception {
    assertThat(index().stream().map(Context::url)).doesNotHaveDuplicates();
  }

  @Test
  void theReadmeNamesEveryContext() throws Exception {
    var readme = Files.readString(FOLDER.resolve("README.md"));
    for (var context : index()) {
      assertThat(readme).contains(context.url(), context.file(), context.sha256());
    }
  }

  @Test
  void thePackedCopyIsTheSame() throws Exception {
    for (var context : index()) {
      var name = "/META-INF/workcommons/contexts/" + context.file();
      try (var packed = ContextsTest.class.getResourceAsStream(name)) {
        assertThat(packed).as(name).hasBinaryContent(bytes(context.file()));
      }
    }
  }

  private static List<Context> index() throws IOException, ProblemException {
    var array = (JsonArray) JsonReader.read(bytes("index.json"));
    var contexts = new ArrayList<Context>();
    for (var in : ObjectReader.of(wrap(array), Pointer.ROOT).objects("index")) {
      contexts.add(new Context(in.string("url"), in.string("file"), in.string("sha256")));
      in.noOthers();
    }
    return contexts;
  }

  private static JsonObject wrap(JsonArray array) {
    return JsonObject.builder().put("index", array).build();
  }

  private static List<String> files() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".jsonld"))
          .toList();
    }
  }

  private static String digest(String file) throws IOException {
    return HexFormat.of().formatHex(Sha256.hash(bytes(file)));
  }

  private static byte[] bytes(String file) throws IOException {
    return Files.readAllBytes(FOLDER.resolve(file));
  }
}
