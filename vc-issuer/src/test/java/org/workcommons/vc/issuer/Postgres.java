package org.workcommons.vc.issuer;

import static org.junit.jupiter.api.Assumptions.abort;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL that is started for the tests and ends with them. Where none can be started, the
 * tests that need it are skipped, unless {@code vc.postgres.required} says that they must not be.
 */
public final class Postgres {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private Postgres() {}

  /** {@return the URL of a new database, for a user who may do everything and has no password} */
  public static String freshUrl() throws SQLException {
    var server = server();
    var name = "test" + DATABASES.incrementAndGet();
    execute(server.getPostgresDatabase(), "CREATE DATABASE " + name);
    return server.getJdbcUrl("postgres", name);
  }

  /** {@return what connects to {@code url}, with a new connection each time} */
  public static DataSource source(String url) {
    var source = new PGSimpleDataSource();
    source.setUrl(url);
    return source;
  }

  public static void execute(DataSource source, String sql) throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static EmbeddedPostgres server() {
    if (Server.RUNNING == null && Boolean.getBoolean("vc.postgres.required")) {
      throw new IllegalStateException("PostgreSQL can't be started: " + Server.reason);
    }
    return Server.RUNNING == null ? abort("no PostgreSQL here: " + Server.reason) : Server.RUNNING;
  }

  /** Started when first asked for; stopped by a shutdown hook. */
  private static final class Server {
    private static String reason = "";
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        var server = EmbeddedPostgres.builder().setConnectConfig("connectTimeout", "20").start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        return server;
      } catch (IOException | RuntimeException | LinkageError e) {
        reason = String.valueOf(e.getMessage());
        return null;
      }
    }

    private static void stop(EmbeddedPostgres server) {
      try {
        server.close();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }
}
