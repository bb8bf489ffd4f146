package org.workcommons.vc.verifier.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

class JsonSchemasTest {
  private static final String LATEST = "https://json-schema.org/draft/2020-12/schema";
  private static final Pointer NAMED = Pointer.ROOT.at("credentialSchema");
  private static final String CREDENTIAL =
      "{\"credentialSubject\":{\"name\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\","
          + "\"list\":[1,2,3]}}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        LATEST,
        "https://json-schema.org/draft/2019-09/schema",
        "http://json-schema.org/draft-07/schema#",
        "https://json-schema.org/draft-07/schema#",
        "http://json-schema.org/draft-07/schema"
      })
  void evaluatesEachVersion(String version) throws Exception {
    assertThat(subject(version, "\"required\":[\"name\"]")).isEmpty();
    var problem = subject(version, "\"required\":[\"email\"]").orElseThrow();

    assertThat(problem.type()).isEqualTo(ProblemType.SCHEMA_FAILED);
    assertThat(problem.pointer().value()).isEqualTo("/credentialSubject");
    assertThat(problem.detail()).contains("required");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://json-schema.org/draft/unknown/schema",
        "http://json-schema.org/draft-04/schema#",
        "http://json-schema.org/draft-06/schema#",
        "https://skiff.example/schema",
        ""
      })
  void anUnknownVersionIsIndeterminate(String version) throws Exception {
    assertIndeterminate(subject(version, "\"required\":[\"name\"]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"$schema\":\"" + LATEST + "\"}",
        "{\"$id\":\"bad\",\"$schema\":\"" + LATEST + "\"}",
        "{\"$id\":7,\"$schema\":\"" + LATEST + "\"}",
        "{\"$id\":\"https://skiff.example/s\"}",
        "{\"$id\":\"https://skiff.example/s\",\"$schema\":7}",
        "{\"$id\":\"https://skiff.example/s\",\"$schema\":\"" + LATEST + "\",\"type\":7}",
        "{\"$id\":\"https://skiff.example/s\",\"$schema\":\"" + LATEST + "\",\"required\":{}}"
      })
  void whatIsNoSchemaFails(String schema) throws Exception {
    assertThat(check(schema).orElseThrow())
        .returns(ProblemType.SCHEMA_FAILED, Problem::type)
        .returns(NAMED, Problem::pointer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest",
        "https://skiff.example/other",
        "file:///etc/passwd",
        "classpath:/META-INF/MANIFEST.MF",
        "classpath:draft-04/schema",
        "jar:file:/x.jar!/y",
        "other.json",
        "#/nowhere",
        "http://[bad"
      })
  void aReferenceToAnywhereElseIsIndeterminate(String reference) throws Exception {
    assertIndeterminate(subject(LATEST, "\"$ref\":\"" + reference + "\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://skiff.example/other", "file:///etc/passwd", "#nowhere"})
  void aDynamicReferenceToAnywhereElseIsIndeterminate(String reference) throws Exception {
    assertIndeterminate(subject(LATEST, "\"$dynamicRef\":\"" + reference + "\""));
  }

  @Test
  void aDynamicReferenceThatGoesRoundIsIndeterminate() throws Exception {
    assertIndeterminate(
        check(
            schema(
                "\"$dynamicAnchor\":\"a\",\"allOf\":[{\"$dynamicRef\":\"#a\"},{\"$dynamicRef\":\"#a\"}]")));
  }

  /** As numbers of any length they would have a million digits. */
  @ParameterizedTest
  @ValueSource(strings = {"4.9e-324", "1e-300", "1e308", "0.1", "1e-1000000000"})
  void noMultipleIsTooSmallOrTooLarge(String step) throws Exception {
    for (var number : List.of("1", "1e308", "-1.7976931348623157e308", "4.9e-324")) {
      var credential = json("{\"n\":" + number + "}");
      var schema = schema("\"properties\":{\"n\":{\"multipleOf\":" + step + "}}");
      try {
        timed(schema, credential);
      } catch (ProblemException e) {
        assertThat(step).as("the reader refuses it").isEqualTo("1e-1000000000");
      }
    }
  }

  @Test
  void aReferenceWithinTheSchemaIsFollowed() throws Exception {
    var problem =
        check(schema("\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"required\":[\"missing\"]}}"));

    assertThat(problem.orElseThrow().type()).isEqualTo(ProblemType.SCHEMA_FAILED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"$ref\":\"#\"",
        "\"$dynamicRef\":\"#\"",
        "\"allOf\":[{\"$ref\":\"#\"},{\"$ref\":\"#\"}]",
        "\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"$ref\":\"#/$defs/b\"},\"b\":{\"$ref\":\"#/$defs/a\"}}",
        "\"not\":{\"not\":{\"$ref\":\"#\"}}"
      })
  void aReferenceThatGoesRoundIsIndeterminate(String members) throws Exception {
    assertIndeterminate(check(schema(members)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"allOf", "anyOf", "oneOf"})
  void whatDoublesTwentyFiveTimesIsIndeterminate(String keyword) throws Exception {
    var definitions = new StringBuilder();
    for (int i = 0; i < 25; i++) {
      var next = "{\"$ref\":\"#/$defs/d" + (i + 1) + "\"}";
      definitions.append(
          "\"d%d\":{\"%s\":[%s,%s]},".formatted(i, keyword, "{\"not\":" + next + "}", next));
    }
    definitions.append("\"d25\":{\"type\":\"object\"}");

    assertIndeterminate(
        check(schema("\"$ref\":\"#/$defs/d0\",\"$defs\":{" + definitions + "}")),
        keyword.equals("anyOf"));
  }

  /** Written for a thread that has half of the usual stack. */
  @ParameterizedTest
  @ValueSource(ints = {60, 1000, 3000})
  void aLongChainOfReferencesNeedsNoDeepStack(int length) throws Exception {
    var definitions = new StringBuilder();
    for (int i = 0; i < length; i++) {
      definitions.append("\"d%d\":{\"allOf\":[{\"$ref\":\"#/$defs/d%d\"}]},".formatted(i, i + 1));
    }
    var schema =
        json(
            schema(
                "\"$ref\":\"#/$defs/d0\",\"$defs\":{" + definitions + "\"d" + length + "\":true}"));
    var credential = json(CREDENTIAL);
    var found = new ArrayList<Optional<Problem>>();
    var thread =
        new Thread(
            null, () -> found.add(JsonSchemas.check(schema, credential, NAMED)), "small", 1 << 18);
    thread.start();
    thread.join();

    assertThat(found).as("an answer rather than an overflow").hasSize(1);
    assertIndeterminate(found.get(0), length < 100);
  }

  @Test
  void aPatternThatWouldTakeForEverIsMatchedAtOnce() throws Exception {
    var problem = name("^(a+)+$");

    assertThat(problem.orElseThrow().type()).isEqualTo(ProblemType.SCHEMA_FAILED);
    assertThat(name("^(a|aa)+!$")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^(a)\\\\1$",
        "(?=a)a",
        "(?<!b)a",
        "(?i)A",
        "\\\\Qa\\\\E",
        "[[:alpha:]]",
        "((a{1000}){1000}){1000}",
        "(((((((a{9}){9}){9}){9}){9}){9}){9})",
        "a{5000}",
        "(a"
      })
  void aPatternThatIsNotLinearIsIndeterminate(String pattern) throws Exception {
    assertIndeterminate(name(pattern));
  }

  @Test
  void manyItemsAgainstManyPatternsAreIndeterminate() throws Exception {
    var patterns = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      patterns.append("\"a{500}%d\":true,".formatted(i));
    }
    var members = "\"patternProperties\":{" + patterns + "\"b\":true}";
    var credential = new StringBuilder("{");
    for (int i = 0; i < 500; i++) {
      credential.append("\"%s%d\":1,".formatted("a".repeat(200), i));
    }
    credential.append("\"end\":1}");

    assertIndeterminate(
        JsonSchemas.check(json(schema(members)), json(credential.toString()), NAMED));
  }

  /** Two letters of each pair have one hash code, so all of these texts have. */
  @Test
  void itemsThatWereChosenToCollideAreIndeterminate() throws Exception {
    var items = new ArrayList<String>();
    for (int i = 1 << 12; i < 1 << 13; i++) {
      var bits = Integer.toBinaryString(i);
      items.add('"' + bits.replace("0", "Aa").replace("1", "BB") + '"');
    }
    var list = "[" + String.join(",", items) + "]";
    var unique = "\"properties\":{\"name\":{\"uniqueItems\":true}}";
    var one = "\"properties\":{\"name\":{\"enum\":" + list + "}}";

    assertIndeterminate(timed(schema(unique), json("{\"name\":" + list + "}")));
    assertIndeterminate(timed(schema(one), json("{\"name\":\"x\"}")));
    assertThat(timed(schema(unique), json("{\"name\":[1,2]}"))).isEmpty();
    assertThat(timed(schema(unique), json("{\"name\":[1,1]}"))).isPresent();
  }

  private static Optional<Problem> timed(String schema, JsonObject credential) throws Exception {
    var document = json(schema);
    return Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> JsonSchemas.check(document, credential, NAMED));
  }

  @Test
  void whatIsTooLargeIsIndeterminate() throws Exception {
    assertIndeterminate(check(schema("\"title\":\"" + "x".repeat(262_144) + "\"")));
  }

  @Test
  void formatIsNoRule() throws Exception {
    assertThat(
            subject(
                "http://json-schema.org/draft-07/schema#",
                "\"properties\":{\"name\":{\"format\":\"email\"}}"))
        .isEmpty();
  }

  @Test
  void aCredentialOfASchemaHasToSayWhatItIs() throws Exception {
    var good =
        """
        {"type":["VerifiableCredential","JsonSchemaCredential"],
         "credentialSchema":{"id":"%s","type":"JsonSchema"},
         "credentialSubject":{"type":"JsonSchema","jsonSchema":{"$id":"x"}}}"""
            .formatted(SchemaCredentials.OWN_SCHEMA);

    assertThat(SchemaCredentials.schema(json(good)).has("$id")).isTrue();
    for (var bad :
        new String[] {
          good.replace("JsonSchemaCredential", "Other"),
          good.replace(SchemaCredentials.OWN_SCHEMA, "https://skiff.example"),
          good.replace("{\"type\":\"JsonSchema\"", "{\"type\":\"Other\""),
          good.replace("\"jsonSchema\":{\"$id\":\"x\"}", "\"other\":1"),
          good.replace("{\"$id\":\"x\"}", "[]"),
          good.replace("\",\"type\":\"JsonSchema\"},", "\",\"type\":\"Other\"},"),
          good.replace(
              "\",\"type\":\"JsonSchema\"},",
              "\",\"type\":\"JsonSchema\",\"digestSRI\":\"sha384-AA\"},")
        }) {
      assertThat(bad).isNotEqualTo(good);
      assertThatThrownBy(() -> SchemaCredentials.schema(json(bad)))
          .as(bad)
          .isInstanceOf(ProblemException.class);
    }
  }

  private static Optional<Problem> name(String pattern) throws Exception {
    return subject(LATEST, "\"properties\":{\"name\":{\"pattern\":\"" + pattern + "\"}}");
  }

  private static Optional<Problem> subject(String version, String members) throws Exception {
    return check(
        "{\"$id\":\"https://skiff.example/s\",\"$schema\":\""
            + version
            + "\",\"properties\":{\"credentialSubject\":{"
            + members
            + "}}}");
  }

  private static String schema(String members) {
    return "{\"$id\":\"https://skiff.example/s\",\"$schema\":\"" + LATEST + "\"," + members + "}";
  }

  private static Optional<Problem> check(String schema) throws Exception {
    var document = json(schema);
    var credential = json(CREDENTIAL);
    return Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> JsonSchemas.check(document, credential, NAMED));
  }

  private static void assertIndeterminate(Optional<Problem> problem) {
    assertIndeterminate(problem, false);
  }

  /** A choice may be found early, and then there is no work to be refused. */
  private static void assertIndeterminate(Optional<Problem> problem, boolean orFits) {
    if (orFits && problem.isEmpty()) {
      return;
    }
    assertThat(problem.orElseThrow())
        .returns(ProblemType.SCHEMA_INDETERMINATE, Problem::type)
        .returns(NAMED, Problem::pointer);
  }

  private static JsonObject json(String text) throws Exception {
    return JsonReader.readObject(text.getBytes(StandardCharsets.UTF_8));
  }
}
