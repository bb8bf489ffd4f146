package org.workcommons.vc.wallet.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** In which language a person is spoken to, as the environment says it. POSIX.1-2017 §8.2. */
final class Language {
  private static final List<String> LOCALES = List.of("LC_ALL", "LC_MESSAGES", "LANG");
  private static final List<String> SPOKEN = List.of("en", "de", "es", "fr");
  private static final Set<String> NONE = Set.of("C", "POSIX");

  private Language() {}

  /** Where variables come from. */
  interface Environment {
    Optional<String> variable(String name);
  }

  /** {@return the language, English where none is said} */
  static Locale of(Environment environment) {
    var locale = LOCALES.stream().map(environment::variable).flatMap(Optional::stream).findFirst();
    if (locale.isPresent() && NONE.contains(bare(locale.get()))) {
      return Locale.ENGLISH; // which LANGUAGE does not change
    }
    var wanted =
        environment.variable("LANGUAGE").map(list -> list.split(":", 2)[0]).or(() -> locale);
    return wanted
        .map(text -> Locale.forLanguageTag(bare(text).replace('_', '-')))
        .filter(known -> !known.getLanguage().isEmpty())
        .orElse(Locale.ENGLISH);
  }

  /** {@return {@code text} without what says how characters are encoded, {@code de_AT.UTF-8}} */
  private static String bare(String text) {
    return text.split("[.@]", 2)[0];
  }

  static List<String> names() {
    return SPOKEN;
  }

  /** The languages that the wallet speaks, by their codes. */
  static final class Converter implements ITypeConverter<Locale> {
    @Override
    public Locale convert(String value) {
      if (!SPOKEN.contains(value)) {
        throw new TypeConversionException("must be one of " + String.join(", ", SPOKEN));
      }
      return Locale.forLanguageTag(value);
    }
  }
}
