package org.workcommons.vc.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.workcommons.vc.problem.ProblemType.CHAIN_COUNTS_DISAGREE;
import static org.workcommons.vc.problem.ProblemType.CHAIN_LINK_BROKEN;
import static org.workcommons.vc.problem.ProblemType.CHAIN_REORDERED;
import static org.workcommons.vc.problem.ProblemType.CHAIN_START_MISSING;
import static org.workcommons.vc.problem.ProblemType.CHAIN_STATEMENT_MISSING;
import static org.workcommons.vc.problem.ProblemType.CHAIN_STATEMENT_REPEATED;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.fixture.Statements;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.work.StatementChain.Entry;

class StatementChainTest {
  private static final int LENGTH = 108;
  private static final List<Entry> CHAIN = Statements.chain(1, LENGTH);

  @Test
  void findsNothingInAWholeChain() {
    assertThat(StatementChain.check(CHAIN)).isEmpty();
    for (long seed = 0; seed < 50; seed++) {
      assertThat(StatementChain.check(Statements.chain(seed, 12))).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void findsNothingInTheStartOfAChain() {
    // that the end is missing shows elsewhere: no statement knows of its successor
    for (int length = 1; length <= LENGTH; length++) {
      assertThat(StatementChain.check(CHAIN.subList(0, length))).isEmpty();
    }
  }

  @Test
  void findsNothingInThePublishedChain() throws Exception {
    assertThat(StatementChain.check(published())).isEmpty();
    assertThat(StatementChain.counting(published()))
        .extracting(entry -> entry.statement().link().seq())
        .containsExactly(2L, 3L);
  }

  @Test
  void namesEveryStatementThatIsLeftOut() {
    for (int i = 1; i < LENGTH - 1; i++) {
      assertThat(StatementChain.check(without(CHAIN, i)))
          .as("without number %d", i + 1)
          .containsExactly(
              new Problem(
                  CHAIN_STATEMENT_MISSING,
                  Pointer.ROOT.at(i + 1),
                  "number " + (i + 1) + " is missing"));
    }
  }

  @Test
  void namesTheStartThatIsLeftOut() {
    assertThat(StatementChain.check(CHAIN.subList(1, LENGTH)))
        .containsExactly(
            new Problem(CHAIN_START_MISSING, Pointer.ROOT.at(1), "number 1 is missing"));
    for (int from = 2; from < LENGTH; from++) {
      assertThat(StatementChain.check(CHAIN.subList(from, LENGTH)))
          .containsExactly(
              new Problem(
                  CHAIN_START_MISSING,
                  Pointer.ROOT.at(from),
                  "numbers 1 to " + from + " are missing"));
    }
  }

  @Test
  void namesEveryRunThatIsLeftOut() {
    for (int from = 1; from < LENGTH - 2; from++) {
      for (int to = from + 2; to < LENGTH; to += 7) {
        var rest = new ArrayList<>(CHAIN.subList(0, from));
        rest.addAll(CHAIN.subList(to, LENGTH));
        assertThat(StatementChain.check(rest))
            .containsExactly(
                new Problem(
                    CHAIN_STATEMENT_MISSING,
                    Pointer.ROOT.at(to),
                    "numbers " + (from + 1) + " to " + to + " are missing"));
      }
    }
  }

  @Test
  void seesEveryPairThatWasSwapped() {
    for (int i = 0; i < LENGTH - 1; i++) {
      var swapped = new ArrayList<>(CHAIN);
      Collections.swap(swapped, i, i + 1);
      assertThat(StatementChain.check(swapped))
          .as("number %d after %d", i + 1, i + 2)
          .extracting(Problem::type, Problem::pointer)
          .containsExactly(tuple(CHAIN_REORDERED, Pointer.ROOT.at(i)));
    }
  }

  @Test
  void seesEveryOtherOrder() {
    for (long seed = 0; seed < 300; seed++) {
      var shuffled = new ArrayList<>(CHAIN.subList(0, 8));
      Collections.shuffle(shuffled, new Random(seed));
      if (!shuffled.equals(CHAIN.subList(0, 8))) {
        assertThat(StatementChain.check(shuffled))
            .as("seed %d", seed)
            .isNotEmpty()
            .extracting(Problem::type)
            .containsOnly(CHAIN_REORDERED);
      }
    }
  }

  @Test
  void seesEveryStatementThatIsThereTwice() {
    for (int i = 0; i < LENGTH; i++) {
      for (int at : new int[] {i, i + 1, LENGTH}) {
        var repeated = new ArrayList<>(CHAIN);
        repeated.add(at, at(CHAIN.get(i), Pointer.ROOT.at("copy")));
        assertThat(StatementChain.check(repeated))
            .as("number %d again at %d", i + 1, at)
            .extracting(Problem::type)
            .containsExactly(CHAIN_STATEMENT_REPEATED);
      }
    }
  }

  @Test
  void seesASecondStatementOfOneNumber() {
    var other = Statements.chain(2, LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      var forked = new ArrayList<>(CHAIN);
      forked.add(i + 1, other.get(i));
      assertThat(StatementChain.check(forked))
          .as("another number %d", i + 1)
          .extracting(Problem::type, Problem::detail)
          .containsExactly(
              tuple(
                  CHAIN_STATEMENT_REPEATED,
                  "number " + (i + 1) + " is there twice, with different contents"));
    }
  }

  @Test
  void seesEveryStatementThatWasReplacedByOneOfAnotherChain() {
    var other = Statements.chain(2, LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      assertThat(types(with(i, other.get(i)))).as("number %d", i + 1).contains(CHAIN_LINK_BROKEN);
    }
  }

  @Test
  void seesEveryStatementOfAnotherWorkerOrPlatform() {
    for (int i = 1; i < LENGTH; i++) {
      var was = CHAIN.get(i).statement();
      for (var foreign :
          List.of(
              about(Did.of("did:key:z6MkOther"), was.platform(), was),
              about(was.worker(), Did.of("did:web:larder.example"), was))) {
        assertThat(StatementChain.check(with(i, Statements.entry(foreign, i))))
            .as("number %d", i + 1)
            .contains(
                new Problem(
                    CHAIN_LINK_BROKEN,
                    Pointer.ROOT.at(i),
                    "belongs to another worker or platform than the first one"));
      }
    }
  }

  @Test
  void seesEveryTotalThatIsTooHigh() {
    for (int i = 1; i < LENGTH; i++) {
      for (var more : List.of(new Counts(1, 0), new Counts(1, 1), new Counts(500_000_000, 0))) {
        var link = CHAIN.get(i).statement().link();
        assertDisagrees(i, link.cumulative().plus(more));
      }
    }
  }

  @Test
  void seesEveryTotalThatIsTooLow() {
    for (int i = 1; i < LENGTH; i++) {
      var statement = CHAIN.get(i).statement();
      var lowest = statement.counts();
      boolean possible =
          !lowest.equals(statement.link().cumulative())
              && lowest.ratingCount() <= lowest.engagements();
      if (possible) {
        assertDisagrees(i, lowest);
      }
    }
  }

  @Test
  void seesAStatementThatWasIssuedAgainWithOtherNumbers() {
    // a dishonest platform rewrites one month and keeps the rest of the chain
    for (int i = 0; i < LENGTH - 1; i++) {
      var was = CHAIN.get(i).statement();
      var work = Work.of(was.work().engagements() + 1, was.work().hours().orElseThrow());
      var link =
          new ChainLink(
              was.link().seq(),
              was.link().previous(),
              Optional.empty(),
              was.link().cumulative().plus(new Counts(1, 0)));
      var rewritten = Statements.statement(was.period(), link, work, was.ratings());
      assertThat(StatementChain.check(with(i, Statements.entry(rewritten, i))))
          .as("number %d", i + 1)
          .extracting(Problem::type, Problem::pointer)
          .containsExactlyInAnyOrder(
              tuple(CHAIN_LINK_BROKEN, Pointer.ROOT.at(i + 1).at("previous")),
              tuple(CHAIN_COUNTS_DISAGREE, Pointer.ROOT.at(i + 1).at("cumulative")));
    }
  }

  @Test
  void seesAMonthThatDoesNotRise() {
    for (int i = 1; i < LENGTH - 1; i++) {
      var before = CHAIN.get(i - 1).statement().period();
      for (var period : List.of(before, before.minusMonths(1), YearMonth.of(1970, 1))) {
        var was = CHAIN.get(i).statement();
        var moved = Statements.statement(period, was.link(), was.work(), was.ratings());
        assertThat(StatementChain.check(with(i, Statements.entry(moved, i))))
            .as("number %d in %s", i + 1, period)
            .extracting(Problem::pointer)
            .contains(Pointer.ROOT.at(i).at("period"));
      }
    }
  }

  @Test
  void reportsAllFindingsOfOneChain() {
    var spoiled = new ArrayList<>(CHAIN.subList(0, 10));
    Collections.swap(spoiled, 5, 6);
    spoiled.add(at(spoiled.get(8), Pointer.ROOT.at("copy")));
    spoiled.remove(3);
    spoiled.remove(0);
    assertThat(types(spoiled))
        .containsExactlyInAnyOrder(
            CHAIN_START_MISSING,
            CHAIN_STATEMENT_MISSING,
            CHAIN_REORDERED,
            CHAIN_STATEMENT_REPEATED);
  }

  @Test
  void letsACorrectionReplaceAnyEarlierStatement() {
    for (int target = 0; target < 12; target++) {
      var corrected = corrected(CHAIN.subList(0, 12), target);
      assertThat(StatementChain.check(corrected)).as("number %d", target + 1).isEmpty();
      assertThat(StatementChain.counting(corrected))
          .hasSize(12)
          .doesNotContain(corrected.get(target));
      // a correction can be corrected in its turn, and the chain goes on
      var twice = corrected(corrected, 12);
      assertThat(StatementChain.check(twice)).isEmpty();
      assertThat(StatementChain.check(continued(twice))).isEmpty();
    }
  }

  @Test
  void refusesACorrectionOfWhatCountsNoMore() {
    var corrected = corrected(CHAIN.subList(0, 12), 4);
    var again = corrected(corrected, 4);
    assertThat(StatementChain.check(again))
        .extracting(Problem::pointer)
        .contains(Pointer.ROOT.at(13).at("corrects"));
  }

  @Test
  void refusesACorrectionOfAStrangersStatement() {
    var corrected = new ArrayList<>(corrected(CHAIN.subList(0, 12), 4));
    var was = corrected.get(12).statement();
    for (var digest : List.of(Statements.chain(2, 3).get(1).digest(), CHAIN.get(40).digest())) {
      var link =
          new ChainLink(13, was.link().previous(), Optional.of(digest), was.link().cumulative());
      corrected.set(
          12,
          Statements.entry(
              Statements.statement(was.period(), link, was.work(), was.ratings()), 12));
      assertThat(StatementChain.check(corrected))
          .extracting(Problem::pointer)
          .contains(Pointer.ROOT.at(12).at("corrects"));
    }
  }

  @Test
  void refusesACorrectionForAnotherMonth() {
    var corrected = new ArrayList<>(corrected(CHAIN.subList(0, 12), 4));
    var was = corrected.get(12).statement();
    for (int months : new int[] {-1, 1, 60}) {
      var moved =
          Statements.statement(
              was.period().plusMonths(months), was.link(), was.work(), was.ratings());
      corrected.set(12, Statements.entry(moved, 12));
      assertThat(types(corrected)).containsExactly(CHAIN_LINK_BROKEN);
    }
  }

  @Test
  void refusesACorrectionThatKeepsTheOldCounts() {
    var corrected = new ArrayList<>(corrected(CHAIN.subList(0, 12), 4));
    var was = corrected.get(12).statement();
    var kept =
        new ChainLink(
            13,
            was.link().previous(),
            was.link().corrects(),
            CHAIN.get(11).statement().link().cumulative().plus(was.counts()));
    corrected.set(
        12,
        Statements.entry(Statements.statement(was.period(), kept, was.work(), was.ratings()), 12));
    assertThat(types(corrected)).containsExactly(CHAIN_COUNTS_DISAGREE);
  }

  @Test
  void refusesTotalsThatFallWithoutACorrection() {
    var corrected = new ArrayList<>(corrected(CHAIN.subList(0, 12), 4));
    var was = corrected.get(12).statement();
    var silent =
        new ChainLink(13, was.link().previous(), Optional.empty(), was.link().cumulative());
    corrected.set(
        12,
        Statements.entry(
            Statements.statement(YearMonth.of(2040, 1), silent, was.work(), was.ratings()), 12));
    assertThat(types(corrected)).containsExactly(CHAIN_COUNTS_DISAGREE);
  }

  @Test
  void neverThrowsForTheLargestCounts() {
    var most = Work.of(Counts.MAX, Quantity.of("1"));
    var first =
        Statements.entry(
            Statements.statement(
                YearMonth.of(2020, 1),
                ChainLink.first(new Counts(Counts.MAX, 0)),
                most,
                Optional.empty()),
            0);
    var link =
        new ChainLink(2, Optional.of(first.digest()), Optional.empty(), new Counts(Counts.MAX, 0));
    var second =
        Statements.entry(
            Statements.statement(YearMonth.of(2020, 2), link, most, Optional.empty()), 1);
    assertThat(types(List.of(first, second))).containsExactly(CHAIN_COUNTS_DISAGREE);
    var correction =
        new ChainLink(
            3,
            Optional.of(second.digest()),
            Optional.of(second.digest()),
            new Counts(Counts.MAX, 0));
    var third =
        Statements.entry(
            Statements.statement(YearMonth.of(2020, 2), correction, most, Optional.empty()), 2);
    assertThat(types(List.of(first, second, third))).containsExactly(CHAIN_COUNTS_DISAGREE);
  }

  @Test
  void neverThrowsForTotalsThatFellBelowWhatIsCorrected() {
    var first = single(YearMonth.of(2020, 1), ChainLink.first(new Counts(5, 0)), 5, 0);
    var fallen = new ChainLink(2, Optional.of(first.digest()), Optional.empty(), new Counts(1, 0));
    var second = single(YearMonth.of(2020, 2), fallen, 1, 1);
    var correction =
        new ChainLink(
            3, Optional.of(second.digest()), Optional.of(first.digest()), new Counts(1, 0));
    var third = single(YearMonth.of(2020, 1), correction, 1, 2);
    assertThat(types(List.of(first, second, third)))
        .containsExactly(CHAIN_COUNTS_DISAGREE, CHAIN_COUNTS_DISAGREE);
  }

  private static Entry single(YearMonth period, ChainLink link, long engagements, int index) {
    var work = Work.of(engagements, Quantity.of("1"));
    return Statements.entry(Statements.statement(period, link, work, Optional.empty()), index);
  }

  @Test
  void isNotAskedAboutNothing() {
    assertThatThrownBy(() -> StatementChain.check(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertDisagrees(int i, Counts cumulative) {
    var was = CHAIN.get(i).statement();
    var link = new ChainLink(was.link().seq(), was.link().previous(), Optional.empty(), cumulative);
    var altered = Statements.statement(was.period(), link, was.work(), was.ratings());
    assertThat(StatementChain.check(with(i, Statements.entry(altered, i))))
        .as("number %d", i + 1)
        .extracting(Problem::type, Problem::pointer)
        .contains(tuple(CHAIN_COUNTS_DISAGREE, Pointer.ROOT.at(i).at("cumulative")));
  }

  /** {@code chain} and a correction of the statement at {@code target}, with an engagement more. */
  private static List<Entry> corrected(List<Entry> chain, int target) {
    var last = chain.get(chain.size() - 1);
    var was = chain.get(target).statement();
    var work = Work.of(was.work().engagements() + 1, was.work().hours().orElseThrow());
    var counts = Statements.counts(work, was.ratings());
    var link =
        last.statement()
            .link()
            .correction(last.digest(), counts, chain.get(target).digest(), was.counts());
    return plus(chain, Statements.statement(was.period(), link, work, was.ratings()));
  }

  private static List<Entry> continued(List<Entry> chain) {
    var last = chain.get(chain.size() - 1);
    var work = Work.of(1, Quantity.of("1"));
    var link = last.statement().link().next(last.digest(), new Counts(1, 0));
    return plus(chain, Statements.statement(YearMonth.of(2040, 1), link, work, Optional.empty()));
  }

  private static List<Entry> plus(List<Entry> chain, WorkStatement next) {
    var longer = new ArrayList<>(chain);
    longer.add(Statements.entry(next, chain.size()));
    return longer;
  }

  private static List<Entry> with(int index, Entry entry) {
    var changed = new ArrayList<>(CHAIN);
    changed.set(index, entry);
    return changed;
  }

  private static List<Entry> without(List<Entry> chain, int index) {
    var rest = new ArrayList<>(chain);
    rest.remove(index);
    return rest;
  }

  private static Entry at(Entry entry, Pointer pointer) {
    return new Entry(entry.digest(), entry.statement(), pointer);
  }

  private static WorkStatement about(Did worker, Did platform, WorkStatement was) {
    return new WorkStatement(
        worker,
        platform,
        was.period(),
        was.assurance(),
        was.link(),
        was.work(),
        was.ratings(),
        was.occupation(),
        was.area());
  }

  private static List<ProblemType> types(List<Entry> chain) {
    return StatementChain.check(chain).stream().map(Problem::type).toList();
  }

  private static List<Entry> published() throws Exception {
    var entries = new ArrayList<Entry>();
    for (var vector : StatementVectors.chain()) {
      entries.add(
          new Entry(
              StatementDigest.of(vector.credential()),
              WorkStatement.TYPE.read(vector.subject(), Pointer.ROOT),
              Pointer.ROOT.at(entries.size())));
    }
    return entries;
  }
}
