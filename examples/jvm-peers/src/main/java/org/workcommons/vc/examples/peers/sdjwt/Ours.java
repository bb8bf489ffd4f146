package org.workcommons.vc.examples.peers.sdjwt;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.sdjwt.Concealment;
import org.workcommons.vc.sdjwt.DisclosableToken;
import org.workcommons.vc.sdjwt.DisclosableToken.Audience;
import org.workcommons.vc.sdjwt.KeyBinding;
import org.workcommons.vc.sdjwtvc.SdJwtVc;

/**
 * This library.
 *
 * @param now when its verifier judges
 */
public record Ours(Instant now) implements SdJwtPeer {
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration SKEW = Duration.ofSeconds(30);

  @Override
  public String issue(JsonObject claims, Concealment concealment, PeerKey issuer) throws Refused {
    try {
      return SdJwtVc.issue(JsonObject.empty(), claims, concealment, issuer.key());
    } catch (ProblemException | IOException e) {
      throw new Refused(e);
    }
  }

  @Override
  public Held hold(String issued, PeerKey issuer) throws Refused {
    try {
      var credential = SdJwtVc.received(issued.getBytes(US_ASCII));
      var token = DisclosableToken.of(credential.presentation());
      return (places, holder, audience, created) -> {
        try {
          return token.show(places, holder.key(), audience, created);
        } catch (ProblemException | IOException e) {
          throw new Refused(e);
        }
      };
    } catch (ProblemException e) {
      throw new Refused(e);
    }
  }

  @Override
  public Shown verify(String presented, PeerKey issuer, Audience expected) throws Refused {
    try {
      var credential = SdJwtVc.received(presented.getBytes(US_ASCII));
      credential.presentation().requireBound(new KeyBinding(expected, now, LONGEST, SKEW));
      var claims = credential.presentation().verify(issuer.key().verificationKey());
      return () -> claims;
    } catch (ProblemException e) {
      throw new Refused(e);
    }
  }

  /** {@return its name} */
  @Override
  public String toString() {
    return "ours";
  }
}
