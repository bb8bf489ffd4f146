package org.workcommons.vc.reputation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Java and the independent implementation in Node print the same line for every world. The property
 * {@code vc.score.worlds} says for how many.
 */
class TwoLanguagesTest {
  private static final long SAMPLE = 20_000;
  private static final int BLOCK = 2000;

  /** Of the lines of {@link #SAMPLE} worlds: the same on every machine and for ever. */
  private static final String FROZEN =
      "20000 72ca4d27bd313bb99212d5cb9be5ed0031562bad8c7882b97fc392384fe4c30c";

  @Test
  void bothPrintTheSameLines() {
    long worlds = Long.getLong("vc.score.worlds", SAMPLE);
    var lines = new Lines();
    var printed =
        Reference.run(
            "commons-score.mjs",
            node -> LongStream.range(0, worlds).forEach(seed -> both(seed, node, lines)),
            "--digest");

    assertThat(printed).isEqualTo(lines.digest());
  }

  @Test
  void theLinesAreThoseOfEveryOtherMachine() {
    assertThat(digestByThreads()).isEqualTo(FROZEN);
  }

  @Test
  void neitherLanguageNorTimeZoneMatters() {
    var locale = Locale.getDefault();
    var zone = TimeZone.getDefault();
    try {
      for (String tag : new String[] {"tr-TR", "ar-EG", "hi-IN-u-nu-deva"}) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        assertThat(digestByThreads()).as(tag).isEqualTo(FROZEN);
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  private static void both(long seed, Consumer<String> node, Lines lines) {
    var world = Worlds.of(seed);
    node.accept(world.json());
    lines.add(world.line());
  }

  private static String digestByThreads() {
    var lines = new Lines();
    for (long from = 0; from < SAMPLE; from += BLOCK) {
      LongStream.range(from, from + BLOCK)
          .parallel()
          .mapToObj(seed -> Worlds.of(seed).line())
          .toList()
          .forEach(lines::add);
    }
    return lines.digest();
  }

  private static final class Lines {
    private final MessageDigest digest;
    private long count;

    Lines() {
      try {
        digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new AssertionError(e);
      }
    }

    void add(String line) {
      digest.update((line + "\n").getBytes(UTF_8));
      count++;
    }

    String digest() {
      return count + " " + HexFormat.of().formatHex(digest.digest());
    }
  }
}
