package org.workcommons.vc.work;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.Jcs;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.model.ClaimType;

/**
 * One rating by one person, in one of four directions. {@code specs/rating.md}. Whoever rates
 * issues it, under an identifier made for that; whom it is about is its subject.
 *
 * @param ratee whom it is about
 * @param basis what was rated
 * @param direction who rates whom
 * @param aspect which side of the work, a word of up to 40 small letters, digits and hyphens
 * @param value the rating, a step of the scale
 * @param scale the steps that there were to choose from
 * @param body what the rater wrote, up to {@link #BODY_CHARS} characters
 * @param nullifier what makes a second rating of the same thing show: {@link #nullifier}
 */
public record Rating(
    Did ratee,
    Basis basis,
    RatingDirection direction,
    String aspect,
    int value,
    RatingScale scale,
    Optional<String> body,
    Digest nullifier) {
  /** Credentials of the type {@code RatingCredential}. */
  public static final ClaimType<Rating> TYPE =
      ClaimType.of(
              "RatingCredential",
              URI.create("https://w3id.org/workcommons/ns/v1"),
              URI.create("https://w3id.org/workcommons/schemas/rating/1"),
              RatingForm::read,
              RatingForm::write)
          .withSingleSubject()
          .withRule(Rules::rating);

  /** The longest {@link #body()}, in code points. */
  public static final int BODY_CHARS = 1000;

  private static final String NULLIFIER_DOMAIN = "workcommons-nullifier/1";
  private static final Pattern BODY =
      Pattern.compile(
          "[^\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f\\u2028\\u2029]{1," + BODY_CHARS + "}");

  public Rating {
    requireNonNull(ratee);
    requireNonNull(nullifier);
    if (!Terms.TOKEN.matcher(aspect).matches()) {
      throw new IllegalArgumentException("an aspect is a word in small letters");
    }
    if (body.isPresent() && !isBody(body.get())) {
      throw new IllegalArgumentException(
          "a body has 1 to " + BODY_CHARS + " characters, none for control but the line feed");
    }
    var contradiction = contradiction(basis, direction, value, scale);
    if (contradiction != null) {
      throw new IllegalArgumentException(contradiction);
    }
  }

  /** {@return whether {@code text} is something that a person wrote, as claims hold it} */
  static boolean isBody(String text) {
    return BODY.matcher(text).matches();
  }

  /** {@return why there is no such rating, null if there may be} */
  static @Nullable String contradiction(
      Basis basis, RatingDirection direction, long value, RatingScale scale) {
    if (value < scale.worst() || value > scale.best()) {
      return "the rating is not on its scale";
    }
    boolean isOfAPlatform = direction == RatingDirection.WORKER_RATES_PLATFORM;
    return isOfAPlatform == basis instanceof Basis.Quarter
        ? null
        : "a platform is rated for a quarter, and people for an engagement";
  }

  /**
   * {@return what every rating of {@code basis} in this direction and of this aspect has in common,
   * and no other} The digest of the RFC 8785 form of an array of five strings: {@code
   * workcommons-nullifier/1}, the basis, the direction, the aspect, and the salt in base64url.
   *
   * @param salt a secret of whoever vouches that there is one rating only, at least 16 bytes;
   *     without it nobody can find out by trying which engagement a rating is of
   */
  public static Digest nullifier(
      Basis basis, RatingDirection direction, String aspect, byte[] salt) {
    if (salt.length < 16) {
      throw new IllegalArgumentException("a salt has at least 16 bytes");
    }
    var parts =
        List.of(
            NULLIFIER_DOMAIN, basis.toString(), direction.term(), aspect, Base64Url.encode(salt));
    return Digest.of(Jcs.canonicalize(JsonArray.ofStrings(parts)));
  }

  /**
   * {@return what names one rating for good} SHA-256 over the canonical form (RFC 8785) of the
   * whole credential without its {@code proof}: the same rating signed again is the same rating.
   */
  public static Digest digest(JsonObject credential) {
    return new Digest(StatementDigest.of(credential).value());
  }

  /** {@return the direction only: the rest are claims, and claims don't belong in logs} */
  @Override
  public String toString() {
    return "Rating[" + direction.term() + "]";
  }

  /** What was rated. */
  public sealed interface Basis {
    /**
     * One engagement.
     *
     * @param id its {@link Engagement#id()}
     */
    record OfEngagement(URI id) implements Basis {
      public OfEngagement {
        if (!Terms.URN_UUID.matcher(id.toString()).matches()) {
          throw new IllegalArgumentException("an engagement is named by a urn:uuid:");
        }
      }

      /** {@return the engagement's name} */
      @Override
      public String toString() {
        return id.toString();
      }
    }

    /**
     * A quarter of a year with one platform.
     *
     * @param year from 1970 to 9999
     * @param number from 1 to 4
     */
    record Quarter(int year, int number) implements Basis {
      public Quarter {
        if (year < 1970 || year > 9999 || number < 1 || number > 4) {
          throw new IllegalArgumentException("a quarter from 1970-Q1 to 9999-Q4");
        }
      }

      /** {@return {@code 2026-Q4}} */
      @Override
      public String toString() {
        return year + "-Q" + number;
      }
    }
  }
}
