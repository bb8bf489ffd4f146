package org.workcommons.vc.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.problem.ProblemType;

class Base58Test {
  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final BigInteger BASE = BigInteger.valueOf(58);
  private static final long SEED = 58;

  /** Only against a decoder that hangs: it does not measure. */
  private static final Duration HANG = Duration.ofSeconds(10);

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "00, 1",
    "0000, 11",
    "39, z",
    "3a, 21",
    "ff, 5Q",
    "0000287fb4cd, 11233QC4",
    "48656c6c6f20576f726c6421, 2NEpo7TZRRrLZSi2U",
    "54686520717569636b2062726f776e20666f78206a756d7073206f76657220746865206c617a7920646f672e,"
        + " USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z",
  })
  void agreesWithKnownValues(String hex, String text) throws Exception {
    assertThat(Base58.encode(HexFormat.of().parseHex(hex))).isEqualTo(text);
    assertThat(Base58.decode(text)).isEqualTo(HexFormat.of().parseHex(hex));
  }

  @Test
  void agreesWithASimpleImplementation() throws Exception {
    var random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      var bytes = bytes(random, random.nextInt(80));
      assertThat(Base58.encode(bytes)).as("seed %d, %d", SEED, i).isEqualTo(simple(bytes));
      assertThat(Base58.decode(simple(bytes))).as("seed %d, %d", SEED, i).isEqualTo(bytes);
    }
  }

  @Test
  void agreesWithASimpleImplementationAtEveryLength() throws Exception {
    var random = new Random(SEED);
    for (int length = 0; length < 700; length++) {
      var bytes = new byte[length];
      Arrays.fill(bytes, (byte) 0xff);
      assertThat(Base58.encode(bytes)).as("%d ones", length).isEqualTo(simple(bytes));
      random.nextBytes(bytes);
      assertThat(Base58.decode(simple(bytes))).as("seed %d, %d", SEED, length).isEqualTo(bytes);
    }
  }

  @Test
  void readsEveryTextAndWritesItBack() throws Exception {
    var random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      var text = text(random, random.nextInt(60));
      assertThat(Base58.encode(Base58.decode(text))).as("seed %d, %d", SEED, i).isEqualTo(text);
    }
  }

  @Test
  void keepsLeadingZeros() throws Exception {
    for (int zeros = 0; zeros < 100; zeros++) {
      var bytes = new byte[zeros + 3];
      bytes[zeros] = 1;
      assertThat(Base58.encode(bytes)).startsWith("1".repeat(zeros)).hasSize(zeros + 3);
      assertThat(Base58.decode("1".repeat(zeros))).isEqualTo(new byte[zeros]);
    }
  }

  @Test
  void refusesEveryCharacterOutsideItsAlphabet() throws Exception {
    for (int c = 0; c <= 0xffff; c++) {
      var text = "2" + (char) c + "2";
      if (ALPHABET.indexOf(c) >= 0) {
        assertThat(Base58.decode(text)).isNotEmpty();
      } else {
        assertThat(Refusal.of(() -> Base58.decode(text)).type())
            .as("U+%04x", c)
            .isEqualTo(ProblemType.PARSING_ERROR);
      }
    }
  }

  @Test
  void doesNotRepeatWhatItRefuses() {
    assertThat(Refusal.of(() -> Base58.decode("secret0")).toString()).doesNotContain("secret");
  }

  @Test
  void survivesTheLongestTexts() {
    var text = text(new Random(SEED), Limits.ENCODED_CHARS - 1);
    var ones = "1".repeat(Limits.ENCODED_CHARS - 1);
    assertTimeoutPreemptively(
        HANG,
        () -> {
          assertThat(Base58.encode(Base58.decode(text))).isEqualTo(text);
          assertThat(Base58.decode(ones)).isEqualTo(new byte[ones.length()]);
          assertThat(Base58.encode(new byte[ones.length()])).isEqualTo(ones);
        });
  }

  private static byte[] bytes(Random random, int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    Arrays.fill(bytes, 0, random.nextInt(length + 1) / (1 + random.nextInt(8)), (byte) 0);
    return bytes;
  }

  private static String text(Random random, int length) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(random.nextInt(20) == 0 ? 1 : 58)));
    }
    return text.toString();
  }

  private static String simple(byte[] bytes) {
    var text = new StringBuilder();
    for (var rest = new BigInteger(1, bytes); rest.signum() > 0; rest = rest.divide(BASE)) {
      text.append(ALPHABET.charAt(rest.mod(BASE).intValue()));
    }
    for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
      text.append('1');
    }
    return text.reverse().toString();
  }
}
