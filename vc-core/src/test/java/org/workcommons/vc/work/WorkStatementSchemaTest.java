package org.workcommons.vc.work;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.fixture.Specs;
import org.workcommons.vc.fixture.Statements;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The published JSON Schema and the typed reader are two statements of one rule. They have to agree
 * on every document, but for what a schema can't say: sums, lengths that other members give, order.
 */
class WorkStatementSchemaTest {
  private static final Set<String> ONLY_THE_READER_KNOWS = Set.of("h", "k", "bestRating");

  private final Schema schema = schema();
  private int agreed;
  private int stricter;

  @Test
  void bothAcceptTheVectors() {
    for (var vector : StatementVectors.chain()) {
      assertThat(schemaAccepts(vector.credential())).isTrue();
      assertThat(readerFinds(vector.subject())).isEmpty();
    }
  }

  @Test
  void bothAcceptEveryHonestStatement() {
    for (long seed = 0; seed < 200; seed++) {
      for (var entry : Statements.chain(seed, 3)) {
        assertThat(schemaAccepts(Statements.credential(entry.statement())))
            .as("seed %d", seed)
            .isTrue();
      }
    }
  }

  @Test
  void bothJudgeAlikeWhateverStandsInOnePlace() {
    for (var vector : StatementVectors.chain()) {
      for (String path : Json.paths(vector.subject())) {
        compare(vector, Json.remove(vector.subject(), path), path + " removed");
        compare(vector, add(vector.subject(), path), path + " with a stranger");
        for (JsonValue value : values(Json.at(vector.subject(), path))) {
          compare(vector, Json.put(vector.subject(), path, value), path + " = " + text(value));
        }
      }
    }
    assertThat(agreed).isGreaterThan(5000);
    assertThat(stricter).isPositive().isLessThan(agreed / 10);
  }

  @Test
  void bothJudgeAlikeWhateverStandsInSeveralPlaces() {
    var vector = StatementVectors.chain().get(1);
    for (long seed = 0; seed < 8000; seed++) {
      var random = new Random(seed);
      var mutant = vector.subject();
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        var paths = Json.paths(mutant);
        var path = paths.get(random.nextInt(paths.size()));
        var donor = paths.get(random.nextInt(paths.size()));
        var pool = new ArrayList<>(values(Json.at(mutant, path)));
        pool.add(Json.at(mutant, donor));
        mutant = Json.put(mutant, path, pool.get(random.nextInt(pool.size())));
      }
      compare(vector, mutant, "seed " + seed);
    }
    assertThat(agreed).isGreaterThan(7000);
  }

  @Test
  void theSchemaRefusesAnotherEnvelope() {
    var example = StatementVectors.example();
    for (String name : List.of("@context", "type", "issuer", "validFrom", "credentialSubject")) {
      assertThat(schemaAccepts(example.without(name))).as(name).isFalse();
    }
    assertThat(schemaAccepts(example.with("type", "WorkStatementCredential"))).isFalse();
    assertThat(
            schemaAccepts(
                example.with(
                    "type", JsonArray.ofStrings(List.of("VerifiableCredential", "Other")))))
        .isFalse();
    assertThat(
            schemaAccepts(
                example.with(
                    "@context",
                    JsonArray.ofStrings(
                        List.of("https://www.w3.org/ns/credentials/v2", "https://other.example")))))
        .isFalse();
  }

  @Test
  void theSchemaHasTheIdThatCredentialsName() throws Exception {
    var json = JsonReader.readObject(Files.readAllBytes(Specs.at("schemas/work-statement-1.json")));
    assertThat(json.string("$id")).contains(WorkStatement.TYPE.schema().toString());
    assertThat(json.string("$schema")).contains("https://json-schema.org/draft/2020-12/schema");
  }

  private void compare(StatementVectors vector, JsonObject subject, String as) {
    boolean accepted = schemaAccepts(vector.credential().with("credentialSubject", subject));
    var finding = readerFinds(subject);
    if (accepted && finding.isPresent()) {
      assertThat(isBeyondASchema(finding.get()))
          .as("%s: only the reader refuses it, %s", as, finding.get())
          .isTrue();
      stricter++;
    } else {
      assertThat(finding.isEmpty()).as("%s: only the schema refuses it", as).isEqualTo(accepted);
      agreed++;
    }
  }

  private static boolean isBeyondASchema(Problem problem) {
    var pointer = problem.pointer().value();
    return problem.type() == ProblemType.DOMAIN_COUNTS_DISAGREE
        || ONLY_THE_READER_KNOWS.contains(pointer.substring(pointer.lastIndexOf('/') + 1));
  }

  private boolean schemaAccepts(JsonObject credential) {
    return schema.validate(text(credential), InputFormat.JSON).isEmpty();
  }

  private static Optional<Problem> readerFinds(JsonObject subject) {
    try {
      WorkStatement.TYPE.read(subject, Pointer.ROOT);
      return Optional.empty();
    } catch (ProblemException e) {
      return Optional.of(e.problem());
    }
  }

  private static JsonObject add(JsonObject subject, String path) {
    var there = Json.at(subject, path);
    if (there instanceof JsonObject) {
      return Json.put(subject, path + "/stranger", JsonBoolean.TRUE);
    }
    if (there instanceof JsonArray array) {
      return Json.put(subject, path + "/" + array.items().size(), array.items().get(0));
    }
    boolean isItem = Character.isDigit(path.charAt(path.length() - 1));
    return isItem ? subject : Json.put(subject, path + "2", there);
  }

  private static List<JsonValue> values(JsonValue was) {
    var values =
        new ArrayList<JsonValue>(
            List.of(
                JsonNull.NULL,
                JsonBoolean.TRUE,
                JsonObject.empty(),
                JsonArray.of(),
                JsonArray.of(was),
                JsonObject.builder().put("id", "did:web:a.example").build(),
                new JsonNumber(0.5),
                new JsonNumber(1e15),
                new JsonNumber(1e300)));
    for (long number :
        new long[] {
          -101,
          -100,
          -1,
          0,
          1,
          2,
          3,
          4,
          5,
          6,
          9,
          10,
          11,
          100,
          101,
          1_000_000,
          1_000_001,
          1_000_000_000,
          1_000_000_001
        }) {
      values.add(JsonNumber.of(number));
    }
    for (String text :
        List.of(
            "",
            " ",
            "0",
            "00",
            "1.5",
            "1.50",
            "-1",
            "1e3",
            "999999999999.9999",
            "none",
            "None",
            "2026-10",
            "1969-12",
            "1970-01",
            "9999-12",
            "2026-13",
            "did:web:a.example",
            "did:web:a.example:",
            "did:web:a%41",
            "did:web:a%4",
            "did:web:a%4g",
            "did:WEB:a",
            "did::a",
            "did:web:",
            "did:key:z6Mk/1",
            "did:key:z6Mk#1",
            "did:web:" + "a".repeat(4088),
            "did:web:" + "a".repeat(4089),
            "http://a.example",
            "https://a.example/b/c#d",
            "https://a.example/b?c",
            "ftp://a.example",
            "https:a.example",
            "http://a.example/",
            "https://a.example" + "/b".repeat(10),
            "https://a.example" + "/b".repeat(11),
            "a\nb",
            "a\u0000",
            "a\u007f",
            "a\u0085b",
            "a\u2028b",
            "\u00e9\ud83d\ude97",
            "x".repeat(80),
            "x".repeat(81),
            "\ud83d\ude97".repeat(80),
            "\ud83d\ude97".repeat(81),
            "platform-signed",
            "EUR",
            "eur",
            "EURO",
            "WorkStatement",
            "sha256-p5lD_pwz3KscUrFyVhY_bJ3ROwxtRqj6esakSHbGpbE",
            "sha256-p5lD_pwz3KscUrFyVhY_bJ3ROwxtRqj6esakSHbGpbF")) {
      values.add(new JsonString(text));
    }
    if (was instanceof JsonString text && !text.value().isEmpty()) {
      var value = text.value();
      for (String change :
          List.of(
              value + "\n",
              value + " ",
              " " + value,
              value + value,
              value.toUpperCase(java.util.Locale.ROOT),
              value.substring(1),
              value.substring(0, value.length() - 1))) {
        if (JsonString.isWellFormed(change)) {
          values.add(new JsonString(change));
        }
      }
    }
    if (was instanceof JsonNumber number) {
      values.add(new JsonString(Long.toString((long) number.value())));
      values.add(new JsonNumber(number.value() + 1));
      values.add(new JsonNumber(number.value() - 1));
    }
    return values;
  }

  private static String text(JsonValue value) {
    return new String(JsonWriter.compact(value), UTF_8);
  }

  private static Schema schema() {
    try (var in = Files.newInputStream(Specs.at("schemas/work-statement-1.json"))) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
