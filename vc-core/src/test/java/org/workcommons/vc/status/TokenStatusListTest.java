package org.workcommons.vc.status;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

class TokenStatusListTest {
  private static final Pointer PLACE = Pointer.ROOT.at("status_list");
  private static final List<Integer> BITS = List.of(1, 2, 4, 8);

  @Test
  void readsBackWhatItWrote() throws Exception {
    for (long seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      int bits = BITS.get(random.nextInt(4));
      int size = 8 * (1 + random.nextInt(3000));
      var values = new HashMap<Integer, Integer>();
      for (int i = random.nextInt(400); i > 0; i--) {
        values.put(random.nextInt(size), random.nextInt(1 << bits));
      }
      var read = read(TokenStatusList.of(bits, size, values).json());
      assertThat(read.bits()).as("seed %d", seed).isEqualTo(bits);
      assertThat(read.size()).as("seed %d", seed).isEqualTo(size);
      for (int i = 0; i < size; i++) {
        assertThat(read.value(i)).as("seed %d", seed).isEqualTo(values.getOrDefault(i, 0));
      }
    }
  }

  @Test
  void changesOneValueAndNoOther() throws Exception {
    for (long seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      int bits = BITS.get(random.nextInt(4));
      var list = TokenStatusList.of(bits, 64);
      var expected = new int[64];
      for (int i = 0; i < 100; i++) {
        int index = random.nextInt(64);
        expected[index] = random.nextInt(1 << bits);
        list = list.with(index, expected[index]);
      }
      for (int i = 0; i < 64; i++) {
        assertThat(list.value(i)).as("seed %d, index %d", seed, i).isEqualTo(expected[i]);
      }
    }
  }

  @Test
  void leavesTheListThatACopyWasMadeOfAsItWas() throws Exception {
    var list = TokenStatusList.of(2, 8);
    assertThat(list.with(3, 2).value(3)).isEqualTo(2);
    assertThat(list.value(3)).isZero();
  }

  @Test
  void countsFromTheLeastSignificantBitOfTheFirstByte() throws Exception {
    var list = read(1, zlib(new byte[] {0x01, (byte) 0x80}));
    for (int i = 0; i < 16; i++) {
      assertThat(list.value(i)).as("index %d", i).isEqualTo(i == 0 || i == 15 ? 1 : 0);
    }
    assertThat(read(2, zlib(new byte[] {0x02})).value(0)).isEqualTo(2);
    assertThat(read(4, zlib(new byte[] {(byte) 0xf1})).value(1)).isEqualTo(15);
    assertThat(read(8, zlib(new byte[] {(byte) 0xf1})).value(0)).isEqualTo(0xf1);
  }

  @Test
  void saysThatAnIndexIsBeyondTheEnd() throws Exception {
    for (int bits : BITS) {
      var list = TokenStatusList.of(bits, 16);
      assertThat(list.value(15)).isZero();
      for (int index : new int[] {16, 17, StatusEntry.MAX_INDEX, Integer.MAX_VALUE, -1}) {
        assertThat(Refusal.of(() -> list.value(index)).type()).isEqualTo(ProblemType.RANGE_ERROR);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "3", "5", "6", "7", "9", "16", "-1", "1.5", "\"1\"", "true", "null", "[1]"})
  void refusesOtherSizesOfAStatus(String bits) {
    assertThat(problem("{\"bits\":" + bits + ",\"lst\":\"eNrbuRgAAhcBXQ\"}"))
        .returns(ProblemType.MALFORMED_VALUE_ERROR, Problem::type)
        .returns(PLACE.at("bits"), Problem::pointer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"bits\":1}",
        "{\"lst\":\"eNrbuRgAAhcBXQ\"}",
        "{\"bits\":1,\"lst\":null}",
        "{\"bits\":1,\"lst\":7}",
        "{\"bits\":1,\"lst\":[\"eNrbuRgAAhcBXQ\"]}"
      })
  void refusesAListWithoutWhatItNeeds(String list) {
    assertThat(problem(list).type()).isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "e",
        "eNrbuRgAAhcBXQ==",
        "ueNrbuRgAAhcBXQ",
        " eNrbuRgAAhcBXQ",
        "eNrbuRgAAhcBXR",
        "eNrbuRgAAhcB+Q"
      })
  void refusesTextThatIsNoListInBase64Url(String lst) {
    assertThat(problem("{\"bits\":1,\"lst\":\"" + lst + "\"}"))
        .returns(ProblemType.PARSING_ERROR, Problem::type)
        .returns(PLACE.at("lst"), Problem::pointer);
  }

  @Test
  void refusesAListWithoutAnyStatus() {
    assertThat(problem(zlib(new byte[0])).type()).isEqualTo(ProblemType.STATUS_LIST_LENGTH_ERROR);
  }

  @Test
  void refusesAListThatWasCutAnywhere() {
    var whole = zlib(pattern());
    for (int length = 0; length < whole.length; length++) {
      assertRefused(Arrays.copyOf(whole, length), "cut to " + length);
    }
  }

  @Test
  void refusesWhateverFollowsTheStream() {
    var whole = zlib(pattern());
    assertRefused(concat(whole, new byte[1]), "a zero byte");
    assertRefused(concat(whole, new byte[512]), "many zero bytes");
    assertRefused(concat(whole, whole), "the list again");
    assertRefused(concat(zlib(new byte[0]), whole), "an empty stream before");
    assertRefused(concat(whole, "garbage".getBytes(UTF_8)), "garbage");
  }

  @Test
  void refusesAStreamThatNeedsADictionary() {
    var deflater = new Deflater();
    deflater.setDictionary("dictionary".getBytes(UTF_8));
    assertRefused(deflated(pattern(), deflater), "preset dictionary");
  }

  @Test
  void refusesOtherCompressedFormats() throws Exception {
    assertRefused(deflated(pattern(), new Deflater(9, true)), "raw deflate");
    var gzip = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(gzip)) {
      out.write(pattern());
    }
    assertRefused(gzip.toByteArray(), "gzip");
    assertRefused(pattern(), "not compressed at all");
  }

  @Test
  void neverReadsAnotherListWhereOneBitWasChanged() throws Exception {
    var whole = zlib(pattern());
    var text = read(8, whole).json();
    int refused = 0;
    for (int bit = 0; bit < whole.length * 8; bit++) {
      var flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      try {
        assertThat(read(8, flipped).json()).as("bit %d", bit).isEqualTo(text);
      } catch (ProblemException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(whole.length * 7);
  }

  @Test
  void aBombCostsNoMemoryToSpeakOf() {
    var bomb = deflated(new byte[Limits.STATUS_LIST_BYTES + 1], new Deflater(9));
    problem(bomb);
    long before = allocated();
    assertThat(problem(bomb).type()).isEqualTo(ProblemType.LIMIT_EXCEEDED);
    assertThat(allocated() - before).isLessThan(1 << 20);
  }

  @Test
  void readsTheLargestPermittedList() throws Exception {
    var list = read(1, deflated(new byte[Limits.STATUS_LIST_BYTES], new Deflater(9)));
    assertThat(list.size()).isEqualTo(StatusEntry.MAX_INDEX + 1);
    assertThat(list.value(StatusEntry.MAX_INDEX)).isZero();
  }

  @Test
  void refusesATextThatIsTooLongToLookAt() {
    var list =
        JsonObject.builder().put("bits", 1).put("lst", "A".repeat(Limits.STRING_CHARS + 1)).build();
    assertThat(Refusal.of(() -> read(list)).type()).isEqualTo(ProblemType.LIMIT_EXCEEDED);
  }

  @Test
  void survivesRandomBytes() {
    for (long seed = 0; seed < 20_000; seed++) {
      var bytes = new byte[40];
      new Random(seed).nextBytes(bytes);
      if (seed % 2 == 0) {
        System.arraycopy(new byte[] {0x78, (byte) 0xda}, 0, bytes, 0, 2);
      }
      assertThat(problem(bytes)).as("seed %d", seed).isNotNull();
    }
  }

  @Test
  void refusesToBeMadeOfWhatDoesNotFit() {
    assertNotMade(3, 16, Map.of());
    assertNotMade(0, 16, Map.of());
    assertNotMade(16, 16, Map.of());
    assertNotMade(1, 0, Map.of());
    assertNotMade(1, 12, Map.of());
    assertNotMade(2, 6, Map.of());
    assertNotMade(8, Limits.STATUS_LIST_BYTES + 1, Map.of());
    assertNotMade(2, 8, Map.of(0, 4));
    assertNotMade(2, 8, Map.of(0, -1));
    assertNotMade(2, 8, Map.of(8, 1));
    assertNotMade(2, 8, Map.of(-1, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 0x0b, 0x10, 0x80, 255})
  void knowsNothingOfAValueThatNobodyHasDefined(int value) {
    assertThat(TokenStatus.of(value)).isEqualTo(TokenStatus.UNREGISTERED);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 0x0c, 0x0d, 0x0e, 0x0f})
  void knowsTheValuesThatAreTheApplicationsOwn(int value) {
    assertThat(TokenStatus.of(value)).isEqualTo(TokenStatus.APPLICATION_SPECIFIC);
  }

  @Test
  void knowsTheRegisteredValues() throws Exception {
    var list = TokenStatusList.of(2, 4, Map.of(1, 1, 2, 2));
    assertThat(list.status(0)).isEqualTo(TokenStatus.VALID);
    assertThat(list.status(1)).isEqualTo(TokenStatus.INVALID);
    assertThat(list.status(2)).isEqualTo(TokenStatus.SUSPENDED);
    assertThatThrownBy(() -> TokenStatus.of(256)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TokenStatus.of(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertNotMade(int bits, int size, Map<Integer, Integer> values) {
    assertThatThrownBy(() -> TokenStatusList.of(bits, size, values))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertRefused(byte[] compressed, String as) {
    assertThat(problem(compressed))
        .as(as)
        .returns(ProblemType.PARSING_ERROR, Problem::type)
        .returns(PLACE.at("lst"), Problem::pointer);
  }

  private static Problem problem(byte[] compressed) {
    return Refusal.of(() -> read(1, compressed));
  }

  private static Problem problem(String list) {
    return Refusal.of(() -> read(JsonReader.readObject(list.getBytes(UTF_8))));
  }

  private static TokenStatusList read(int bits, byte[] compressed) throws ProblemException {
    return read(
        JsonObject.builder().put("bits", bits).put("lst", Base64Url.encode(compressed)).build());
  }

  private static TokenStatusList read(JsonObject list) throws ProblemException {
    return TokenStatusList.read(list, PLACE);
  }

  private static byte[] pattern() {
    var bytes = new byte[2000];
    new Random(7).ints(60, 0, bytes.length).forEach(at -> bytes[at] = (byte) at);
    return bytes;
  }

  private static byte[] zlib(byte[] bytes) {
    return deflated(bytes, new Deflater());
  }

  private static byte[] deflated(byte[] bytes, Deflater deflater) {
    var out = new ByteArrayOutputStream();
    try (var stream = new DeflaterOutputStream(out, deflater)) {
      stream.write(bytes);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return out.toByteArray();
  }

  private static byte[] concat(byte[] first, byte[] second) {
    var all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
