package org.workcommons.vc.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workcommons.vc.fixture.Node;

@Tag("long")
class EcmaScriptNumberTest {
  private static final long SEED = 20261121;
  private static final int RANDOM_BITS = 500_000;
  private static final int RANDOM_DECIMALS = 300_000;
  private static final int RANDOM_SUBNORMALS = 100_000;

  @TempDir private Path folder;

  /** RFC 8785 Appendix B, without the two that are no numbers. */
  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0",
    "8000000000000000, 0",
    "0000000000000001, 5e-324",
    "8000000000000001, -5e-324",
    "7fefffffffffffff, 1.7976931348623157e+308",
    "ffefffffffffffff, -1.7976931348623157e+308",
    "4340000000000000, 9007199254740992",
    "c340000000000000, -9007199254740992",
    "4430000000000000, 295147905179352830000",
    "44b52d02c7e14af5, 9.999999999999997e+22",
    "44b52d02c7e14af6, 1e+23",
    "44b52d02c7e14af7, 1.0000000000000001e+23",
    "444b1ae4d6e2ef4e, 999999999999999700000",
    "444b1ae4d6e2ef4f, 999999999999999900000",
    "444b1ae4d6e2ef50, 1e+21",
    "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d, 0.000001",
    "41b3de4355555553, 333333333.3333332",
    "41b3de4355555554, 333333333.33333325",
    "41b3de4355555555, 333333333.3333333",
    "41b3de4355555556, 333333333.3333334",
    "41b3de4355555557, 333333333.33333343",
    "becbf647612f3696, -0.0000033333333333333333",
    "43143ff3c1cb0959, 1424953923781206.2",
  })
  void writesTheSamplesOfTheSpecification(String bits, String text) {
    var value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
    assertThat(EcmaScriptNumber.text(value)).isEqualTo(text);
  }

  @Test
  void writesTheShortestDigitsOfTheSmallestNumbers() {
    assertThat(EcmaScriptNumber.text(Double.MIN_VALUE)).isEqualTo("5e-324");
    assertThat(EcmaScriptNumber.text(2 * Double.MIN_VALUE)).isEqualTo("1e-323");
    assertThat(EcmaScriptNumber.text(3 * Double.MIN_VALUE)).isEqualTo("1.5e-323");
    assertThat(EcmaScriptNumber.text(4 * Double.MIN_VALUE)).isEqualTo("2e-323");
  }

  @Test
  void writesWhatNodeWrites() throws IOException {
    var input = folder.resolve("doubles");
    try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(input)))) {
      generate(value -> write(out, value));
    }
    var output = Node.run("numbers.js", input);
    long[] compared = {0};
    try (var lines = Files.newBufferedReader(output, StandardCharsets.US_ASCII)) {
      generate(value -> compare(value, read(lines), compared));
    }
    assertThat(compared[0]).isGreaterThan(900_000);
  }

  private static void compare(double value, String expected, long[] compared) {
    compared[0]++;
    var text = EcmaScriptNumber.text(value);
    if (!text.equals(expected) || Double.parseDouble(text) != value) {
      var bits = Long.toHexString(Double.doubleToRawLongBits(value));
      assertThat(text).as("double with the bits %s, seed %d", bits, SEED).isEqualTo(expected);
      assertThat(Double.parseDouble(text)).as("read back, bits %s", bits).isEqualTo(value);
    }
  }

  /** The same doubles at every call: the adversarial ones, then seeded random ones. */
  private static void generate(DoubleConsumer sink) {
    for (long bits = 0; bits < 20_000; bits++) {
      both(sink, Double.longBitsToDouble(bits));
    }
    for (int exponent = -1074; exponent < 1024; exponent++) {
      neighbours(sink, Math.scalb(1.0, exponent), 12);
    }
    for (int exponent = -324; exponent <= 308; exponent++) {
      for (int digit = 1; digit < 10; digit++) {
        neighbours(sink, Double.parseDouble(digit + "e" + exponent), 6);
      }
    }
    neighbours(sink, 1L << 53, 20_000);
    neighbours(sink, 1e21, 20_000);
    neighbours(sink, 1e-6, 20_000);
    neighbours(sink, 1e-7, 20_000);
    neighbours(sink, Double.MIN_NORMAL, 20_000);
    random(sink, new Random(SEED));
  }

  private static void random(DoubleConsumer sink, Random random) {
    for (int i = 0; i < RANDOM_BITS; i++) {
      finite(sink, Double.longBitsToDouble(random.nextLong()));
    }
    for (int i = 0; i < RANDOM_SUBNORMALS; i++) {
      finite(sink, Double.longBitsToDouble(random.nextLong() >>> (12 + random.nextInt(50))));
    }
    for (int i = 0; i < RANDOM_DECIMALS; i++) {
      // what people write: few digits, and powers of ten that are not far away
      double scale = Math.pow(10, random.nextInt(12));
      finite(sink, random.nextInt(100_000_000) / scale);
    }
  }

  private static void neighbours(DoubleConsumer sink, double centre, int ulps) {
    long bits = Double.doubleToRawLongBits(centre);
    for (long near = bits - ulps; near <= bits + ulps; near++) {
      if (near >= 0) {
        both(sink, Double.longBitsToDouble(near));
      }
    }
  }

  private static void both(DoubleConsumer sink, double value) {
    finite(sink, value);
    finite(sink, -value);
  }

  private static void finite(DoubleConsumer sink, double value) {
    if (Double.isFinite(value)) {
      sink.accept(value);
    }
  }

  private static void write(DataOutputStream out, double value) {
    try {
      out.writeLong(Long.reverseBytes(Double.doubleToRawLongBits(value)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(BufferedReader lines) {
    try {
      return lines.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
