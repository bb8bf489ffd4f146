package org.workcommons.vc.issuer;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;

/** The same runs, recorded in a server. */
@Tag("long")
class PostgresIssuingRunTest extends IssuingRunTest {
  private DataSource source;

  @Override
  protected StatusRegister connect(Path folder) throws Exception {
    source = Postgres.source(Postgres.freshUrl());
    return StatusRegister.connect(source, IssuingProcess.LISTS);
  }

  @Override
  protected int takenPlaces() throws Exception {
    try (var connection = source.getConnection()) {
      return new Sql(connection).number("SELECT count(*)::int FROM vc_register.entry");
    }
  }
}
