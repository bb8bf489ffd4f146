package org.workcommons.vc.wallet.cli;

import java.util.Locale;
import org.workcommons.vc.json.JsonObject;

/**
 * What {@code vc doctor} found out about one thing.
 *
 * @param check what was looked at
 * @param outcome how it is
 * @param detail what was seen, one plain sentence without secrets
 * @param remedy what to do about it, empty where nothing has to be done
 */
record Finding(String check, Outcome outcome, String detail, String remedy) {
  /** How it is, from nothing to do to something is broken. */
  enum Outcome {
    GOOD(Look.Symbol.GOOD),
    WARNING(Look.Symbol.WARNING),
    BAD(Look.Symbol.BAD);

    private final Look.Symbol symbol;

    Outcome(Look.Symbol symbol) {
      this.symbol = symbol;
    }

    Look.Symbol symbol() {
      return symbol;
    }

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Finding good(String check, String detail) {
    return new Finding(check, Outcome.GOOD, detail, "");
  }

  static Finding warning(String check, String detail, String remedy) {
    return new Finding(check, Outcome.WARNING, detail, remedy);
  }

  static Finding bad(String check, String detail, String remedy) {
    return new Finding(check, Outcome.BAD, detail, remedy);
  }

  JsonObject json() {
    var json =
        JsonObject.builder()
            .put("check", check)
            .put("outcome", outcome.text())
            .put("detail", detail);
    if (!remedy.isEmpty()) {
      json.put("remedy", remedy);
    }
    return json.build();
  }
}
