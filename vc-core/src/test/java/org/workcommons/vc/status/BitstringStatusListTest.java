package org.workcommons.vc.status;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.encoding.Multibase;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

class BitstringStatusListTest {
  private static final int MIN = BitstringStatusList.MIN_ENTRIES;
  private static final Pointer PLACE = Pointer.ROOT.at("credentialSubject").at("encodedList");
  private static final byte[] MIN_BYTES = new byte[MIN / 8];

  @Test
  void readsBackWhatItWrote() throws Exception {
    for (long seed = 0; seed < 30; seed++) {
      var random = new Random(seed);
      int size = MIN + 8 * random.nextInt(5000);
      var set = new BitSet(size);
      random.ints(random.nextInt(2000), 0, size).forEach(set::set);
      var encoded = BitstringStatusList.of(size, set.stream()).encoded();
      var decoded = BitstringStatusList.decode(encoded, PLACE);
      assertThat(decoded.size()).as("seed %d", seed).isEqualTo(size);
      assertThat(IntStream.range(0, size).filter(decoded::isSet).toArray())
          .as("seed %d", seed)
          .isEqualTo(set.stream().toArray());
    }
  }

  @Test
  void countsFromTheMostSignificantBitOfTheFirstByte() throws Exception {
    var bytes = MIN_BYTES.clone();
    bytes[0] = (byte) 0x80;
    bytes[1] = 0x01;
    var list = BitstringStatusList.decode(encode(bytes), PLACE);
    assertThat(IntStream.range(0, MIN).filter(list::isSet)).containsExactly(0, 15);
  }

  @Test
  void hasOneTextForOneList() {
    var one = BitstringStatusList.of(MIN, IntStream.of(5, 70_000, 7)).encoded();
    var same = BitstringStatusList.of(MIN, IntStream.of(70_000, 7, 5, 5)).encoded();
    assertThat(one).isEqualTo(same).startsWith("uH4sI").doesNotContain("=");
  }

  /** The property that publishing again rests on: what a list went through does not show. */
  @Test
  void hasTheSameTextHoweverItCameAbout() throws Exception {
    for (long seed = 0; seed < 20; seed++) {
      var random = new Random(seed);
      int size = MIN + 8 * random.nextInt(200_000);
      var set = new BitSet(size);
      var list = BitstringStatusList.of(size, IntStream.empty());
      for (int republished = 0; republished < 5; republished++) {
        int around = random.nextBoolean() ? size : 1000;
        var flips = random.ints(random.nextInt(1000), 0, around).toArray();
        Arrays.stream(flips).forEach(set::flip);
        list = list.flipped(Arrays.stream(flips));
        var text = list.encoded();
        assertThat(text)
            .as("seed %d", seed)
            .isEqualTo(BitstringStatusList.of(size, set.stream()).encoded());
        assertThat(inflated(text)).as("seed %d", seed).isEqualTo(bytes(set, size));
      }
    }
  }

  private static byte[] bytes(BitSet set, int size) {
    var bytes = new byte[size / 8];
    set.stream().forEach(i -> bytes[i / 8] |= (byte) (0x80 >> i % 8));
    return bytes;
  }

  private static byte[] inflated(String encoded) throws Exception {
    var compressed = Base64.getUrlDecoder().decode(encoded.substring(1));
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      return gzip.readAllBytes();
    }
  }

  @Test
  void leavesTheListAsItWasOfWhichBitsAreFlipped() {
    var list = BitstringStatusList.of(MIN, IntStream.of(5));
    var flipped = list.flipped(IntStream.of(5, 6));
    assertThat(list.isSet(5)).isTrue();
    assertThat(flipped.isSet(5)).isFalse();
    assertThat(flipped.isSet(6)).isTrue();
    assertThatThrownBy(() -> list.flipped(IntStream.of(MIN)))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void namesNoTimeInWhatItWrites() throws Exception {
    var bytes = Multibase.decode(BitstringStatusList.of(MIN, IntStream.empty()).encoded());
    assertThat(Arrays.copyOfRange(bytes, 3, 8)).containsOnly(0);
  }

  @Test
  void decodesAMemberThatNamesItsFile() throws Exception {
    var plain = gzip(MIN_BYTES);
    var header = new byte[] {0x1f, (byte) 0x8b, 8, 4 | 8 | 16 | 2, 0, 0, 0, 0, 0, 3};
    var optional = new byte[] {2, 0, 'x', 'y', 'n', 0, 'c', 0, 1, 2};
    var list = concat(header, optional, Arrays.copyOfRange(plain, 10, plain.length));
    assertThat(decode(list).size()).isEqualTo(MIN);
  }

  @Test
  void refusesAListOfFewerEntriesThanTheStandardAsksFor() {
    assertThat(problem(encode(new byte[MIN / 8 - 1])))
        .returns(ProblemType.STATUS_LIST_LENGTH_ERROR, Problem::type)
        .returns(PLACE, Problem::pointer);
    assertThat(problem(encode(new byte[0])).type()).isEqualTo(ProblemType.STATUS_LIST_LENGTH_ERROR);
    assertThat(problem(encode(new byte[1])).type()).isEqualTo(ProblemType.STATUS_LIST_LENGTH_ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "u", "H4sIAAAAAAAA_-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA"})
  void refusesAListWithoutItsPrefix(String encoded) {
    assertThat(problem(encoded).type()).isEqualTo(ProblemType.PARSING_ERROR);
  }

  @Test
  void refusesAnotherMultibasePrefix() {
    var bytes = gzip(MIN_BYTES);
    assertThat(problem(Multibase.base58(bytes)).type()).isEqualTo(ProblemType.PARSING_ERROR);
    assertThat(problem('m' + Base64Url.encode(bytes)).type()).isEqualTo(ProblemType.PARSING_ERROR);
    assertThat(problem('U' + Base64Url.encode(bytes)).type()).isEqualTo(ProblemType.PARSING_ERROR);
  }

  @Test
  void refusesPaddingAndOtherAlphabets() {
    var encoded = encode(MIN_BYTES);
    for (var spoiled :
        new String[] {
          encoded + "=", encoded + "==", encoded + "\n", ' ' + encoded, encoded + "+"
        }) {
      assertThat(problem(spoiled).type()).as(spoiled).isEqualTo(ProblemType.PARSING_ERROR);
    }
  }

  @Test
  void refusesAListThatWasCutAnywhere() {
    var whole = gzip(pattern());
    for (int length = 0; length < whole.length; length++) {
      assertRefused(Arrays.copyOf(whole, length), "cut to " + length);
    }
  }

  @Test
  void refusesWhateverFollowsTheMember() {
    var whole = gzip(MIN_BYTES);
    assertRefused(concat(whole, new byte[1]), "a zero byte follows");
    assertRefused(concat(whole, new byte[8]), "eight zero bytes follow");
    assertRefused(concat(whole, new byte[512]), "many zero bytes follow");
    assertRefused(
        concat(whole, Arrays.copyOfRange(whole, whole.length - 8, whole.length)), "twice");
    assertRefused(concat(whole, "garbage".getBytes(UTF_8)), "x");
  }

  @Test
  void refusesSeveralMembers() {
    assertRefused(concat(gzip(MIN_BYTES), gzip(MIN_BYTES)), "two lists");
    assertRefused(concat(gzip(MIN_BYTES), gzip(new byte[0])), "an empty second member");
    assertRefused(concat(gzip(new byte[0]), gzip(MIN_BYTES)), "an empty first member");
    var half = new byte[MIN / 16];
    assertRefused(concat(gzip(half), gzip(half)), "two halves");
  }

  @Test
  void neverReadsAnotherListWhereOneBitWasChanged() throws Exception {
    var whole = gzip(pattern());
    var text = decode(whole).encoded();
    int refused = 0;
    for (int bit = 0; bit < whole.length * 8; bit++) {
      var flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      // some bits say nothing of the list: the time, the system, which earlier zeros are repeated
      if (isRefused(flipped)) {
        refused++;
      } else {
        assertThat(decode(flipped).encoded()).as("bit %d", bit).isEqualTo(text);
      }
    }
    assertThat(refused).isGreaterThan(whole.length * 7);
  }

  @Test
  void refusesOtherCompressedFormats() throws Exception {
    var zlib = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(zlib)) {
      out.write(MIN_BYTES);
    }
    assertRefused(zlib.toByteArray(), "zlib");
    assertRefused(MIN_BYTES, "not compressed at all");
  }

  @Test
  void aBombCostsNoMoreThanTheLimit() {
    var bomb = zeros(1 << 30);
    for (int claimed : new int[] {1 << 30, Limits.STATUS_LIST_BYTES + 1}) {
      assertThat(costOfRefusing(claiming(claimed, bomb), ProblemType.LIMIT_EXCEEDED))
          .as("claims %d bytes", claimed)
          .isLessThan(8L * bomb.length);
    }
    for (int claimed : new int[] {0, MIN / 8, Limits.STATUS_LIST_BYTES, -1, Integer.MIN_VALUE}) {
      assertThat(costOfRefusing(claiming(claimed, bomb), ProblemType.PARSING_ERROR))
          .as("claims %d bytes", claimed)
          .isLessThan(8L * bomb.length + Math.max(0, claimed));
    }
  }

  /** {@return the bytes allocated; the time is asserted here} */
  private static long costOfRefusing(byte[] compressed, ProblemType type) {
    var encoded = Multibase.base64Url(compressed);
    problem(encoded);
    long start = System.nanoTime();
    long before = allocated();
    var problem = problem(encoded);
    long cost = allocated() - before;
    assertThat(problem.type()).isEqualTo(type);
    assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
    return cost;
  }

  @Test
  void decodesTheLargestPermittedListAndNoLarger() throws Exception {
    var largest = Multibase.base64Url(zeros(Limits.STATUS_LIST_BYTES));
    assertThat(BitstringStatusList.decode(largest, PLACE).size())
        .isEqualTo(StatusEntry.MAX_INDEX + 1);
    int more = Limits.STATUS_LIST_BYTES + 1;
    assertThat(problem(Multibase.base64Url(zeros(more))).type())
        .isEqualTo(ProblemType.LIMIT_EXCEEDED);
  }

  @Test
  void refusesATextThatIsTooLongToLookAt() {
    assertThat(problem('u' + "A".repeat(Limits.STRING_CHARS + 1)).type())
        .isEqualTo(ProblemType.LIMIT_EXCEEDED);
  }

  @Test
  void survivesRandomBytes() {
    for (long seed = 0; seed < 20_000; seed++) {
      var bytes = new byte[40];
      new Random(seed).nextBytes(bytes);
      if (seed % 2 == 0) {
        System.arraycopy(new byte[] {0x1f, (byte) 0x8b, 8}, 0, bytes, 0, 3);
      }
      assertThat(problem(Multibase.base64Url(bytes))).as("seed %d", seed).isNotNull();
    }
  }

  @Test
  void saysThatAnEntryIsBeyondTheEnd() throws Exception {
    var list = BitstringStatusList.of(MIN, IntStream.of(MIN - 1));
    assertThat(list.isSet(entry(MIN - 1), Pointer.ROOT)).isTrue();
    assertThat(list.isSet(entry(0), Pointer.ROOT)).isFalse();
    for (int index : new int[] {MIN, MIN + 7, StatusEntry.MAX_INDEX}) {
      assertThat(Refusal.of(() -> list.isSet(entry(index), Pointer.ROOT)).type())
          .isEqualTo(ProblemType.RANGE_ERROR);
    }
  }

  @Test
  void refusesToBeMadeTooShortOrOfOddSize() {
    for (int size : new int[] {0, 8, MIN - 8, MIN + 1, Limits.STATUS_LIST_BYTES * 8 + 8}) {
      assertThatThrownBy(() -> BitstringStatusList.of(size, IntStream.empty()))
          .as("%d", size)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static StatusEntry entry(int index) {
    return new StatusEntry(
        StatusPurpose.REVOCATION, URI.create("https://coop.example/status/1"), index);
  }

  private static void assertRefused(byte[] compressed, String as) {
    var problem = problem(Multibase.base64Url(compressed));
    assertThat(problem.type())
        .as(as)
        .isIn(ProblemType.PARSING_ERROR, ProblemType.LIMIT_EXCEEDED)
        .isNotEqualTo(ProblemType.STATUS_LIST_LENGTH_ERROR);
    assertThat(problem.pointer()).as(as).isEqualTo(PLACE);
  }

  private static BitstringStatusList decode(byte[] compressed) throws ProblemException {
    return BitstringStatusList.decode(Multibase.base64Url(compressed), PLACE);
  }

  private static Problem problem(String encoded) {
    return Refusal.of(() -> BitstringStatusList.decode(encoded, PLACE));
  }

  private static String encode(byte[] bits) {
    return Multibase.base64Url(gzip(bits));
  }

  private static byte[] pattern() {
    var bits = MIN_BYTES.clone();
    new Random(7).ints(60, 0, bits.length).forEach(at -> bits[at] = (byte) at);
    return bits;
  }

  private static byte[] gzip(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] zeros(int length) {
    var out = new ByteArrayOutputStream();
    var chunk = new byte[1 << 20];
    try (var gzip = new GZIPOutputStream(out)) {
      for (int left = length; left > 0; left -= chunk.length) {
        gzip.write(chunk, 0, Math.min(left, chunk.length));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** The same member with a trailer that claims {@code size} bytes. */
  private static byte[] claiming(int size, byte[] member) {
    var claiming = member.clone();
    for (int i = 0; i < 4; i++) {
      claiming[claiming.length - 4 + i] = (byte) (size >>> 8 * i);
    }
    return claiming;
  }

  private static boolean isRefused(byte[] compressed) {
    return catchThrowableOfType(ProblemException.class, () -> decode(compressed)) != null;
  }

  private static byte[] concat(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 8})
  void readsBackValuesOfSeveralBits(int bits) throws Exception {
    int largest = (1 << bits) - 1;
    int last = BitstringStatusList.MIN_ENTRIES - 1;
    var list =
        BitstringStatusList.of(
            BitstringStatusList.MIN_ENTRIES, bits, Map.of(0, largest, 5, 1, last, largest));
    var read = BitstringStatusList.decode(list.encoded(), Pointer.ROOT);

    assertThat(read.value(at(0, bits), Pointer.ROOT)).isEqualTo(largest);
    assertThat(read.value(at(5, bits), Pointer.ROOT)).isEqualTo(1);
    assertThat(read.value(at(6, bits), Pointer.ROOT)).isZero();
    assertThat(read.value(at(last, bits), Pointer.ROOT)).isEqualTo(largest);
    assertThatThrownBy(() -> read.value(at(last + 1, bits), Pointer.ROOT))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().type()).isEqualTo(ProblemType.RANGE_ERROR));
  }

  @Test
  void refusesValuesOfSeveralBitsInAListThatIsTooShortForThem() {
    var list = BitstringStatusList.of(BitstringStatusList.MIN_ENTRIES, IntStream.empty());

    assertThatThrownBy(() -> list.value(at(0, 2), Pointer.ROOT))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().type()).isEqualTo(ProblemType.STATUS_LIST_LENGTH_ERROR));
  }

  @Test
  void refusesToBeMadeOfValuesThatDoNotFit() {
    int size = BitstringStatusList.MIN_ENTRIES;
    assertThatThrownBy(() -> BitstringStatusList.of(size, 2, Map.of(0, 4)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BitstringStatusList.of(size, 2, Map.of(size, 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BitstringStatusList.of(size, 9, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BitstringStatusList.of(size / 2, 2, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static StatusEntry at(int index, int bits) {
    var messages = Collections.nCopies(1 << bits, "message");
    return new StatusEntry(
        StatusPurpose.MESSAGE,
        URI.create("https://coop.example/status/9"),
        index,
        new StatusValues(bits, messages, List.of()));
  }
}
