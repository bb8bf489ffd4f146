package org.workcommons.vc.work;

import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.ProblemException;

/** An engagement as the subject of its credential: {@code specs/schemas/engagement-1.json}. */
final class EngagementForm {
  private static final String TYPE = "Engagement";

  private EngagementForm() {}

  static Engagement read(ObjectReader subject) throws ProblemException {
    var worker = Terms.did(subject, "id");
    var in = subject.object("engagement");
    Terms.type(in, TYPE);
    var platform = Terms.did(in, "platform");
    var customer = Terms.did(in, "customer");
    var startedAt = Terms.instant(in, "startedAt");
    var endedAt = Terms.instant(in, "endedAt");
    var rateBefore = Terms.instant(in, "rateBefore");
    var contradiction =
        Engagement.contradiction(worker, platform, customer, startedAt, endedAt, rateBefore);
    if (contradiction != null) {
      throw subject.malformed("engagement", contradiction);
    }
    var engagement =
        new Engagement(
            worker,
            Terms.urnUuid(in, "id"),
            platform,
            customer,
            EngagementOutcome.of(in.string("outcome"))
                .orElseThrow(() -> in.malformed("outcome", "not one of the five outcomes")),
            startedAt,
            endedAt,
            (int) in.integer("repeatIndex", 1, Engagement.MAX_REPEAT_INDEX),
            rateBefore,
            Terms.money(in, "netPay"),
            Terms.url(in, "occupation"),
            Terms.area(in, "area"));
    in.noOthers();
    return engagement;
  }

  static JsonObject write(Engagement engagement) {
    var json =
        JsonObject.builder()
            .put("id", engagement.id().toString())
            .put("type", TYPE)
            .put("platform", engagement.platform().value())
            .put("customer", engagement.customer().value())
            .putIfPresent("occupation", engagement.occupation().map(Object::toString))
            .putIfPresent("area", engagement.area())
            .put("startedAt", DateTimeStamp.text(engagement.startedAt()))
            .put("endedAt", DateTimeStamp.text(engagement.endedAt()))
            .put("outcome", engagement.outcome().term())
            .put("repeatIndex", engagement.repeatIndex())
            .put("rateBefore", DateTimeStamp.text(engagement.rateBefore()));
    engagement.netPay().ifPresent(pay -> json.put("netPay", Terms.money(pay)));
    return JsonObject.builder()
        .put("id", engagement.worker().value())
        .put("engagement", json.build())
        .build();
  }
}
