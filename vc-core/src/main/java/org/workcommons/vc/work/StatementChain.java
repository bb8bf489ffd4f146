package org.workcommons.vc.work;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemType;

/**
 * Whether the statements of one platform for one worker are all there, up to the last one shown,
 * and as they were issued. {@code specs/work-statement.md}, The chain. A pure check of what
 * statements say of each other: their proofs are checked elsewhere, and so is whether a newer
 * statement was left out at the end, which no statement can tell.
 */
public final class StatementChain {
  private final List<Problem> findings = new ArrayList<>();

  private StatementChain() {}

  /**
   * {@return what is wrong with {@code entries}, in the order in which they were shown; empty if
   * they are a whole chain from its first statement on} Every finding points at the statement where
   * it shows.
   */
  public static List<Problem> check(List<Entry> entries) {
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("a chain has at least one statement");
    }
    var check = new StatementChain();
    var distinct = check.distinct(check.ofOneWorkerAndPlatform(entries));
    check.order(distinct);
    var sorted = distinct.stream().sorted(Comparator.comparingLong(Entry::seq)).toList();
    check.gaps(sorted);
    check.continuity(sorted);
    return List.copyOf(check.findings);
  }

  /** {@return the entries that count: those that no other entry corrects} */
  public static List<Entry> counting(List<Entry> entries) {
    Set<StatementDigest> corrected =
        entries.stream()
            .flatMap(entry -> entry.statement().link().corrects().stream())
            .collect(Collectors.toSet());
    return entries.stream().filter(entry -> !corrected.contains(entry.digest())).toList();
  }

  private List<Entry> ofOneWorkerAndPlatform(List<Entry> entries) {
    var first = entries.get(0).statement();
    var own = new ArrayList<Entry>();
    for (var entry : entries) {
      var statement = entry.statement();
      if (statement.worker().equals(first.worker())
          && statement.platform().equals(first.platform())) {
        own.add(entry);
      } else {
        add(
            ProblemType.CHAIN_LINK_BROKEN,
            entry.pointer(),
            "belongs to another worker or platform than the first one");
      }
    }
    return own;
  }

  /** A second statement of one number, whatever it says, is never part of an honest chain. */
  private List<Entry> distinct(List<Entry> entries) {
    var digests = new HashSet<StatementDigest>();
    var numbers = new HashSet<Long>();
    var distinct = new ArrayList<Entry>();
    for (var entry : entries) {
      boolean newDigest = digests.add(entry.digest());
      if (numbers.add(entry.seq())) {
        distinct.add(entry);
      } else {
        add(
            ProblemType.CHAIN_STATEMENT_REPEATED,
            entry.pointer(),
            newDigest
                ? "number " + entry.seq() + " is there twice, with different contents"
                : "number " + entry.seq() + " is there twice");
      }
    }
    return distinct;
  }

  private void order(List<Entry> entries) {
    for (int i = 1; i < entries.size(); i++) {
      if (entries.get(i).seq() < entries.get(i - 1).seq()) {
        add(
            ProblemType.CHAIN_REORDERED,
            entries.get(i).pointer(),
            "number " + entries.get(i).seq() + " stands after " + entries.get(i - 1).seq());
      }
    }
  }

  private void gaps(List<Entry> sorted) {
    long next = 1;
    for (var entry : sorted) {
      if (entry.seq() > next) {
        add(
            next == 1 ? ProblemType.CHAIN_START_MISSING : ProblemType.CHAIN_STATEMENT_MISSING,
            entry.pointer(),
            missing(next, entry.seq() - 1));
      }
      next = entry.seq() + 1;
    }
  }

  private static String missing(long from, long to) {
    return from == to
        ? "number " + from + " is missing"
        : "numbers " + from + " to " + to + " are missing";
  }

  /** Across a gap neither link nor counts can be checked; the gap itself is a finding. */
  private void continuity(List<Entry> sorted) {
    var counting = new HashMap<StatementDigest, WorkStatement>();
    Entry before = null;
    for (var entry : sorted) {
      month(entry, counting);
      if (before != null && before.seq() + 1 == entry.seq()) {
        link(before, entry);
        counts(before, entry, counting);
      }
      entry.statement().link().corrects().ifPresent(counting::remove);
      counting.put(entry.digest(), entry.statement());
      before = entry;
    }
  }

  private void link(Entry before, Entry entry) {
    if (!entry.statement().link().previous().equals(Optional.of(before.digest()))) {
      add(
          ProblemType.CHAIN_LINK_BROKEN,
          entry.pointer().at("previous"),
          "does not name the statement before it");
    }
  }

  /** Months rise, but for a correction, whose month is that of a statement that still counts. */
  private void month(Entry entry, Map<StatementDigest, WorkStatement> counting) {
    var period = entry.statement().period();
    var corrects = entry.statement().link().corrects();
    if (corrects.isPresent()) {
      var corrected = counting.get(corrects.get());
      if (corrected == null || !corrected.period().equals(period)) {
        add(
            ProblemType.CHAIN_LINK_BROKEN,
            entry.pointer().at("corrects"),
            "names no earlier statement for this month that still counts");
      }
    } else if (counting.values().stream().anyMatch(other -> !other.period().isBefore(period))) {
      add(
          ProblemType.CHAIN_LINK_BROKEN,
          entry.pointer().at("period"),
          "must come after every month before it");
    }
  }

  /** The counts without the statement's own are those before it, without what it corrects. */
  private void counts(Entry before, Entry entry, Map<StatementDigest, WorkStatement> counting) {
    var link = entry.statement().link();
    var corrected =
        link.corrects().map(counting::get).map(WorkStatement::counts).orElse(Counts.NONE);
    var earlier = before.statement().link().cumulative();
    var rest = link.cumulative().minus(entry.statement().counts());
    if (!earlier.contains(corrected) || !rest.equals(earlier.minus(corrected))) {
      add(
          ProblemType.CHAIN_COUNTS_DISAGREE,
          entry.pointer().at("cumulative"),
          "must continue the counts of the statement before it");
    }
  }

  private void add(ProblemType type, Pointer pointer, String detail) {
    findings.add(new Problem(type, pointer, detail));
  }

  /**
   * One statement as it was shown.
   *
   * @param digest the digest of its credential
   * @param statement what it says
   * @param pointer where it stands in what was shown
   */
  public record Entry(StatementDigest digest, WorkStatement statement, Pointer pointer) {
    public Entry {
      requireNonNull(digest);
      requireNonNull(statement);
      requireNonNull(pointer);
    }

    long seq() {
      return statement.link().seq();
    }
  }
}
