package org.workcommons.vc.governance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.workcommons.vc.governance.Members.did;
import static org.workcommons.vc.governance.Members.dids;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.URI;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.fixture.Specs;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.work.Digest;
import org.workcommons.vc.work.WorkStatement;

/**
 * That the published schemas and the readers agree, whatever stands in one place of a good
 * document, but for what a schema can't say.
 */
class GovernanceSchemasTest {
  private static final Digest DIGEST = Digest.of(new byte[] {1});
  private static final Instant TIME = Instant.parse("2026-11-03T18:00:00Z");
  private static final URI ID = URI.create("urn:uuid:c0b5d6a4-7a1c-49a6-9b83-0e2b8a7f6601");
  private static final RatingLeaf LEAF =
      new RatingLeaf(
          Did.of("did:web:skiff.example"),
          Did.of("did:web:skiff.example"),
          did(50),
          3,
          1,
          0,
          DIGEST);

  @Test
  void disputes() throws Exception {
    var dispute =
        new Dispute(
            ID,
            did(1),
            LEAF,
            DisputeGround.COERCION,
            Dispute.Remedy.AMEND,
            Optional.of("why"),
            Optional.of(DIGEST),
            TIME);
    agree("dispute-1.json", dispute.json(), Dispute::read, Set.of("/filedAt"));
  }

  @Test
  void outcomes() throws Exception {
    var panel = new Decision.Panel(DIGEST, DIGEST, Members.list(1, 2, 3));
    for (var ruling : Ruling.values()) {
      var amendment =
          ruling == Ruling.AMENDED
              ? Optional.of(new Decision.Amendment(3, did(51)))
              : Optional.<Decision.Amendment>empty();
      var decision =
          new Decision(
              ID,
              did(1),
              DIGEST,
              new Decision.Subject(ID, DIGEST),
              LEAF,
              ruling,
              amendment,
              "disputes",
              "because",
              Optional.of(panel),
              new Decision.Term(TIME, TIME, Optional.of(TIME.plusSeconds(1))),
              Optional.of(DIGEST));
      agree(
          "dispute-outcome-1.json",
          decision.json(),
          Decision::read,
          Set.of("/filedAt", "/decidedAt", "/appealBefore", "/amendment/step", "/leaf/step"));
    }
  }

  @Test
  void trustLists() throws Exception {
    var action =
        new RecognizedAction(
            Action.ISSUE, List.of(OutputSchema.of(WorkStatement.TYPE.schema(), new byte[32])));
    var list =
        new TrustList(
            URI.create("https://commons.example/list"),
            did(1),
            Optional.of(URI.create("https://above.example/list")),
            TIME,
            TIME.plusSeconds(60),
            List.of(
                RecognizedEntity.of(did(2), action)
                    .withName("Tandem")
                    .withSigners(new Quorum(1, dids(3, 4)))));
    agree("trust-list-1.json", list.json(), TrustList::read, null);
  }

  private interface Reader {
    Object read(JsonObject json) throws ProblemException;
  }

  /** Where {@code beyond} is null, the reader may refuse more anywhere. */
  private static void agree(
      String file, JsonObject good, Reader reader, @Nullable Set<String> beyond) throws Exception {
    var schema = schema(file);
    assertThat(accepts(schema, good)).isTrue();
    assertThat(reads(reader, good)).isTrue();
    int refused = 0;
    for (var mutant : mutants(good, "")) {
      boolean accepted = accepts(schema, mutant.json);
      boolean read = reads(reader, mutant.json);
      if (read || beyond != null && !beyond.contains(mutant.place)) {
        assertThat(accepted).as("%s at %s", mutant.what, mutant.place).isEqualTo(read);
      }
      refused += read ? 0 : 1;
    }
    assertThat(refused).isGreaterThan(100);
  }

  private record Mutant(String place, String what, JsonObject json) {}

  private static List<Mutant> mutants(JsonObject json, String place) {
    var mutants = new ArrayList<Mutant>();
    mutants.add(new Mutant(place + "/stranger", "added", json.with("stranger", "x")));
    for (var member : json.members().entrySet()) {
      var name = member.getKey();
      var here = place + "/" + name;
      mutants.add(new Mutant(here, "removed", json.without(name)));
      for (var value : values(member.getValue())) {
        mutants.add(new Mutant(here, value.toString(), json.with(name, value)));
      }
      if (member.getValue() instanceof JsonObject inner) {
        for (var mutant : mutants(inner, here)) {
          mutants.add(new Mutant(mutant.place, mutant.what, json.with(name, mutant.json)));
        }
      }
      if (member.getValue() instanceof JsonArray array
          && !array.items().isEmpty()
          && array.items().get(0) instanceof JsonObject first) {
        for (var mutant : mutants(first, here + "/0")) {
          mutants.add(
              new Mutant(mutant.place, mutant.what, json.with(name, JsonArray.of(mutant.json))));
        }
      }
    }
    return mutants;
  }

  private static List<JsonValue> values(JsonValue was) {
    var values =
        new ArrayList<JsonValue>(
            List.of(
                JsonNull.NULL,
                JsonBoolean.TRUE,
                JsonObject.empty(),
                JsonArray.of(),
                new JsonNumber(0.5)));
    for (long number : new long[] {-1, 0, 1, 2, 5, 6, 100, 101, 1_000_000, 1_000_001}) {
      values.add(JsonNumber.of(number));
    }
    for (String text :
        List.of(
            "",
            "x",
            "x y",
            "a\nb",
            "a\u0007",
            "did:web:a.example",
            "did:web:",
            "pending",
            "upheld",
            "coercion",
            "exclude",
            "urn:uuid:c0b5d6a4-7a1c-49a6-9b83-0e2b8a7f66FF",
            "2026-11-03T18:00:00Z",
            "2026-11-03T18:00:00+00:00",
            "2026-11-03",
            DIGEST.value(),
            "x".repeat(200),
            "x".repeat(201),
            "x".repeat(1001))) {
      values.add(new JsonString(text));
    }
    if (was instanceof JsonArray array) {
      values.add(new JsonArray(Collections.nCopies(2, array.items().get(0))));
      values.add(JsonArray.of(JsonArray.of()));
    }
    return values;
  }

  private static boolean reads(Reader reader, JsonObject json) {
    try {
      reader.read(json);
      return true;
    } catch (ProblemException e) {
      return false;
    }
  }

  private static boolean accepts(Schema schema, JsonObject json) {
    return schema.validate(new String(JsonWriter.compact(json), UTF_8), InputFormat.JSON).isEmpty();
  }

  private static Schema schema(String file) throws Exception {
    try (var in = Files.newInputStream(Specs.at("schemas/" + file))) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
    }
  }
}
