package org.workcommons.vc.work;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.fixture.Specs;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.model.ClaimType;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;

/**
 * The published JSON Schema and the typed reader of one type: two statements of one rule, which
 * have to agree on every document, but for what a schema can't say.
 */
final class SchemaAgreement {
  private final ClaimType<?> type;
  private final Schema schema;
  private final Predicate<Problem> beyondASchema;
  private int agreed;
  private int stricter;

  SchemaAgreement(ClaimType<?> type, String file, Predicate<Problem> beyondASchema) {
    this.type = type;
    this.schema = schema(file);
    this.beyondASchema = beyondASchema;
  }

  /** How often both said the same. */
  int agreed() {
    return agreed;
  }

  /** How often only the reader refused, as it may. */
  int stricter() {
    return stricter;
  }

  void compareWhateverStandsInOnePlace(JsonObject credential) {
    var subject = subject(credential);
    for (String path : Json.paths(subject)) {
      compare(credential, Json.remove(subject, path), path + " removed");
      compare(credential, add(subject, path), path + " with a stranger");
      for (JsonValue value : values(Json.at(subject, path))) {
        compare(credential, Json.put(subject, path, value), path + " = " + text(value));
      }
    }
  }

  void compareWhateverStandsInSeveralPlaces(JsonObject credential, int times) {
    for (long seed = 0; seed < times; seed++) {
      var random = new Random(seed);
      var mutant = subject(credential);
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        var paths = Json.paths(mutant);
        if (paths.isEmpty()) {
          break;
        }
        var path = paths.get(random.nextInt(paths.size()));
        var donor = paths.get(random.nextInt(paths.size()));
        var pool = new ArrayList<>(values(Json.at(mutant, path)));
        pool.add(Json.at(mutant, donor));
        mutant = Json.put(mutant, path, pool.get(random.nextInt(pool.size())));
      }
      compare(credential, mutant, "seed " + seed);
    }
  }

  private void compare(JsonObject credential, JsonObject subject, String as) {
    boolean accepted = schemaAccepts(credential.with("credentialSubject", subject));
    var finding = readerFinds(subject);
    if (accepted && finding.isPresent()) {
      assertThat(beyondASchema.test(finding.get()))
          .as("%s: only the reader refuses it, %s", as, finding.get())
          .isTrue();
      stricter++;
    } else {
      assertThat(finding.isEmpty()).as("%s: only the schema refuses it", as).isEqualTo(accepted);
      agreed++;
    }
  }

  boolean schemaAccepts(JsonObject credential) {
    return schema.validate(text(credential), InputFormat.JSON).isEmpty();
  }

  Optional<Problem> readerFinds(JsonObject subject) {
    try {
      type.read(subject, Pointer.ROOT);
      return Optional.empty();
    } catch (ProblemException e) {
      return Optional.of(e.problem());
    }
  }

  static JsonObject subject(JsonObject credential) {
    return (JsonObject) credential.get("credentialSubject").orElseThrow();
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
            "completed",
            "worker-rates-platform",
            "peer-rates-peer",
            "worker",
            "2026-Q4",
            "2026-Q5",
            "2026-11-30",
            "2026-02-30",
            "2026-11-30T10:00:00Z",
            "2026-11-30T10:00:00+00:00",
            "2026-11-30T24:00:00Z",
            "urn:uuid:1b0f6f36-57ab-4fb1-8b0a-6d4bb7f2c1ff",
            "urn:uuid:1B0F6F36-57AB-4FB1-8B0A-6D4BB7F2C1FF",
            "x".repeat(1000),
            "x".repeat(1001),
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

  private static Schema schema(String file) {
    try (var in = Files.newInputStream(Specs.at("schemas/" + file))) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
