package org.workcommons.vc.reputation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.work.RatingScale;

/** Reads what a policy says of each platform. */
final class ScaleReader {
  private static final Pattern STATISTICS = Pattern.compile("[!-~]{1,2048}");

  private ScaleReader() {}

  static Map<String, PlatformScale> scales(ObjectReader in) throws ProblemException {
    var scales = new LinkedHashMap<String, PlatformScale>();
    for (String platform : in.object().names()) {
      PolicyReader.did(platform, in, platform);
      if (scales.size() == Limits.POLICY_PLATFORMS) {
        throw PolicyReader.limit(in, platform, Limits.POLICY_PLATFORMS);
      }
      scales.put(platform, scale(in.object(platform)));
    }
    return Collections.unmodifiableMap(scales);
  }

  /** Anybody can make up two keys, so there is a bound, and no histogram to compare with. */
  static Optional<PlatformScale> direct(ObjectReader of) throws ProblemException {
    var present = of.optionalObject("direct");
    if (present.isEmpty()) {
      return Optional.empty();
    }
    var in = present.get();
    var scale = scale(in);
    if (scale.normalisation() != Normalisation.LINEAR) {
      throw in.malformed("normalisation", "must be linear");
    }
    if (scale.ceiling().isEmpty()) {
      throw in.malformed("ceiling", "must be a number");
    }
    return Optional.of(scale);
  }

  private static PlatformScale scale(ObjectReader in) throws ProblemException {
    var steps = steps(in);
    var normalisation =
        Normalisation.of(in.string("normalisation"))
            .orElseThrow(() -> in.malformed("normalisation", "must be ridit or linear"));
    var table = table(in, "table", "variance");
    if (table.values().size() != steps.steps()) {
      throw in.malformed("table", "must have one value for each step of the scale");
    }
    Optional<String> statistics =
        normalisation == Normalisation.RIDIT
            ? Optional.of(in.string("statistics", STATISTICS, "an identifier without spaces"))
            : Optional.empty();
    var ceiling = ceiling(in);
    in.noOthers();
    return new PlatformScale(steps, normalisation, table, statistics, ceiling);
  }

  private static RatingScale steps(ObjectReader in) throws ProblemException {
    int worst = PolicyReader.number(in, "worst", -RatingScale.BOUND, RatingScale.BOUND);
    int best = PolicyReader.number(in, "best", -RatingScale.BOUND, RatingScale.BOUND);
    if (!RatingScale.isScale(worst, best)) {
      throw in.malformed(
          "best", "must be above worst, with at most " + RatingScale.MAX_STEPS + " steps");
    }
    return new RatingScale(worst, best);
  }

  static ScaleTable table(ObjectReader in, String values, String variance) throws ProblemException {
    var table = integers(in, values, RatingScale.MAX_STEPS);
    long scatter = in.integer(variance, 0, ScaleTable.MAX_VARIANCE);
    var disagreement = ScaleTable.disagreement(table, scatter);
    if (disagreement != null) {
      throw in.malformed(values, disagreement);
    }
    return new ScaleTable(table, (int) scatter);
  }

  /** Millionths, from one of them to {@code most}. */
  static List<Integer> integers(ObjectReader in, String name, int most) throws ProblemException {
    int size = in.array(name).items().size();
    if (size > most) {
      throw PolicyReader.limit(in, name, most);
    }
    if (size == 0) {
      throw in.malformed(name, "must have at least one value");
    }
    return in.integers(name, 0, Units.U).stream().map(Long::intValue).toList();
  }

  static OptionalLong ceiling(ObjectReader in) throws ProblemException {
    return in.required("ceiling") == JsonNull.NULL
        ? OptionalLong.empty()
        : OptionalLong.of(in.integer("ceiling", 0, JsonNumber.MAX_SAFE_INTEGER));
  }
}
