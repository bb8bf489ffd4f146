package org.workcommons.vc.work;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.encoding.Jcs;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;

/**
 * One side of an engagement has made up its mind, and doesn't say yet what it thinks. {@code
 * specs/rating.md}, Commit, then reveal. The rater signs it; a {@link RatingOpening} shows later
 * which rating it was. Nobody learns from it what the rating says.
 *
 * @param engagement the {@link Engagement#id()}
 * @param direction {@link RatingDirection#CUSTOMER_RATES_WORKER} or {@link
 *     RatingDirection#WORKER_RATES_CUSTOMER}: the others have nobody who could answer in kind
 * @param aspect which side of the work, as in {@link Rating#aspect()}
 * @param digest what the rating and the secret salt come to: {@link #digest(Digest, byte[])}
 * @param committedAt when, to the second
 */
public record RatingCommitment(
    URI engagement, RatingDirection direction, String aspect, Digest digest, Instant committedAt) {
  /** The fewest bytes of a salt. */
  public static final int MIN_SALT_BYTES = 16;

  private static final String TYPE = "RatingCommitment";
  private static final String DOMAIN = "workcommons-commitment/1";

  public RatingCommitment {
    requireNonNull(digest);
    if (!Terms.URN_UUID.matcher(engagement.toString()).matches()) {
      throw new IllegalArgumentException("an engagement is named by a urn:uuid:");
    }
    if (!isMutual(direction)) {
      throw new IllegalArgumentException("only worker and customer rate each other");
    }
    if (!Terms.TOKEN.matcher(aspect).matches()) {
      throw new IllegalArgumentException("an aspect is a word in small letters");
    }
    if (committedAt.getNano() != 0) {
      throw new IllegalArgumentException("a commitment has a time in whole seconds");
    }
  }

  /** {@return whether the one who is rated in {@code direction} rates the rater in turn} */
  static boolean isMutual(RatingDirection direction) {
    return direction == RatingDirection.CUSTOMER_RATES_WORKER
        || direction == RatingDirection.WORKER_RATES_CUSTOMER;
  }

  /**
   * {@return what a rater commits to} The digest of the RFC 8785 form of an array of three strings:
   * {@code workcommons-commitment/1}, the digest of the rating, and the salt in base64url.
   *
   * @param rating {@link Rating#digest}
   * @param salt the rater's secret, at least {@link #MIN_SALT_BYTES}; without it anybody could try
   *     all ratings that there can be
   */
  public static Digest digest(Digest rating, byte[] salt) {
    if (salt.length < MIN_SALT_BYTES) {
      throw new IllegalArgumentException("a salt has at least " + MIN_SALT_BYTES + " bytes");
    }
    var parts = List.of(DOMAIN, rating.value(), Base64Url.encode(salt));
    return Digest.of(Jcs.canonicalize(JsonArray.ofStrings(parts)));
  }

  /** {@return whether {@code opening} holds the rating and the salt that were committed to} */
  public boolean isOpenedBy(RatingOpening opening) {
    return opening.commitment().equals(digest);
  }

  /** {@return who has to sign it} */
  public Did rater(Engagement of) {
    return direction == RatingDirection.CUSTOMER_RATES_WORKER ? of.customer() : of.worker();
  }

  /** {@return whom the rating has to be about} */
  public Did ratee(Engagement of) {
    return direction == RatingDirection.CUSTOMER_RATES_WORKER ? of.worker() : of.customer();
  }

  /** {@return the commitment that {@code json} is, whoever signed it} */
  public static RatingCommitment read(JsonObject json) throws ProblemException {
    var in = ObjectReader.of(json.without("proof"), Pointer.ROOT);
    Terms.type(in, TYPE);
    var commitment =
        new RatingCommitment(
            Terms.urnUuid(in, "engagement"),
            direction(in),
            Terms.token(in, "reviewAspect"),
            Digest.parse(in.string("digest"), in.pointer().at("digest")),
            Terms.instant(in, "committedAt"));
    in.noOthers();
    return commitment;
  }

  private static RatingDirection direction(ObjectReader in) throws ProblemException {
    return RatingDirection.of(in.string("direction"))
        .filter(RatingCommitment::isMutual)
        .orElseThrow(
            () ->
                in.malformed(
                    "direction", "must be customer-rates-worker or worker-rates-customer"));
  }

  /** {@return this commitment, to be signed by the rater} */
  public JsonObject json() {
    return JsonObject.builder()
        .put("type", TYPE)
        .put("engagement", engagement.toString())
        .put("direction", direction.term())
        .put("reviewAspect", aspect)
        .put("digest", digest.value())
        .put("committedAt", DateTimeStamp.text(committedAt))
        .build();
  }

  /** {@return the direction only} */
  @Override
  public String toString() {
    return "RatingCommitment[" + direction.term() + "]";
  }
}
