package org.workcommons.vc.issuer.intake;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.issuer.Issued;
import org.workcommons.vc.issuer.IssuingException;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.Secured;
import org.workcommons.vc.work.Assurance;
import org.workcommons.vc.work.ChainLink;
import org.workcommons.vc.work.Counts;
import org.workcommons.vc.work.StatementChain;
import org.workcommons.vc.work.StatementChain.Entry;
import org.workcommons.vc.work.StatementDigest;
import org.workcommons.vc.work.WorkStatement;

/** The statements issued so far to one worker, as our own register keeps them. */
final class IssuedChain {
  private final List<Entry> entries = new ArrayList<>();
  private Optional<Issued> newest = Optional.empty();

  static IssuedChain restore(List<Issued> kept) throws IssuingException {
    var chain = new IssuedChain();
    for (var issued : kept) {
      chain.add(issued);
    }
    if (!kept.isEmpty() && !StatementChain.check(chain.entries).isEmpty()) {
      throw damaged();
    }
    return chain;
  }

  void add(Issued issued) throws IssuingException {
    try {
      var secured = Secured.read(issued.credential(), Contexts.bundled());
      var subject = ObjectReader.of(secured.unsecured(), Pointer.ROOT).object("credentialSubject");
      entries.add(
          new Entry(
              StatementDigest.of(secured.asIssued()),
              WorkStatement.TYPE.read(subject.object(), subject.pointer()),
              Pointer.ROOT.at(entries.size())));
      newest = Optional.of(issued);
    } catch (ProblemException e) {
      throw damaged();
    }
  }

  /**
   * What one platform did does not continue in what another did, nor a weaker word in a stronger.
   */
  void requireOf(Did platform, Assurance assurance) throws ProblemException {
    if (!entries.isEmpty()) {
      var statement = last().statement();
      if (!statement.platform().equals(platform) || statement.assurance() != assurance) {
        throw new ProblemException(
            ProblemType.CHAIN_LINK_BROKEN,
            Pointer.ROOT,
            "the worker has a chain of another platform or assurance under this identifier");
      }
    }
  }

  /** {@return the statement at the chain's end} */
  Optional<Issued> newest() {
    return newest;
  }

  /** {@return the statement that counts, for each month that has one} */
  SortedMap<YearMonth, Entry> counting() {
    var months = new TreeMap<YearMonth, Entry>();
    for (var entry : StatementChain.counting(entries)) {
      months.put(entry.statement().period(), entry);
    }
    return months;
  }

  /** {@return the place of the next statement, whose own counts are {@code counts}} */
  ChainLink next(Counts counts) {
    if (entries.isEmpty()) {
      return ChainLink.first(counts);
    }
    return last().statement().link().next(last().digest(), counts);
  }

  /** {@return the place of the next statement, which replaces {@code corrected}} */
  ChainLink correction(Entry corrected, Counts counts) {
    return last()
        .statement()
        .link()
        .correction(last().digest(), counts, corrected.digest(), corrected.statement().counts());
  }

  private Entry last() {
    return entries.get(entries.size() - 1);
  }

  private static IssuingException damaged() {
    return new IssuingException(
        "the statements in the register are damaged", "Put back a copy of the register.");
  }
}
