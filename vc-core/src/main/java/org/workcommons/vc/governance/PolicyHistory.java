package org.workcommons.vc.governance;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.reputation.GovernancePolicy;
import org.workcommons.vc.work.Digest;

/**
 * The versions of one community's policy for one dimension, each signed by those whom the one
 * before it names. {@code specs/signed-documents.md}, Policies. Immutable.
 */
public final class PolicyHistory {
  /** The most versions. */
  public static final int MAX_VERSIONS = Limits.POLICY_VERSIONS;

  private final List<GovernancePolicy> versions;
  private final Map<URI, Digest> textsSeen;

  PolicyHistory(List<GovernancePolicy> versions, Map<URI, Digest> textsSeen) {
    this.versions = List.copyOf(versions);
    this.textsSeen = Map.copyOf(textsSeen);
  }

  /**
   * {@return the history that {@code versions} are} Refused as a whole: a first version that {@code
   * anchor} does not vouch for, one that does not continue the one before it, one with too few
   * signatures of those whom the one before it names, or one whose text is another. Pointers begin
   * with the number of the version in the list, from 0.
   *
   * @param versions the oldest first, without gaps
   * @param texts what the policies say in words for people, by the URL that they give; a version
   *     whose text is not among them is named in {@link #withoutText}
   * @param keys how and for when signatures are checked
   */
  public static PolicyHistory of(
      PolicyAnchor anchor, List<SignedDocument> versions, Map<URI, byte[]> texts, Keys keys)
      throws ProblemException {
    if (versions.isEmpty() || versions.size() > MAX_VERSIONS) {
      throw new ProblemException(
          ProblemType.LIMIT_EXCEEDED, Pointer.ROOT, "must be 1 to " + MAX_VERSIONS + " versions");
    }
    return new PolicyChain(anchor, texts, keys).read(versions);
  }

  /**
   * Who knows the keys, and when signatures have to count.
   *
   * @param resolver is asked for the keys of those who have to sign
   * @param at as a rule now, whatever the date of the policy
   */
  public record Keys(DidResolver resolver, Instant at) {}

  /** {@return all versions, the oldest first} */
  public List<GovernancePolicy> versions() {
    return versions;
  }

  /** {@return the newest version, in effect or not} */
  public GovernancePolicy newest() {
    return versions.get(versions.size() - 1);
  }

  /** {@return the version that {@code digest} names} */
  public Optional<GovernancePolicy> named(Digest digest) {
    return versions.stream().filter(policy -> policy.digest().equals(digest)).findFirst();
  }

  /**
   * {@return the version in effect on {@code day}, in UTC}
   *
   * @throws ProblemException when the first version was not in effect yet
   */
  public GovernancePolicy at(LocalDate day) throws ProblemException {
    GovernancePolicy inEffect = null;
    for (var policy : versions) {
      if (!policy.effectiveFrom().isAfter(day)) {
        inEffect = policy;
      }
    }
    if (inEffect == null) {
      throw new ProblemException(
          ProblemType.POLICY_NOT_IN_EFFECT, Pointer.ROOT, "no version was in effect yet");
    }
    return inEffect;
  }

  /** {@return the version in effect when {@code month} was over: on its last day} */
  public GovernancePolicy at(YearMonth month) throws ProblemException {
    return at(month.atEndOfMonth());
  }

  /** {@return the versions whose texts nobody compared with what they say, the oldest first} */
  public List<GovernancePolicy> withoutText() {
    return versions.stream()
        .filter(policy -> !policy.text().digest().equals(textsSeen.get(policy.text().url())))
        .toList();
  }
}
