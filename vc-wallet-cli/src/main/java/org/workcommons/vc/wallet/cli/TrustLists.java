package org.workcommons.vc.wallet.cli;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.governance.Action;
import org.workcommons.vc.governance.SignedDocument;
import org.workcommons.vc.governance.TrustAnchor;
import org.workcommons.vc.governance.TrustHistory;
import org.workcommons.vc.governance.TrustList;
import org.workcommons.vc.governance.TrustRules;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.verifier.IssuerTrust;

/**
 * Trust lists that were handed in.
 *
 * @param history what they say together
 * @param names of the files that the history has, in its order
 * @param beginnings from when on each of them is in force
 * @param unread those that are no lists, and why
 */
record TrustLists(
    TrustHistory history, List<String> names, List<Instant> beginnings, List<LeftOut> unread) {
  /** {@return what of {@code files} the {@code anchors} vouch for} */
  static TrustLists of(
      Set<TrustAnchor> anchors, List<Documents.Handed> files, DidResolver resolver, Instant now)
      throws ProblemException {
    var names = new ArrayList<String>();
    var documents = new ArrayList<SignedDocument>();
    var beginnings = new ArrayList<Instant>();
    var unread = new ArrayList<LeftOut>();
    for (var file : files) {
      try {
        var document = SignedDocument.received(file.content());
        beginnings.add(TrustList.read(document.json().without("proof")).validFrom());
        documents.add(document);
        names.add(file.name());
      } catch (ProblemException e) {
        unread.add(new LeftOut(file.name(), e.problem()));
      }
    }
    var history = TrustHistory.of(TrustRules.of(anchors), documents, resolver, now);
    return new TrustLists(
        history, List.copyOf(names), List.copyOf(beginnings), List.copyOf(unread));
  }

  /** {@return the lists that are bad, and why} */
  List<LeftOut> leftOut() {
    return with(history.findings());
  }

  /** {@return the same, and those that are not in force at {@code instant}} */
  List<LeftOut> leftOutAt(Instant instant) {
    return with(history.at(instant).findings());
  }

  private List<LeftOut> with(List<Problem> findings) {
    var all = new ArrayList<>(unread);
    all.addAll(LeftOut.of(findings, names));
    return List.copyOf(all);
  }

  /** {@return trust in whom the lists recognise now} */
  IssuerTrust now(InstantSource clock) {
    return IssuerTrust.listedIn(history, clock);
  }

  /**
   * {@return trust in whom the lists recognised at some time, for what admission asks about once
   * more: whether its issuer was recognised when it was issued}
   */
  IssuerTrust ever() {
    return (issuer, type) ->
        beginnings.stream().anyMatch(at -> history.recognises(issuer, Action.ISSUE, type, at));
  }
}
