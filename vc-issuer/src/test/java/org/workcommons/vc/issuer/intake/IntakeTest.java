package org.workcommons.vc.issuer.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.workcommons.vc.issuer.intake.Exports.csv;
import static org.workcommons.vc.issuer.intake.Exports.rated;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.issuer.Issued;
import org.workcommons.vc.issuer.Issuer;
import org.workcommons.vc.issuer.IssuingException;
import org.workcommons.vc.issuer.StatusRegister;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.sdjwt.Concealment;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.SdJwt;
import org.workcommons.vc.securing.Secured;
import org.workcommons.vc.securing.SecuredDocument;
import org.workcommons.vc.status.StatusEntry;
import org.workcommons.vc.status.StatusPurpose;
import org.workcommons.vc.work.Assurance;
import org.workcommons.vc.work.Counts;
import org.workcommons.vc.work.StatementChain;
import org.workcommons.vc.work.StatementChain.Entry;
import org.workcommons.vc.work.StatementDigest;
import org.workcommons.vc.work.WorkStatement;

class IntakeTest {
  private static final Did PLATFORM = Did.of("did:web:tandem.coop.example");
  private static final Did AMARA =
      Did.of("did:key:z6Mkp6Efe9dm4j6YtQM79J2wJ9RB6WMVgmBWHmXi67psSs3X");
  private static final Did BO = Did.of("did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2");
  private static final Instant NOW = Instant.parse("2026-11-16T14:35:07Z");
  private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

  @TempDir private Path folder;
  private final SigningKey key = SigningKey.fresh(KeyType.ED25519);
  private StatusRegister register;

  @BeforeEach
  void open() throws IssuingException {
    register =
        StatusRegister.open(
            folder.resolve("register.db"), URI.create("https://tandem.coop.example/status"));
  }

  @AfterEach
  void close() throws IssuingException {
    register.close();
  }

  @Test
  void issuesOneStatementForEachMonthInAChain() throws Exception {
    var export = export(1, OCTOBER.minusMonths(35), 36);
    var run = intake().issue(AMARA, export);
    assertThat(run.issued()).hasSize(36);
    assertThat(run.unchanged()).isEmpty();
    assertThat(run.open()).isEmpty();
    assertChain(run.issued());
    assertSays(run.issued(), export);
    for (var statement : statements(run.issued())) {
      assertThat(statement.worker()).isEqualTo(AMARA);
      assertThat(statement.platform()).isEqualTo(PLATFORM);
      assertThat(statement.assurance()).isEqualTo(Assurance.PLATFORM_SIGNED);
    }
  }

  @Test
  void givesEachStatementAPlaceByWhichItCanBeRevoked() throws Exception {
    var issued = intake().issue(AMARA, export(1, OCTOBER, 1)).issued().get(0);
    register.set(issued.entry(), StatusPurpose.REVOCATION, true);
    assertThat(StatusEntry.allOf(document(issued)).get(0)).isEqualTo(issued.entry());
  }

  @Test
  void marksEveryStatementButTheNewestAsNoLongerTheNewest() throws Exception {
    var first = intake().issue(AMARA, export(1, OCTOBER.minusMonths(2), 2)).issued();
    assertThat(superseded(first)).containsExactly(true, false);
    var second = intake().issue(AMARA, export(1, OCTOBER.minusMonths(2), 3)).issued();
    assertThat(superseded(first)).containsExactly(true, true);
    assertThat(superseded(second)).containsExactly(false);
    assertThat(superseded(intake().issue(BO, export(2, OCTOBER, 1)).issued()))
        .containsExactly(false);
  }

  @Test
  void marksNothingWhereTheRunFails() throws Exception {
    var first = intake().issue(AMARA, export(1, OCTOBER.minusMonths(2), 1)).issued();
    assertThatThrownBy(
            () -> intake(new FailingKey(key, 1)).issue(AMARA, export(1, OCTOBER.minusMonths(2), 3)))
        .isInstanceOf(IssuingException.class);
    assertThat(superseded(first)).containsExactly(false);
  }

  @Test
  void chainsStatementsThatTheWorkerCanShowInPart() throws Exception {
    var mechanism = new SdJwt(Contexts.bundled(), Concealment.wherever(WorkStatement.WITHHOLDABLE));
    var issuer = Issuer.of(PLATFORM, key, mechanism, register).withClock(InstantSource.fixed(NOW));
    var run = Intake.of(issuer, register).issue(AMARA, export(1, OCTOBER.minusMonths(5), 6));
    var whole = new ArrayList<Entry>();
    var shown = new ArrayList<Entry>();
    for (var issued : run.issued()) {
      whole.add(entry(issued.credential()));
      shown.add(
          entry(
              VerifiableCredential.received(
                  MediaType.VC_SD_JWT, withholding(issued.credential(), "/credentialSubject"))));
    }
    assertThat(StatementChain.check(whole)).isEmpty();
    assertThat(StatementChain.check(shown)).isEmpty();
    assertThat(shown.stream().map(Entry::digest).toList())
        .isEqualTo(whole.stream().map(Entry::digest).toList());
    for (var entry : shown) {
      assertThat(entry.statement().work().hours()).isEmpty();
      assertThat(entry.statement().ratings().orElseThrow().buckets()).isEmpty();
      assertThat(entry.statement().ratings().orElseThrow().withheld()).isPositive();
    }
  }

  /** Without any disclosure at or under {@code place}. */
  private static byte[] withholding(VerifiableCredential held, String place) throws Exception {
    var token = SdJwt.presentation(MediaType.VC_SD_JWT, held.toByteArray());
    assertThat(token.disclosed()).allMatch(pointer -> pointer.value().startsWith(place));
    var jws = new String(held.toByteArray(), StandardCharsets.US_ASCII);
    return jws.substring(0, jws.indexOf('~') + 1).getBytes(StandardCharsets.US_ASCII);
  }

  private static Entry entry(VerifiableCredential credential) throws ProblemException {
    var secured = Secured.read(credential, Contexts.bundled());
    var subject = ObjectReader.of(secured.unsecured(), Pointer.ROOT).object("credentialSubject");
    return new Entry(
        StatementDigest.of(secured.asIssued()),
        WorkStatement.TYPE.read(subject.object(), subject.pointer()),
        Pointer.ROOT);
  }

  private List<Boolean> superseded(List<Issued> statements) throws Exception {
    var superseded = new ArrayList<Boolean>();
    for (var statement : statements) {
      var entry = StatusEntry.allOf(document(statement)).get(1);
      assertThat(entry.purpose()).isEqualTo(StatusPurpose.REFRESH);
      superseded.add(register.list(entry.list()).bits().isSet(entry.index()));
    }
    return superseded;
  }

  @Test
  void namesOccupationAndAreaWhereTold() throws Exception {
    var occupation = URI.create("http://data.europa.eu/esco/isco/C8322");
    var run =
        intake()
            .withOccupation(occupation)
            .withArea("Port Sable")
            .issue(AMARA, export(1, OCTOBER, 1));
    var statement = statements(run.issued()).get(0);
    assertThat(statement.occupation()).contains(occupation);
    assertThat(statement.area()).contains("Port Sable");
  }

  @Test
  void refusesAnOccupationOrAreaThatNoStatementCanName() {
    for (var occupation : List.of("urn:isbn:1", "ftp://a.example", "https://a.example/b?c")) {
      assertThatThrownBy(() -> intake().withOccupation(URI.create(occupation)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    for (var area : List.of("", "Port\nSable", "x".repeat(81))) {
      assertThatThrownBy(() -> intake().withArea(area))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void continuesTheChainWithALongerExport() throws Exception {
    var first = intake().issue(AMARA, export(1, OCTOBER.minusMonths(5), 3));
    var longer = export(1, OCTOBER.minusMonths(5), 6);
    var second = intake().issue(AMARA, longer);
    assertThat(second.unchanged())
        .containsExactly(OCTOBER.minusMonths(5), OCTOBER.minusMonths(4), OCTOBER.minusMonths(3));
    var all = new ArrayList<>(first.issued());
    all.addAll(second.issued());
    assertChain(all);
    assertSays(all, longer);
    assertThat(intake().issued(AMARA))
        .extracting(Issued::entry)
        .containsExactlyElementsOf(all.stream().map(Issued::entry).toList());
  }

  @Test
  void issuesNothingForTheSameExportAgain() throws Exception {
    var export = export(1, OCTOBER.minusMonths(5), 6);
    intake().issue(AMARA, export);
    var again = intake().issue(AMARA, export);
    assertThat(again.issued()).isEmpty();
    assertThat(again.unchanged()).hasSize(6);
    assertThat(intake().issued(AMARA)).hasSize(6);
  }

  @Test
  void doesNotCareHowAnUnchangedMonthIsWritten() throws Exception {
    intake()
        .issue(
            AMARA,
            PlatformExport.read(ExportFormat.CSV, csv("2026-10-01,c,completed,1.50,20,EUR,5,1,5")));
    var run =
        intake()
            .issue(
                AMARA,
                PlatformExport.read(
                    ExportFormat.CSV, csv("2026-10-01,c,completed,1.5,20.00,EUR,5,1,5")));
    assertThat(run.unchanged()).containsExactly(OCTOBER);
  }

  @Test
  void saysTheSameOfTheSameJobsAsJson() throws Exception {
    for (long seed = 0; seed < 5; seed++) {
      var csv = Exports.random(seed, OCTOBER.minusMonths(5), 6, 40);
      var worker = Did.of("did:web:worker" + seed + ".example");
      var asCsv = PlatformExport.read(ExportFormat.CSV, csv);
      var asJson = PlatformExport.read(ExportFormat.JSON, Exports.json(csv));
      assertThat(asJson.months()).as("seed %d", seed).isEqualTo(asCsv.months());
      intake().issue(worker, asCsv);
      assertThat(intake().issue(worker, asJson).unchanged()).as("seed %d", seed).hasSize(6);
    }
  }

  @Test
  void keepsOneChainForEachWorker() throws Exception {
    var amara = intake().issue(AMARA, export(1, OCTOBER.minusMonths(1), 2)).issued();
    var bo = intake().issue(BO, export(2, OCTOBER.minusMonths(3), 3)).issued();
    assertThat(amara)
        .extracting(Issued::entry)
        .doesNotContainAnyElementsOf(bo.stream().map(Issued::entry).toList());
    assertChain(amara);
    assertChain(bo);
    assertThat(intake().issued(BO)).hasSize(3);
  }

  @Test
  void leavesAMonthOpenUntilItIsOverEverywhere() throws Exception {
    var export =
        PlatformExport.read(
            ExportFormat.CSV, csv(rated("2026-10-31", "c", 5), rated("2026-11-01", "c", 5)));
    var run = at("2026-11-01T23:59:59Z").issue(AMARA, export);
    assertThat(run.issued()).isEmpty();
    assertThat(run.open()).containsExactly(OCTOBER, OCTOBER.plusMonths(1));
    var later = at("2026-11-02T00:00:00Z").issue(AMARA, export);
    assertThat(later.issued()).hasSize(1);
    assertThat(later.open()).containsExactly(OCTOBER.plusMonths(1));
  }

  @Test
  void refusesAnExportThatTellsOfTheFuture() throws Exception {
    var export =
        PlatformExport.read(
            ExportFormat.CSV, csv(rated("2026-10-01", "c", 5), rated("2062-10-01", "c", 5)));
    var problem = refusal(intake(), export);
    assertThat(problem.type()).isEqualTo(ProblemType.EXPORT_MALFORMED);
    assertThat(problem.pointer().value()).isEqualTo("/3/finished_at");
    assertThat(intake().issued(AMARA)).isEmpty();
    // tomorrow has begun somewhere
    var tomorrow = PlatformExport.read(ExportFormat.CSV, csv(rated("2026-11-17", "c", 5)));
    assertThat(intake().issue(AMARA, tomorrow).open()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-09-03,c,completed,1,5,EUR,4,1,5",
        "2026-09-03,c,completed,1,5,EUR,5,1,6",
        "2026-09-03,c,completed,1,5,EUR,5,0,5",
        "2026-09-03,c,completed,1,5,EUR,,,",
        "2026-09-03,c,completed,1,5.01,EUR,5,1,5",
        "2026-09-03,c,completed,1,5,USD,5,1,5",
        "2026-09-03,c,completed,1,,,5,1,5",
        "2026-09-03,c,completed,1.01,5,EUR,5,1,5",
        "2026-09-03,c,cancelled-by-worker,1,5,EUR,,,",
        "2026-09-03,c,cancelled-by-client,1,5,EUR,,,",
        "2026-09-03,regular,completed,1,5,EUR,5,1,5",
        "2026-09-03,c,completed,1,5,EUR,5,1,5\n2026-09-03,c,completed,1,5,EUR,5,1,5"
      })
  void refusesAnExportThatSaysSomethingElseOfAnIssuedMonth(String line) throws Exception {
    var august = rated("2026-08-03", "regular", 5);
    var september = "2026-09-03,c,completed,1,5,EUR,5,1,5";
    intake().issue(AMARA, PlatformExport.read(ExportFormat.CSV, csv(august, september)));
    var problem = refusal(intake(), PlatformExport.read(ExportFormat.CSV, csv(august, line)));
    assertThat(problem.type()).isEqualTo(ProblemType.EXPORT_MONTH_CHANGED);
    assertThat(problem.detail()).startsWith("2026-09: ");
    assertThat(problem.pointer().value()).isEqualTo("/2026-09");
    assertThat(problem.remedy()).contains("corrections");
    assertThat(intake().issued(AMARA)).hasSize(2);
  }

  @Test
  void namesEveryMonthThatChanged() throws Exception {
    intake().issue(AMARA, export(1, OCTOBER.minusMonths(4), 5));
    var problem = refusal(intake(), export(2, OCTOBER.minusMonths(4), 5));
    assertThat(problem.detail()).startsWith("2026-06, 2026-07, 2026-08, 2026-09, 2026-10: ");
  }

  @Test
  void refusesAnExportWithoutTheMonthsIssuedBefore() throws Exception {
    intake().issue(AMARA, export(1, OCTOBER.minusMonths(4), 4));
    for (var intake : List.of(intake(), intake().withCorrections())) {
      var problem = refusal(intake, export(1, OCTOBER, 1));
      assertThat(problem.type()).isEqualTo(ProblemType.EXPORT_MONTH_CHANGED);
      assertThat(problem.detail())
          .isEqualTo(
              "2026-06, 2026-07, 2026-08, 2026-09: has a statement, and is not in the export");
    }
  }

  @Test
  void refusesAMonthThatTurnsUpBeforeTheLastIssuedOne() throws Exception {
    intake()
        .issue(
            AMARA,
            PlatformExport.read(
                ExportFormat.CSV, csv(rated("2026-08-01", "c", 5), rated("2026-10-01", "c", 5))));
    for (var between : List.of("2026-09-01", "2026-07-01")) {
      var late =
          PlatformExport.read(
              ExportFormat.CSV,
              csv(
                  rated("2026-08-01", "c", 5),
                  rated(between, "d", 5),
                  rated("2026-10-01", "c", 5)));
      assertThat(refusal(intake().withCorrections(), late).detail())
          .endsWith("has no statement, and a later month has one");
    }
  }

  @Test
  void correctsWhatChangedWhereAskedTo() throws Exception {
    var first = intake().issue(AMARA, export(1, OCTOBER.minusMonths(3), 3)).issued();
    var changed = export(2, OCTOBER.minusMonths(3), 4);
    var run = intake().withCorrections().issue(AMARA, changed);
    assertThat(run.issued()).hasSize(4);
    var all = new ArrayList<>(first);
    all.addAll(run.issued());
    assertChain(all);
    var counting = StatementChain.counting(entries(all));
    assertThat(counting)
        .extracting(entry -> entry.statement().period())
        .containsExactly(
            OCTOBER.minusMonths(3), OCTOBER.minusMonths(2), OCTOBER.minusMonths(1), OCTOBER);
    for (var entry : counting) {
      assertThat(MonthRecord.of(entry.statement()))
          .isEqualTo(changed.months().get(entry.statement().period()));
    }
    // and again, corrections of corrections
    var back = export(1, OCTOBER.minusMonths(3), 4);
    all.addAll(intake().withCorrections().issue(AMARA, back).issued());
    assertChain(all);
    assertThat(intake().issue(AMARA, back).unchanged()).hasSize(4);
  }

  @Test
  void correctsAfterTheKeyWasRotated() throws Exception {
    var fresh = SigningKey.fresh(KeyType.ED25519);
    var old = intake().issue(AMARA, export(1, OCTOBER.minusMonths(2), 3)).issued();
    var changed = export(2, OCTOBER.minusMonths(2), 3);
    var corrections = intake(fresh).withCorrections().issue(AMARA, changed).issued();
    assertSignedBy(key, old);
    assertSignedBy(fresh, corrections);
    var all = new ArrayList<>(old);
    all.addAll(corrections);
    assertThat(StatementChain.check(entries(all))).isEmpty();
    assertThat(corrections)
        .extracting(one -> statement(one).link().corrects())
        .containsExactlyElementsOf(
            entries(old).stream().map(entry -> Optional.of(entry.digest())).toList());
    // the old key is back for a moment, and continues what the new one began
    assertThat(intake().issue(AMARA, changed).unchanged()).hasSize(3);
  }

  @Test
  void correctsACorrectionByNamingIt() throws Exception {
    var one = PlatformExport.read(ExportFormat.CSV, csv(rated("2026-10-01", "c", 5)));
    var two =
        PlatformExport.read(
            ExportFormat.CSV, csv(rated("2026-10-01", "c", 5), rated("2026-10-02", "d", 4)));
    intake().issue(AMARA, one);
    intake().withCorrections().issue(AMARA, two);
    // what the first statement said counts no more, so saying it again is a change
    assertThat(refusal(intake(), one).type()).isEqualTo(ProblemType.EXPORT_MONTH_CHANGED);
    intake().withCorrections().issue(AMARA, one);
    var chain = entries(intake().issued(AMARA));
    assertThat(StatementChain.check(chain)).isEmpty();
    assertThat(chain)
        .extracting(entry -> entry.statement().link().corrects())
        .containsExactly(
            Optional.empty(),
            Optional.of(chain.get(0).digest()),
            Optional.of(chain.get(1).digest()));
    assertThat(chain)
        .extracting(entry -> entry.statement().link().cumulative())
        .containsExactly(new Counts(1, 1), new Counts(2, 2), new Counts(1, 1));
    assertThat(StatementChain.counting(chain)).containsExactly(chain.get(2));
  }

  @Test
  void goesOnAfterACorrection() throws Exception {
    intake().issue(AMARA, export(1, OCTOBER.minusMonths(2), 2));
    intake().withCorrections().issue(AMARA, export(2, OCTOBER.minusMonths(2), 2));
    var run = intake().issue(AMARA, export(2, OCTOBER.minusMonths(2), 3));
    assertThat(run.issued()).hasSize(1);
    assertThat(run.unchanged()).hasSize(2);
    assertChain(intake().issued(AMARA));
  }

  @Test
  void issuesNoCorrectionWhereTheKeyFails() throws Exception {
    intake().issue(AMARA, export(1, OCTOBER.minusMonths(2), 3));
    var failing = intake(new FailingKey(key, 2)).withCorrections();
    assertThatThrownBy(() -> failing.issue(AMARA, export(2, OCTOBER.minusMonths(2), 3)))
        .isInstanceOf(IssuingException.class);
    assertThat(intake().issued(AMARA)).hasSize(3);
  }

  @Test
  void correctsNothingThatDidNotChange() throws Exception {
    var export = export(1, OCTOBER.minusMonths(3), 4);
    intake().issue(AMARA, export);
    assertThat(intake().withCorrections().issue(AMARA, export).issued()).isEmpty();
  }

  @Test
  void lowersTheTotalsWithACorrection() throws Exception {
    intake()
        .issue(
            AMARA,
            PlatformExport.read(
                ExportFormat.CSV, csv(rated("2026-10-01", "c", 5), rated("2026-10-02", "d", 5))));
    var run =
        intake()
            .withCorrections()
            .issue(AMARA, PlatformExport.read(ExportFormat.CSV, csv(rated("2026-10-01", "c", 5))));
    assertThat(statements(run.issued()).get(0).link().cumulative()).isEqualTo(new Counts(1, 1));
  }

  @Test
  void issuesNothingOfAnEmptyExport() throws Exception {
    var run = intake().issue(AMARA, PlatformExport.read(ExportFormat.CSV, csv()));
    assertThat(run.issued()).isEmpty();
    assertThat(register.lists()).isEmpty();
  }

  @Test
  void issuesAMonthInWhichEverythingWasCancelled() throws Exception {
    var run =
        intake()
            .issue(
                AMARA,
                PlatformExport.read(
                    ExportFormat.CSV, csv("2026-10-01,c,cancelled-by-client,0.5,7,EUR,,,")));
    var statement = statements(run.issued()).get(0);
    assertThat(statement.counts()).isEqualTo(Counts.NONE);
    assertThat(statement.work().hours().orElseThrow()).hasToString("0.5");
  }

  @Test
  void issuesNoneWhereTheKeyFailsInTheMiddle() throws Exception {
    var export = export(1, OCTOBER.minusMonths(9), 10);
    for (int signatures = 0; signatures < 10; signatures++) {
      var failing = intake(new FailingKey(key, signatures));
      assertThatThrownBy(() -> failing.issue(AMARA, export)).isInstanceOf(IssuingException.class);
      assertThat(intake().issued(AMARA)).isEmpty();
      assertThat(register.lists()).isEmpty();
    }
    assertChain(intake().issue(AMARA, export).issued());
  }

  @Test
  void issuesNoneWhereTheListenerFails() throws Exception {
    var export = export(1, OCTOBER.minusMonths(4), 5);
    var impatient =
        intake()
            .withProgress(
                (done, total) -> {
                  if (done == 3) {
                    throw new IllegalStateException("stop");
                  }
                });
    assertThatThrownBy(() -> impatient.issue(AMARA, export))
        .isInstanceOf(IllegalStateException.class);
    assertThat(intake().issued(AMARA)).isEmpty();
    assertThat(intake().issue(AMARA, export).issued()).hasSize(5);
  }

  @Test
  void tellsHowFarItIs() throws Exception {
    var heard = new ArrayList<String>();
    intake()
        .withProgress((done, total) -> heard.add(done + "/" + total))
        .issue(AMARA, export(1, OCTOBER.minusMonths(2), 3));
    assertThat(heard).containsExactly("1/3", "2/3", "3/3");
  }

  @Test
  void twoRunsAtOnceIssueEveryMonthOnce() throws Exception {
    var export = export(1, OCTOBER.minusMonths(11), 12);
    var pool = Executors.newFixedThreadPool(4);
    try {
      Callable<StatementRun> run = () -> intake().issue(AMARA, export);
      var issued = new ArrayList<Issued>();
      for (var done : pool.invokeAll(List.of(run, run, run, run))) {
        issued.addAll(done.get().issued());
      }
      assertThat(issued).hasSize(12);
      assertChain(intake().issued(AMARA));
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void refusesToContinueADamagedChain() throws Exception {
    var other = SigningKey.fresh(KeyType.ED25519);
    var issuer =
        Issuer.of(PLATFORM, other, new DataIntegrity(Cryptosuite.EDDSA_JCS_2022), register);
    var statement = statements(intake().issue(AMARA, export(1, OCTOBER, 1)).issued()).get(0);
    var series = new StatusRegister.Series(PLATFORM, AMARA, "WorkStatementCredential");
    try (var batch = register.begin()) {
      batch.keep(series, issuer.issue(batch, WorkStatement.TYPE, statement));
      batch.commit();
    }
    assertThatThrownBy(() -> intake().issue(AMARA, export(1, OCTOBER, 1)))
        .isInstanceOf(IssuingException.class)
        .hasMessageContaining("damaged");
  }

  private Intake intake() {
    return intake(key);
  }

  private Intake intake(Signer signer) {
    return Intake.of(issuer(signer, NOW), register);
  }

  private Intake at(String now) {
    return Intake.of(issuer(key, Instant.parse(now)), register);
  }

  private Issuer issuer(Signer signer, Instant now) {
    return Issuer.of(PLATFORM, signer, new DataIntegrity(Cryptosuite.EDDSA_JCS_2022), register)
        .withClock(() -> now);
  }

  private static PlatformExport export(long seed, YearMonth first, int months)
      throws ProblemException {
    return PlatformExport.read(ExportFormat.CSV, Exports.random(seed, first, months, 12));
  }

  private Problem refusal(Intake intake, PlatformExport export) {
    var thrown = catchThrowableOfType(ProblemException.class, () -> intake.issue(AMARA, export));
    assertThat(thrown).isNotNull();
    return thrown.problem();
  }

  private static void assertSignedBy(SigningKey by, List<Issued> issued) throws Exception {
    assertThat(issued).isNotEmpty();
    for (var one : issued) {
      var secured = SecuredDocument.read(document(one), Contexts.bundled());
      secured.verify(secured.proofs().get(0), by.verificationKey());
    }
  }

  /** Verified one by one, and whole. */
  private void assertChain(List<Issued> issued) throws Exception {
    for (var one : issued) {
      var secured = SecuredDocument.read(document(one), Contexts.bundled());
      secured.verify(secured.proofs().get(0), key.verificationKey());
    }
    assertThat(StatementChain.check(entries(issued))).isEmpty();
  }

  private static void assertSays(List<Issued> issued, PlatformExport export) throws Exception {
    var statements = statements(issued);
    assertThat(statements)
        .extracting(WorkStatement::period)
        .containsExactlyElementsOf(export.months().keySet());
    for (var statement : statements) {
      assertThat(MonthRecord.of(statement)).isEqualTo(export.months().get(statement.period()));
    }
  }

  private static List<Entry> entries(List<Issued> issued) throws Exception {
    var entries = new ArrayList<Entry>();
    for (var one : issued) {
      var digest = StatementDigest.of(document(one));
      entries.add(new Entry(digest, statement(one), Pointer.ROOT.at(entries.size())));
    }
    return entries;
  }

  private static List<WorkStatement> statements(List<Issued> issued) throws Exception {
    var statements = new ArrayList<WorkStatement>();
    for (var one : issued) {
      statements.add(statement(one));
    }
    return statements;
  }

  private static WorkStatement statement(Issued issued) throws ProblemException {
    var subject = ObjectReader.of(document(issued), Pointer.ROOT).object("credentialSubject");
    return WorkStatement.TYPE.read(subject.object(), subject.pointer());
  }

  private static JsonObject document(Issued issued) throws ProblemException {
    return JsonReader.readObject(issued.credential().toByteArray());
  }

  /** A key whose keeper stops answering. */
  private static final class FailingKey implements Signer {
    private final Signer key;
    private int left;

    FailingKey(Signer key, int signatures) {
      this.key = key;
      this.left = signatures;
    }

    @Override
    public VerificationKey verificationKey() {
      return key.verificationKey();
    }

    @Override
    public byte[] sign(byte[] message) throws IOException {
      if (left-- <= 0) {
        throw new IOException("no answer");
      }
      return key.sign(message);
    }
  }
}
