package org.workcommons.vc.work;

import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.ProblemException;

/** A reply as the subject of its credential: {@code specs/schemas/rating-reply-1.json}. */
final class RatingReplyForm {
  private static final String TYPE = "RatingReply";

  private RatingReplyForm() {}

  static RatingReply read(ObjectReader subject) throws ProblemException {
    var in = subject.object("reply");
    Terms.type(in, TYPE);
    var reply =
        new RatingReply(
            Terms.did(subject, "id"),
            Digest.parse(in.string("repliesTo"), in.pointer().at("repliesTo")),
            Digest.parse(in.string("nullifier"), in.pointer().at("nullifier")),
            Terms.body(in, "replyBody"));
    in.noOthers();
    return reply;
  }

  static JsonObject write(RatingReply reply) {
    var json =
        JsonObject.builder()
            .put("type", TYPE)
            .put("repliesTo", reply.repliesTo().value())
            .put("nullifier", reply.nullifier().value())
            .put("replyBody", reply.body());
    return JsonObject.builder().put("id", reply.ratee().value()).put("reply", json.build()).build();
  }
}
