package org.workcommons.vc.encoding;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

class Base64UrlTest {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final long SEED = 4648;

  /** RFC 4648 §10, without the padding. */
  @ParameterizedTest
  @CsvSource({
    "'',''",
    "f,Zg",
    "fo,Zm8",
    "foo,Zm9v",
    "foob,Zm9vYg",
    "fooba,Zm9vYmE",
    "foobar,Zm9vYmFy"
  })
  void agreesWithTheSpecification(String bytes, String text) throws Exception {
    assertThat(Base64Url.encode(bytes.getBytes(US_ASCII))).isEqualTo(text);
    assertThat(Base64Url.decode(text)).isEqualTo(bytes.getBytes(US_ASCII));
  }

  @Test
  void agreesWithASimpleImplementation() throws Exception {
    var random = new Random(SEED);
    for (int i = 0; i < 5_000; i++) {
      var bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      assertThat(Base64Url.encode(bytes)).as("seed %d, %d", SEED, i).isEqualTo(simple(bytes));
      assertThat(Base64Url.decode(simple(bytes))).as("seed %d, %d", SEED, i).isEqualTo(bytes);
    }
  }

  @Test
  void acceptsExactlyOneTextForEachValue() {
    assertThat(accepted(1)).isZero();
    assertThat(accepted(2)).isEqualTo(1 << 8);
    assertThat(accepted(3)).isEqualTo(1 << 16);
  }

  @Test
  void refusesEveryCharacterOutsideItsAlphabet() {
    for (int c = 0; c <= 0xffff; c++) {
      if (ALPHABET.indexOf(c) < 0) {
        var text = "AA" + (char) c + "A";
        assertThat(Refusal.of(() -> Base64Url.decode(text)).type())
            .as("U+%04x", c)
            .isEqualTo(ProblemType.PARSING_ERROR);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=",
        "==",
        "Zg==",
        "Zg=",
        "Zm8=",
        "Zm9vYg==",
        "Zm9v=",
        "Z",
        "Zm9vY",
        "Zh",
        "Zm9",
        "Zm9vYh",
        " Zg",
        "Zg ",
        "Zg\n",
        "Zm\n9v",
        "Zm 9v",
        "Zm9v\u0000",
        "-_+/",
        "Zg==Zg==",
        "AA=A",
        "A==="
      })
  void refusesWhatIsNotCanonical(String text) {
    assertThat(Refusal.of(() -> Base64Url.decode(text)).type())
        .isEqualTo(ProblemType.PARSING_ERROR);
  }

  @Test
  void readsTextsAsLongAsAllowedAndNotOneCharacterMore() throws Exception {
    assertThat(Base64Url.decode("A".repeat(Limits.ENCODED_CHARS)))
        .hasSize(Limits.ENCODED_CHARS / 4 * 3);
    assertThat(Refusal.of(() -> Base64Url.decode("A".repeat(Limits.ENCODED_CHARS + 1))).type())
        .isEqualTo(ProblemType.LIMIT_EXCEEDED);
    assertThat(Base64Url.decode("AAAA", 4)).hasSize(3);
    assertThat(Refusal.of(() -> Base64Url.decode("AAAA", 3)).type())
        .isEqualTo(ProblemType.LIMIT_EXCEEDED);
  }

  @Test
  void doesNotRepeatWhatItRefuses() {
    assertThat(Refusal.of(() -> Base64Url.decode("secret!")).toString()).doesNotContain("secret");
  }

  private static int accepted(int length) {
    int accepted = 0;
    for (int i = 0; i < 1 << 6 * length; i++) {
      var text = new StringBuilder();
      for (int place = 0; place < length; place++) {
        text.append(ALPHABET.charAt(i >> 6 * place & 63));
      }
      accepted += isAccepted(text.toString()) ? 1 : 0;
    }
    return accepted;
  }

  private static boolean isAccepted(String text) {
    try {
      Base64Url.decode(text);
      return true;
    } catch (ProblemException e) {
      return false;
    }
  }

  private static String simple(byte[] bytes) {
    int chars = (bytes.length * 8 + 5) / 6;
    var rest = new BigInteger(1, bytes).shiftLeft(chars * 6 - bytes.length * 8);
    var text = new StringBuilder();
    for (int i = 0; i < chars; i++) {
      text.append(ALPHABET.charAt(rest.intValue() & 63));
      rest = rest.shiftRight(6);
    }
    return text.reverse().toString();
  }
}
