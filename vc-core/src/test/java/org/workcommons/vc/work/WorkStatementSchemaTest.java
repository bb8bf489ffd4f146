package org.workcommons.vc.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.fixture.Specs;
import org.workcommons.vc.fixture.Statements;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemType;

/**
 * The published JSON Schema and the typed reader are two statements of one rule. They have to agree
 * on every document, but for what a schema can't say: sums, lengths that other members give, order.
 */
class WorkStatementSchemaTest {
  private static final Set<String> ONLY_THE_READER_KNOWS = Set.of("h", "k", "bestRating");

  private final SchemaAgreement agreement =
      new SchemaAgreement(
          WorkStatement.TYPE, "work-statement-1.json", WorkStatementSchemaTest::isBeyondASchema);

  @Test
  void bothAcceptTheVectors() {
    for (var vector : StatementVectors.chain()) {
      assertThat(agreement.schemaAccepts(vector.credential())).isTrue();
      assertThat(agreement.readerFinds(vector.subject())).isEmpty();
    }
  }

  @Test
  void bothAcceptEveryHonestStatement() {
    for (long seed = 0; seed < 200; seed++) {
      for (var entry : Statements.chain(seed, 3)) {
        assertThat(agreement.schemaAccepts(Statements.credential(entry.statement())))
            .as("seed %d", seed)
            .isTrue();
      }
    }
  }

  @Test
  void bothJudgeAlikeWhateverStandsInOnePlace() {
    for (var vector : StatementVectors.chain()) {
      agreement.compareWhateverStandsInOnePlace(vector.credential());
    }
    assertThat(agreement.agreed()).isGreaterThan(5000);
    assertThat(agreement.stricter()).isPositive().isLessThan(agreement.agreed() / 10);
  }

  @Test
  void bothJudgeAlikeWhateverStandsInSeveralPlaces() {
    agreement.compareWhateverStandsInSeveralPlaces(
        StatementVectors.chain().get(1).credential(), 8000);
    assertThat(agreement.agreed()).isGreaterThan(7000);
  }

  @Test
  void theSchemaRefusesAnotherEnvelope() {
    var example = StatementVectors.example();
    for (String name : List.of("@context", "type", "issuer", "validFrom", "credentialSubject")) {
      assertThat(agreement.schemaAccepts(example.without(name))).as(name).isFalse();
    }
    assertThat(agreement.schemaAccepts(example.with("type", "WorkStatementCredential"))).isFalse();
    assertThat(
            agreement.schemaAccepts(
                example.with(
                    "type", JsonArray.ofStrings(List.of("VerifiableCredential", "Other")))))
        .isFalse();
    assertThat(
            agreement.schemaAccepts(
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

  private static boolean isBeyondASchema(Problem problem) {
    var pointer = problem.pointer().value();
    return problem.type() == ProblemType.DOMAIN_COUNTS_DISAGREE
        || ONLY_THE_READER_KNOWS.contains(pointer.substring(pointer.lastIndexOf('/') + 1));
  }
}
