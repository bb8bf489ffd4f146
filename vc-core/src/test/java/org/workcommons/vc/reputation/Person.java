package org.workcommons.vc.reputation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.reputation.ShownStatement.Place;
import org.workcommons.vc.work.Assurance;
import org.workcommons.vc.work.ChainLink;
import org.workcommons.vc.work.Counts;
import org.workcommons.vc.work.Digest;
import org.workcommons.vc.work.Quantity;
import org.workcommons.vc.work.RatingBucket;
import org.workcommons.vc.work.RatingScale;
import org.workcommons.vc.work.Ratings;
import org.workcommons.vc.work.StatementChain.Entry;
import org.workcommons.vc.work.StatementDigest;
import org.workcommons.vc.work.Work;
import org.workcommons.vc.work.WorkStatement;

/** Somebody's whole and honest record, made up, for tests that then do something to it. */
final class Person {
  static final YearMonth NOW = YearMonth.of(2026, 10);
  static final Instant AT = Instant.parse("2026-11-16T00:00:00Z");
  static final IssuerRecognition EVERYBODY = (issuer, platform, assurance, issued) -> true;
  static final Did TANDEM = Did.of("did:web:tandem.coop.example");
  static final Did SKIFF = Did.of("did:web:skiffrides.example");
  static final Did LARDER = Did.of("did:web:larder.example");
  static final Did HARBOR = Did.of("did:web:harbor-drivers.example");
  static final Did AMARA = Did.of("did:key:z6Mkp6Efe9dm4j6YtQM79J2wJ9RB6WMVgmBWHmXi67psSs3X");

  /** Two of those who can sign the sample policy, which names nobody else to attest. */
  static final Set<Did> ORGANISERS =
      Set.of(
          Did.of("did:web:treasurer.harbor-drivers.example"),
          Did.of("did:web:secretary.harbor-drivers.example"));

  private Person() {}

  static RatingScale scale(Did platform) {
    if (platform.equals(SKIFF)) {
      return new RatingScale(1, 5);
    }
    return platform.equals(LARDER) ? new RatingScale(1, 2) : new RatingScale(1, 10);
  }

  /** {@code months} statements up to {@link #NOW}, some corrected, the last one the newest. */
  static ShownChain chain(long seed, Did platform, int months) {
    return chain(seed, platform, platform, Assurance.PLATFORM_SIGNED, months);
  }

  static ShownChain chain(long seed, Did issuer, Did platform, Assurance assurance, int months) {
    var random = new Random(seed);
    var name = String.join(" ", issuer.value(), platform.value(), assurance.term(), "" + seed);
    var statements = new ArrayList<ShownStatement>();
    for (int i = 0; i < months; i++) {
      var period = NOW.minusMonths(months - 1L - i);
      var ratings = ratings(random, scale(platform));
      long count = ratings.map(Ratings::ratingCount).orElse(0L);
      var link = link(statements, new Counts(count + 5, count));
      statements.add(
          shown(name, statement(platform, assurance, period, link, ratings), statements.size(), i));
      if (random.nextInt(12) == 0) {
        statements.add(correction(name, random, statements, statements.size()));
      }
    }
    var newest = statements.size() - 1;
    statements.set(newest, with(statements.get(newest), Place.NEWEST));
    return new ShownChain(issuer, statements);
  }

  private static ShownStatement correction(
      String name, Random random, List<ShownStatement> statements, int index) {
    var wrong = statements.get(statements.size() - 1);
    var was = wrong.entry().statement();
    var ratings = ratings(random, scale(was.platform()));
    long count = ratings.map(Ratings::ratingCount).orElse(0L);
    var digest = wrong.entry().digest();
    var link = was.link().correction(digest, new Counts(count + 5, count), digest, was.counts());
    return shown(
        name,
        statement(was.platform(), was.assurance(), was.period(), link, ratings),
        index,
        index);
  }

  private static ChainLink link(List<ShownStatement> statements, Counts counts) {
    if (statements.isEmpty()) {
      return ChainLink.first(counts);
    }
    var last = statements.get(statements.size() - 1).entry();
    return last.statement().link().next(last.digest(), counts);
  }

  static WorkStatement statement(
      Did platform,
      Assurance assurance,
      YearMonth period,
      ChainLink link,
      Optional<Ratings> ratings) {
    long count = ratings.map(Ratings::ratingCount).orElse(0L);
    return new WorkStatement(
        AMARA,
        platform,
        period,
        assurance,
        link,
        Work.of(count + 5, Quantity.of("10")),
        ratings,
        Optional.empty(),
        Optional.empty());
  }

  /** Digests only have to differ here: most of the time would go into those of documents. */
  private static ShownStatement shown(
      String chain, WorkStatement statement, int number, int index) {
    var digest = Digest.of((chain + " " + number).getBytes(StandardCharsets.UTF_8));
    return new ShownStatement(
        new Entry(new StatementDigest(digest.value()), statement, Pointer.ROOT.at(index)),
        statement.period().plusMonths(1).atDay(2).atStartOfDay(ZoneOffset.UTC).toInstant(),
        Place.SUPERSEDED,
        statement.assurance() == Assurance.COMMONS_ATTESTED ? ORGANISERS : Set.of());
  }

  static ShownStatement with(ShownStatement shown, Place place) {
    return new ShownStatement(shown.entry(), shown.issued(), place, shown.signers());
  }

  /** The same statement, signed as it was, with only those buckets shown. */
  static ShownStatement showing(ShownStatement shown, List<RatingBucket> buckets) {
    var was = shown.entry().statement();
    var all = was.ratings().orElseThrow();
    var part =
        new WorkStatement(
            was.worker(),
            was.platform(),
            was.period(),
            was.assurance(),
            was.link(),
            was.work(),
            Optional.of(new Ratings(all.scale(), all.ratingCount(), buckets)),
            was.occupation(),
            was.area());
    return new ShownStatement(
        new Entry(shown.entry().digest(), part, shown.entry().pointer()),
        shown.issued(),
        shown.place(),
        shown.signers());
  }

  private static Optional<Ratings> ratings(Random random, RatingScale scale) {
    var buckets = new ArrayList<RatingBucket>();
    for (int k = 1; k <= RatingBucket.MAX_K; k++) {
      var histogram = new ArrayList<Long>();
      for (int step = 0; step < scale.steps(); step++) {
        histogram.add(random.nextInt(3) == 0 ? (long) random.nextInt(9) : 0L);
      }
      if (histogram.stream().anyMatch(count -> count > 0)) {
        buckets.add(new RatingBucket(k, histogram));
      }
    }
    return buckets.isEmpty() ? Optional.empty() : Optional.of(new Ratings(scale, buckets));
  }
}
