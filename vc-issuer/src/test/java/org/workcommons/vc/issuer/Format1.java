package org.workcommons.vc.issuer;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** A register's file as the first version of this program wrote it, word for word. */
final class Format1 {
  private static final List<String> STATEMENTS =
      List.of(
          "PRAGMA journal_mode = WAL",
          "CREATE TABLE list (number INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE,"
              + " purpose TEXT NOT NULL, taken INTEGER NOT NULL) STRICT",
          "CREATE TABLE entry (list INTEGER NOT NULL REFERENCES list, position INTEGER NOT NULL,"
              + " raised INTEGER NOT NULL, PRIMARY KEY (list, position)) STRICT, WITHOUT ROWID",
          "CREATE TABLE issued (number INTEGER PRIMARY KEY, issuer TEXT NOT NULL,"
              + " subject TEXT NOT NULL, type TEXT NOT NULL, list INTEGER NOT NULL,"
              + " position INTEGER NOT NULL, credential BLOB NOT NULL,"
              + " FOREIGN KEY (list, position) REFERENCES entry) STRICT",
          "CREATE INDEX issued_series ON issued (issuer, subject, type, number)",
          "INSERT INTO list VALUES (1, 'https://coop.example/status/1', 'revocation', 2)",
          "INSERT INTO entry VALUES (1, 7, 1), (1, 70000, 0)",
          "INSERT INTO issued VALUES (1, 'did:web:coop.example', 'did:key:z6MkAmara',"
              + " 'SkillCredential', 1, 70000, CAST('one' AS BLOB))",
          "PRAGMA application_id = 1464029745",
          "PRAGMA user_version = 1");

  private Format1() {}

  static void write(Path file) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      for (var sql : STATEMENTS) {
        statement.execute(sql);
      }
    }
  }
}
