package org.workcommons.vc.governance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.work.Digest;

/**
 * Whom the anchors recognised at one instant, directly or through communities that they recognise
 * to list others. Immutable; ask it as often as you like.
 */
public final class TrustSnapshot {
  private final TrustRules rules;
  private final List<Reached> reached;
  private final List<Problem> findings;

  private TrustSnapshot(TrustRules rules, List<Reached> reached, List<Problem> findings) {
    this.rules = rules;
    this.reached = List.copyOf(reached);
    this.findings = List.copyOf(findings);
  }

  static TrustSnapshot of(
      TrustRules rules, List<ReceivedList.Signed> lists, Instant at, List<Problem> earlier) {
    var walk = new Walk(rules, lists, at);
    walk.down();
    var findings = new ArrayList<>(earlier);
    findings.addAll(walk.findings);
    return new TrustSnapshot(rules, walk.reached, findings);
  }

  /**
   * {@return what is wrong with lists that don't count at this instant: not in force, out of date,
   * contradicting each other} Those of the {@link TrustHistory} are among them.
   */
  public List<Problem> findings() {
    return findings;
  }

  /** {@return whether {@code entity} is recognised to do that} */
  public boolean recognises(Did entity, Action action, String credentialType) {
    return ask(entity, action, credentialType) instanceof TrustAnswer.Recognised;
  }

  /**
   * {@return the standing of {@code entity}, empty if nobody lists it} The list that is nearest to
   * an anchor decides, and the strictest of several equally near: who was let in by others can't
   * overrule an anchor.
   */
  public Optional<Standing> standing(Did entity) {
    int nearest = Integer.MAX_VALUE;
    Standing standing = null;
    for (var list : reached) {
      var found = list.entity(entity);
      if (found.isPresent() && list.chain.size() <= nearest) {
        nearest = list.chain.size();
        standing =
            standing == null ? found.get().standing() : standing.orWorse(found.get().standing());
      }
    }
    return Optional.ofNullable(standing);
  }

  /**
   * {@return whether {@code entity} is recognised to do {@code action} with credentials of {@code
   * credentialType}, through whom, or why not}
   */
  public TrustAnswer ask(Did entity, Action action, String credentialType) {
    var standing = standing(entity);
    if (standing.isEmpty()) {
      return unlisted();
    }
    if (standing.get() == Standing.SUSPENDED) {
      return unrecognised(ProblemType.ISSUER_NOT_RECOGNIZED, "is suspended");
    }
    for (var list : reached) {
      if (list.entity(entity)
          .filter(listed -> listed.mayDo(action, credentialType, rules.schemas()))
          .isPresent()) {
        return new TrustAnswer.Recognised(standing.get(), list.anchor, list.chain);
      }
    }
    return unrecognised(
        ProblemType.ACTION_NOT_RECOGNIZED, "is listed, and not for this action and type");
  }

  /** Lists that don't count may be the reason, so that all of their problems are told. */
  private TrustAnswer unlisted() {
    var problems = new ArrayList<Problem>();
    problems.add(
        new Problem(
            findings.stream().anyMatch(problem -> problem.type().leavesOpen())
                ? ProblemType.TRUST_LIST_MISSING
                : ProblemType.ISSUER_NOT_RECOGNIZED,
            Pointer.ROOT,
            "is not in any list that counts at this time"));
    findings.stream()
        .filter(problem -> problem.type() != ProblemType.NAMES_CONFUSABLE)
        .forEach(problems::add);
    return new TrustAnswer.Unrecognised(problems);
  }

  private static TrustAnswer unrecognised(ProblemType type, String detail) {
    return new TrustAnswer.Unrecognised(List.of(new Problem(type, Pointer.ROOT, detail)));
  }

  /** A list that counts, and how one gets there. */
  private record Reached(ReceivedList.Signed list, Did anchor, List<Digest> chain) {
    static Reached from(ReceivedList.Signed list, Did anchor, List<Digest> above) {
      var chain = new ArrayList<>(above);
      chain.add(list.digest());
      return new Reached(list, anchor, List.copyOf(chain));
    }

    Optional<RecognizedEntity> entity(Did id) {
      return Optional.ofNullable(list.entities().get(id));
    }
  }

  /** Goes down from the anchors, level by level, and enters each list once. */
  private static final class Walk {
    private final TrustRules rules;
    private final List<ReceivedList.Signed> lists;
    private final Instant at;
    private final List<Reached> reached = new ArrayList<>();
    private final Set<Digest> entered = new HashSet<>();
    private final List<Problem> findings = new ArrayList<>();

    Walk(TrustRules rules, List<ReceivedList.Signed> lists, Instant at) {
      this.rules = rules;
      this.lists = lists;
      this.at = at;
    }

    void down() {
      var level = new ArrayList<Reached>();
      for (var anchor : rules.anchors()) {
        for (var list : inForce(anchor.community(), anchor.signers())) {
          enter(Reached.from(list, anchor.community(), List.of()), level);
        }
      }
      for (int depth = 1; depth < Limits.TRUST_DEPTH && !level.isEmpty(); depth++) {
        level = below(level);
      }
    }

    private ArrayList<Reached> below(List<Reached> level) {
      var next = new ArrayList<Reached>();
      for (var parent : level) {
        for (var community : communities(parent)) {
          for (var list : inForce(community.id(), community.quorum())) {
            if (list.list().recognizedIn().equals(Optional.of(parent.list.list().id()))) {
              enter(Reached.from(list, parent.anchor, parent.chain), next);
            }
          }
        }
      }
      return next;
    }

    private void enter(Reached list, List<Reached> level) {
      if (entered.add(list.list.digest())) {
        reached.add(list);
        level.add(list);
      }
    }

    /** Those among the entities of {@code parent} whose lists count; they are few. */
    private List<RecognizedEntity> communities(Reached parent) {
      return lists.stream()
          .map(list -> list.list().issuer())
          .distinct()
          .flatMap(issuer -> parent.entity(issuer).stream())
          .filter(entity -> entity.mayDo(Action.ISSUE, TrustList.CREDENTIAL_TYPE, rules.schemas()))
          .toList();
    }

    /** Of each of a community's lists the newest that has begun, unless it is over already. */
    private List<ReceivedList.Signed> inForce(Did community, Quorum quorum) {
      var newest = new HashMap<String, List<ReceivedList.Signed>>();
      for (var list : lists) {
        if (list.list().issuer().equals(community) && quorum.isMetBy(list.signers())) {
          if (list.list().validFrom().isAfter(at)) {
            find(ProblemType.NOT_YET_VALID, list, "validFrom", "not in force yet");
          } else {
            replace(newest, list);
          }
        }
      }
      return newest.values().stream().flatMap(same -> counting(same).stream()).toList();
    }

    private static void replace(
        Map<String, List<ReceivedList.Signed>> newest, ReceivedList.Signed list) {
      var known = newest.computeIfAbsent(list.list().series(), series -> new ArrayList<>());
      var from = list.list().validFrom();
      if (!known.isEmpty() && known.get(0).list().validFrom().isBefore(from)) {
        known.clear();
      }
      if (known.isEmpty() || known.get(0).list().validFrom().equals(from)) {
        known.add(list);
      }
    }

    private Optional<ReceivedList.Signed> counting(List<ReceivedList.Signed> same) {
      var list = same.get(0);
      if (!same.stream().allMatch(other -> other.digest().equals(list.digest()))) {
        same.forEach(
            other ->
                find(
                    ProblemType.TRUST_LISTS_CONTRADICT,
                    other,
                    "validFrom",
                    "the community signed another list for the same time"));
        return Optional.empty();
      }
      if (!at.isBefore(list.list().validUntil())) {
        find(ProblemType.EXPIRED, list, "validUntil", "no longer in force, and no newer one here");
        return Optional.empty();
      }
      return Optional.of(list);
    }

    private void find(ProblemType type, ReceivedList.Signed list, String member, String detail) {
      var problem = new Problem(type, list.pointer().at(member), detail);
      if (!findings.contains(problem)) {
        findings.add(problem);
      }
    }
  }
}
