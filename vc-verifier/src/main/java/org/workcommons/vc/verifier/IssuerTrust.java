package org.workcommons.vc.verifier;

import java.time.InstantSource;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.SelfCertifying;
import org.workcommons.vc.governance.Action;
import org.workcommons.vc.governance.TrustHistory;
import org.workcommons.vc.work.Engagement;
import org.workcommons.vc.work.Rating;

/** Who may say what. There is no "anyone". Implementations are safe to share between threads. */
@FunctionalInterface
public interface IssuerTrust {
  /**
   * {@return whether {@code issuer} is believed when it issues a credential of type {@code
   * credentialType}}
   */
  boolean mayIssue(Did issuer, String credentialType);

  /**
   * {@return trust in {@code issuers}, whatever they issue, and in nobody else; in nobody at all if
   * there are none}
   */
  static IssuerTrust only(Set<Did> issuers) {
    var known = Set.copyOf(issuers);
    return (issuer, type) -> known.contains(issuer);
  }

  /**
   * {@return trust in those whom {@code lists} recognise to issue such credentials, at the time at
   * which a credential is verified} Whether somebody was recognised when a statement was made is
   * for {@link TrustHistory#at} to say.
   *
   * @param clock the verifier's own
   */
  static IssuerTrust listedIn(TrustHistory lists, InstantSource clock) {
    return (issuer, type) -> lists.recognises(issuer, Action.ISSUE, type, clock.instant());
  }

  /**
   * {@return trust in whoever issues an engagement or a rating under an identifier that is its own
   * key} Customers stand in no list. Such a credential is genuine then, and counts for nothing by
   * itself: {@link WorkHistory#admitted} asks whose signatures stand behind it. Nobody is looked up
   * for it.
   */
  static IssuerTrust counterparts() {
    var types = Set.of(Engagement.TYPE.credentialType(), Rating.TYPE.credentialType());
    return (issuer, type) ->
        types.contains(type) && SelfCertifying.verificationMethod(issuer).isPresent();
  }

  /** {@return trust in whom this trusts or {@code other} does} */
  default IssuerTrust or(IssuerTrust other) {
    return (issuer, type) -> mayIssue(issuer, type) || other.mayIssue(issuer, type);
  }
}
