package org.workcommons.vc.wallet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;

/** The corpus of bad inputs, run through {@code vc verify}. */
class BadCorpusVerbTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("vc.root", "..")).resolve("specs/vectors/bad");

  /** A file has no media type: what is not even a token is read as JSON, by other rules. */
  private static final Set<String> OF_ANOTHER_KIND = Set.of("Compact", "Size", "Typ");

  /** A file has no address: a list that names another place, or none, is simply not the one. */
  private static final Set<String> OF_ANOTHER_PLACE = Set.of("StatusPlace", "StatusList");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "parsing.json",
        "proofs.json",
        "tokens.json",
        "presentations.json",
        "status.json",
        "controllers.json",
        "claims.json"
      })
  void comesToWhatTheFileSays(String name) throws Exception {
    var file =
        ObjectReader.of(
            JsonReader.readObject(Files.readAllBytes(FOLDER.resolve(name))), Pointer.ROOT);
    int tests = 0;
    for (var group : file.objects("testGroups")) {
      var trust = trust(group.object());
      for (var test : group.objects("tests")) {
        check(name, group.object(), test.object(), trust);
        tests++;
      }
    }
    assertThat(tests).isEqualTo((int) file.integer("numberOfTests", 20, 1000));
  }

  private void check(String name, JsonObject group, JsonObject test, Path trust) throws Exception {
    var label = name + ": " + test.string("comment").orElseThrow();
    var ran = verify(group, test, trust);

    var flag = ((JsonString) JsonArray.itemsOf(test.get("flags").orElseThrow()).get(0)).value();
    if (OF_ANOTHER_PLACE.contains(flag)) {
      assertThat(ran.code()).as("%s: %s", label, ran).isIn(3, 6);
      return;
    }
    if (label.equals("tokens.json: a line feed at the end")) {
      assertThat(ran.code()).as("a text file ends with one").isZero();
      return;
    }
    assertThat(ran.code()).as("%s: %s", label, ran).isEqualTo(code(test));
    assertThat(ran.out() + ran.err())
        .as(label)
        .doesNotContain("\tat org.", "Exception")
        .matches(text -> text.chars().noneMatch(c -> c < ' ' && c != '\n' || c == 0x9b));
    if (test.has("problem") && !OF_ANOTHER_KIND.contains(flag)) {
      assertThat(ran.out()).as(label).contains(test.string("problem").orElseThrow());
    }
  }

  private static int code(JsonObject test) {
    return switch (test.string("result").orElseThrow()) {
      case "valid" -> 0;
      case "undecided" -> 6;
      default -> 3;
    };
  }

  private Device.Ran verify(JsonObject group, JsonObject test, Path trust) throws IOException {
    var request = (JsonObject) group.get("request").orElseThrow();
    var arguments =
        new ArrayList<>(
            List.of(
                "verify",
                file("input", bytes((JsonObject) test.get("input").orElseThrow())),
                "--json",
                "--at",
                group.string("now").orElseThrow(),
                "--status-max-age",
                "PT1H",
                "--trust",
                trust.toString(),
                "--audience",
                request.string("audience").orElseThrow(),
                "--challenge",
                request.string("challenge").orElseThrow()));
    for (var document : items(test, "didDocuments")) {
      arguments.addAll(List.of("--did-document", file("did", JsonWriter.compact(document))));
    }
    for (var list : items(test, "statusLists")) {
      var text = list.string("text").orElseThrow();
      arguments.addAll(List.of("--status-list", file("list", text.getBytes(UTF_8))));
    }
    return run(arguments);
  }

  private static List<JsonObject> items(JsonObject test, String name) {
    return test.get(name).map(JsonArray::itemsOf).orElse(List.of()).stream()
        .map(JsonObject.class::cast)
        .toList();
  }

  private Path trust(JsonObject group) throws IOException {
    var issuers = new ArrayList<JsonValue>();
    for (var issuer : ((JsonArray) group.get("trustedIssuers").orElseThrow()).items()) {
      issuers.add(JsonObject.builder().put("id", issuer).build());
    }
    var trust =
        JsonObject.builder()
            .put("schema", "vc/trust/1")
            .put("issuers", new JsonArray(issuers))
            .build();
    return Path.of(file("trust", JsonWriter.compact(trust)));
  }

  private static byte[] bytes(JsonObject input) {
    if (input.has("hex")) {
      return HexFormat.of().parseHex(input.string("hex").orElseThrow());
    }
    if (input.has("text")) {
      return input.string("text").orElseThrow().getBytes(UTF_8);
    }
    int times = (int) ((JsonNumber) input.get("times").orElseThrow()).value();
    return (input.string("start").orElseThrow()
            + input.string("unit").orElseThrow().repeat(times)
            + input.string("end").orElseThrow())
        .getBytes(UTF_8);
  }

  private String file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content).toString();
  }

  private Device.Ran run(List<String> arguments) {
    return new Device(folder).run(arguments.toArray(String[]::new));
  }
}
