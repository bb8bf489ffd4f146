package org.workcommons.vc.encoding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.problem.ProblemType;

class JsonReaderLimitsTest {
  @Test
  void readsADocumentAsLargeAsAllowedAndNotOneByteMore() {
    reads("1" + " ".repeat(Limits.DOCUMENT_BYTES - 1));
    refuses("1" + " ".repeat(Limits.DOCUMENT_BYTES));
  }

  @Test
  void countsBytesAndNotCharacters() {
    // in two strings, because one would be too long for a string
    var half = "é".repeat(Limits.DOCUMENT_BYTES / 4);
    assertThat(of("[\"" + half + "\",\"" + half + "\"]")).isEqualTo(ProblemType.LIMIT_EXCEEDED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[ ]", "{\"a\": }"})
  void readsAsDeepAsAllowedAndNotOneLevelMore(String level) {
    reads(nested(level, Limits.DEPTH));
    refuses(nested(level, Limits.DEPTH + 1));
  }

  @Test
  void survivesAHundredThousandLevels() {
    refuses("[".repeat(100_000));
    refuses("{\"a\":".repeat(100_000));
    refuses(nested("[ ]", 100_000));
    refuses(nested("{\"a\": }", 100_000));
    refuses("[{\"a\":".repeat(100_000));
  }

  @Test
  void readsAStringAsLongAsAllowedAndNotOneCharacterMore() {
    reads('"' + "a".repeat(Limits.STRING_CHARS) + '"');
    refuses('"' + "a".repeat(Limits.STRING_CHARS + 1) + '"');
  }

  @Test
  void countsTheCharactersOfAStringAfterItsEscapes() {
    reads('"' + "a".repeat(Limits.STRING_CHARS - 1) + "\\n\"");
    refuses('"' + "a".repeat(Limits.STRING_CHARS) + "\\n\"");
  }

  @Test
  void readsANameAsLongAsAllowedAndNotOneCharacterMore() {
    reads("{\"" + "a".repeat(Limits.NAME_CHARS) + "\":1}");
    refuses("{\"" + "a".repeat(Limits.NAME_CHARS + 1) + "\":1}");
    reads("{\"" + "a".repeat(Limits.NAME_CHARS - 1) + "\\n\":1}");
    refuses("{\"" + "a".repeat(Limits.NAME_CHARS) + "\\n\":1}");
    refuses("{\"" + "a".repeat(1_000_000) + "\":1}");
  }

  @Test
  void readsANumberAsLongAsAllowedAndNotOneCharacterMore() {
    reads("1." + "0".repeat(Limits.NUMBER_CHARS - 2));
    refuses("1." + "0".repeat(Limits.NUMBER_CHARS - 1));
    reads("-0." + "1".repeat(Limits.NUMBER_CHARS - 3));
    refuses("-0." + "1".repeat(Limits.NUMBER_CHARS - 2));
    refuses("1e" + "0".repeat(Limits.NUMBER_CHARS - 2) + "1");
    refuses("9".repeat(Limits.NUMBER_CHARS + 1));
  }

  @Test
  void survivesGiantNumbers() {
    refuses("9".repeat(1_000_000));
    refuses("-" + "9".repeat(1_000_000));
    refuses("0." + "9".repeat(1_000_000));
    refuses("1e" + "9".repeat(1_000_000));
  }

  @Test
  void readsAsManyMembersAsAllowedAndNotOneMore() {
    reads(object(Limits.MEMBERS));
    refuses(object(Limits.MEMBERS + 1));
  }

  @Test
  void readsAsManyItemsAsAllowedAndNotOneMore() {
    reads(array("1", Limits.ITEMS));
    refuses(array("1", Limits.ITEMS + 1));
    refuses(array("1", 1_000_000));
  }

  @Test
  void readsAsManyValuesAsAllowedAndNotOneMore() {
    reads(values("1", Limits.VALUES));
    refuses(values("1", Limits.VALUES + 1));
  }

  @Test
  void needsLittleStack() throws Exception {
    var failure = new AtomicReference<Throwable>();
    var thread =
        new Thread(
            null,
            () -> {
              reads(nested("{\"a\": }", Limits.DEPTH));
              refuses(nested("[ ]", 100_000));
            },
            "little stack",
            256 << 10);
    thread.setUncaughtExceptionHandler((t, thrown) -> failure.set(thrown));
    thread.start();
    thread.join();
    assertThat(failure).hasNullValue();
  }

  @Test
  void survivesTheMostValuesInTheFewestBytes() {
    for (var item : new String[] {"{}", "[]", "\"\"", "1.5"}) {
      reads(values(item, Limits.VALUES));
      refuses(values(item, Limits.VALUES + 1));
    }
  }

  @Test
  void survivesMemberNamesThatCollide() {
    // "Aa" and "BB" have the same hash code, and so have all their combinations
    var names =
        IntStream.range(0, Limits.MEMBERS)
            .mapToObj(
                i ->
                    IntStream.range(0, 12)
                        .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB")
                        .collect(Collectors.joining()))
            .toList();
    assertThat(names.stream().map(String::hashCode).distinct()).hasSize(1);
    reads(
        names.stream().map(name -> '"' + name + "\":0").collect(Collectors.joining(",", "{", "}")));
  }

  private static String nested(String level, int depth) {
    var parts = level.split(" ", -1);
    var innermost = parts[0].equals("[") ? "[]" : "{}";
    return parts[0].repeat(depth - 1) + innermost + parts[1].repeat(depth - 1);
  }

  private static String object(int members) {
    return IntStream.range(0, members)
        .mapToObj(i -> "\"" + i + "\":0")
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String array(String item, int items) {
    return Stream.generate(() -> item).limit(items).collect(Collectors.joining(",", "[", "]"));
  }

  /** A document of {@code count} values, in arrays of which none has too many items. */
  private static String values(String item, int count) {
    int arrays = 20;
    var sizes = new int[arrays];
    Arrays.fill(sizes, (count - 1 - arrays) / arrays);
    sizes[0] += (count - 1 - arrays) % arrays;
    return Arrays.stream(sizes)
        .mapToObj(size -> array(item, size))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static void reads(String text) {
    assertThatNoException().isThrownBy(() -> JsonReader.read(text.getBytes(UTF_8)));
  }

  private static void refuses(String text) {
    assertThat(of(text)).isEqualTo(ProblemType.LIMIT_EXCEEDED);
  }

  private static ProblemType of(String text) {
    return Refusal.of(() -> JsonReader.read(text.getBytes(UTF_8))).type();
  }
}
