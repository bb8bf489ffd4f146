package org.workcommons.vc.issuer.intake;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.issuer.Issued;
import org.workcommons.vc.issuer.Issuer;
import org.workcommons.vc.issuer.IssuingException;
import org.workcommons.vc.issuer.StatusRegister;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.work.Assurance;
import org.workcommons.vc.work.ChainLink;
import org.workcommons.vc.work.WorkStatement;

/**
 * Turns a platform's export of one worker into monthly work statements, chained and signed by that
 * platform. {@code specs/intake.md}. A later run with a longer export continues the chain.
 * Immutable and safe to share between threads.
 */
public final class Intake {
  private static final int LARGEST_SMALLEST = 1000;

  private final Issuer issuer;
  private final StatusRegister register;
  private final Settings settings;

  private Intake(Issuer issuer, StatusRegister register, Settings settings) {
    this.issuer = issuer;
    this.register = register;
    this.settings = settings;
  }

  /**
   * {@return the intake of exports of the platform that {@code issuer} speaks for}
   *
   * @param register where statements and their places in status lists are kept together
   */
  public static Intake of(Issuer issuer, StatusRegister register) {
    return new Intake(
        requireNonNull(issuer),
        requireNonNull(register),
        new Settings(
            issuer.did(),
            Assurance.PLATFORM_SIGNED,
            Optional.empty(),
            Optional.empty(),
            1,
            false,
            (done, total) -> {}));
  }

  /**
   * {@return a copy that issues what {@code platform} does not sign itself, from the export that it
   * owes to the worker} As {@link Assurance#SELF_ASSERTED}, the worker's own word; or as {@link
   * Assurance#COMMONS_ATTESTED}, which nobody accepts before two organisers added their proofs:
   * {@link org.workcommons.vc.issuer.Attestation}. Nobody but a platform can say more of its
   * records. Each worker needs an identifier of her own for each platform and assurance.
   */
  public Intake withRecordsOf(Did platform, Assurance assurance) {
    if (assurance.compareTo(Assurance.COMMONS_ATTESTED) > 0) {
      throw new IllegalArgumentException("only a platform signs for itself");
    }
    if (platform.equals(issuer.did())) {
      throw new IllegalArgumentException("a platform signs its records, and attests them not");
    }
    return with(settings.withRecordsOf(platform, assurance));
  }

  /**
   * {@return a copy whose statements name {@code occupation}} {@link WorkStatement#occupation()}.
   */
  public Intake withOccupation(URI occupation) {
    if (!WorkStatement.isOccupation(occupation)) {
      throw new IllegalArgumentException("an occupation is a plain http or https URL");
    }
    return with(settings.withOccupation(occupation));
  }

  /** {@return a copy whose statements name {@code area}} {@link WorkStatement#area()}. */
  public Intake withArea(String area) {
    if (!WorkStatement.isArea(area)) {
      throw new IllegalArgumentException("an area is one line of up to 80 characters");
    }
    return with(settings.withArea(area));
  }

  /**
   * {@return a copy whose statements have no bucket of fewer than {@code ratings} ratings} What
   * falls short waits for later months, and then stands in the month that fills the bucket: nobody
   * can read a single rating off a statement. One issuer keeps to one number; another one changes
   * months that were issued.
   */
  public Intake withSmallestBucket(int ratings) {
    if (ratings < 1 || ratings > LARGEST_SMALLEST) {
      throw new IllegalArgumentException("from 1 to " + LARGEST_SMALLEST + " ratings");
    }
    return with(settings.withSmallestBucket(ratings));
  }

  /**
   * {@return a copy that issues a correction for each issued month of which an export now says
   * something else} Without it such an export is refused.
   */
  public Intake withCorrections() {
    return with(settings.withCorrections());
  }

  /** {@return a copy that tells {@code progress} how far it is} */
  public Intake withProgress(Progress progress) {
    return with(settings.withProgress(requireNonNull(progress)));
  }

  /**
   * {@return the statements about {@code worker} that {@code export} adds to those issued before}
   * They are issued all together: if anything fails, or the program dies, none is, and no place in
   * a status list is taken. A month counts as over a day after its end in UTC, when it is over
   * everywhere.
   *
   * @throws ProblemException of type {@code EXPORT_MONTH_CHANGED} where the export contradicts a
   *     month that was issued, of type {@code EXPORT_MALFORMED} where it tells of the future, of
   *     type {@code CHAIN_LINK_BROKEN} where the worker's identifier has a chain of another
   *     platform or assurance
   * @throws IssuingException when the register or the key can't be reached
   */
  public StatementRun issue(Did worker, PlatformExport export)
      throws ProblemException, IssuingException {
    var today = LocalDate.ofInstant(issuer.now(), ZoneOffset.UTC);
    export.requireNothingAfter(today.plusDays(1));
    var firstOpen = YearMonth.from(today.minusDays(1));
    try (var batch = register.begin()) {
      var chain = IssuedChain.restore(batch.kept(series(worker)));
      chain.requireOf(settings.platform, settings.assurance);
      var over = export.months().headMap(firstOpen);
      var plan = Plan.of(chain.counting(), SmallBuckets.merged(over, settings.smallestBucket));
      if (!settings.corrects) {
        plan.requireNothingChanged();
      }
      var issued = new Run(worker, chain, batch).issue(plan);
      batch.commit();
      var open = List.copyOf(export.months().tailMap(firstOpen).keySet());
      return new StatementRun(issued, plan.unchanged(), open);
    }
  }

  /** {@return every statement that was issued about {@code worker}, in the order of the chain} */
  public List<Issued> issued(Did worker) throws IssuingException {
    try (var batch = register.begin()) {
      return batch.kept(series(worker));
    }
  }

  private StatusRegister.Series series(Did worker) {
    return new StatusRegister.Series(issuer.did(), worker, WorkStatement.TYPE.credentialType());
  }

  private Intake with(Settings changed) {
    return new Intake(issuer, register, changed);
  }

  private record Settings(
      Did platform,
      Assurance assurance,
      Optional<URI> occupation,
      Optional<String> area,
      int smallestBucket,
      boolean corrects,
      Progress progress) {
    Settings withRecordsOf(Did other, Assurance weaker) {
      return new Settings(other, weaker, occupation, area, smallestBucket, corrects, progress);
    }

    Settings withOccupation(URI url) {
      return new Settings(
          platform, assurance, Optional.of(url), area, smallestBucket, corrects, progress);
    }

    Settings withArea(String name) {
      return new Settings(
          platform, assurance, occupation, Optional.of(name), smallestBucket, corrects, progress);
    }

    Settings withSmallestBucket(int ratings) {
      return new Settings(platform, assurance, occupation, area, ratings, corrects, progress);
    }

    Settings withCorrections() {
      return new Settings(platform, assurance, occupation, area, smallestBucket, true, progress);
    }

    Settings withProgress(Progress told) {
      return new Settings(platform, assurance, occupation, area, smallestBucket, corrects, told);
    }
  }

  /** One run: signs statement after statement, each of which names the one before it. */
  private final class Run {
    private final Did worker;
    private final IssuedChain chain;
    private final StatusRegister.Batch batch;
    private final List<Issued> issued = new ArrayList<>();

    Run(Did worker, IssuedChain chain, StatusRegister.Batch batch) {
      this.worker = worker;
      this.chain = chain;
      this.batch = batch;
    }

    List<Issued> issue(Plan plan) throws IssuingException {
      var corrections = plan.corrections();
      var fresh = plan.fresh();
      int total = corrections.size() + fresh.size();
      for (var correction : corrections) {
        var link = chain.correction(correction.wrong(), correction.right().counts());
        issue(correction.period(), correction.right(), link, total);
      }
      for (var month : fresh.entrySet()) {
        issue(month.getKey(), month.getValue(), chain.next(month.getValue().counts()), total);
      }
      return issued;
    }

    private void issue(YearMonth period, MonthRecord month, ChainLink link, int total)
        throws IssuingException {
      var statement =
          new WorkStatement(
              worker,
              settings.platform,
              period,
              settings.assurance,
              link,
              month.work(),
              month.ratings(),
              settings.occupation,
              settings.area);
      var signed = issuer.issueNext(batch, chain.newest(), WorkStatement.TYPE, statement);
      batch.keep(series(worker), signed);
      chain.add(signed);
      issued.add(signed);
      settings.progress.signed(issued.size(), total);
    }
  }
}
