package org.workcommons.vc.wallet.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.governance.SignedDocument;
import org.workcommons.vc.issuer.IssuingException;
import org.workcommons.vc.issuer.RatingExchange;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.verifier.Verifier;
import org.workcommons.vc.wallet.Receipt;
import org.workcommons.vc.wallet.Wallet;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.work.Engagement;
import org.workcommons.vc.work.EngagementOutcome;
import org.workcommons.vc.work.Rating;
import org.workcommons.vc.work.RatingCommitment;
import org.workcommons.vc.work.RatingDirection;
import org.workcommons.vc.work.RatingOpening;
import org.workcommons.vc.work.RatingScale;

/** One ride, rated by both sides, neither of which can wait for the other. */
final class Ride {
  private static final URI ID = URI.create("urn:uuid:1b0f6f36-57ab-4fb1-8b0a-6d4bb7f2c1ff");
  private static final String ASPECT = "service";

  private final SigningKey family = SigningKey.fresh(KeyType.ED25519);
  private final Wallet wallet;
  private final Platform platform;
  private final Instant now;
  private final Narrator tell;

  Ride(Wallet wallet, Platform platform, Instant now, Narrator tell) {
    this.wallet = wallet;
    this.platform = platform;
    this.now = now;
    this.tell = tell;
  }

  /**
   * How it went.
   *
   * @param early why nobody could reveal before the other had committed
   * @param changed why nobody could reveal another rating than the promised one
   * @param shown the ratings, once both were revealed
   */
  record Ended(ProblemType early, ProblemType changed, Map<RatingDirection, Rating> shown) {}

  Ended show(Verifier verifier) throws WalletException, ProblemException, IssuingException {
    tell.chapter("A ride, rated by both sides");
    tell.say(
        "Amara drives a family for %s. Platform and driver sign that the ride took place. Then each side promises a"
            + " rating without showing it, and only when both have promised are they shown: nobody can answer a bad"
            + " rating with a bad one.",
        platform.name());
    var driver = driver();
    var engagement = engagement(driver, verifier);
    var exchange =
        RatingExchange.open(
            engagement, ASPECT, "a secret of the platform".getBytes(UTF_8), Duration.ofDays(3));
    var hers = opening(exchange, RatingDirection.WORKER_RATES_CUSTOMER, 10, driver);
    var theirs = opening(exchange, RatingDirection.CUSTOMER_RATES_WORKER, 9, family);
    var revenge = opening(exchange, RatingDirection.CUSTOMER_RATES_WORKER, 1, family);
    exchange = promised(exchange, hers, RatingDirection.WORKER_RATES_CUSTOMER, driver);
    tell.row("Amara promises; could she show hers already?");
    var early = refused(exchange, hers);
    exchange = promised(exchange, theirs, RatingDirection.CUSTOMER_RATES_WORKER, family);
    exchange = exchange.reveal(hers, DidResolver.offline(), now);
    tell.row("the family promises, Amara reveals; could the family answer with another rating?");
    var changed = refused(exchange, revenge);
    exchange = exchange.reveal(theirs, DidResolver.offline(), now);
    var shown = shown(exchange);
    shown.forEach(
        (direction, rating) -> tell.row("%s: %d of 10", direction.term(), rating.value()));
    return new Ended(early, changed, shown);
  }

  /** The key by which the platform knows her. */
  private SigningKey driver() throws WalletException {
    for (var identity : wallet.identities().held()) {
      if (identity.label().equals(platform.name())) {
        return wallet.key(identity.did(), SecretAccess.GRANTED);
      }
    }
    throw new IllegalStateException("she drives for " + platform.name());
  }

  private Engagement engagement(SigningKey driver, Verifier verifier)
      throws WalletException, IssuingException {
    var engagement =
        new Engagement(
            Word.did(driver),
            ID,
            platform.did(),
            Word.did(family),
            EngagementOutcome.COMPLETED,
            now.minus(Duration.ofHours(14)),
            now.minus(Duration.ofHours(13)),
            1,
            now.plus(Duration.ofDays(9)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    var signed = wallet.countersign(platform.sign(engagement), verifier);
    if (signed.receipt().result() == Receipt.Result.REFUSED) {
      throw new IllegalStateException("she signs her rides: " + signed.receipt().report());
    }
    return engagement;
  }

  private RatingOpening opening(
      RatingExchange exchange, RatingDirection direction, int value, SigningKey rater)
      throws ProblemException {
    var ride = exchange.engagement();
    var rating =
        new Rating(
            ratee(ride, direction),
            new Rating.Basis.OfEngagement(ride.id()),
            direction,
            ASPECT,
            value,
            new RatingScale(1, 10),
            Optional.empty(),
            exchange.nullifier(direction));
    return RatingOpening.fresh(Word.credential(Rating.TYPE, rating, rater, now));
  }

  private static Did ratee(Engagement ride, RatingDirection direction) {
    return direction == RatingDirection.CUSTOMER_RATES_WORKER ? ride.worker() : ride.customer();
  }

  private RatingExchange promised(
      RatingExchange exchange, RatingOpening opening, RatingDirection direction, SigningKey rater)
      throws ProblemException {
    var promise =
        new RatingCommitment(
            exchange.engagement().id(), direction, ASPECT, opening.commitment(), now);
    var signed = Word.too(SignedDocument.of(promise.json()), rater, now);
    return exchange.commit(signed, DidResolver.offline(), now);
  }

  private ProblemType refused(RatingExchange exchange, RatingOpening opening) {
    try {
      exchange.reveal(opening, DidResolver.offline(), now);
    } catch (ProblemException e) {
      tell.row("  no, %s: %s", e.problem().type().name(), e.problem().detail());
      return e.problem().type();
    }
    throw new IllegalStateException("this must be refused");
  }

  private Map<RatingDirection, Rating> shown(RatingExchange exchange) throws ProblemException {
    var shown = new EnumMap<RatingDirection, Rating>(RatingDirection.class);
    for (var entry : exchange.released(now).entrySet()) {
      var credential = JsonReader.readObject(entry.getValue().toByteArray());
      var subject = (JsonObject) credential.get("credentialSubject").orElseThrow();
      shown.put(entry.getKey(), Rating.TYPE.read(subject, Pointer.ROOT));
    }
    return shown;
  }
}
