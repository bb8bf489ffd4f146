package org.workcommons.vc.status;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * What a status list token says: the claims of the JWT that carries a list. Token Status List §5.1.
 * Whoever reads one has checked its signature before.
 *
 * @param uri where it is published, {@code sub}
 * @param issuedAt when it was signed, {@code iat}
 * @param expires when it no longer counts, {@code exp}
 * @param timeToLive how long a copy may be used, {@code ttl}
 * @param list the statuses
 */
public record StatusListToken(
    URI uri,
    Instant issuedAt,
    Optional<Instant> expires,
    Optional<Duration> timeToLive,
    TokenStatusList list) {
  /** The {@code typ} of such a token. */
  public static final String TYPE = "statuslist+jwt";

  /** The media type under which it is published. */
  public static final String MEDIA_TYPE = "application/statuslist+jwt";

  /** The end of the year 9999, in seconds. */
  private static final long LAST_SECOND = 253_402_300_799L;

  /** A time to live of more than ten years is a mistake, in seconds. */
  private static final long LONGEST_TIME_TO_LIVE = 315_360_000L;

  public StatusListToken {
    requireNonNull(expires);
    requireNonNull(list);
    if (!TokenStatusEntry.isTokenUri(uri)) {
      throw new IllegalArgumentException("a status list token has an https URL without fragment");
    }
    if (issuedAt.getEpochSecond() < 0 || issuedAt.getEpochSecond() > LAST_SECOND) {
      throw new IllegalArgumentException("a token is issued from 1970 to 9999");
    }
    if (timeToLive.isPresent() && !isTimeToLive(timeToLive.get().toMillis() / 1000.0)) {
      throw new IllegalArgumentException("a time to live is from a millisecond to ten years");
    }
  }

  /**
   * {@return what {@code claims} say} Its times are not compared with any clock here, nor {@code
   * sub} with the URL that was asked.
   */
  public static StatusListToken of(JsonObject claims) throws ProblemException {
    var in = ObjectReader.of(claims, Pointer.ROOT);
    var uri =
        TokenStatusEntry.tokenUri(in.string("sub"))
            .orElseThrow(() -> in.malformed("sub", "must be an https URL without fragment"));
    var issuedAt = instant(in, "iat");
    var list = in.object("status_list");
    return new StatusListToken(
        uri,
        issuedAt,
        expires(claims),
        timeToLive(claims),
        TokenStatusList.read(list.object(), list.pointer()));
  }

  /**
   * {@return the {@code exp} in {@code claims}, empty where they have none} A cache may read it of
   * a token that nobody has verified.
   */
  public static Optional<Instant> expires(JsonObject claims) throws ProblemException {
    return claims.has("exp")
        ? Optional.of(instant(ObjectReader.of(claims, Pointer.ROOT), "exp"))
        : Optional.empty();
  }

  /**
   * {@return the {@code ttl} in {@code claims}, empty where they have none} A cache may read it of
   * a token that nobody has verified.
   */
  public static Optional<Duration> timeToLive(JsonObject claims) throws ProblemException {
    if (!claims.has("ttl")) {
      return Optional.empty();
    }
    double seconds = number(ObjectReader.of(claims, Pointer.ROOT), "ttl");
    if (!isTimeToLive(seconds)) {
      throw new ProblemException(
          ProblemType.MALFORMED_VALUE_ERROR,
          Pointer.ROOT.at("ttl"),
          "must be a positive number of seconds, of at most ten years");
    }
    return Optional.of(Duration.ofMillis((long) (seconds * 1000)));
  }

  /** {@return these claims as JSON} Times are whole seconds. */
  public JsonObject claims() {
    var claims = JsonObject.builder().put("sub", uri.toString());
    claims.put("iat", issuedAt.getEpochSecond());
    expires.ifPresent(end -> claims.put("exp", end.getEpochSecond()));
    timeToLive.ifPresent(time -> claims.put("ttl", new JsonNumber(time.toMillis() / 1000.0)));
    return claims.put("status_list", list.json()).build();
  }

  private static boolean isTimeToLive(double seconds) {
    return seconds >= 0.001 && seconds <= LONGEST_TIME_TO_LIVE;
  }

  /** RFC 7519 §2, NumericDate. */
  private static Instant instant(ObjectReader in, String name) throws ProblemException {
    double seconds = number(in, name);
    if (seconds < 0 || seconds > LAST_SECOND) {
      throw in.malformed(name, "must be a number of seconds since 1970");
    }
    return Instant.ofEpochMilli((long) (seconds * 1000));
  }

  private static double number(ObjectReader in, String name) throws ProblemException {
    if (in.required(name) instanceof JsonNumber number) {
      return number.value();
    }
    throw in.malformed(name, "must be a number");
  }
}
