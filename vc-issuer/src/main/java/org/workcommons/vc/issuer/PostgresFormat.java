package org.workcommons.vc.issuer;

import java.util.List;

/**
 * The tables of a register in PostgreSQL, format by format: what makes each out of the one before
 * it, the first out of an empty schema. A released step never changes; a new format is a new step,
 * of the same number as in SQLite.
 */
final class PostgresFormat {
  private static final List<String> FIRST =
      List.of(
          """
          CREATE TABLE list (
            number INTEGER PRIMARY KEY,
            url TEXT NOT NULL UNIQUE,
            purpose TEXT NOT NULL)""",
          """
          CREATE TABLE vacancy (
            list INTEGER,
            ticket INTEGER,
            position INTEGER NOT NULL,
            PRIMARY KEY (list, ticket))""",
          """
          CREATE TABLE entry (
            list INTEGER REFERENCES list,
            position INTEGER,
            raised INTEGER NOT NULL,
            PRIMARY KEY (list, position))""",
          """
          CREATE TABLE issued (
            number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            issuer TEXT NOT NULL,
            subject TEXT NOT NULL,
            type TEXT NOT NULL,
            list INTEGER NOT NULL,
            position INTEGER NOT NULL,
            credential BYTEA NOT NULL,
            FOREIGN KEY (list, position) REFERENCES entry)""",
          "CREATE INDEX issued_series ON issued (issuer, subject, type, number)");

  private static final List<String> SECOND =
      List.of(
          """
          CREATE TABLE ordered (
            issuer TEXT,
            run TEXT,
            item TEXT,
            claims TEXT NOT NULL,
            list INTEGER NOT NULL,
            position INTEGER NOT NULL,
            credential BYTEA,
            PRIMARY KEY (issuer, run, item),
            FOREIGN KEY (list, position) REFERENCES entry)""");

  /**
   * No table changes, but {@code raised} may be 2 in a list for suspensions: revoked for good,
   * which a program that knows only 0 and 1 would take for valid.
   */
  private static final List<String> THIRD = List.of();

  static final List<List<String>> STEPS = List.of(FIRST, SECOND, THIRD);

  private PostgresFormat() {}
}
