package org.workcommons.vc.reputation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.fixture.Specs;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

class GovernancePolicyTest {
  private static final Schema SCHEMA = schema();

  @Test
  void readsEveryMemberOfTheSample() {
    var policy = PolicySamples.policy();

    assertThat(policy.version()).isEqualTo(4);
    assertThat(policy.previous()).isPresent();
    assertThat(policy.effectiveFrom()).isEqualTo(LocalDate.of(2026, 7, 1));
    assertThat(policy.community().value()).isEqualTo("did:web:harbor-drivers.example");
    assertThat(policy.dimension()).isEqualTo("service");
    assertThat(policy.text().url().getHost()).isEqualTo("harbor-drivers.example");
    assertThat(policy.platforms()).hasSize(3);
    assertThat(policy.assurance()).hasSize(4).containsEntry("commons-attested", 500_000);
    assertThat(policy.fadeEndMonths()).isEqualTo(36);
    assertThat(policy.predicates().keySet())
        .containsExactly("typical-or-better", "above-average", "experienced", "two-platforms");
    assertThat(policy.signers().threshold()).isEqualTo(3);
    assertThat(policy.signers().of()).hasSize(5);
    assertThat(policy.completeness()).isEqualTo(new GovernancePolicy.Completeness(45, true));
    assertThat(policy.reveal()).isEqualTo(new GovernancePolicy.Reveal(14));
    assertThat(policy.disputes()).isEqualTo(new GovernancePolicy.Disputes(5, 4, 5, 21, 1));
    assertThat(policy.privacy()).isEqualTo(new GovernancePolicy.Privacy(5, 30, 20));
    assertThat(policy.amendment().has("entrenched")).isTrue();
  }

  /** Another program computed it. */
  @Test
  void hasTheDigestThatTheSpecificationPrints() throws IOException {
    var digest = PolicySamples.policy().digest().value();

    assertThat(digest).isEqualTo("sha256-TFVpuD5rftNVv6p1FnShcTWsbRM9I54nZqg3WcvZPbU");
    assertThat(Files.readString(Specs.at("governance-policy.md"))).contains(digest);
  }

  @Test
  void digestsTheDocumentWithoutItsProof() throws ProblemException {
    var signed = PolicySamples.document().with("proof", new JsonArray(List.of()));

    assertThat(GovernancePolicy.read(signed).digest()).isEqualTo(PolicySamples.policy().digest());
  }

  @Test
  void anotherConstantIsAnotherDigest() throws ProblemException {
    var changed = put(PolicySamples.document(), "/lowerBound/z100", JsonNumber.of(165));

    assertThat(GovernancePolicy.read(changed).digest())
        .isNotEqualTo(PolicySamples.policy().digest());
  }

  @Test
  void theFirstVersionHasNoneBeforeIt() throws ProblemException {
    var first = PolicySamples.document().with("version", JsonNumber.of(1)).with("previous", "none");

    assertThat(GovernancePolicy.read(first).previous()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badPolicies")
  void refusesWhatBreaksARule(String name, JsonObject bad) {
    var at = bad.string("at").orElseThrow();
    var policy = put(PolicySamples.document(), at, bad.get("value").orElse(null));
    var problem = Refusal.of(() -> GovernancePolicy.read(policy));

    assertThat(problem.type().name()).isEqualTo(bad.string("problem").orElseThrow());
    assertThat(problem.pointer().value()).isEqualTo(bad.string("pointer").orElseThrow());
    assertThat(schemaAccepts(policy))
        .as("what the schema says")
        .isEqualTo(bad.get("schema").orElseThrow() == JsonBoolean.FALSE);
  }

  @Test
  void theSchemaAcceptsTheSample() {
    assertThat(schemaAccepts(PolicySamples.document())).isTrue();
  }

  @Test
  void refusesMorePlatformsThanThereCanBe() {
    var platforms = JsonObject.builder();
    var one = at(PolicySamples.document(), "/platforms/did:web:larder.example");
    for (int i = 0; i <= Limits.POLICY_PLATFORMS; i++) {
      platforms.put("did:web:p" + i + ".example", one);
    }
    var policy = PolicySamples.document().with("platforms", platforms.build());

    assertThat(Refusal.of(() -> GovernancePolicy.read(policy)).type())
        .isEqualTo(ProblemType.LIMIT_EXCEEDED);
  }

  @Test
  void refusesMorePredicatesThanThereCanBe() {
    var predicates = JsonObject.builder();
    for (int i = 0; i <= Limits.POLICY_PREDICATES; i++) {
      predicates.put("p" + i, "complete");
    }
    var policy = PolicySamples.document().with("predicates", predicates.build());

    assertThat(Refusal.of(() -> GovernancePolicy.read(policy)).type())
        .isEqualTo(ProblemType.LIMIT_EXCEEDED);
  }

  @Test
  void refusesALongAmendmentSection() {
    var policy =
        put(
            PolicySamples.document(),
            "/amendment/x",
            new JsonString("x".repeat(Limits.POLICY_AMENDMENT_BYTES)));

    assertThat(Refusal.of(() -> GovernancePolicy.read(policy)).type())
        .isEqualTo(ProblemType.LIMIT_EXCEEDED);
  }

  /** Whatever stands in one place, it is read or refused, and the schema is never the stricter. */
  @Test
  void neverFailsOtherwise() {
    var sample = PolicySamples.document();
    List<JsonValue> strangers =
        List.of(
            JsonNull.NULL,
            JsonBoolean.TRUE,
            JsonNumber.of(0),
            JsonNumber.of(-1),
            new JsonNumber(1e300),
            new JsonString(""),
            new JsonString("did:web:a.example"),
            JsonObject.empty(),
            new JsonArray(List.of()),
            JsonArray.of(JsonNumber.of(1), JsonNumber.of(1)));
    int read = 0;
    for (String name : sample.names()) {
      for (var stranger : strangers) {
        var changed = sample.with(name, stranger);
        boolean accepted = isRead(changed);
        read += accepted ? 1 : 0;
        assertThat(!accepted || schemaAccepts(changed)).as(name).isTrue();
      }
    }
    assertThat(read).isBetween(1, 10);
  }

  private static boolean isRead(JsonObject policy) {
    try {
      GovernancePolicy.read(policy);
      return true;
    } catch (ProblemException e) {
      return false;
    }
  }

  static Stream<Arguments> badPolicies() throws IOException, ProblemException {
    var file = Specs.at("vectors/governance-policy/bad.json");
    var cases =
        (JsonArray) JsonReader.readObject(Files.readAllBytes(file)).get("cases").orElseThrow();
    return cases.items().stream()
        .map(JsonObject.class::cast)
        .map(bad -> Arguments.of(bad.string("name").orElseThrow(), bad));
  }

  private static JsonValue at(JsonValue in, String pointer) {
    var value = in;
    for (String name : pointer.substring(1).split("/")) {
      value = ((JsonObject) value).get(name).orElseThrow();
    }
    return value;
  }

  private static JsonObject put(JsonObject in, String pointer, JsonValue value) {
    int slash = pointer.indexOf('/', 1);
    var name = pointer.substring(1, slash < 0 ? pointer.length() : slash);
    if (slash < 0) {
      return value == null ? in.without(name) : in.with(name, value);
    }
    var child = (JsonObject) in.get(name).orElseThrow();
    return in.with(name, put(child, pointer.substring(slash), value));
  }

  private static boolean schemaAccepts(JsonObject policy) {
    var text = new String(JsonWriter.compact(policy), UTF_8);
    return SCHEMA.validate(text, InputFormat.JSON).isEmpty();
  }

  private static Schema schema() {
    try (var in = Files.newInputStream(Specs.at("schemas/governance-policy-1.json"))) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
