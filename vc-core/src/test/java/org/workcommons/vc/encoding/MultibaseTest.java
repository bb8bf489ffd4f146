package org.workcommons.vc.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.problem.ProblemType;

class MultibaseTest {
  private static final long SEED = 24;

  @Test
  void readsWhatItWrites() throws Exception {
    var random = new Random(SEED);
    for (int i = 0; i < 2_000; i++) {
      var bytes = new byte[random.nextInt(100)];
      random.nextBytes(bytes);
      assertThat(Multibase.base58(bytes)).startsWith("z");
      assertThat(Multibase.decode(Multibase.base58(bytes)))
          .as("seed %d, %d", SEED, i)
          .isEqualTo(bytes);
      assertThat(Multibase.base64Url(bytes)).startsWith("u");
      assertThat(Multibase.decode(Multibase.base64Url(bytes)))
          .as("seed %d, %d", SEED, i)
          .isEqualTo(bytes);
    }
  }

  @Test
  void readsNoBytesAtAll() throws Exception {
    assertThat(Multibase.decode("z")).isEmpty();
    assertThat(Multibase.decode("u")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z2",
        "U00",
        "f00",
        "F00",
        "m",
        "M",
        "b",
        "k",
        "\u0000",
        "1",
        "2NEpo7TZRRrLZSi2U",
        "\ud83d\ude80",
        " z2",
        "did:key:z2",
        "0",
        "9",
        "v",
        "V",
        "t",
        "T",
        "h",
        "p"
      })
  void refusesEveryOtherPrefix(String text) {
    assertThat(Refusal.of(() -> Multibase.decode(text)).type())
        .isEqualTo(ProblemType.PARSING_ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "z0", "zO", "zI", "zl", "z2 ", "z 2", "z-_", "zz=", "uZg==", "uZh", "uZm9v\n", "u+/", "uA",
        "uz2!", "u Zg"
      })
  void refusesWhatItsAlphabetsDoNotHave(String text) {
    assertThat(Refusal.of(() -> Multibase.decode(text)).type())
        .isEqualTo(ProblemType.PARSING_ERROR);
  }

  @Test
  void readsTextsAsLongAsAllowedAndNotOneCharacterMore() throws Exception {
    int max = Limits.ENCODED_CHARS;
    assertThat(Multibase.decode("z" + "1".repeat(max - 1))).hasSize(max - 1);
    refusesAsTooLong("z" + "1".repeat(max), max);
    assertThat(Multibase.decode("u" + "A".repeat(max - 2))).hasSize((max - 2) / 4 * 3 + 1);
    refusesAsTooLong("u" + "A".repeat(max), max);
  }

  @Test
  void keepsToABoundOfTheCaller() throws Exception {
    assertThat(Multibase.decode("z111", 4)).hasSize(3);
    refusesAsTooLong("z1111", 4);
    assertThat(Multibase.decode("uAAAA", 5)).hasSize(3);
    refusesAsTooLong("uAAAA", 4);
  }

  @Test
  void raisesTheBoundForBase64UrlOnly() throws Exception {
    int max = 4 * Limits.ENCODED_CHARS;
    assertThat(Multibase.decode("u" + "A".repeat(max - 4), max)).hasSize((max - 4) / 4 * 3);
    refusesAsTooLong("z" + "1".repeat(Limits.ENCODED_CHARS), max);
  }

  private static void refusesAsTooLong(String text, int maxChars) {
    assertThat(Refusal.of(() -> Multibase.decode(text, maxChars)).type())
        .isEqualTo(ProblemType.LIMIT_EXCEEDED);
  }
}
