package org.workcommons.vc.wallet.cli;

import java.util.Locale;
import java.util.Map;

/**
 * How one of the two streams looks to a person.
 *
 * @param terminal whether a person sees it at all
 * @param colour whether colours may be used
 * @param unicode whether more than ASCII can be shown
 */
record Look(boolean terminal, boolean colour, boolean unicode) {
  /** When to use colours. */
  enum Colour {
    AUTO,
    ALWAYS,
    NEVER
  }

  /** A word in colour and with a shape, so that the colour alone never says anything. */
  enum Symbol {
    GOOD("✓", "[ok]", "32"),
    BAD("✗", "[no]", "31"),
    WARNING("!", "[!]", "33");

    private final String unicode;
    private final String ascii;
    private final String colour;

    Symbol(String unicode, String ascii, String colour) {
      this.unicode = unicode;
      this.ascii = ascii;
      this.colour = colour;
    }
  }

  /** {@return how a stream looks, by the conventions of NO_COLOR, CLICOLOR and the locale} */
  static Look of(boolean terminal, Colour wanted, Map<String, String> environment) {
    return new Look(terminal, colour(terminal, wanted, environment), unicode(environment));
  }

  String symbol(Symbol symbol) {
    var text = unicode ? symbol.unicode : symbol.ascii;
    return colour ? "\u001b[" + symbol.colour + "m" + text + "\u001b[0m" : text;
  }

  String bold(String text) {
    return colour ? "\u001b[1m" + text + "\u001b[0m" : text;
  }

  private static boolean colour(boolean terminal, Colour wanted, Map<String, String> environment) {
    return switch (wanted) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO -> automatic(terminal, environment);
    };
  }

  private static boolean automatic(boolean terminal, Map<String, String> environment) {
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return false;
    }
    if (!environment.getOrDefault("CLICOLOR_FORCE", "0").equals("0")) {
      return true;
    }
    return terminal
        && !environment.getOrDefault("CLICOLOR", "1").equals("0")
        && !environment.getOrDefault("TERM", "dumb").equals("dumb");
  }

  /** The first of the three that is set decides, as POSIX says. */
  private static boolean unicode(Map<String, String> environment) {
    for (var name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      var value = environment.getOrDefault(name, "");
      if (!value.isEmpty()) {
        var locale = value.toUpperCase(Locale.ROOT);
        return locale.contains("UTF-8") || locale.contains("UTF8");
      }
    }
    return false;
  }
}
