package org.workcommons.vc.examples.scaleout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.examples.scaleout.Synthetic.Blemish;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.model.VerifiablePresentation;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.reputation.DecidedDisputes;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.ProofOptions;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.verifier.Verdict;
import org.workcommons.vc.work.WorkStatement;

/** What the rows of the job have to say, without Spark. */
class OneMachineTest {
  private static final Synthetic BLEMISHED = new Synthetic(7, 360, 400);
  private static final Synthetic CLEAN = new Synthetic(7, 36, 0);

  @Test
  void namesWhatIsWrongWithEachKindOfBlemishedStatement() throws ProblemException {
    var verdicts = OneMachine.run(Community.of(BLEMISHED).configuration(), rows(BLEMISHED));
    var found = new TreeMap<String, TreeSet<String>>();
    for (var row : verdicts.verdicts()) {
      var blemish = BLEMISHED.blemish(row.getLong(0)).map(Blemish::name).orElse("none");
      found
          .computeIfAbsent(blemish, any -> new TreeSet<>())
          .add(row.getString(2) + " " + row.getString(3));
    }
    var expected = new TreeMap<String, TreeSet<String>>();
    expect(expected, "none", "accepted null");
    expect(expected, "GARBAGE", "rejected PARSING_ERROR");
    expect(expected, "TRUNCATED", "rejected PARSING_ERROR");
    expect(expected, "TAMPERED", "rejected CRYPTOGRAPHIC_SECURITY_ERROR", "rejected PARSING_ERROR");
    expect(expected, "FORGED", "rejected CRYPTOGRAPHIC_SECURITY_ERROR");
    expect(expected, "STRANGER", "rejected ISSUER_NOT_RECOGNIZED");
    expect(expected, "REVOKED", "rejected REVOKED");
    expect(expected, "EMPTY", "rejected MALFORMED_VALUE_ERROR");
    expect(expected, "UNNAMED", "rejected MALFORMED_VALUE_ERROR");
    expect(expected, "MISNAMED", "rejected MALFORMED_VALUE_ERROR");
    assertThat(found).isEqualTo(expected);
  }

  private static void expect(
      Map<String, TreeSet<String>> expected, String blemish, String... verdicts) {
    expected.put(blemish, new TreeSet<>(List.of(verdicts)));
  }

  @Test
  void refusesEveryHostileRowAndNamesAProblem() throws ProblemException {
    var judged = OneMachine.run(Community.of(CLEAN).configuration(), HostileRows.all());
    assertThat(judged.verdicts())
        .hasSameSizeAs(HostileRows.all())
        .allSatisfy(row -> assertThat(row.getString(2)).isEqualTo("rejected"))
        .allSatisfy(row -> assertThat(row.getString(3)).isNotEmpty())
        .allSatisfy(row -> assertThat(row.getString(4)).isNotNull());
  }

  @Test
  void undecidedIsNotRejected() throws ProblemException {
    var whole = Community.of(CLEAN).configuration();
    var withoutLists =
        new Configuration(
            whole.issuers(),
            List.of(),
            whole.policy(),
            whole.month(),
            whole.at(),
            whole.maxListAge());
    assertThat(OneMachine.run(withoutLists, rows(CLEAN)).verdicts())
        .allSatisfy(
            row ->
                assertThat(row.getString(2) + " " + row.getString(3))
                    .isEqualTo("undecided STATUS_RETRIEVAL_ERROR"));
  }

  @Test
  void aChainThatMissesAStatementIsNotComplete() throws ProblemException {
    var configuration = Community.of(CLEAN).configuration();
    var rows = new ArrayList<>(rows(CLEAN));
    rows.remove(Synthetic.OF_A_WORKER + 3);
    var missing = rows.get(Synthetic.OF_A_WORKER).worker();
    for (var score : OneMachine.run(configuration, rows).scores()) {
      boolean isWhole = !score.getString(0).equals(missing);
      assertThat(OneMachineTest.<Boolean>value(score, "complete")).isEqualTo(isWhole);
      assertThat(OneMachineTest.<String[]>value(score, "findings"))
          .containsExactly(isWhole ? new String[0] : new String[] {"CHAIN_STATEMENT_MISSING"});
    }
  }

  @Test
  void aHeadLeftOutIsFoundOut() throws ProblemException {
    var rows = new ArrayList<>(rows(CLEAN));
    rows.remove(2 * Synthetic.OF_A_WORKER - 1);
    var scores = OneMachine.run(Community.of(CLEAN).configuration(), rows).scores();
    assertThat(
            scores.stream()
                .flatMap(
                    score -> List.of(OneMachineTest.<String[]>value(score, "findings")).stream()))
        .containsExactly("CHAIN_HEAD_SUPERSEDED");
  }

  @Test
  void aWorkerWithMoreStatementsThanAScoreIsOfHasNone() throws ProblemException {
    var first = rows(CLEAN).get(0);
    var rows = new ArrayList<SuppliedRow>();
    for (long i = 0; i <= 2000; i++) {
      rows.add(SuppliedRow.of(i, first.worker(), first.credential().toByteArray()));
    }
    var score = OneMachine.run(Community.of(CLEAN).configuration(), rows).scores().get(0);
    assertThat(OneMachineTest.<String>value(score, "problem")).isEqualTo("LIMIT_EXCEEDED");
    assertThat(OneMachineTest.<Long>value(score, "accepted")).isEqualTo(2001);
    assertThat(OneMachineTest.<Integer>value(score, "mean")).isNull();
  }

  /** She shows her statements herself, and the verifier of one presentation scores them. */
  @Test
  void scoresAWorkerAsWhenSheShowsHerStatements() throws ProblemException, IOException {
    var configuration = Community.of(CLEAN).configuration();
    var scores = OneMachine.run(configuration, rows(CLEAN)).scores();
    for (long worker = 0; worker < CLEAN.workers(); worker++) {
      var rows = new SyntheticWorker(Community.of(CLEAN), worker).rows();
      var did = rows.get(0).worker();
      var row = scores.stream().filter(one -> one.getString(0).equals(did)).findFirst();
      var shown = shown(configuration, worker, rows);
      assertThat(row.map(OneMachineTest::figures)).isEqualTo(Optional.of(shown));
    }
  }

  private static <T> T value(Row score, String column) {
    return score.getAs(Columns.SCORES.fieldIndex(column));
  }

  private static String figures(Row row) {
    return "%s %s %s %s %s %s"
        .formatted(
            OneMachineTest.<Integer>value(row, "mean"),
            OneMachineTest.<Integer>value(row, "lower"),
            OneMachineTest.<Long>value(row, "ratings"),
            OneMachineTest.<Boolean>value(row, "complete"),
            OneMachineTest.<String>value(row, "policyDigest"),
            OneMachineTest.<String>value(row, "inputDigest"));
  }

  private static String shown(Configuration configuration, long worker, List<SuppliedRow> rows)
      throws ProblemException, IOException {
    var request =
        PresentationRequest.from(URI.create("https://rides.example"), WorkStatement.TYPE)
            .expiring(Community.AT.plusSeconds(60));
    var verdict = configuration.verifier().verify(presentation(worker, rows, request), request);
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    var scoring = Scoring.of(configuration);
    var score =
        ((Verdict.Accepted) verdict)
            .presentation()
            .workHistory()
            .admitted(
                scoring.policy(), scoring.month(), scoring.recognition(), DecidedDisputes.NONE)
            .score();
    return "%s %s %s %s %s %s"
        .formatted(
            score.mean(),
            score.lower(),
            score.ratings(),
            score.complete(),
            score.policyDigest().value(),
            score.inputDigest().value());
  }

  private static VerifiablePresentation presentation(
      long worker, List<SuppliedRow> rows, PresentationRequest request)
      throws ProblemException, IOException {
    var credentials = new ArrayList<JsonValue>();
    for (var row : rows) {
      credentials.add(embedded(row.credential()));
    }
    var document =
        JsonObject.builder()
            .put("@context", JsonArray.ofStrings(List.of("https://www.w3.org/ns/credentials/v2")))
            .put("type", JsonArray.ofStrings(List.of("VerifiablePresentation")))
            .put("verifiableCredential", new JsonArray(credentials))
            .build();
    var key = Platform.key(CLEAN.seed(), "worker " + worker);
    var options =
        ProofOptions.authentication(
            DidKey.verificationMethod(DidKey.of(key.verificationKey())),
            Community.AT,
            new ProofOptions.Binding(
                request.audience().toString(), request.challenge().toString()));
    var signed = new DataIntegrity(Cryptosuite.EDDSA_JCS_2022).secure(document, key, options);
    return VerifiablePresentation.received(MediaType.VP, JsonWriter.compact(signed));
  }

  private static JsonObject embedded(VerifiableCredential credential) throws ProblemException {
    var bytes = credential.toByteArray();
    if (credential.mediaType() == MediaType.VC) {
      return JsonReader.readObject(bytes);
    }
    return JsonObject.builder()
        .put("@context", "https://www.w3.org/ns/credentials/v2")
        .put("id", "data:application/vc+jwt," + new String(bytes, StandardCharsets.US_ASCII))
        .put("type", "EnvelopedVerifiableCredential")
        .build();
  }

  @Test
  void aConfigurationIsTheSameAfterItTravelled() throws IOException, ClassNotFoundException {
    var configuration = Community.of(CLEAN).configuration();
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(new JudgePartition(configuration));
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(new JudgePartition(configuration));
    }
  }

  @Test
  void aConfigurationIsTheSameAfterItWasOnDisk(@TempDir Path folder) throws IOException {
    var configuration = Community.of(CLEAN).configuration();
    var onDisk = new ConfigurationFolder(folder);
    onDisk.write(configuration);
    assertThat(onDisk.read(Community.MONTH, Community.AT, Community.MAX_LIST_AGE))
        .isEqualTo(configuration);
  }

  @Test
  void theSameSeedMakesTheSameStatements() {
    var again = new Synthetic(7, 36, 0);
    assertThat(texts(again)).isEqualTo(texts(CLEAN));
    assertThat(texts(new Synthetic(8, 36, 0))).doesNotContainAnyElementsOf(texts(CLEAN));
  }

  private static List<String> texts(Synthetic synthetic) {
    return rows(synthetic).stream()
        .map(row -> new String(row.credential().toByteArray(), StandardCharsets.UTF_8))
        .toList();
  }

  static List<SuppliedRow> rows(Synthetic synthetic) {
    var community = Community.of(synthetic);
    var rows = new ArrayList<SuppliedRow>();
    for (long worker = 0; worker < synthetic.workers(); worker++) {
      rows.addAll(new SyntheticWorker(community, worker).rows());
    }
    return rows;
  }
}
