package org.workcommons.vc.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.status.StatusPurpose;

class PostgresAddressTest {
  private static final URI BASE = URI.create("https://coop.example/status");

  @Test
  void connectsToADatabase() throws Exception {
    var url = Postgres.freshUrl();
    var plain = url.substring(0, url.indexOf('?'));
    var source = PostgresAddress.of(plain).withUser("postgres").withPassword("unused").source();
    try (var register = StatusRegister.connect(source, BASE)) {
      var entry = register.allocate(StatusPurpose.REVOCATION);
      assertThat(register.lists()).containsExactly(entry.list());
    }
  }

  @Test
  void saysThatNobodyAnswersAndNotWithWhatPassword() {
    var address =
        PostgresAddress.of("jdbc:postgresql://127.0.0.1:1/none?connectTimeout=2")
            .withUser("coop")
            .withPassword("s3cret");
    assertThat(address.toString()).doesNotContain("s3cret");
    var refused =
        catchThrowableOfType(
            IssuingException.class, () -> StatusRegister.connect(address.source(), BASE));
    for (Throwable one = refused; one != null; one = one.getCause()) {
      assertThat(String.valueOf(one.getMessage())).doesNotContain("s3cret");
    }
    assertThat(refused).hasMessageContaining("connection");
  }

  @Test
  void saysThatADatabaseIsNotThere() throws Exception {
    var url = Postgres.freshUrl().replaceAll("/test[0-9]+", "/absent");
    var refused =
        catchThrowableOfType(
            IssuingException.class,
            () -> StatusRegister.connect(PostgresAddress.of(url).source(), BASE));
    assertThat(refused.remedy()).contains("exists");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db/x?user=coop&password=s3cret",
        "jdbc:postgresql://db/x?sslpassword=s3cret",
        "jdbc:postgresql://db/x?PASSWORD=s3cret",
        "jdbc:postgresql://db/x?pass%77ord=s3cret",
        "jdbc:postgresql://coop:s3cret@db/x",
        "postgresql://coop:s3cret@db/x",
        "postgres://coop:s3cret@db/x",
        "jdbc:postgresql://db/x?socketFactory=s3cret",
        "jdbc:postgresql://db/x?user",
        "jdbc:postgresql://db/x?",
        "jdbc:postgresql://db/x?user=a&&user=b",
        "jdbc:postgresql://db",
        "jdbc:postgresql:x",
        "jdbc:postgresql://db/x y",
        "jdbc:sqlite:x",
        "postgresql://db/x",
        ""
      })
  void refusesAUrlThatSaysMoreOrLess(String url) {
    assertThatThrownBy(() -> PostgresAddress.of(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db.coop.example/issuing",
        "jdbc:postgresql://[::1]:5433/issuing?sslmode=verify-full&user=coop",
        "jdbc:postgresql://one:5432,two:5432/issuing?targetServerType=primary"
      })
  void takesAUrlThatSaysWhere(String url) {
    assertThat(PostgresAddress.isMeant(url)).isTrue();
    assertThat(PostgresAddress.of(url)).hasToString(url);
  }

  @Test
  void tellsFilesFromUrls() {
    for (var file : new String[] {"", "register.db", "/srv/postgres/x", "C:\\x", "jdbc"}) {
      assertThat(PostgresAddress.isMeant(file)).as(file).isFalse();
    }
  }
}
