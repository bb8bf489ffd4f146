package org.workcommons.vc.verifier;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.model.ValidityPeriod;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * Where statuses stand, by one mechanism, in one run: each list is found and verified once for each
 * issuer, and there are not too many of them.
 */
final class Statuses<E, L> {
  private final StatusMechanism<E, L> mechanism;
  private final Map<Wanted, Listed<L>> lists = new HashMap<>();

  /** The list at a place, as that issuer's. */
  private record Wanted(URI url, String issuer) {}

  /** A verified list, or why there is none. */
  private record Listed<L>(Optional<L> list, Optional<ProblemException> problem) {}

  Statuses(StatusMechanism<E, L> mechanism) {
    this.mechanism = mechanism;
  }

  /**
   * {@return the value of {@code entry}, which stands at {@code pointer} in what {@code issuer}
   * issued}
   */
  int value(E entry, String issuer, Pointer pointer) throws ProblemException {
    return mechanism.value(entry, list(entry, issuer, pointer), pointer);
  }

  private L list(E entry, String issuer, Pointer pointer) throws ProblemException {
    var wanted = new Wanted(mechanism.list(entry), issuer);
    if (lists.size() == Limits.STATUS_LISTS && !lists.containsKey(wanted)) {
      throw problem(
              ProblemType.LIMIT_EXCEEDED, "more than " + Limits.STATUS_LISTS + " status lists")
          .under(pointer);
    }
    var listed = lists.computeIfAbsent(wanted, this::find);
    if (listed.problem().isPresent()) {
      var problem = listed.problem().get().problem();
      throw new ProblemException(
          problem.type(), pointer.at(mechanism.listMember()), problem.detail());
    }
    return listed.list().orElseThrow();
  }

  private Listed<L> find(Wanted wanted) {
    try {
      var list = mechanism.verified(wanted.url(), wanted.issuer());
      return new Listed<>(Optional.of(list), Optional.empty());
    } catch (ProblemException e) {
      return new Listed<>(Optional.empty(), Optional.of(e));
    }
  }

  /** The time of a list has come, is not over, and began not too long ago. */
  static void requireFresh(ValidityPeriod validity, Run run) throws ProblemException {
    var skew = run.policy().clockSkew();
    if (!validity.hasBegun(run.now(), skew)) {
      throw problem(ProblemType.STATUS_VERIFICATION_ERROR, "the status list is not valid yet");
    }
    var oldest = run.now().minus(run.policy().status().maxAge()).minus(skew);
    boolean stale = validity.validFrom().isEmpty() || validity.validFrom().get().isBefore(oldest);
    if (stale || validity.isOver(run.now(), skew)) {
      throw problem(ProblemType.STATUS_STALE, "the status list is too old");
    }
  }

  /** {@return the exception that says that a list can't be had} */
  static ProblemException notHad() {
    return problem(ProblemType.STATUS_RETRIEVAL_ERROR, "the status list can't be had");
  }

  /** {@return the exception that says that a list does not verify, since {@code type} was found} */
  static ProblemException notVerified(ProblemType type, String detail) {
    return problem(
        type.leavesOpen()
            ? ProblemType.STATUS_RETRIEVAL_ERROR
            : ProblemType.STATUS_VERIFICATION_ERROR,
        "the status list does not verify: " + detail);
  }

  static ProblemException revoked(Pointer pointer) {
    return new ProblemException(ProblemType.REVOKED, pointer, "the issuer has revoked it");
  }

  static ProblemException suspended(Pointer pointer) {
    return new ProblemException(ProblemType.SUSPENDED, pointer, "the issuer has suspended it");
  }

  static ProblemException problem(ProblemType type, String detail) {
    return new ProblemException(type, Pointer.ROOT, detail);
  }
}
