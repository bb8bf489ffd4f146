package org.workcommons.vc.work;

import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.encoding.Recent;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.ProblemException;

/** The members that several types of claims share, read and written in one way. */
final class Terms {
  /** A word of a community's own list, such as a class of members or an aspect of the work. */
  static final Pattern TOKEN = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  static final Pattern URN_UUID =
      Pattern.compile("urn:uuid:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}");

  private static final Pattern SECOND =
      Pattern.compile(
          "(?:19[7-9][0-9]|[2-9][0-9]{3})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
              + "T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z");

  private static final Pattern DAY =
      Pattern.compile(
          "(?:19[7-9][0-9]|[2-9][0-9]{3})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])");

  /** There are as many as there are occupations, and each is in a great many statements. */
  private static final Recent<String, URI> URLS = Recent.most(Limits.OCCUPATIONS_KEPT);

  private Terms() {}

  static void type(ObjectReader in, String type) throws ProblemException {
    if (!in.string("type").equals(type)) {
      throw in.malformed("type", "must be " + type);
    }
  }

  static Did did(ObjectReader in, String name) throws ProblemException {
    try {
      return Did.parse(in.string(name), in.pointer().at(name));
    } catch (ProblemException e) {
      throw in.malformed(name, e.problem().detail());
    }
  }

  static Quantity quantity(ObjectReader in, String name) throws ProblemException {
    return new Quantity(
        new BigDecimal(in.string(name, Quantity.SYNTAX, "a decimal number in a string")));
  }

  static Optional<Money> money(ObjectReader of, String name) throws ProblemException {
    var present = of.optionalObject(name);
    if (present.isEmpty()) {
      return Optional.empty();
    }
    var in = present.get();
    var currency = in.string("currency", Money.CURRENCY, "three capital letters");
    var money = new Money(quantity(in, "amount"), currency);
    in.noOthers();
    return Optional.of(money);
  }

  static JsonObject money(Money money) {
    return JsonObject.builder()
        .put("amount", money.amount().toString())
        .put("currency", money.currency())
        .build();
  }

  static RatingScale scale(ObjectReader in) throws ProblemException {
    long worst = in.integer("worstRating", -RatingScale.BOUND, RatingScale.BOUND);
    long best = in.integer("bestRating", -RatingScale.BOUND, RatingScale.BOUND);
    if (!RatingScale.isScale(worst, best)) {
      throw in.malformed(
          "bestRating",
          "must be above worstRating, with at most " + RatingScale.MAX_STEPS + " steps");
    }
    return new RatingScale((int) worst, (int) best);
  }

  static JsonObject.Builder scale(RatingScale scale) {
    return JsonObject.builder().put("worstRating", scale.worst()).put("bestRating", scale.best());
  }

  static Optional<URI> url(ObjectReader in, String name) throws ProblemException {
    var text = in.optionalString(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var known = URLS.get(text.get());
    if (known.isPresent()) {
      return known;
    }
    var url = URI.create(in.string(name, WorkStatement.OCCUPATION, "a plain http or https URL"));
    URLS.put(text.get(), url);
    return Optional.of(url);
  }

  /**
   * {@return whether {@code url} was read lately, and so found to be one that a statement may have}
   */
  static boolean isKnownUrl(URI url) {
    return URLS.get(url.toString()).isPresent();
  }

  static Optional<String> area(ObjectReader in, String name) throws ProblemException {
    var text = in.optionalString(name);
    if (text.isPresent() && !WorkStatement.isArea(text.get())) {
      throw in.malformed(
          name, "must be one line of up to " + WorkStatement.AREA_CHARS + " characters");
    }
    return text;
  }

  static String token(ObjectReader in, String name) throws ProblemException {
    return in.string(name, TOKEN, "up to 40 small letters, digits and hyphens, a letter first");
  }

  static String body(ObjectReader in, String name) throws ProblemException {
    var text = in.string(name);
    if (!Rating.isBody(text)) {
      throw in.malformed(name, "must be text of 1 to " + Rating.BODY_CHARS + " characters");
    }
    return text;
  }

  static URI urnUuid(ObjectReader in, String name) throws ProblemException {
    return URI.create(in.string(name, URN_UUID, "urn:uuid: and a UUID in small letters"));
  }

  /** One instant has one text: whole seconds, in UTC. */
  static Instant instant(ObjectReader in, String name) throws ProblemException {
    return DateTimeStamp.parse(
        in.string(name, SECOND, "a date and time such as 2026-03-01T12:00:00Z"),
        in.pointer().at(name));
  }

  static LocalDate day(ObjectReader in, String name) throws ProblemException {
    try {
      return LocalDate.parse(in.string(name, DAY, "a day such as 2026-03-01"));
    } catch (DateTimeException e) {
      throw in.malformed(name, "must be a day that there is");
    }
  }

  static Optional<Digest> digest(ObjectReader in, String name) throws ProblemException {
    var text = in.optionalString(name);
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(Digest.parse(text.get(), in.pointer().at(name)));
  }
}
