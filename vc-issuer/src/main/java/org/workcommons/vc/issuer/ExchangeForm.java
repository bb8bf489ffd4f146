package org.workcommons.vc.issuer;

import java.util.EnumMap;
import java.util.Map;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.governance.SignedDocument;
import org.workcommons.vc.issuer.RatingExchange.Side;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.work.Digest;
import org.workcommons.vc.work.Engagement;
import org.workcommons.vc.work.RatingDirection;
import org.workcommons.vc.work.RatingOpening;

/** An exchange of ratings as a file, {@code vc/ratingexchange/1}. */
final class ExchangeForm {
  private static final String SCHEMA = "vc/ratingexchange/1";

  private ExchangeForm() {}

  static JsonObject write(ExchangeTerms terms, Map<RatingDirection, Side> sides)
      throws ProblemException {
    var json =
        JsonObject.builder()
            .put("schema", SCHEMA)
            .put("engagement", Engagement.TYPE.write(terms.engagement()))
            .put("reviewAspect", terms.aspect())
            .put("revealBefore", DateTimeStamp.text(terms.revealBefore()));
    for (var direction : RatingExchange.DIRECTIONS) {
      var side = JsonObject.builder().put("nullifier", terms.nullifier(direction).value());
      var done = sides.get(direction);
      if (done != null) {
        side.put("commitment", done.signed().json());
        if (done.opening().isPresent()) {
          side.put("opening", done.opening().get().json());
        }
      }
      json.put(direction.term(), side.build());
    }
    return json.build();
  }

  static RatingExchange read(byte[] utf8) throws ProblemException {
    var in = ObjectReader.of(JsonReader.readObject(utf8), Pointer.ROOT);
    if (!in.string("schema").equals(SCHEMA)) {
      throw in.malformed("schema", "must be " + SCHEMA);
    }
    var terms = terms(in);
    var sides = new EnumMap<RatingDirection, Side>(RatingDirection.class);
    for (var direction : RatingExchange.DIRECTIONS) {
      side(in.object(direction.term()), direction, terms, sides);
    }
    in.noOthers();
    return new RatingExchange(terms, sides);
  }

  private static ExchangeTerms terms(ObjectReader in) throws ProblemException {
    var subject = in.object("engagement");
    var engagement = Engagement.TYPE.read(subject.object(), subject.pointer());
    var until = DateTimeStamp.parse(in.string("revealBefore"), in.pointer().at("revealBefore"));
    if (!until.isAfter(engagement.rateBefore())) {
      throw in.malformed("revealBefore", "must be after the deadline");
    }
    return new ExchangeTerms(
        engagement,
        in.string("reviewAspect", ExchangeTerms.ASPECT, "a word in small letters"),
        until,
        nullifier(in, RatingDirection.CUSTOMER_RATES_WORKER),
        nullifier(in, RatingDirection.WORKER_RATES_CUSTOMER));
  }

  private static Digest nullifier(ObjectReader in, RatingDirection direction)
      throws ProblemException {
    var side = in.object(direction.term());
    return Digest.parse(side.string("nullifier"), side.pointer().at("nullifier"));
  }

  private static void side(
      ObjectReader in,
      RatingDirection direction,
      ExchangeTerms terms,
      Map<RatingDirection, Side> sides)
      throws ProblemException {
    in.string("nullifier");
    var commitment = in.optionalObject("commitment");
    var opening = in.optionalObject("opening");
    in.noOthers();
    if (commitment.isPresent()) {
      var side = Side.of(SignedDocument.of(commitment.get().object()));
      terms.requireFits(side.commitment());
      require(side.commitment().direction() == direction, in, "commitment");
      sides.put(direction, opening.isEmpty() ? side : opened(side, opening.get()));
    } else {
      require(opening.isEmpty(), in, "opening");
    }
  }

  private static Side opened(Side side, ObjectReader in) throws ProblemException {
    var opening = RatingOpening.read(in);
    require(side.commitment().isOpenedBy(opening), in, "rating");
    return side.with(opening);
  }

  private static void require(boolean fits, ObjectReader in, String member)
      throws ProblemException {
    if (!fits) {
      throw new ProblemException(
          ProblemType.RATING_COMMITMENT_MISMATCH,
          in.pointer().at(member),
          "not what this side committed to");
    }
  }
}
