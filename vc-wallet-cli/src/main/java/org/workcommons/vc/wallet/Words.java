package org.workcommons.vc.wallet;

import java.text.MessageFormat;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.workcommons.vc.verifier.PresentationRequest;

/** What the wallet says to people, in their language, in English where we don't have it. */
final class Words {
  /** The catalogue; the one without a language is the English one. */
  static final String CATALOGUE = "org.workcommons.vc.wallet.words";

  /** The languages that we have beside English, by their code. */
  static final Map<String, Locale> TRANSLATED =
      Map.of("de", Locale.GERMAN, "es", new Locale("es"), "fr", Locale.FRENCH);

  /** What ends a line, or turns around how it is read. */
  private static final Pattern NOT_OF_A_LINE =
      Pattern.compile(
          "[\\p{Cc}\\p{Zl}\\p{Zp}\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]+");

  private final ResourceBundle texts;
  private final Locale locale;

  private Words(ResourceBundle texts, Locale locale) {
    this.texts = texts;
    this.locale = locale;
  }

  /** {@return the catalogue for {@code locale}} The machine's own language plays no part. */
  static Words in(Locale locale) {
    var known = TRANSLATED.getOrDefault(locale.getLanguage(), Locale.ROOT);
    var spoken = known.equals(Locale.ROOT) ? Locale.ENGLISH : known;
    return new Words(ResourceBundle.getBundle(CATALOGUE, known), spoken);
  }

  /** {@return the sentence called {@code key} about {@code arguments}} */
  String say(String key, Object... arguments) {
    return new MessageFormat(texts.getString(key), locale).format(arguments);
  }

  /** {@return how long {@code period} is} */
  String say(Period period) {
    var parts = new ArrayList<String>();
    if (period.getYears() != 0) {
      parts.add(say("years", period.getYears()));
    }
    if (period.getMonths() != 0) {
      parts.add(say("months", period.getMonths()));
    }
    long days = period.get(ChronoUnit.DAYS);
    if (days != 0 || parts.isEmpty()) {
      parts.add(say("days", days));
    }
    return parts.stream().reduce((one, other) -> say("and", one, other)).orElseThrow();
  }

  /** {@return {@code text} of a stranger's as part of one line, which must not look like ours} */
  static String line(String text) {
    return NOT_OF_A_LINE.matcher(text).replaceAll(" ");
  }

  /** {@return who asks, what for, and how long they keep it} */
  List<String> of(PresentationRequest request) {
    return List.of(
        say("asks", request.audience().toString()),
        request
            .purpose()
            .map(purpose -> say("purpose", line(purpose)))
            .orElseGet(() -> say("purpose.none")),
        request
            .retention()
            .map(period -> say("retention", say(period)))
            .orElseGet(() -> say("retention.none")));
  }
}
