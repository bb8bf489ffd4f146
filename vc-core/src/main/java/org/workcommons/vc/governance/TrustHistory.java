package org.workcommons.vc.governance;

import java.time.Instant;
import java.util.List;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.reputation.IssuerRecognition;
import org.workcommons.vc.reputation.PlatformStanding;
import org.workcommons.vc.work.Assurance;
import org.workcommons.vc.work.WorkStatement;

/**
 * Trust lists of different times, so that one can ask who was recognised when. {@code
 * specs/trust-list.md}. All lists are handed in; nothing is fetched. Immutable.
 */
public final class TrustHistory {
  /** The most lists that are looked at together. */
  public static final int MAX_LISTS = Limits.TRUST_LISTS;

  private final TrustRules rules;
  private final List<ReceivedList.Signed> lists;
  private final List<Problem> findings;

  private TrustHistory(TrustRules rules, List<ReceivedList.Signed> lists, List<Problem> findings) {
    this.rules = rules;
    this.lists = lists;
    this.findings = findings;
  }

  /**
   * {@return what {@code lists} say together} A list that is bad in any way is left out and named
   * in the {@link #findings}; only too many of them are refused as a whole.
   *
   * @param lists in any order: the anchors', and those of communities that these recognise
   * @param resolver is asked for the keys of those who have to sign, and for nobody else's
   * @param now when the signatures are checked, whatever the time that is asked about later
   */
  public static TrustHistory of(
      TrustRules rules, List<SignedDocument> lists, DidResolver resolver, Instant now)
      throws ProblemException {
    if (lists.size() > MAX_LISTS) {
      throw new ProblemException(
          ProblemType.LIMIT_EXCEEDED, Pointer.ROOT, "more than " + MAX_LISTS + " trust lists");
    }
    var reading = new TrustReading(rules, resolver, now);
    reading.read(lists);
    return new TrustHistory(rules, reading.signed(), reading.findings());
  }

  /**
   * {@return what is wrong with the lists that were left out, and which names look alike} Pointers
   * begin with the number of the list among those that were handed in, from 0.
   */
  public List<Problem> findings() {
    return findings;
  }

  /** {@return whom the lists in force at {@code instant} recognise} */
  public TrustSnapshot at(Instant instant) {
    return TrustSnapshot.of(rules, lists, instant, findings);
  }

  /**
   * {@return these lists as what admission asks} Whoever issued a statement was recognised to at
   * that time, and no list that counted then suspends the platform. Only the platform itself speaks
   * for more than an attestation. What standing a platform has now, and with it the ceiling that a
   * policy sets, the lists say that are in force now.
   */
  public IssuerRecognition recognition() {
    return new Listed(this);
  }

  private record Listed(TrustHistory lists) implements IssuerRecognition {
    @Override
    public boolean recognises(Did issuer, Did platform, Assurance assurance, Instant issued) {
      var then = lists.at(issued);
      boolean speaksForItself = issuer.equals(platform);
      return (speaksForItself || assurance.compareTo(Assurance.PLATFORM_SIGNED) < 0)
          && then.standing(platform).filter(Standing.SUSPENDED::equals).isEmpty()
          && then.recognises(issuer, Action.ISSUE, WorkStatement.TYPE.credentialType());
    }

    @Override
    public PlatformStanding standing(Did platform, Instant at) {
      return lists
          .at(at)
          .standing(platform)
          .map(Standing::ofPlatform)
          .orElse(PlatformStanding.UNLISTED);
    }
  }

  /**
   * {@return whether {@code entity} was recognised to do {@code action} with credentials of {@code
   * credentialType} at {@code instant}}
   */
  public boolean recognises(Did entity, Action action, String credentialType, Instant instant) {
    return at(instant).recognises(entity, action, credentialType);
  }
}
