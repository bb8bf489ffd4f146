package org.workcommons.vc.issuer;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Where a PostgreSQL database is, for programs that have no pool: a URL as people write it into a
 * configuration, which never holds a password, and the login beside it. Immutable.
 */
public final class PostgresAddress {
  private static final String PREFIX = "jdbc:postgresql:";
  private static final Pattern PLACE = Pattern.compile("//[A-Za-z0-9.:,\\[\\]-]+/[A-Za-z0-9_.-]+");

  /** Of the driver's many, those that say where and how, and neither what to run nor who. */
  private static final Set<String> PARAMETERS =
      Set.of(
          "user",
          "sslmode",
          "sslrootcert",
          "sslcert",
          "sslkey",
          "connectTimeout",
          "socketTimeout",
          "targetServerType",
          "ApplicationName");

  private final String url;
  private final Optional<String> user;
  private final Optional<String> password;

  private PostgresAddress(String url, Optional<String> user, Optional<String> password) {
    this.url = url;
    this.user = user;
    this.password = password;
  }

  /** {@return whether {@code text} is meant as the URL of a database and not as a file} */
  public static boolean isMeant(String text) {
    return text.startsWith("jdbc:")
        || text.startsWith("postgres:")
        || text.startsWith("postgresql:");
  }

  /**
   * {@return the database at {@code url}} Such as {@code
   * jdbc:postgresql://db.coop.example/issuing?sslmode=verify-full}. Without a password the driver
   * looks for one in the file {@code ~/.pgpass}, or where {@code PGPASSFILE} says.
   *
   * @throws IllegalArgumentException for anything else, above all a URL with a password in it; its
   *     message repeats nothing of the URL
   */
  public static PostgresAddress of(String url) {
    if (url.contains("@") || url.toLowerCase(Locale.ROOT).contains("password")) {
      throw new IllegalArgumentException(
          "a password has no place in a URL, where others can read it");
    }
    int query = url.indexOf('?');
    var place = query < 0 ? url : url.substring(0, query);
    if (!place.startsWith(PREFIX) || !PLACE.matcher(place.substring(PREFIX.length())).matches()) {
      throw new IllegalArgumentException(
          "a database has a URL such as jdbc:postgresql://db.coop.example/issuing");
    }
    if (query >= 0) {
      requireKnown(url.substring(query + 1));
    }
    return new PostgresAddress(url, Optional.empty(), Optional.empty());
  }

  /** {@return a copy that logs in as {@code user}, unless its URL names another} */
  public PostgresAddress withUser(String user) {
    return new PostgresAddress(url, Optional.of(user), password);
  }

  /** {@return a copy that logs in with {@code password}} */
  public PostgresAddress withPassword(String password) {
    return new PostgresAddress(url, user, Optional.of(requireNonNull(password)));
  }

  /**
   * {@return what makes a new connection each time it is asked} The program has to have a JDBC
   * driver for PostgreSQL.
   */
  public DataSource source() {
    var login = new Properties();
    user.ifPresent(name -> login.setProperty("user", name));
    password.ifPresent(secret -> login.setProperty("password", secret));
    return new DriverSource(url, login);
  }

  /** {@return the URL} */
  @Override
  public String toString() {
    return url;
  }

  private static void requireKnown(String query) {
    for (var parameter : query.split("&", -1)) {
      int equals = parameter.indexOf('=');
      var name = equals < 0 ? parameter : parameter.substring(0, equals);
      if (equals < 0 || !PARAMETERS.contains(name)) {
        throw new IllegalArgumentException(
            "the URL of a database may say only "
                + String.join(", ", PARAMETERS.stream().sorted().toList()));
      }
    }
  }
}
