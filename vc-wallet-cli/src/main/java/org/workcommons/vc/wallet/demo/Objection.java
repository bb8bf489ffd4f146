package org.workcommons.vc.wallet.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.governance.Decision;
import org.workcommons.vc.governance.Dispute;
import org.workcommons.vc.governance.DisputeGround;
import org.workcommons.vc.governance.Outcomes;
import org.workcommons.vc.governance.PanelLot;
import org.workcommons.vc.governance.Panels;
import org.workcommons.vc.governance.RatingLeaf;
import org.workcommons.vc.governance.Ruling;
import org.workcommons.vc.governance.SignedDocument;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.reputation.DecidedDisputes;
import org.workcommons.vc.reputation.Score;
import org.workcommons.vc.reputation.ShownChain;
import org.workcommons.vc.wallet.Wallet;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.work.Digest;

/** A rating out of revenge: a worker objects, a panel drawn by lot decides, the score follows. */
final class Objection {
  private static final URI DISPUTE = URI.create("urn:uuid:c0b5d6a4-7a1c-49a6-9b83-0e2b8a7f6601");
  private static final URI DECISION = URI.create("urn:uuid:c0b5d6a4-7a1c-49a6-9b83-0e2b8a7f6602");
  private static final int OTHER_MEMBERS = 6;

  private final Wallet wallet;
  private final Commons commons;
  private final Instant now;
  private final Narrator tell;

  Objection(Wallet wallet, Commons commons, Instant now, Narrator tell) {
    this.wallet = wallet;
    this.commons = commons;
    this.now = now;
    this.tell = tell;
  }

  /**
   * How it went.
   *
   * @param before the record with the rating
   * @param refused why three of the panel were not enough
   * @param after the record without it
   * @param disputes what was decided
   */
  record Ended(Score before, ProblemType refused, Score after, DecidedDisputes disputes) {}

  Ended show(List<ShownChain> chains, Platform platform) throws WalletException, ProblemException {
    tell.chapter("A rating out of revenge");
    tell.say(
        "A customer of %s gave Amara a thumb down after she had reported an unsafe pick-up. She objects, and keeps her"
            + " evidence; five of the commons' members are drawn by a lot that everybody can draw again, and four of"
            + " them have to agree.",
        platform.name());
    var leaf = leaf(chains, platform);
    var before = commons.admitted(chains, DecidedDisputes.NONE).score();
    commons.row("with the rating", before);
    var dispute = dispute(leaf);
    var members = members();
    var lot =
        new PanelLot(
            Digest.of("the root of the log, a day later".getBytes(UTF_8)),
            List.copyOf(members.keySet()));
    int seats = commons.policy().disputes().panelSize();
    var panel =
        lot.draw(
            DISPUTE, Set.copyOf(List.of(leaf.issuer(), leaf.platform(), leaf.worker())), seats);
    var three = signed(decision(dispute, leaf, lot, panel), panel.subList(0, 3), members);
    var refused = received(three, lot).findings().get(0);
    tell.row("three of five: %s: %s", refused.type().name(), refused.detail());
    var outcomes = received(signed(three, panel.subList(3, 4), members), lot);
    var after = commons.admitted(chains, outcomes.decided()).score();
    commons.row("excluded by four", after);
    tell.say(
        "The statement stays as it is, and the signed outcome says why one rating of it does not count.");
    return new Ended(before, refused.type(), after, outcomes.decided());
  }

  /** The newest of the worst ratings by somebody who had not rated her before. */
  private static RatingLeaf leaf(List<ShownChain> chains, Platform platform) {
    RatingLeaf newest = null;
    for (var chain : chains) {
      for (var shown : chain.statements()) {
        var statement = shown.entry().statement();
        boolean hasOne =
            chain.issuer().equals(platform.did())
                && statement.ratings().stream()
                    .flatMap(ratings -> ratings.buckets().stream())
                    .anyMatch(bucket -> bucket.k() == 1 && bucket.histogram().get(0) > 0);
        if (hasOne) {
          newest =
              new RatingLeaf(
                  chain.issuer(),
                  statement.platform(),
                  statement.worker(),
                  statement.link().seq(),
                  1,
                  0,
                  Digest.of("what makes it one rating and no other".getBytes(UTF_8)));
        }
      }
    }
    if (newest == null) {
      throw new IllegalStateException("everybody gets a thumb down once");
    }
    return newest;
  }

  private SignedDocument dispute(RatingLeaf leaf) throws WalletException, ProblemException {
    var filed = now.minus(Duration.ofDays(16));
    var dispute =
        new Dispute(
            DISPUTE,
            commons.did(),
            leaf,
            DisputeGround.RETALIATION,
            Dispute.Remedy.EXCLUDE,
            Optional.of("The trip was done on time. I had reported an unsafe pick-up before."),
            Optional.empty(),
            filed);
    var key = wallet.key(leaf.worker(), SecretAccess.GRANTED);
    return Word.too(SignedDocument.of(dispute.json()), key, filed);
  }

  private SignedDocument decision(
      SignedDocument dispute, RatingLeaf leaf, PanelLot lot, List<Did> panel) {
    var decided = now.minus(Duration.ofDays(2));
    return SignedDocument.of(
        new Decision(
                DECISION,
                commons.did(),
                commons.policy().digest(),
                new Decision.Subject(DISPUTE, dispute.digest()),
                leaf,
                Ruling.EXCLUDED,
                Optional.empty(),
                commons.policy().id() + "#retaliation",
                "The report came before the rating, and nothing went wrong on the trip.",
                Optional.of(new Decision.Panel(lot.checkpoint(), lot.memberList(), panel)),
                new Decision.Term(now.minus(Duration.ofDays(16)), decided, Optional.empty()),
                Optional.empty())
            .json());
  }

  /** Those who sign for the commons can be drawn, and so can others. */
  private Map<Did, SigningKey> members() {
    var members = new HashMap<Did, SigningKey>();
    commons.signers().forEach(key -> members.put(Word.did(key), key));
    for (int i = 0; i < OTHER_MEMBERS; i++) {
      var key = SigningKey.fresh(KeyType.ED25519);
      members.put(Word.did(key), key);
    }
    return members;
  }

  private SignedDocument signed(SignedDocument document, List<Did> by, Map<Did, SigningKey> members)
      throws ProblemException {
    var signed = document;
    for (var member : by) {
      signed = Word.too(signed, requireNonNull(members.get(member)), now);
    }
    return signed;
  }

  private Outcomes received(SignedDocument document, PanelLot lot) throws ProblemException {
    return Outcomes.received(
        List.of(document),
        Panels.of(commons.policies(), decision -> Optional.of(lot)),
        DidResolver.offline(),
        now);
  }
}
