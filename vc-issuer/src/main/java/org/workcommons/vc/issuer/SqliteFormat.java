package org.workcommons.vc.issuer;

import java.util.List;

/**
 * The tables of a register in SQLite, format by format: what makes each out of the one before it,
 * the first out of an empty file. A released step never changes; a new format is a new step.
 */
final class SqliteFormat {
  private static final List<String> FIRST =
      List.of(
          """
          CREATE TABLE list (
            number INTEGER PRIMARY KEY,
            url TEXT NOT NULL UNIQUE,
            purpose TEXT NOT NULL,
            taken INTEGER NOT NULL) STRICT""",
          """
          CREATE TABLE entry (
            list INTEGER NOT NULL REFERENCES list,
            position INTEGER NOT NULL,
            raised INTEGER NOT NULL,
            PRIMARY KEY (list, position)) STRICT, WITHOUT ROWID""",
          """
          CREATE TABLE issued (
            number INTEGER PRIMARY KEY,
            issuer TEXT NOT NULL,
            subject TEXT NOT NULL,
            type TEXT NOT NULL,
            list INTEGER NOT NULL,
            position INTEGER NOT NULL,
            credential BLOB NOT NULL,
            FOREIGN KEY (list, position) REFERENCES entry) STRICT""",
          "CREATE INDEX issued_series ON issued (issuer, subject, type, number)");

  /** Orders: places of credentials that a run is about to sign, and what it signed. */
  private static final List<String> SECOND =
      List.of(
          """
          CREATE TABLE ordered (
            issuer TEXT NOT NULL,
            run TEXT NOT NULL,
            item TEXT NOT NULL,
            claims TEXT NOT NULL,
            list INTEGER NOT NULL,
            position INTEGER NOT NULL,
            credential BLOB,
            PRIMARY KEY (issuer, run, item),
            FOREIGN KEY (list, position) REFERENCES entry) STRICT""");

  /**
   * No table changes, but {@code raised} may be 2 in a list for suspensions: revoked for good,
   * which a program that knows only 0 and 1 would take for valid.
   */
  private static final List<String> THIRD = List.of();

  static final List<List<String>> STEPS = List.of(FIRST, SECOND, THIRD);

  private SqliteFormat() {}
}
