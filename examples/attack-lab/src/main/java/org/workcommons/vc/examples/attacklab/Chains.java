package org.workcommons.vc.examples.attacklab;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.reputation.IssuerRecognition;
import org.workcommons.vc.reputation.PlatformStanding;
import org.workcommons.vc.reputation.ShownChain;
import org.workcommons.vc.reputation.ShownStatement;
import org.workcommons.vc.reputation.ShownStatement.Place;
import org.workcommons.vc.work.Assurance;
import org.workcommons.vc.work.ChainLink;
import org.workcommons.vc.work.Counts;
import org.workcommons.vc.work.Digest;
import org.workcommons.vc.work.Quantity;
import org.workcommons.vc.work.RatingBucket;
import org.workcommons.vc.work.Ratings;
import org.workcommons.vc.work.StatementChain.Entry;
import org.workcommons.vc.work.StatementDigest;
import org.workcommons.vc.work.Work;
import org.workcommons.vc.work.WorkStatement;

/**
 * Makes chains of monthly statements of accounts. Nobody signs them: signatures are not at stake.
 */
final class Chains {
  private static final Did WORKER =
      Did.of("did:key:z6Mkp6Efe9dm4j6YtQM79J2wJ9RB6WMVgmBWHmXi67psSs3X");
  private static final Did COMMONS = Did.of("did:web:harbor-drivers.example");
  private static final int UNRATED = 2;

  private final Account account;
  private final long[][][] counts;
  private final List<ShownStatement> all = new ArrayList<>();

  private Chains(Account account) {
    this.account = account;
    this.counts = new long[Career.MONTHS][RatingBucket.MAX_K + 1][account.site().steps()];
    for (var rating : account.ratings()) {
      counts[rating.month()][rating.slot().k()][rating.step()]++;
    }
  }

  static ShownChain of(Account account) {
    var chains = new Chains(account);
    for (int month = account.first(); month <= Career.LAST; month++) {
      chains.issue(month);
    }
    return new ShownChain(issuer(account), chains.shown());
  }

  /** Those of the community who compare exports with accounts. */
  static final List<Did> ORGANISERS =
      List.of(
          Did.of("did:web:ada.harbor-drivers.example"),
          Did.of("did:web:ben.harbor-drivers.example"));

  private Set<Did> signers() {
    return account.assurance() == Assurance.COMMONS_ATTESTED
        ? Set.copyOf(ORGANISERS.subList(0, account.organisers()))
        : Set.of();
  }

  /** Platforms about themselves, and the commons by attesting: whom a community believes. */
  static final IssuerRecognition RECOGNITION =
      new IssuerRecognition() {
        @Override
        public boolean recognises(Did issuer, Did platform, Assurance assurance, Instant issued) {
          return assurance == Assurance.COMMONS_ATTESTED
              ? issuer.equals(COMMONS)
              : issuer.equals(platform);
        }

        @Override
        public PlatformStanding standing(Did platform, Instant at) {
          return Site.isOnProbation(platform)
              ? PlatformStanding.PROBATION
              : PlatformStanding.RECOGNISED;
        }
      };

  private static Did issuer(Account account) {
    return switch (account.assurance()) {
      case SELF_ASSERTED -> WORKER;
      case COMMONS_ATTESTED -> COMMONS;
      case PLATFORM_SIGNED, COUNTERSIGNED -> account.site().did();
    };
  }

  private void issue(int month) {
    var whole = ratings(month);
    long count = whole.stream().mapToLong(RatingBucket::ratingCount).sum();
    var link = link(new Counts(count + UNRATED, count));
    var open =
        whole.stream()
            .filter(bucket -> !account.hidden().contains(new Rating.Slot(month, bucket.k())))
            .toList();
    var statement =
        new WorkStatement(
            WORKER,
            account.site().did(),
            period(month),
            account.assurance(),
            link,
            Work.of(count + UNRATED, Quantity.of("10")),
            count == 0
                ? Optional.empty()
                : Optional.of(new Ratings(account.site().scale(), count, open)),
            Optional.empty(),
            Optional.empty());
    var issued = period(month).plusMonths(1).atDay(2).atStartOfDay(ZoneOffset.UTC).toInstant();
    var entry = new Entry(digest(link.seq()), statement, Pointer.ROOT.at(all.size()));
    all.add(new ShownStatement(entry, issued, place(month), signers()));
  }

  private ChainLink link(Counts counts) {
    if (all.isEmpty()) {
      return ChainLink.first(counts);
    }
    var last = all.get(all.size() - 1).entry();
    return last.statement().link().next(last.digest(), counts);
  }

  private Place place(int month) {
    if (account.head() == Account.HeadStatus.UNPUBLISHED) {
      return Place.UNKNOWN;
    }
    return month == Career.LAST ? Place.NEWEST : Place.SUPERSEDED;
  }

  private List<ShownStatement> shown() {
    var shown = new ArrayList<ShownStatement>();
    for (var statement : all) {
      if (!account.missing().contains(month(statement))) {
        shown.add(statement);
      }
    }
    for (var statement : all) {
      if (account.twice().contains(month(statement))) {
        shown.add(statement);
      }
    }
    return shown;
  }

  private List<RatingBucket> ratings(int month) {
    var buckets = new ArrayList<RatingBucket>();
    for (int k = 1; k <= RatingBucket.MAX_K; k++) {
      var histogram = counts[month][k];
      if (LongStream.of(histogram).sum() > 0) {
        buckets.add(new RatingBucket(k, LongStream.of(histogram).boxed().toList()));
      }
    }
    return buckets;
  }

  private StatementDigest digest(long seq) {
    var name = account.site() + " " + account.assurance() + " " + seq;
    return new StatementDigest(Digest.of(name.getBytes(US_ASCII)).value());
  }

  private static int month(ShownStatement statement) {
    var since = statement.entry().statement().period();
    return Career.LAST - (int) since.until(CommonsScore.AS_OF, ChronoUnit.MONTHS);
  }

  private static YearMonth period(int month) {
    return CommonsScore.AS_OF.minusMonths((long) Career.LAST - month);
  }
}
