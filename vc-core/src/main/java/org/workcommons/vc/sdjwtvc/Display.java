package org.workcommons.vc.sdjwtvc;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.ProblemException;

/**
 * What people call a type or a claim, in one language. draft-ietf-oauth-sd-jwt-vc §4.5 and §4.6.2.
 * It is a stranger's text: escape it for where it is shown. Images and templates that may stand
 * beside it are not read.
 *
 * @param locale a language tag, {@code de-AT}
 * @param name the type's name or the claim's label
 * @param description more of it, empty where there is no more
 */
public record Display(String locale, String name, Optional<String> description) {
  public Display {
    requireNonNull(locale);
    requireNonNull(name);
    requireNonNull(description);
  }

  static List<Display> list(ObjectReader in, String name) throws ProblemException {
    if (!in.object().has("display")) {
      return List.of();
    }
    var all = new ArrayList<Display>();
    for (var display : in.objects("display")) {
      all.add(
          new Display(
              display.string("locale"),
              display.string(name),
              display.optionalString("description")));
    }
    return List.copyOf(all);
  }

  /**
   * {@return the one of {@code all} that suits {@code locale} best: the same language and country,
   * the same language, or else the first} RFC 4647 §3.4.
   */
  public static Optional<Display> best(List<Display> all, Locale locale) {
    var ranges = Locale.LanguageRange.parse(locale.toLanguageTag());
    var tag = Locale.lookupTag(ranges, all.stream().map(Display::locale).toList());
    return all.stream()
        .filter(each -> each.locale().equalsIgnoreCase(tag))
        .findFirst()
        .or(() -> all.stream().findFirst());
  }
}
