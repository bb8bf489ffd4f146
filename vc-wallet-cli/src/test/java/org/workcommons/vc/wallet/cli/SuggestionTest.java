package org.workcommons.vc.wallet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
  private static final List<String> WORDS = List.of("init", "key", "backup", "--json", "present");

  @ParameterizedTest
  @CsvSource({
    "inti,init",
    "initt,init",
    "kye,key",
    "bakcup,backup",
    "--jsno,--json",
    "presnt,present"
  })
  void findsWhatWasMeant(String typed, String meant) {
    assertThat(Suggestion.closest(typed, WORDS)).contains(meant);
  }

  @Test
  void suggestsNothingFarFetched() {
    for (var typed : new String[] {"nonsense", "--nonsense", "", "x".repeat(100_000)}) {
      assertThat(Suggestion.closest(typed, WORDS)).as(typed).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"'',abc,3", "abc,abc,0", "abc,acb,1", "abc,abd,1", "abc,ab,1", "kitten,sitting,3"})
  void countsSteps(String a, String b, int distance) {
    assertThat(Suggestion.distance(a, b)).isEqualTo(distance);
    assertThat(Suggestion.distance(b, a)).isEqualTo(distance);
  }
}
