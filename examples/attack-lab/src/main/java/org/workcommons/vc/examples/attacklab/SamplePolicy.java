package org.workcommons.vc.examples.attacklab;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.reputation.GovernancePolicy;
import org.workcommons.vc.reputation.ScaleTable;
import org.workcommons.vc.work.Digest;

/**
 * A community's policy, in what the samples differ.
 *
 * @param plateau for how many months a rating keeps its weight
 * @param fadeEnd from which month on it has none
 * @param repeat the weights of a client's first rating within twelve months, the second, …
 * @param ceiling of a platform on probation, and half of it of direct work, in ratings
 */
record SamplePolicy(
    String name, int plateau, int fadeEnd, List<Integer> repeat, OptionalLong ceiling) {
  private static final int U = 1_000_000;
  private static final List<Integer> HALVING = List.of(U, U / 2, U / 4, U / 8, 0);
  private static final long CEILING = 20;
  private static final long UNBOUNDED = 1_000_000;
  private static final String NOBODY = Digest.of(new byte[0]).value();

  /** The four that prices are listed for. */
  static final List<SamplePolicy> ALL =
      List.of(
          new SamplePolicy("plateau", 24, 36, HALVING, OptionalLong.of(CEILING)),
          new SamplePolicy("plateau, no ceiling", 24, 36, HALVING, OptionalLong.empty()),
          // half of the weight is gone after twelve months
          new SamplePolicy("fading", 0, 24, HALVING, OptionalLong.of(CEILING)),
          new SamplePolicy("fading, no ceiling", 0, 24, HALVING, OptionalLong.empty()));

  SamplePolicy withRepeat(List<Integer> other) {
    return new SamplePolicy(name, plateau, fadeEnd, other, ceiling);
  }

  GovernancePolicy under(Statistics statistics) {
    try {
      return GovernancePolicy.read(document(statistics));
    } catch (ProblemException e) {
      throw new IllegalStateException("expected a sample policy to be one", e);
    }
  }

  private JsonObject document(Statistics statistics) {
    return JsonObject.builder()
        .put("type", "GovernancePolicy")
        .put("id", "https://harbor-drivers.example/policy/sample/1")
        .put("version", 1)
        .put("previous", "none")
        .put("algorithm", GovernancePolicy.ALGORITHM)
        .put("effectiveFrom", "2026-07-01")
        .put("dimension", "service")
        .put("community", "did:web:harbor-drivers.example")
        .put(
            "text",
            object()
                .put("url", "https://harbor-drivers.example/1.txt")
                .put("digest", NOBODY)
                .build())
        .put(
            "recency", object().put("plateauMonths", plateau).put("fadeEndMonths", fadeEnd).build())
        .put("repeatRater", numbers(repeat))
        .put("assurance", assurance())
        .put("platforms", platforms(statistics))
        .put("prior", object().put("mean", U / 2).put("weight", 5).put("variance", 83_333).build())
        .put("withheld", object().put("value", 0).put("variance", 250_000).build())
        .put("lowerBound", object().put("z100", 164).build())
        .put("ceilings", ceilings())
        .put("direct", direct())
        .putAll(terms())
        .build();
  }

  private JsonObject ceilings() {
    var ceilings = object();
    ceiling.ifPresent(most -> ceilings.put("probation", most).put("unlisted", most));
    return ceilings.build();
  }

  /**
   * The most that a policy can let such ratings count for: as much as a stranger, and as surely.
   */
  private JsonObject direct() {
    return object()
        .put("worst", 1)
        .put("best", 5)
        .put("normalisation", "linear")
        .put("table", numbers(List.of(0, U / 8, U / 4, 3 * (U / 8), U / 2)))
        .put("variance", 83_333)
        .put("ceiling", ceiling.orElse(2 * UNBOUNDED) / 2)
        .build();
  }

  private static JsonObject assurance() {
    return object()
        .put("platform-signed", U)
        .put("countersigned", U)
        .put("commons-attested", U / 2)
        .put("self-asserted", 0)
        .build();
  }

  private JsonObject platforms(Statistics statistics) {
    var platforms = object();
    statistics
        .histograms()
        .forEach(
            (site, histogram) ->
                platforms.put(site.did().value(), platform(site, ScaleTable.ridit(histogram))));
    return platforms.build();
  }

  private static JsonObject platform(Site site, ScaleTable table) {
    return object()
        .put("worst", site.scale().worst())
        .put("best", site.scale().best())
        .put("normalisation", "ridit")
        .put("table", numbers(table.values()))
        .put("variance", table.variance())
        .put("statistics", site.did().value() + "#2026-10")
        .put("ceiling", JsonNull.NULL)
        .build();
  }

  private static JsonObject terms() {
    return object()
        .put(
            "completeness",
            object()
                .put("maxHeadAgeDays", 45)
                .put("allowPlatformOmission", JsonBoolean.TRUE)
                .build())
        .put("reveal", object().put("mode", "simultaneous").put("windowDays", 14).build())
        .put(
            "disputes",
            object()
                .put("panelSize", 5)
                .put("quorum", 4)
                .put("pendingCap", 5)
                .put("decideWithinDays", 21)
                .put("appeals", 1)
                .build())
        .put("predicates", JsonObject.empty())
        .put(
            "privacy",
            object().put("minBucket", 5).put("maxValidityDays", 30).put("batchCopies", 20).build())
        .put("amendment", JsonObject.empty())
        .put(
            "attesters",
            object()
                .put("threshold", 2)
                .put("of", JsonArray.ofStrings(Chains.ORGANISERS.stream().map(Did::value).toList()))
                .build())
        .put(
            "signers",
            object()
                .put("threshold", 1)
                .put("of", JsonArray.ofStrings(List.of("did:web:harbor-drivers.example")))
                .build())
        .build();
  }

  private static JsonObject.Builder object() {
    return JsonObject.builder();
  }

  private static JsonArray numbers(List<Integer> numbers) {
    return new JsonArray(
        Arrays.asList(numbers.stream().map(JsonNumber::of).toArray(JsonValue[]::new)));
  }
}
