package org.workcommons.vc.status;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.workcommons.vc.fuzz.Promise.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.params.provider.MethodSource;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.fuzz.Alterations;
import org.workcommons.vc.fuzz.Promise;
import org.workcommons.vc.fuzz.Samples;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Pointer;

/** Entries and lists: what was read is written and read back; nothing grows beyond its limit. */
class StatusFuzzTest {
  private static final int MOST_BYTES = 1 << 20;
  private static final JsonObject LIST =
      (JsonObject) Samples.statusList().get("credentialSubject").orElseThrow();

  @MethodSource("lists")
  @FuzzTest
  void bitstring(byte[] input) {
    decodes(new String(input, UTF_8));
    decodes("u" + Base64Url.encode(input));
  }

  @MethodSource("members")
  @FuzzTest
  void gzip(byte[] input) throws IOException {
    var inflated = Promise.of(() -> Gzip.decompress(input, MOST_BYTES));
    if (inflated.isPresent()) {
      holds(inflated.get().length <= MOST_BYTES, "within the limit");
      try (var jdk = new GZIPInputStream(new ByteArrayInputStream(input))) {
        holds(Arrays.equals(jdk.readAllBytes(), inflated.get()), "the JDK inflates the same");
      }
    }
    var again = Promise.of(() -> Gzip.decompress(Gzip.compress(input), MOST_BYTES));
    holds(again.isPresent() && Arrays.equals(again.get(), input), "read back");
  }

  @MethodSource("streams")
  @FuzzTest
  void zlib(byte[] input) throws IOException {
    var inflated = Promise.of(() -> Zlib.decompress(input, MOST_BYTES));
    if (inflated.isPresent()) {
      holds(inflated.get().length <= MOST_BYTES, "within the limit");
      try (var jdk = new InflaterInputStream(new ByteArrayInputStream(input))) {
        holds(Arrays.equals(jdk.readAllBytes(), inflated.get()), "the JDK inflates the same");
      }
    }
    var again = Promise.of(() -> Zlib.decompress(Zlib.compress(input), MOST_BYTES));
    holds(again.isPresent() && Arrays.equals(again.get(), input), "read back");
  }

  @MethodSource("streams")
  @FuzzTest
  void tokenList(byte[] input) {
    for (int bits : new int[] {1, 2, 4, 8}) {
      var json = JsonObject.builder().put("bits", bits).put("lst", Base64Url.encode(input)).build();
      Promise.of(() -> TokenStatusList.read(json, Pointer.ROOT))
          .ifPresent(
              list -> {
                var again = Promise.of(() -> TokenStatusList.read(list.json(), Pointer.ROOT));
                holds(again.isPresent() && again.get().size() == list.size(), "read back");
                holds(again.get().json().equals(list.json()), "the same list");
              });
    }
  }

  @MethodSource("programs")
  @FuzzTest
  void entries(byte[] program) {
    Promise.of(
            () ->
                StatusEntry.allOf(
                    JsonReader.readObject(Alterations.of(Samples.statement(), program))))
        .ifPresent(
            entries -> {
              for (var entry : entries) {
                var credential = JsonObject.empty().with("credentialStatus", entry.json());
                var again = Promise.of(() -> StatusEntry.allOf(credential));
                holds(
                    again.isPresent() && again.get().equals(List.of(entry)), "read back the same");
              }
            });
  }

  @MethodSource("programs")
  @FuzzTest
  void list(byte[] program) {
    Promise.of(
            () ->
                StatusList.read(JsonReader.readObject(Alterations.of(LIST, program)), Pointer.ROOT))
        .ifPresent(
            list -> {
              var again = Promise.of(() -> StatusList.read(list.json("urn:a"), Pointer.ROOT));
              holds(
                  again.isPresent()
                      && again.get().purposes().equals(list.purposes())
                      && again.get().timeToLive().equals(list.timeToLive()),
                  "read back the same");
            });
  }

  static Stream<byte[]> lists() {
    var list = BitstringStatusList.of(BitstringStatusList.MIN_ENTRIES, IntStream.of(1, 9, 131_071));
    return Stream.of(list.encoded().getBytes(UTF_8), Gzip.compress(new byte[16_384]));
  }

  static Stream<byte[]> members() {
    return Stream.of(Gzip.compress("hello".getBytes(UTF_8)), Gzip.compress(new byte[70_000]));
  }

  static Stream<byte[]> streams() {
    return Stream.of(Zlib.compress("hello".getBytes(UTF_8)), Zlib.compress(new byte[70_000]));
  }

  static Stream<byte[]> programs() {
    return Alterations.programs(new byte[] {1, 5, 1, 3, 0, 5, 0, 0, 3, 49, 50, 51});
  }

  private static void decodes(String text) {
    Promise.of(() -> BitstringStatusList.decode(text, Pointer.ROOT))
        .ifPresent(
            list -> {
              var again =
                  Promise.of(() -> BitstringStatusList.decode(list.encoded(), Pointer.ROOT));
              holds(again.isPresent() && again.get().encoded().equals(list.encoded()), "read back");
              for (int i = 0; i < 1000; i++) {
                holds(list.isSet(i) == again.get().isSet(i), "bit by bit");
              }
            });
  }
}
