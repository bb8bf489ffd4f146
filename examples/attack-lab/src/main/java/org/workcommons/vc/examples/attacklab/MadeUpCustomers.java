package org.workcommons.vc.examples.attacklab;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.reputation.DirectWork;
import org.workcommons.vc.work.Digest;
import org.workcommons.vc.work.Engagement;
import org.workcommons.vc.work.EngagementOutcome;
import org.workcommons.vc.work.Rating.Basis;
import org.workcommons.vc.work.RatingDirection;

/** One person with many keys: signs jobs as worker and as customer, and rates herself. */
record MadeUpCustomers() implements Attack {
  private static final Did WORKER =
      Did.of("did:key:z6Mkp6Efe9dm4j6YtQM79J2wJ9RB6WMVgmBWHmXi67psSs3X");

  @Override
  public Label label() {
    return new Label(
        "direct work, made-up customers",
        "makes a key for each of any number of customers, and rates herself with them",
        "ratings",
        Aim.RISE,
        300,
        1280);
  }

  @Override
  public Showing before(Lab lab, int subject, int effort) {
    return lab.worker(subject, 0);
  }

  @Override
  public Showing after(Lab lab, int subject, int effort) {
    var fakes = Fakes.by(effort, effort, Site.DIRECT.best());
    return before(lab, subject, effort).plus(Account.of(Site.DIRECT, fakes));
  }

  /** {@return the single jobs among {@code accounts}, each with its rating} */
  static DirectWork jobs(List<Account> accounts) {
    var jobs = new ArrayList<DirectWork.Job>();
    var opinions = new ArrayList<DirectWork.Opinion>();
    for (var account : accounts) {
      if (account.site() == Site.DIRECT) {
        for (var rating : account.ratings()) {
          add(rating, jobs, opinions);
        }
      }
    }
    return new DirectWork(jobs, opinions);
  }

  private static void add(
      Rating rating, List<DirectWork.Job> jobs, List<DirectWork.Opinion> opinions) {
    int number = jobs.size();
    var customer = Did.of("did:web:customer-" + number + ".example");
    var job = job(number, customer, rating.month());
    var basis = new Basis.OfEngagement(job.id());
    var said =
        new org.workcommons.vc.work.Rating(
            WORKER,
            basis,
            RatingDirection.CUSTOMER_RATES_WORKER,
            "service",
            Site.DIRECT.scale().worst() + rating.step(),
            Site.DIRECT.scale(),
            Optional.empty(),
            digest("nullifier " + number));
    var place = Pointer.ROOT.at(number);
    jobs.add(new DirectWork.Job(job, Set.of(WORKER, customer), digest("job " + number), place));
    opinions.add(
        new DirectWork.Opinion(said, customer, job.endedAt(), digest("rating " + number), place));
  }

  private static Engagement job(int number, Did customer, int month) {
    var ended =
        CommonsScore.AS_OF
            .minusMonths((long) Career.LAST - month)
            .atDay(15)
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant();
    return new Engagement(
        WORKER,
        URI.create("urn:uuid:00000000-0000-0000-0000-%012x".formatted(number)),
        customer,
        customer,
        EngagementOutcome.COMPLETED,
        ended.minusSeconds(3600),
        ended,
        1,
        ended.plus(Duration.ofDays(14)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Digest digest(String of) {
    return Digest.of(of.getBytes(US_ASCII));
  }
}
