package org.workcommons.vc.governance;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * Finds out who signed which list. It begins with those of the anchors, and goes on with those of
 * whom these recognise to list others: a list by anybody else is looked at no further than its
 * form, so that strangers' lists cost little and choose nobody to ask.
 */
final class TrustReading {
  private final TrustRules rules;
  private final DidResolver resolver;
  private final Instant now;
  private final List<ReceivedList> unsigned = new ArrayList<>();
  private final Map<Did, Set<Quorum>> quorums = new HashMap<>();
  private final List<ReceivedList.Signed> signed = new ArrayList<>();
  private final List<Problem> findings = new ArrayList<>();

  TrustReading(TrustRules rules, DidResolver resolver, Instant now) {
    this.rules = rules;
    this.resolver = resolver;
    this.now = now;
    rules.quorums().forEach(this::mayBeSignedBy);
  }

  void read(List<SignedDocument> documents) {
    for (int i = 0; i < documents.size(); i++) {
      form(documents.get(i), Pointer.ROOT.at(i));
    }
    var all = List.copyOf(unsigned);
    for (int depth = 0; depth < Limits.TRUST_DEPTH; depth++) {
      if (!signatures()) {
        break;
      }
    }
    unsigned.forEach(list -> findings.add(unfounded(list, all)));
    findings.addAll(ConfusableNames.among(signed));
  }

  List<ReceivedList.Signed> signed() {
    return List.copyOf(signed);
  }

  List<Problem> findings() {
    return List.copyOf(findings);
  }

  private void form(SignedDocument document, Pointer place) {
    try {
      var list = TrustList.read(document.unsigned());
      if (list.validFrom().plus(rules.maxValidity()).isBefore(list.validUntil())) {
        throw new ProblemException(
            ProblemType.RANGE_ERROR,
            Pointer.ROOT.at("validUntil"),
            "in force for longer than lists may be");
      }
      unsigned.add(new ReceivedList(document, list, place));
    } catch (ProblemException e) {
      findings.add(e.problem().under(place));
    }
  }

  /** One step down from the anchors; false when it was the last one. */
  private boolean signatures() {
    var candidates =
        unsigned.stream().filter(list -> quorums.containsKey(list.list().issuer())).toList();
    var next = new HashMap<Did, Set<Quorum>>();
    for (var candidate : candidates) {
      signatures(candidate, next);
    }
    boolean isNew = false;
    for (var entry : next.entrySet()) {
      for (var quorum : entry.getValue()) {
        isNew |= mayBeSignedBy(entry.getKey(), quorum);
      }
    }
    return isNew;
  }

  private void signatures(ReceivedList list, Map<Did, Set<Quorum>> next) {
    var possible = quorums.getOrDefault(list.list().issuer(), Set.of());
    try {
      var members = new HashSet<Did>();
      possible.forEach(quorum -> members.addAll(quorum.of()));
      var signers = Signatures.check(list.document(), members, resolver, now).members();
      if (possible.stream().anyMatch(quorum -> quorum.isMetBy(signers))) {
        unsigned.remove(list);
        signed.add(ReceivedList.Signed.of(list, signers));
        list.list().entities().stream()
            .filter(this::mayList)
            .forEach(e -> next.computeIfAbsent(e.id(), id -> new HashSet<>()).add(e.quorum()));
      }
    } catch (ProblemException e) {
      unsigned.remove(list);
      findings.add(e.problem().under(list.pointer()));
    }
  }

  private boolean mayList(RecognizedEntity entity) {
    return entity.mayDo(Action.ISSUE, TrustList.CREDENTIAL_TYPE, rules.schemas());
  }

  private boolean mayBeSignedBy(Did community, Quorum quorum) {
    return quorums.computeIfAbsent(community, id -> new HashSet<>()).add(quorum);
  }

  /** Why nobody vouches for {@code list}: its links are followed as far as they go. */
  private Problem unfounded(ReceivedList list, List<ReceivedList> all) {
    if (quorums.containsKey(list.list().issuer())) {
      return problem(ProblemType.QUORUM_NOT_MET, list, "not signed by enough of those who have to");
    }
    var byId = new HashMap<URI, ReceivedList>();
    all.forEach(other -> byId.putIfAbsent(other.list().id(), other));
    var seen = new LinkedHashSet<URI>();
    var link = list.list().recognizedIn();
    while (link.isPresent()) {
      if (!seen.add(link.get())) {
        return problem(ProblemType.TRUST_LIST_CYCLE, list, "leads in a circle and to no anchor");
      }
      if (seen.size() > Limits.TRUST_DEPTH) {
        return problem(
            ProblemType.TRUST_LIST_TOO_DEEP,
            list,
            "leads to no anchor within " + Limits.TRUST_DEPTH + " lists");
      }
      var parent = byId.get(link.get());
      if (parent == null) {
        return problem(
            ProblemType.TRUST_LIST_MISSING, list, "leads to a list that was not handed in");
      }
      link = parent.list().recognizedIn();
    }
    return problem(
        ProblemType.ISSUER_NOT_RECOGNIZED, list, "by nobody whom an anchor recognises to list");
  }

  private static Problem problem(ProblemType type, ReceivedList list, String detail) {
    return new Problem(type, list.pointer().at("issuer"), detail);
  }
}
