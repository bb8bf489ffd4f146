package org.workcommons.vc.governance;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.work.Digest;
import org.workcommons.vc.work.RatingScale;

/** A decision as a document: {@code specs/schemas/dispute-outcome-1.json}. */
final class DecisionForm {
  private static final String TYPE = "DisputeOutcome";

  private DecisionForm() {}

  static Decision read(JsonObject json) throws ProblemException {
    var in = ObjectReader.of(json.without("proof"), Pointer.ROOT);
    Terms.type(in, TYPE);
    var leaf = RatingLeaf.read(in.object("leaf"));
    var ruling =
        Ruling.of(in.string("outcome"))
            .orElseThrow(() -> in.malformed("outcome", "not an outcome that there is"));
    var amendment = amendment(in);
    var panel = panel(in);
    var contradiction = Decision.contradiction(ruling, amendment, leaf, panel);
    if (contradiction != null) {
      throw in.malformed("outcome", contradiction);
    }
    var decision =
        new Decision(
            Terms.urnUuid(in, "id"),
            Terms.did(in, "community"),
            Terms.digest(in, "policy"),
            new Decision.Subject(Terms.urnUuid(in, "decides"), Terms.digest(in, "disputeDigest")),
            leaf,
            ruling,
            amendment,
            Terms.rule(in, "ruleApplied"),
            Terms.text(in, "reason"),
            panel,
            term(in),
            Terms.optionalDigest(in, "supersedes"));
    in.noOthers();
    return decision;
  }

  private static Optional<Decision.Amendment> amendment(ObjectReader of) throws ProblemException {
    var present = of.optionalObject("amendment");
    if (present.isEmpty()) {
      return Optional.empty();
    }
    var in = present.get();
    int step = (int) in.integer("step", 0, RatingScale.MAX_STEPS - 1);
    var amendment = new Decision.Amendment(step, Terms.did(in, "rater"));
    in.noOthers();
    return Optional.of(amendment);
  }

  private static Optional<Decision.Panel> panel(ObjectReader of) throws ProblemException {
    var present = of.optionalObject("panel");
    if (present.isEmpty()) {
      return Optional.empty();
    }
    var in = present.get();
    var panel =
        new Decision.Panel(
            Terms.digest(in, "checkpoint"), Terms.digest(in, "memberList"), members(in));
    in.noOthers();
    return Optional.of(panel);
  }

  private static List<Did> members(ObjectReader in) throws ProblemException {
    var items = in.array("members").items();
    if (items.isEmpty() || items.size() > Quorum.MAX_MEMBERS) {
      throw in.malformed("members", "must name 1 to " + Quorum.MAX_MEMBERS + " members");
    }
    var members = new LinkedHashSet<Did>();
    for (int i = 0; i < items.size(); i++) {
      var place = in.pointer().at("members").at(i);
      if (!(items.get(i) instanceof JsonString text)
          || !members.add(Did.parse(text.value(), place))) {
        throw new ProblemException(
            ProblemType.MALFORMED_VALUE_ERROR, place, "must be a DID that stands there once");
      }
    }
    return List.copyOf(members);
  }

  private static Decision.Term term(ObjectReader in) throws ProblemException {
    var filedAt = Terms.instant(in, "filedAt");
    var decidedAt = Terms.instant(in, "decidedAt");
    var appealBefore = Terms.optionalInstant(in, "appealBefore");
    if (!Decision.Term.isInOrder(filedAt, decidedAt, appealBefore)) {
      throw in.malformed("decidedAt", "must be after filedAt and before appealBefore");
    }
    return new Decision.Term(filedAt, decidedAt, appealBefore);
  }

  static JsonObject write(Decision decision) {
    var json =
        JsonObject.builder()
            .put("type", TYPE)
            .put("id", decision.id().toString())
            .put("community", decision.community().value())
            .put("policy", decision.policy().value())
            .put("decides", decision.dispute().id().toString())
            .put("disputeDigest", decision.dispute().digest().value())
            .put("leaf", decision.leaf().json())
            .put("outcome", decision.ruling().term());
    decision.amendment().ifPresent(amendment -> json.put("amendment", write(amendment)));
    json.put("ruleApplied", decision.ruleApplied()).put("reason", decision.reason());
    decision.panel().ifPresent(panel -> json.put("panel", write(panel)));
    return json.put("filedAt", DateTimeStamp.text(decision.term().filedAt()))
        .put("decidedAt", DateTimeStamp.text(decision.term().decidedAt()))
        .putIfPresent("appealBefore", decision.term().appealBefore().map(DateTimeStamp::text))
        .putIfPresent("supersedes", decision.supersedes().map(Digest::value))
        .build();
  }

  private static JsonObject write(Decision.Amendment amendment) {
    return JsonObject.builder()
        .put("step", amendment.step())
        .put("rater", amendment.rater().value())
        .build();
  }

  private static JsonObject write(Decision.Panel panel) {
    return JsonObject.builder()
        .put("checkpoint", panel.checkpoint().value())
        .put("memberList", panel.memberList().value())
        .put("members", JsonArray.ofStrings(panel.members().stream().map(Did::value).toList()))
        .build();
  }
}
