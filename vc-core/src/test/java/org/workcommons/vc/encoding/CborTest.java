package org.workcommons.vc.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/** RFC 8949: the examples of its Appendix A, those that are refused here too, and of Appendix F. */
class CborTest {
  private static final HexFormat HEX = HexFormat.of();

  @ParameterizedTest
  @CsvSource({
    "00, 0",
    "01, 1",
    "0a, 10",
    "17, 23",
    "1818, 24",
    "1819, 25",
    "1864, 100",
    "1903e8, 1000",
    "1a000f4240, 1000000",
    "1b000000e8d4a51000, 1000000000000",
    "1b7fffffffffffffff, 9223372036854775807",
    "20, -1",
    "29, -10",
    "3863, -100",
    "3903e7, -1000",
    "3b7fffffffffffffff, -9223372036854775808"
  })
  void readsAndWritesWholeNumbers(String hex, long value) throws Exception {
    assertReadAndWritten(hex, Cbor.of(value));
  }

  @ParameterizedTest
  @CsvSource({
    "60, ''",
    "6161, a",
    "6449455446, IETF",
    "62225c, '\"\\'",
    "62c3bc, ü",
    "63e6b0b4, 水"
  })
  void readsAndWritesTexts(String hex, String value) throws Exception {
    assertReadAndWritten(hex, Cbor.of(value));
  }

  @Test
  void readsAndWritesTextBeyondTheBasicPlane() throws Exception {
    assertReadAndWritten("64f0908591", Cbor.of("\ud800\udd51"));
  }

  @Test
  void readsAndWritesByteStrings() throws Exception {
    assertReadAndWritten("40", Cbor.of(new byte[0]));
    assertReadAndWritten("4401020304", Cbor.of(new byte[] {1, 2, 3, 4}));
  }

  @Test
  void readsAndWritesSimpleValues() throws Exception {
    assertReadAndWritten("f4", Cbor.Simple.FALSE);
    assertReadAndWritten("f5", Cbor.Simple.TRUE);
    assertReadAndWritten("f6", Cbor.Simple.NULL);
  }

  @Test
  void readsAndWritesArrays() throws Exception {
    assertReadAndWritten("80", Cbor.of(List.of()));
    assertReadAndWritten("83010203", numbers(1, 3));
    assertReadAndWritten(
        "8301820203820405", Cbor.of(List.of(Cbor.of(1), numbers(2, 3), numbers(4, 5))));
    assertReadAndWritten(
        "98190102030405060708090a0b0c0d0e0f101112131415161718181819", numbers(1, 25));
  }

  @Test
  void readsAndWritesMaps() throws Exception {
    assertReadAndWritten("a0", new Cbor.Entries(Map.of()));
    assertReadAndWritten("a201020304", map(Cbor.of(1), Cbor.of(2), Cbor.of(3), Cbor.of(4)));
    assertReadAndWritten(
        "a26161016162820203", map(Cbor.of("a"), Cbor.of(1), Cbor.of("b"), numbers(2, 3)));
    assertReadAndWritten(
        "826161a161626163", Cbor.of(List.of(Cbor.of("a"), map(Cbor.of("b"), Cbor.of("c")))));
  }

  @Test
  void readsAndWritesTags() throws Exception {
    assertReadAndWritten("c11a514b67b0", new Cbor.Tagged(1, Cbor.of(1363896240)));
    assertReadAndWritten("d74401020304", new Cbor.Tagged(23, Cbor.of(new byte[] {1, 2, 3, 4})));
    assertReadAndWritten(
        "d818456449455446", new Cbor.Tagged(24, Cbor.of(HEX.parseHex("6449455446"))));
  }

  @Test
  void writesTheKeysOfAMapInTheOrderOfTheirBytes() {
    var map =
        map(
            Cbor.of("aa"),
            Cbor.of(1),
            Cbor.of(100),
            Cbor.of(2),
            Cbor.of(-1),
            Cbor.of(3),
            Cbor.of("z"),
            Cbor.of(4),
            Cbor.of(10),
            Cbor.of(5));

    assertThat(HEX.formatHex(CborWriter.bytes(map))).isEqualTo("a50a051864022003617a0462616101");
  }

  @Test
  void readsTheKeysOfAMapInAnyOrder() throws Exception {
    assertThat(read("a203040102")).isEqualTo(read("a201020304"));
  }

  /** Of Appendix A: what is valid CBOR and never stands in a proof or a COSE message of ours. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1bffffffffffffffff",
        "c249010000000000000000",
        "3bffffffffffffffff",
        "f90000",
        "f98000",
        "f93c00",
        "fb3ff199999999999a",
        "f97c00",
        "fa47c35000",
        "f7",
        "f0",
        "f818",
        "f8ff",
        "5f42010243030405ff",
        "7f657374726561646d696e67ff",
        "9fff",
        "9f018202039f0405ffff",
        "83018202039f0405ff",
        "bf61610161629f0203ffff",
        "bf6346756ef563416d7421ff"
      })
  void refusesKindsAndFormsThatAreNotUsedHere(String hex) throws Exception {
    if (hex.equals("c249010000000000000000")) {
      // a tag that means nothing here is read as a tag: whoever expects a number finds none
      assertThat(read(hex)).isInstanceOf(Cbor.Tagged.class);
    } else {
      assertRefused(hex);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1800",
        "1817",
        "190018",
        "1900ff",
        "1a0000ffff",
        "1b00000000ffffffff",
        "3817",
        "3900ff",
        "5800",
        "580161",
        "7800",
        "9800",
        "980101",
        "b800",
        "d801",
        "d81700",
        "9a0000000101"
      })
  void refusesHeadsThatAreLongerThanTheyNeedToBe(String hex) {
    assertRefused(hex);
  }

  /** Appendix F. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "18",
        "19",
        "1a",
        "1b",
        "1901",
        "1a0102",
        "1b01020304050607",
        "38",
        "58",
        "78",
        "98",
        "9a01ff00",
        "b8",
        "d8",
        "f8",
        "f900",
        "fa0000",
        "fb000000",
        "41",
        "61",
        "5affffffff00",
        "5bffffffffffffffff010203",
        "7affffffff00",
        "7b7fffffffffffffff010203",
        "81",
        "818181818181",
        "8200",
        "a1",
        "a20102",
        "a100",
        "a2000000",
        "c0",
        "1c",
        "1d",
        "1e",
        "3c",
        "5c",
        "7c",
        "9c",
        "bc",
        "dc",
        "fc",
        "fd",
        "fe",
        "ff",
        "1f",
        "3f",
        "df",
        "81ff",
        "8200ff",
        "a1ff",
        "a100ff",
        "9b0000000100000000",
        "bb7fffffffffffffff"
      })
  void refusesWhatIsNotWellFormed(String hex) {
    assertRefused(hex);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000", "80f6", "a000", "f6ff", "4101ff"})
  void refusesWhatFollows(String hex) {
    assertRefused(hex);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a201020103", "a2616101616102", "a301000200010f"})
  void refusesAKeyThatOccursTwice(String hex) {
    assertRefused(hex);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a1400a", "a180f6", "a1a0f6", "a1f5f6", "a1c001f6"})
  void refusesAKeyThatIsNeitherANumberNorText(String hex) {
    assertRefused(hex);
  }

  @ParameterizedTest
  @ValueSource(strings = {"61ff", "62c328", "63eda080", "64f4908080", "62c080"})
  void refusesTextThatIsNotUtf8(String hex) {
    assertRefused(hex);
  }

  @Test
  void refusesToNestTooDeep() throws Exception {
    assertThat(read("81".repeat(Limits.CBOR_DEPTH) + "00")).isNotNull();
    for (String level : List.of("81", "a100", "c1")) {
      assertThat(Refusal.of(() -> read(level.repeat(100_000) + "00")).type())
          .isEqualTo(ProblemType.LIMIT_EXCEEDED);
    }
  }

  @Test
  void refusesMoreItemsThanAnythingHonestHas() throws Exception {
    assertThat(read("99" + hex(Limits.CBOR_ITEMS - 1) + "00".repeat(Limits.CBOR_ITEMS - 1)))
        .isNotNull();
    for (String item : List.of("00", "80", "a0", "40")) {
      var items = "99" + hex(Limits.CBOR_ITEMS) + item.repeat(Limits.CBOR_ITEMS);
      assertThat(Refusal.of(() -> read(items)).type()).isEqualTo(ProblemType.LIMIT_EXCEEDED);
    }
  }

  /** Every key has the hash code of the number 0, which would make each slower than the last. */
  @Test
  void isNotHeldUpByKeysThatWereChosenToCollide() {
    int keys = 50_000;
    var map = new StringBuilder("b9").append(hex(keys));
    for (long half = 1; half <= keys; half++) {
      map.append("1b").append(HexFormat.of().toHexDigits(half << 32 | half)).append("00");
    }
    var started = System.nanoTime();
    assertThat(Refusal.of(() -> read(map.toString())).type()).isEqualTo(ProblemType.LIMIT_EXCEEDED);
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
  }

  private static String hex(int number) {
    return HexFormat.of().toHexDigits((short) number);
  }

  @Test
  void refusesToWriteHalfACharacter() {
    assertThatThrownBy(() -> Cbor.of("\ud800")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void showsNoContent() throws Exception {
    var item = map(Cbor.of("hidden"), Cbor.of(List.of(Cbor.of(4711), Cbor.of(new byte[] {4, 7}))));

    assertThat(item.toString()).isEqualTo("Entries[1]");
    assertThat(Cbor.of(4711).toString()).doesNotContain("4711");
    assertThat(Cbor.of("hidden").toString()).doesNotContain("hidden");
    assertThat(new Cbor.Tagged(18, Cbor.of("hidden")).toString()).doesNotContain("hidden");
  }

  @Test
  void whatIsReadIsWhatWouldBeWritten() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      var bytes = CborWriter.bytes(item(random, 3));
      if (random.nextInt(4) > 0 && bytes.length > 0) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        var read = CborReader.read(bytes);
        var again = CborReader.read(CborWriter.bytes(read));
        assertThat(again).as("seed " + seed).isEqualTo(read);
        assertThat(CborWriter.bytes(read)).as("seed " + seed).hasSameSizeAs(bytes);
      } catch (ProblemException e) {
        assertThat(e.problem().type())
            .as("seed " + seed)
            .isIn(ProblemType.PARSING_ERROR, ProblemType.LIMIT_EXCEEDED);
      }
    }
  }

  private static Cbor item(Random random, int depth) {
    int kind = random.nextInt(depth == 0 ? 4 : 7);
    if (kind == 0) {
      return Cbor.of(random.nextLong() >> random.nextInt(64));
    } else if (kind == 1) {
      var bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      return Cbor.of(bytes);
    } else if (kind == 2) {
      return Cbor.of("é".repeat(random.nextInt(20)));
    } else if (kind == 3) {
      return Cbor.Simple.values()[random.nextInt(3)];
    } else if (kind == 4) {
      return new Cbor.Tagged(random.nextInt(1000), item(random, depth - 1));
    }
    var items = new ArrayList<Cbor>();
    var entries = new HashMap<Cbor.Key, Cbor>();
    for (int i = random.nextInt(5); i > 0; i--) {
      items.add(item(random, depth - 1));
      entries.put(new Cbor.Int(random.nextInt(2000) - 1000), item(random, depth - 1));
    }
    return kind == 5 ? Cbor.of(items) : new Cbor.Entries(entries);
  }

  private static Cbor numbers(int first, int last) {
    var numbers = new ArrayList<Cbor>();
    for (int i = first; i <= last; i++) {
      numbers.add(Cbor.of(i));
    }
    return Cbor.of(numbers);
  }

  private static Cbor map(Cbor... keysAndValues) {
    var entries = new LinkedHashMap<Cbor.Key, Cbor>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      entries.put((Cbor.Key) keysAndValues[i], keysAndValues[i + 1]);
    }
    return new Cbor.Entries(entries);
  }

  private static void assertReadAndWritten(String hex, Cbor item) throws ProblemException {
    assertThat(read(hex)).isEqualTo(item);
    assertThat(HEX.formatHex(CborWriter.bytes(item))).isEqualTo(hex);
  }

  private static void assertRefused(String hex) {
    assertThat(Refusal.of(() -> read(hex)).type()).as(hex).isEqualTo(ProblemType.PARSING_ERROR);
  }

  private static Cbor read(String hex) throws ProblemException {
    return CborReader.read(HEX.parseHex(hex));
  }
}
