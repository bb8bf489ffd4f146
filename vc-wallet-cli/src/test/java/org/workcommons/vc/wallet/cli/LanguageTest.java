package org.workcommons.vc.wallet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language of the person, as the environment says it. */
class LanguageTest {
  @ParameterizedTest
  @CsvSource({
    "'', en",
    "LANG=de_AT.UTF-8, de-AT",
    "LANG=fr, fr",
    "LANG=C, en",
    "LANG=C.UTF-8, en",
    "LANG=POSIX, en",
    "LANG=es@euro, es",
    "LANG=de LC_MESSAGES=fr_FR, fr-FR",
    "LANG=de LC_MESSAGES=fr LC_ALL=es, es",
    "LANG=de LANGUAGE=fr:es, fr",
    "LANG=C LANGUAGE=fr, en",
    "LANGUAGE=de, de",
    "LANG=$nonsense!, en"
  })
  void isWhatTheEnvironmentSays(String variables, String expected) {
    assertThat(Language.of(environment(variables)).toLanguageTag()).isEqualTo(expected);
  }

  private static Language.Environment environment(String text) {
    Map<String, String> variables = new HashMap<>();
    for (var one : text.isEmpty() ? new String[0] : text.split(" ")) {
      variables.put(one.split("=", 2)[0], one.split("=", 2)[1]);
    }
    return name -> Optional.ofNullable(variables.get(name));
  }
}
