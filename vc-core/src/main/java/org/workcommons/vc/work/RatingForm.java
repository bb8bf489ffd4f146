package org.workcommons.vc.work;

import java.util.Optional;
import java.util.regex.Pattern;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.ProblemException;

/** A rating as the subject of its credential: {@code specs/schemas/rating-1.json}. */
final class RatingForm {
  private static final String TYPE = "Rating";
  private static final Pattern QUARTER = Pattern.compile("(?:19[7-9][0-9]|[2-9][0-9]{3})-Q[1-4]");

  private RatingForm() {}

  static Rating read(ObjectReader subject) throws ProblemException {
    var in = subject.object("rating");
    Terms.type(in, TYPE);
    var direction =
        RatingDirection.of(in.string("direction"))
            .orElseThrow(() -> in.malformed("direction", "not one of the four directions"));
    var basis = basis(in);
    var scale = Terms.scale(in);
    long value = in.integer("ratingValue", -RatingScale.BOUND, RatingScale.BOUND);
    var contradiction = Rating.contradiction(basis, direction, value, scale);
    if (contradiction != null) {
      throw in.malformed("ratingValue", contradiction);
    }
    var rating =
        new Rating(
            Terms.did(subject, "id"),
            basis,
            direction,
            Terms.token(in, "reviewAspect"),
            (int) value,
            scale,
            body(in),
            Digest.parse(in.string("nullifier"), in.pointer().at("nullifier")));
    in.noOthers();
    return rating;
  }

  private static Rating.Basis basis(ObjectReader in) throws ProblemException {
    if (in.object().has("engagement") == in.object().has("quarter")) {
      throw in.malformed("engagement", "must be there just if quarter is not");
    }
    if (in.object().has("engagement")) {
      return new Rating.Basis.OfEngagement(Terms.urnUuid(in, "engagement"));
    }
    var quarter = in.string("quarter", QUARTER, "a quarter such as 2026-Q4, from 1970 on");
    return new Rating.Basis.Quarter(
        Integer.parseInt(quarter.substring(0, 4)), quarter.charAt(6) - '0');
  }

  private static Optional<String> body(ObjectReader in) throws ProblemException {
    var text = in.optionalString("reviewBody");
    if (text.isPresent() && !Rating.isBody(text.get())) {
      throw in.malformed(
          "reviewBody", "must be text of up to " + Rating.BODY_CHARS + " characters");
    }
    return text;
  }

  static JsonObject write(Rating rating) {
    var json = JsonObject.builder().put("type", TYPE);
    json.put(
        rating.basis() instanceof Rating.Basis.Quarter ? "quarter" : "engagement",
        rating.basis().toString());
    json.put("direction", rating.direction().term())
        .put("reviewAspect", rating.aspect())
        .put("ratingValue", rating.value())
        .putAll(Terms.scale(rating.scale()).build())
        .putIfPresent("reviewBody", rating.body())
        .put("nullifier", rating.nullifier().value());
    return JsonObject.builder()
        .put("id", rating.ratee().value())
        .put("rating", json.build())
        .build();
  }
}
