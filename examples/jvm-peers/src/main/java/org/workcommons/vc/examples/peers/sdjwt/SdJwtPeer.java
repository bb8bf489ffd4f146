package org.workcommons.vc.examples.peers.sdjwt;

import java.time.Instant;
import java.util.Collection;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.sdjwt.Concealment;
import org.workcommons.vc.sdjwt.DisclosableToken.Audience;

/** An implementation of RFC 9901 as issuer, holder and verifier of {@code dc+sd-jwt}. */
public interface SdJwtPeer {
  /** {@return {@code claims} in a token with all its disclosures} */
  String issue(JsonObject claims, Concealment concealment, PeerKey issuer) throws Refused;

  /** {@return the token for its holder, read} */
  Held hold(String issued, PeerKey issuer) throws Refused;

  /**
   * {@return what {@code presented} says, if {@code issuer} made it and the key in its {@code cnf}
   * bound it for {@code expected}}
   */
  Shown verify(String presented, PeerKey issuer, Audience expected) throws Refused;

  /** A token in the holder's hands. */
  interface Held {
    /**
     * {@return the token with the values at {@code places}, what they stand in and nothing else
     * that can be withheld, bound by {@code holder}}
     */
    String show(Collection<Pointer> places, PeerKey holder, Audience audience, Instant now)
        throws Refused;
  }

  /** A verified token's claims, in an implementation's own form. */
  @FunctionalInterface
  interface Shown {
    JsonObject claims();
  }
}
