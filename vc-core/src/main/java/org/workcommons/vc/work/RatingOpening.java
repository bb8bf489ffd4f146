package org.workcommons.vc.work;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.encoding.Randomness;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.securing.Secured;

/**
 * A rating and the salt with which its rater committed to it: her secret until both sides have
 * committed. The file {@code vc/ratingopening/1} of {@code specs/rating.md}. Says nothing about who
 * signed the rating, and whether. Immutable.
 */
public final class RatingOpening {
  private static final String SCHEMA = "vc/ratingopening/1";
  private static final int SALT_BYTES = 32;
  private static final int MAX_SALT_BYTES = 64;

  private final VerifiableCredential rating;
  private final Digest digest;
  private final byte[] salt;

  private RatingOpening(VerifiableCredential rating, byte[] salt) throws ProblemException {
    this.rating = rating;
    this.digest = Rating.digest(Secured.read(rating, Contexts.bundled()).asIssued());
    this.salt = salt;
  }

  /**
   * {@return {@code rating} with a fresh salt}
   *
   * @param rating a secured credential, in JSON or a token of text
   */
  public static RatingOpening fresh(VerifiableCredential rating) throws ProblemException {
    return of(rating, Randomness.bytes(SALT_BYTES));
  }

  /**
   * {@return {@code rating} with {@code salt}}
   *
   * @param salt {@link RatingCommitment#MIN_SALT_BYTES} to 64 secret bytes
   */
  public static RatingOpening of(VerifiableCredential rating, byte[] salt) throws ProblemException {
    if (salt.length < RatingCommitment.MIN_SALT_BYTES || salt.length > MAX_SALT_BYTES) {
      throw new IllegalArgumentException("a salt has 16 to 64 bytes");
    }
    if (rating.mediaType() == MediaType.VC_COSE) {
      throw new IllegalArgumentException("a rating is JSON or a token of text");
    }
    return new RatingOpening(rating, salt.clone());
  }

  /** {@return the opening in {@code utf8}, which came from outside} */
  public static RatingOpening received(byte[] utf8) throws ProblemException {
    return read(ObjectReader.of(JsonReader.readObject(utf8), Pointer.ROOT));
  }

  /** {@return the opening that {@code in} reads, which came from outside} */
  public static RatingOpening read(ObjectReader in) throws ProblemException {
    if (!in.string("schema").equals(SCHEMA)) {
      throw in.malformed("schema", "must be " + SCHEMA);
    }
    var rating = rating(in);
    var salt = salt(in);
    in.noOthers();
    try {
      return new RatingOpening(rating, salt);
    } catch (ProblemException e) {
      throw e.under(in.pointer().at("rating"));
    }
  }

  private static VerifiableCredential rating(ObjectReader in) throws ProblemException {
    var value = in.required("rating");
    if (value instanceof JsonObject document) {
      return VerifiableCredential.received(MediaType.VC, JsonWriter.compact(document));
    }
    if (value instanceof JsonString token) {
      var sniffed = VerifiableCredential.restore(token.value().getBytes(UTF_8));
      if (sniffed.mediaType() == MediaType.VC_JWT || sniffed.mediaType() == MediaType.VC_SD_JWT) {
        return sniffed;
      }
    }
    throw in.malformed("rating", "must be a credential, an object or a token of text");
  }

  private static byte[] salt(ObjectReader in) throws ProblemException {
    var salt = new byte[0];
    try {
      salt = Base64Url.decode(in.string("salt"), 2 * MAX_SALT_BYTES);
    } catch (ProblemException e) {
      throw in.malformed("salt", e.problem().detail());
    }
    if (salt.length < RatingCommitment.MIN_SALT_BYTES || salt.length > MAX_SALT_BYTES) {
      throw in.malformed("salt", "must be 16 to " + MAX_SALT_BYTES + " bytes in base64url");
    }
    return salt;
  }

  /** {@return the rating, unverified} */
  public VerifiableCredential rating() {
    return rating;
  }

  /** {@return what names the rating for good: {@link Rating#digest}} */
  public Digest ratingDigest() {
    return digest;
  }

  /** {@return what its rater commits to} */
  public Digest commitment() {
    return RatingCommitment.digest(digest, salt);
  }

  /** {@return this opening as a file, which is a secret until it may be revealed} */
  public JsonObject json() throws ProblemException {
    var content = rating.toByteArray();
    return JsonObject.builder()
        .put("schema", SCHEMA)
        .put(
            "rating",
            rating.mediaType().isEnveloping()
                ? new JsonString(new String(content, UTF_8))
                : JsonReader.readObject(content))
        .put("salt", Base64Url.encode(salt))
        .build();
  }

  /** {@return nothing of it: it is a secret} */
  @Override
  public String toString() {
    return "RatingOpening";
  }
}
