package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.wallet.Concern;
import org.workcommons.vc.wallet.QueryProposal;
import org.workcommons.vc.wallet.Showing;
import org.workcommons.vc.wallet.Wallet;
import org.workcommons.vc.wallet.store.WalletException;

/** What {@code vc propose} and {@code vc present} do with a request that has a query. */
record QueryAnswering(Session session, Wallet wallet, QueryProposal proposal, Locale locale) {
  ExitCode propose() {
    if (session.json()) {
      session.terminal().json(json());
    } else {
      proposal.words(locale).forEach(session.terminal()::data);
      session.terminal().say("nothing has left; vc present answers the request");
    }
    return proposal.isAnswer() ? ExitCode.DONE : ExitCode.NOT_FOUND;
  }

  /** What would leave, claim by claim: there is nothing to sign without using up a copy. */
  ExitCode preview(String target) throws Refusal, WalletException, IOException {
    requireAnswer();
    session.tell(proposal.question(locale));
    session.documents().write(target, JsonWriter.compact(json()));
    if (session.json()) {
      session.terminal().json(presented(target, JsonBoolean.FALSE));
    }
    session.remark("nothing has left, and no copy was used up");
    return ExitCode.DONE;
  }

  ExitCode present(String target) throws Refusal, WalletException, IOException {
    requireAnswer();
    session.documents().requireFree(target);
    session.tell(proposal.question(locale));
    session.confirm(proposal.ask(locale));
    var answer = wallet.answer(proposal.approve());
    session.documents().write(target, answer.toByteArray());
    session.done(
        presented(target, JsonBoolean.TRUE),
        "signed for " + proposal.request().audience() + " only; vc log remembers it");
    return ExitCode.DONE;
  }

  private void requireAnswer() throws Refusal {
    if (!proposal.isAnswer()) {
      throw new Refusal(
          ExitCode.NOT_FOUND,
          "they ask for "
              + String.join(", ", proposal.missing().keySet())
              + ", and you have nothing of it to show",
          "vc list shows what you have; vc propose shows what they ask");
    }
  }

  private JsonObject presented(String target, JsonBoolean signed) {
    return JsonObject.builder()
        .put("schema", "vc/present/1")
        .put("file", target)
        .put("audience", proposal.request().audience().toString())
        .put("signed", signed)
        .build();
  }

  private JsonObject json() {
    var request = proposal.request();
    var optional = new ArrayList<JsonValue>();
    proposal.optional().forEach((number, wish) -> optional.add(json(number, wish)));
    return JsonObject.builder()
        .put("schema", "vc/propose/2")
        .put("audience", request.audience().toString())
        .putIfPresent("purpose", request.purpose())
        .putIfPresent("retention", request.retention().map(Period::toString))
        .put("expires", DateTimeStamp.text(request.expires()))
        .put("showings", json(proposal.showings()))
        .put("optional", new JsonArray(optional))
        .put("missing", JsonArray.ofStrings(proposal.missing().keySet()))
        .put(
            "concerns",
            JsonArray.ofStrings(proposal.concerns().stream().map(Concern::name).toList()))
        .put("withheld", proposal.withheld())
        .build();
  }

  private static JsonObject json(int number, List<Showing> wish) {
    return JsonObject.builder().put("number", number).put("showings", json(wish)).build();
  }

  private static JsonArray json(List<Showing> showings) {
    return new JsonArray(showings.stream().<JsonValue>map(QueryAnswering::json).toList());
  }

  private static JsonObject json(Showing showing) {
    var json =
        JsonObject.builder()
            .put("query", showing.query())
            .put("type", showing.type())
            .put("issuer", showing.issuer())
            .putIfPresent("subject", showing.identity().map(one -> one.did().value()))
            .put("learned", places(showing.learned()))
            .put("withheld", places(showing.withheld()));
    showing.copies().ifPresent(left -> json.put("copies", left));
    return json.build();
  }

  private static JsonArray places(List<Showing.Claim> claims) {
    return JsonArray.ofStrings(claims.stream().map(claim -> claim.place().value()).toList());
  }
}
