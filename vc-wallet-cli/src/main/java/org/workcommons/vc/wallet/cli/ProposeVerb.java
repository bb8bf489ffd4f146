package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.wallet.Disclosure;
import org.workcommons.vc.wallet.Proposal;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code vc propose}: what an answer would make leave. Nothing leaves. */
@Command
final class ProposeVerb implements Verb {
  private final Session session;

  @Mixin RequestArguments arguments = new RequestArguments();

  ProposeVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    var request = arguments.request(session);
    var wallet = session.wallet();
    if (request.query().isPresent()) {
      return arguments.answering(session, wallet, request).propose();
    }
    var proposal = arguments.proposal(session, wallet, request);
    if (session.json()) {
      session.terminal().json(json(proposal));
    } else {
      proposal.words(arguments.language(session)).forEach(session.terminal()::data);
      session.terminal().say("nothing has left; vc present answers the request");
    }
    return proposal.missing().isEmpty() ? ExitCode.DONE : ExitCode.NOT_FOUND;
  }

  private static JsonObject json(Proposal proposal) {
    var request = proposal.request();
    var disclosures = new ArrayList<JsonValue>();
    proposal.disclosures().forEach(disclosure -> disclosures.add(json(disclosure)));
    return JsonObject.builder()
        .put("schema", "vc/propose/1")
        .put("audience", request.audience().toString())
        .putIfPresent("purpose", request.purpose())
        .putIfPresent("retention", request.retention().map(Period::toString))
        .put("expires", DateTimeStamp.text(request.expires()))
        .put("disclosures", new JsonArray(disclosures))
        .put("missing", JsonArray.ofStrings(proposal.missing()))
        .put("keptBack", pointers(proposal.keptBack()))
        .put("withholdable", pointers(proposal.withholdable()))
        .put("withheld", proposal.withheld())
        .build();
  }

  private static JsonArray pointers(Collection<Pointer> places) {
    return JsonArray.ofStrings(places.stream().map(Pointer::value).toList());
  }

  private static JsonObject json(Disclosure disclosure) {
    return JsonObject.builder()
        .put("type", disclosure.type())
        .put("issuer", disclosure.issuer())
        .put("subject", disclosure.subject().value())
        .put("label", disclosure.label())
        .put("credentials", disclosure.credentials())
        .putIfPresent("from", disclosure.from().map(YearMonth::toString))
        .putIfPresent("to", disclosure.to().map(YearMonth::toString))
        .put("engagements", disclosure.engagements())
        .put("ratings", disclosure.ratings())
        .build();
  }
}
