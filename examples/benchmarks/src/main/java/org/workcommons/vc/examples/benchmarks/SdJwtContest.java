package org.workcommons.vc.examples.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.Optional;
import org.workcommons.vc.examples.peers.Peer;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;

/** Who issues, presents and verifies a selectively disclosable token, all with the same keys. */
final class SdJwtContest {
  private static final String NAME = "dc+sd-jwt ES256";

  private final Contest contest;
  private final SigningKey issuer = SigningKey.fresh(KeyType.P256);
  private final SigningKey holder = SigningKey.fresh(KeyType.P256);

  private SdJwtContest(Contest contest) {
    this.contest = contest;
  }

  static void enter(Contest contest, Optional<Peer> peer) throws Exception {
    var entered = new SdJwtContest(contest);
    for (var one : Disclosures.peers()) {
      var disclosures = Disclosures.by(one, entered.issuer, entered.holder);
      var who = one.toString();
      entered.add("issue", who, () -> !disclosures.issue().isEmpty());
      entered.add("present", who, () -> !disclosures.present().isEmpty());
      entered.add("verify", who, () -> disclosures.verify() != null);
      if (who.equals("ours")) {
        entered.alone(disclosures.presented());
        if (peer.isPresent()) {
          entered.there(peer.get(), disclosures.presented());
        }
      }
    }
  }

  /** One signature to issue and one to bind, two to verify, by keys that are decoded already. */
  private void alone(String presented) {
    var issued = Signed.of(issuer, presented.substring(0, presented.indexOf('~')));
    var bound = Signed.of(holder, presented.substring(presented.lastIndexOf('~') + 1));
    add("issue", Contender.SIGNATURE_ALONE, issued::signs);
    add("present", Contender.SIGNATURE_ALONE, bound::signs);
    add("verify", Contender.SIGNATURE_ALONE, () -> issued.verifies() && bound.verifies());
  }

  private record Signed(SignatureAlone.Scheme scheme, byte[] message, byte[] signature) {
    static Signed of(SigningKey key, String token) {
      int end = token.lastIndexOf('.');
      var signature = Base64.getUrlDecoder().decode(token.substring(end + 1));
      var message = token.substring(0, end).getBytes(US_ASCII);
      return new Signed(SignatureAlone.of(key, KeyType.P256), message, signature);
    }

    boolean signs() {
      return scheme.sign(message).length > 0;
    }

    boolean verifies() {
      return scheme.verifies(message, signature);
    }
  }

  private void there(Peer peer, String presented) throws Exception {
    for (var name : new String[] {"sd issuer", "sd holder"}) {
      peer.ask("newKey", JsonObject.builder().put("name", name).put("kind", "ES256").build());
    }
    var issuing =
        JsonObject.builder()
            .put("claims", Disclosures.claims(holder))
            .put("frame", Disclosures.frame())
            .put("key", "sd issuer")
            .build();
    var issued = peer.ask("issueSdJwt", issuing).string("token").orElseThrow();
    var presenting =
        JsonObject.builder()
            .put("token", issued)
            .put("frame", Disclosures.shownFrame())
            .put("key", "sd holder")
            .put("aud", "https://rides.example")
            .put("nonce", "8f1a")
            .put("iat", Contest.NOW.getEpochSecond())
            .build();
    var verifying =
        JsonObject.builder()
            .put("token", presented)
            .put("jwk", issuer.verificationKey().jwk())
            .put("aud", "https://rides.example")
            .put("nonce", "8f1a")
            .build();
    contest.add(NAME, "issue", "@sd-jwt", new InPeer(peer, "issueSdJwt", issuing));
    contest.add(NAME, "present", "@sd-jwt", new InPeer(peer, "presentSdJwt", presenting));
    contest.add(NAME, "verify", "@sd-jwt", new InPeer(peer, "verifySdJwt", verifying));
  }

  private void add(String operation, String who, InThisProcess.Operation run) {
    contest.add(NAME, operation, who, new InThisProcess(run::call));
  }
}
