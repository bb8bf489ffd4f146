package org.workcommons.vc.examples.benchmarks;

import java.security.Provider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.workcommons.vc.examples.peers.sdjwt.Authlete;
import org.workcommons.vc.examples.peers.sdjwt.Eudi;
import org.workcommons.vc.examples.peers.sdjwt.Ours;
import org.workcommons.vc.examples.peers.sdjwt.PeerKey;
import org.workcommons.vc.examples.peers.sdjwt.Refused;
import org.workcommons.vc.examples.peers.sdjwt.SdJwtPeer;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.sdjwt.Concealment;
import org.workcommons.vc.sdjwt.DisclosableToken.Audience;

/**
 * A token with 20 disclosures: issued, five of them presented with key binding, and that verified.
 * Nimbus computes with Bouncy Castle where it can, which is ten times faster than by itself.
 */
public final class Disclosures {
  private static final int ALL = 20;
  private static final int SHOWN = 5;
  private static final Instant NOW = Instant.parse("2026-11-05T09:00:00Z");
  private static final Audience AUDIENCE = new Audience("https://rides.example", "8f1a");

  private final SdJwtPeer peer;
  private final PeerKey issuer;
  private final PeerKey holder;
  private final List<Pointer> shown;
  private final Concealment concealment;
  private final JsonObject claims;
  private final SdJwtPeer.Held held;
  private final String presented;

  private Disclosures(SdJwtPeer peer, SigningKey issuer, SigningKey holder) throws Refused {
    Optional<Provider> crypto = Optional.of(new BouncyCastleProvider());
    this.peer = peer;
    this.issuer = PeerKey.of(issuer, crypto);
    this.holder = PeerKey.of(holder, crypto);
    var places = places();
    shown = places.subList(0, SHOWN);
    concealment = new Concealment(places);
    claims = claims(holder);
    held = peer.hold(issue(), this.issuer);
    presented = present();
  }

  /** Ours and the others that run in this process. */
  static List<SdJwtPeer> peers() {
    return List.of(new Ours(NOW), new Authlete(), new Eudi());
  }

  /** {@code who}: as a peer calls itself. */
  public static Disclosures by(String who) throws Refused {
    for (var peer : peers()) {
      if (peer.toString().equals(who)) {
        return by(peer, SigningKey.fresh(KeyType.P256), SigningKey.fresh(KeyType.P256));
      }
    }
    throw new IllegalArgumentException("expected ours, Authlete or EUDI");
  }

  static Disclosures by(SdJwtPeer peer, SigningKey issuer, SigningKey holder) throws Refused {
    return new Disclosures(peer, issuer, holder);
  }

  static List<Pointer> places() {
    var places = new ArrayList<Pointer>();
    for (int i = 0; i < ALL; i++) {
      places.add(Pointer.ROOT.at("claim_" + i));
    }
    return places;
  }

  static JsonObject claims(SigningKey holder) {
    var jwk = holder.verificationKey().jwk();
    var claims =
        JsonObject.builder()
            .put("iss", "https://coop.example")
            .put("iat", NOW.getEpochSecond())
            .put("vct", "https://coop.example/rating")
            .put("cnf", JsonObject.empty().with("jwk", jwk));
    for (int i = 0; i < ALL; i++) {
      claims.put("claim_" + i, "the value of claim " + i);
    }
    return claims.build();
  }

  /** What can be withheld, in the form of the packages for Node.js. */
  static JsonObject frame() {
    var names = places().stream().map(place -> place.value().substring(1)).toList();
    return JsonObject.builder().put("_sd", JsonArray.ofStrings(names)).build();
  }

  /** What is shown, in the form of the packages for Node.js. */
  static JsonObject shownFrame() {
    var frame = JsonObject.builder();
    places()
        .subList(0, SHOWN)
        .forEach(one -> frame.put(one.value().substring(1), JsonBoolean.TRUE));
    return frame.build();
  }

  String presented() {
    return presented;
  }

  public String issue() throws Refused {
    return peer.issue(claims, concealment, issuer);
  }

  public String present() throws Refused {
    return held.show(shown, holder, AUDIENCE, NOW);
  }

  public Object verify() throws Refused {
    return peer.verify(presented, issuer, AUDIENCE);
  }
}
