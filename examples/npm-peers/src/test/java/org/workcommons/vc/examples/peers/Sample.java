package org.workcommons.vc.examples.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.model.ClaimType;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.work.Assurance;
import org.workcommons.vc.work.ChainLink;
import org.workcommons.vc.work.Counts;
import org.workcommons.vc.work.Digest;
import org.workcommons.vc.work.Engagement;
import org.workcommons.vc.work.EngagementOutcome;
import org.workcommons.vc.work.Membership;
import org.workcommons.vc.work.Money;
import org.workcommons.vc.work.Quantity;
import org.workcommons.vc.work.Rating;
import org.workcommons.vc.work.RatingBucket;
import org.workcommons.vc.work.RatingDirection;
import org.workcommons.vc.work.RatingScale;
import org.workcommons.vc.work.Ratings;
import org.workcommons.vc.work.Work;
import org.workcommons.vc.work.WorkStatement;

/**
 * Claims of each kind that say all that can be said, in letters of several scripts.
 *
 * @param issuer who claims them
 */
record Sample(ClaimType<?> type, Object claims, JsonObject subject, Did issuer) {
  private static final URI JOB = URI.create("urn:uuid:1b0f6f36-57ab-4fb1-8b0a-6d4bb7f2c1ff");
  private static final URI DRIVING = URI.create("http://data.europa.eu/esco/isco/C8322");
  private static final String AREA = "Port Sable – Østhavn, 港";

  enum Kind {
    STATEMENT,
    ENGAGEMENT,
    RATING,
    MEMBERSHIP
  }

  /** The cryptosuites that both sides know. */
  static List<Cryptosuite> suites() {
    return List.of(Cryptosuite.EDDSA_JCS_2022, Cryptosuite.EDDSA_RDFC_2022);
  }

  static Cryptosuite otherThan(Cryptosuite suite) {
    return suites().get(1 - suites().indexOf(suite));
  }

  static Sample of(Kind kind, Did platform, Did worker, Did customer) {
    return switch (kind) {
      case STATEMENT -> of(WorkStatement.TYPE, statement(platform, worker), platform);
      case ENGAGEMENT -> of(Engagement.TYPE, engagement(platform, worker, customer), platform);
      case RATING -> of(Rating.TYPE, rating(worker), customer);
      case MEMBERSHIP -> of(Membership.TYPE, membership(platform, worker), platform);
    };
  }

  private static <T> Sample of(ClaimType<T> type, T claims, Did issuer) {
    return new Sample(type, claims, type.write(claims), issuer);
  }

  /** The credential without status and proof, for others to sign. */
  JsonObject unsigned() {
    return JsonObject.builder()
        .put(
            "@context",
            JsonArray.ofStrings(
                List.of("https://www.w3.org/ns/credentials/v2", type.context().toString())))
        .put("id", "urn:uuid:7d3a0b1c-0f3a-4a3e-8e58-3f0b6a1c2d4e")
        .put("type", JsonArray.ofStrings(List.of("VerifiableCredential", type.credentialType())))
        .put("issuer", issuer.value())
        .put("validFrom", "2026-11-01T00:00:00Z")
        .put("credentialSubject", subject)
        .build();
  }

  private static WorkStatement statement(Did platform, Did worker) {
    var work =
        Work.of(64, Quantity.of("71.5"))
            .withDistanceKm(Quantity.of("1204"))
            .withCancelledByWorker(2)
            .withNetIncome(new Money(Quantity.of("1432.80"), "EUR"));
    var ratings =
        new Ratings(
            new RatingScale(1, 5),
            List.of(
                new RatingBucket(1, List.of(0L, 1L, 0L, 5L, 9L)),
                new RatingBucket(2, List.of(0L, 0L, 0L, 0L, 5L))));
    return new WorkStatement(
        worker,
        platform,
        YearMonth.of(2026, 10),
        Assurance.PLATFORM_SIGNED,
        ChainLink.first(new Counts(64, 20)),
        work,
        Optional.of(ratings),
        Optional.of(DRIVING),
        Optional.of(AREA));
  }

  private static Engagement engagement(Did platform, Did worker, Did customer) {
    return new Engagement(
        worker,
        JOB,
        platform,
        customer,
        EngagementOutcome.COMPLETED,
        Instant.parse("2026-10-14T18:02:00Z"),
        Instant.parse("2026-10-14T18:41:00Z"),
        2,
        Instant.parse("2026-10-28T18:41:00Z"),
        Optional.of(new Money(Quantity.of("18.40"), "EUR")),
        Optional.of(DRIVING),
        Optional.of(AREA));
  }

  private static Rating rating(Did worker) {
    var basis = new Rating.Basis.OfEngagement(JOB);
    var direction = RatingDirection.CUSTOMER_RATES_WORKER;
    return new Rating(
        worker,
        basis,
        direction,
        "service",
        9,
        new RatingScale(1, 10),
        Optional.of("Careful in heavy rain: «très bien», said \"the\" \\ guest 🚕"),
        Rating.nullifier(basis, direction, "service", "sixteen bytes or".getBytes(UTF_8)));
  }

  private static Membership membership(Did commons, Did worker) {
    var agreement =
        new Membership.Agreement(
            URI.create("https://skiff.example/agreement"), Digest.of("text".getBytes(UTF_8)));
    return new Membership(
        worker,
        commons,
        "worker",
        LocalDate.of(2024, 1, 9),
        Optional.of("rides"),
        Optional.of(AREA),
        Optional.of(agreement));
  }
}
