package org.workcommons.vc.examples.scaleout;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.examples.scaleout.Configuration.PublishedList;
import org.workcommons.vc.examples.scaleout.Synthetic.Blemish;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.status.BitstringStatusList;
import org.workcommons.vc.status.StatusPurpose;
import org.workcommons.vc.work.RatingScale;

/** The platforms of a made-up community, and what a verifier has to know of them. */
final class Community {
  /** The month that is evaluated, the last one with statements. */
  static final YearMonth MONTH = YearMonth.of(2026, 10);

  /** When everything is verified. */
  static final Instant AT = Instant.parse("2026-11-05T09:00:00Z");

  /** How old a status list may be then. */
  static final Duration MAX_LIST_AGE = Duration.ofHours(1);

  static final RatingScale SCALE = new RatingScale(1, 5);

  private static final Instant PUBLISHED = AT.minus(Duration.ofMinutes(10));
  private static final String TABLE = "[1987, 6335, 14618, 58322, 548051]";

  private final Synthetic synthetic;
  private final List<Platform> platforms;

  private Community(Synthetic synthetic, List<Platform> platforms) {
    this.synthetic = synthetic;
    this.platforms = List.copyOf(platforms);
  }

  static Community of(Synthetic synthetic) {
    return new Community(
        synthetic,
        IntStream.range(0, Synthetic.PLATFORMS)
            .mapToObj(index -> Platform.of(synthetic.seed(), index))
            .toList());
  }

  Synthetic synthetic() {
    return synthetic;
  }

  List<Platform> platforms() {
    return platforms;
  }

  /** {@return what verifies and scores its statements} */
  Configuration configuration() {
    var lists = new ArrayList<PublishedList>();
    for (int index = 0; index < platforms.size(); index++) {
      lists.add(list(index, StatusPurpose.REVOCATION, this::isRevoked));
      lists.add(list(index, StatusPurpose.REFRESH, synthetic::isSuperseded));
    }
    return new Configuration(
        platforms.stream().map(platform -> platform.did().value()).toList(),
        lists,
        Content.of(JsonWriter.compact(policy())),
        MONTH,
        AT,
        MAX_LIST_AGE);
  }

  private boolean isRevoked(long number) {
    return synthetic.blemish(number).equals(Optional.of(Blemish.REVOKED));
  }

  /** Each platform has places for everybody's statements, and uses its own. */
  private PublishedList list(int index, StatusPurpose purpose, LongPredicate set) {
    var platform = platforms.get(index);
    int all = (int) synthetic.statements();
    int size = Math.max(BitstringStatusList.MIN_ENTRIES, (all + 7) / 8 * 8);
    var numbers =
        IntStream.range(0, all)
            .filter(number -> synthetic.platform(number) == index && set.test(number));
    var list = BitstringStatusList.of(size, numbers);
    return new PublishedList(
        platform.list(purpose).toString(),
        Content.of(platform.statusList(purpose, list, PUBLISHED)));
  }

  private JsonObject policy() {
    var rates = JsonObject.builder();
    platforms.forEach(platform -> rates.put(platform.did().value(), scale(platform)));
    try (var template = Community.class.getResourceAsStream("policy.json")) {
      if (template == null) {
        throw new IllegalStateException("expected policy.json beside this class");
      }
      return JsonReader.readObject(template.readAllBytes()).with("platforms", rates.build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ProblemException e) {
      throw new IllegalStateException("expected policy.json to be a policy", e);
    }
  }

  private static JsonObject scale(Platform platform) {
    try {
      return JsonObject.builder()
          .put("worst", SCALE.worst())
          .put("best", SCALE.best())
          .put("normalisation", "ridit")
          .put("table", JsonReader.read(TABLE.getBytes(US_ASCII)))
          .put("variance", 21754)
          .put("statistics", platform.did().value() + "#2026-09")
          .put("ceiling", JsonNull.NULL)
          .build();
    } catch (ProblemException e) {
      throw new IllegalStateException("expected a table of numbers", e);
    }
  }
}
