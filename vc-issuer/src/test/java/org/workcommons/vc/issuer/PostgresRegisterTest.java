package org.workcommons.vc.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteDataSource;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.status.StatusEntry;
import org.workcommons.vc.status.StatusPurpose;

/** A register in PostgreSQL, and what only servers do. */
@Tag("long")
class PostgresRegisterTest extends StatusRegisterContract {
  private DataSource source;

  @BeforeEach
  @Override
  void open() throws Exception {
    source = Postgres.source(Postgres.freshUrl());
    super.open();
  }

  @Override
  protected StatusRegister connect(URI listBase) throws IssuingException {
    return StatusRegister.connect(source, listBase);
  }

  @Override
  protected void leaveRoomFor(int places) throws Exception {
    Postgres.execute(
        source,
        "DELETE FROM vacancy WHERE ticket NOT IN (SELECT ticket FROM vacancy LIMIT %d)"
            .formatted(places)
            .replace("vacancy", "vc_register.vacancy"));
  }

  @Test
  void handsOutTenThousandPlacesOnceEach() throws Exception {
    int threads = 4;
    int each = 2500;
    var pool = Executors.newFixedThreadPool(threads);
    try {
      Callable<List<StatusEntry>> work = () -> inBatchesOf(100, each);
      var places = new HashSet<StatusEntry>();
      for (var done : pool.invokeAll(List.of(work, work, work, work))) {
        places.addAll(done.get());
      }
      assertThat(places).hasSize(threads * each);
      assertThat(register.lists()).hasSize(1);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void batchesDoNotWaitForEachOther() throws Exception {
    register.allocate(StatusPurpose.REVOCATION);
    try (var one = register.begin();
        var other = register.begin()) {
      var places = new HashSet<StatusEntry>();
      for (int i = 0; i < 500; i++) {
        places.add(one.allocate(StatusPurpose.REVOCATION));
        places.add(other.allocate(StatusPurpose.REVOCATION));
        places.add(register.allocate(StatusPurpose.REVOCATION));
      }
      assertThat(places).hasSize(1500);
      one.commit();
      other.commit();
    }
    assertThat(register.lists()).hasSize(1);
  }

  @Test
  void onlyTheSameSeriesWaits() throws Exception {
    var pool = Executors.newFixedThreadPool(1);
    try (var batch = register.begin()) {
      batch.keep(SERIES, issued("one", batch.allocate(StatusPurpose.REVOCATION)));
      var other = new StatusRegister.Series(SERIES.issuer(), Did.of("did:key:z6MkBo"), "X");
      try (var parallel = register.begin()) {
        assertThat(parallel.kept(other)).isEmpty();
      }
      var waiting = pool.submit(() -> keptBy(SERIES));
      Thread.sleep(200);
      assertThat(waiting.isDone()).isFalse();
      batch.commit();
      batch.close();
      assertThat(waiting.get()).hasSize(1);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void givesPlacesOutAgainThatWereGivenUp() throws Exception {
    register.allocate(StatusPurpose.REVOCATION);
    int before = count("vacancy");
    try (var batch = register.begin()) {
      batch.allocate(StatusPurpose.REVOCATION);
    }
    assertThat(count("vacancy")).isEqualTo(before).isEqualTo(65_535);
  }

  @Test
  void isNeverHalfWrittenWhenTheConnectionBreaks() throws Exception {
    var entry = register.allocate(StatusPurpose.REVOCATION);
    var batch = register.begin();
    batch.keep(SERIES, issued("one", batch.allocate(StatusPurpose.REVOCATION)));
    cutAllConnections();
    var lost =
        catchThrowableOfType(
            IssuingException.class, () -> batch.allocate(StatusPurpose.REVOCATION));
    assertThat(lost).hasMessageContaining("connection");
    assertThat(lost.remedy()).isNotBlank();
    assertThatThrownBy(batch::commit).isInstanceOf(IssuingException.class);
    assertThatThrownBy(batch::close).isInstanceOf(IssuingException.class);
    assertThat(keptBy(SERIES)).isEmpty();
    assertThat(count("entry")).isEqualTo(1);
    // and it goes on with the next connection
    register.set(entry, StatusPurpose.REVOCATION, true);
    assertThat(register.list(entry.list()).bits().isSet(entry.index())).isTrue();
  }

  @Test
  void isMadeOnceBySeveralAtTheSameTime() throws Exception {
    var fresh = Postgres.source(Postgres.freshUrl());
    var pool = Executors.newFixedThreadPool(6);
    try {
      var work = new ArrayList<Callable<StatusEntry>>();
      for (int i = 0; i < 6; i++) {
        work.add(() -> StatusRegister.connect(fresh, BASE).allocate(StatusPurpose.REVOCATION));
      }
      var places = new HashSet<StatusEntry>();
      for (var done : pool.invokeAll(work)) {
        places.add(done.get());
      }
      assertThat(places).hasSize(6);
      assertThat(StatusRegister.connect(fresh, BASE).lists()).hasSize(1);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void changesAnOlderFormatOnceForSeveralAtTheSameTime() throws Exception {
    var entry = register.allocate(StatusPurpose.REVOCATION);
    Postgres.execute(
        source, "DROP TABLE vc_register.ordered; UPDATE vc_register.format SET version = 1");
    var pool = Executors.newFixedThreadPool(4);
    try {
      Callable<List<URI>> work = () -> connect(BASE).lists();
      for (var done : pool.invokeAll(List.of(work, work, work, work))) {
        assertThat(done.get()).containsExactly(entry.list());
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(count("ordered")).isZero();
    try (var connection = source.getConnection()) {
      assertThat(new Sql(connection).number("SELECT version FROM vc_register.format"))
          .isEqualTo(PostgresFormat.STEPS.size());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 998})
  void refusesARegisterOfANewerFormat(int more) throws Exception {
    int newer = PostgresFormat.STEPS.size() + more;
    Postgres.execute(source, "UPDATE vc_register.format SET version = " + newer);
    var refused = catchThrowableOfType(IssuingException.class, () -> connect(BASE));
    assertThat(refused).hasMessageContaining("newer version").hasMessageContaining("" + newer);
    assertThat(refused.remedy()).contains("Update");
  }

  @Test
  void usesASchemaThatTheDbaMade() throws Exception {
    var url = Postgres.freshUrl();
    Postgres.execute(
        Postgres.source(url),
        "DROP ROLE IF EXISTS clerk; CREATE ROLE clerk LOGIN;"
            + " REVOKE CREATE ON SCHEMA public FROM public;"
            + " CREATE SCHEMA vc_register AUTHORIZATION clerk");
    var clerk = Postgres.source(url.replace("user=postgres", "user=clerk"));
    StatusRegister.connect(clerk, BASE).allocate(StatusPurpose.REVOCATION);
  }

  @Test
  void saysWhatAUserWithoutRightsNeeds() throws Exception {
    var url = Postgres.freshUrl();
    Postgres.execute(
        Postgres.source(url), "DROP ROLE IF EXISTS stranger; CREATE ROLE stranger LOGIN");
    var stranger = Postgres.source(url.replace("user=postgres", "user=stranger"));
    var refused =
        catchThrowableOfType(IssuingException.class, () -> StatusRegister.connect(stranger, BASE));
    assertThat(refused.remedy()).contains("schema");
  }

  @Test
  void leavesTheCallersConnectionsAsTheyWere() throws Exception {
    try (var connection = source.getConnection()) {
      var lent = lending(connection);
      var own = StatusRegister.connect(lent, BASE);
      own.allocate(StatusPurpose.REVOCATION);
      assertThat(connection.getAutoCommit()).isTrue();
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery("SHOW search_path")) {
        rows.next();
        assertThat(rows.getString(1)).doesNotContain("vc_register");
      }
      own.close();
      assertThat(connection.isClosed()).isFalse();
    }
  }

  @Test
  void refusesADatabaseOfAnotherKind() {
    var sqlite = new SQLiteDataSource();
    sqlite.setUrl("jdbc:sqlite::memory:");
    assertThatThrownBy(() -> StatusRegister.connect(sqlite, BASE))
        .isInstanceOf(IssuingException.class)
        .hasMessageContaining("not a PostgreSQL");
  }

  @Test
  void saysWhatToDoWhereNobodyAnswers() {
    var absent = Postgres.source("jdbc:postgresql://127.0.0.1:1/none?connectTimeout=2");
    var refused =
        catchThrowableOfType(IssuingException.class, () -> StatusRegister.connect(absent, BASE));
    assertThat(refused).hasMessageContaining("connection");
    assertThat(refused.remedy()).isNotBlank();
  }

  /** A pool of one, which keeps what is given back. */
  private static DataSource lending(Connection connection) {
    var kept =
        (Connection)
            Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, args) ->
                    method.getName().equals("close") ? null : method.invoke(connection, args));
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, args) -> kept);
  }

  private List<StatusEntry> inBatchesOf(int size, int count) throws IssuingException {
    var entries = new ArrayList<StatusEntry>();
    while (entries.size() < count) {
      try (var batch = register.begin()) {
        for (int i = 0; i < size; i++) {
          entries.add(batch.allocate(StatusPurpose.REVOCATION));
        }
        batch.commit();
      }
    }
    return entries;
  }

  private List<Issued> keptBy(StatusRegister.Series series) throws IssuingException {
    try (var batch = register.begin()) {
      return batch.kept(series);
    }
  }

  private int count(String table) throws Exception {
    try (var connection = source.getConnection()) {
      return new Sql(connection).number("SELECT count(*)::int FROM vc_register." + table);
    }
  }

  private void cutAllConnections() throws Exception {
    Postgres.execute(
        source,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
  }
}
