package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.governance.Action;
import org.workcommons.vc.governance.RecognizedEntity;
import org.workcommons.vc.governance.SignedDocument;
import org.workcommons.vc.governance.Standing;
import org.workcommons.vc.governance.TrustAnswer;
import org.workcommons.vc.governance.TrustList;
import org.workcommons.vc.governance.TrustSnapshot;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.work.WorkStatement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code vc trust check}: whom communities recognise, by lists that count. */
@Command
final class TrustCheckVerb implements Verb {
  private static final String SCHEMA = "vc/trustcheck/1";

  private final Session session;

  @Parameters(paramLabel = "FILE", arity = "1..*")
  List<String> files = List.of();

  @Mixin CommunityOptions community = new CommunityOptions();

  TrustCheckVerb(Session session) {
    this.session = session;
  }

  /**
   * Somebody of whom a list speaks.
   *
   * @param entity as the list says it
   * @param standing what all lists that count come to
   * @param mayIssue whether they recognise it to issue work statements
   */
  private record Listed(RecognizedEntity entity, Standing standing, boolean mayIssue) {}

  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    var anchors = community.listed(session);
    var handed = session.documents().readAll(files, Limits.SIGNED_DOCUMENT_BYTES);
    var now = community.clock(session).instant();
    var lists = TrustLists.of(anchors, handed, community.resolver(session), now);
    var snapshot = lists.history().at(now);
    var leftOut = lists.leftOutAt(now);
    var listed = listed(handed, snapshot);
    if (session.json()) {
      session.terminal().json(json(listed, leftOut));
    } else {
      listed.forEach(this::print);
      LeftOut.say(leftOut, session);
    }
    return code(leftOut);
  }

  private static ExitCode code(List<LeftOut> leftOut) {
    var bad =
        leftOut.stream()
            .map(one -> one.problem().type())
            .filter(type -> type != ProblemType.NAMES_CONFUSABLE)
            .toList();
    if (bad.isEmpty()) {
      return ExitCode.DONE;
    }
    return bad.stream().allMatch(ProblemType::leavesOpen) ? ExitCode.UNDECIDED : ExitCode.REJECTED;
  }

  private static List<Listed> listed(List<Documents.Handed> files, TrustSnapshot snapshot) {
    Map<Did, Listed> all = new LinkedHashMap<>();
    for (var file : files) {
      try {
        var document = SignedDocument.received(file.content());
        for (var entity : TrustList.read(document.json().without("proof")).entities()) {
          snapshot
              .standing(entity.id())
              .ifPresent(
                  standing ->
                      all.put(entity.id(), new Listed(entity, standing, may(entity, snapshot))));
        }
      } catch (ProblemException e) {
        continue; // is among those that are left out
      }
    }
    return new ArrayList<>(all.values());
  }

  private static boolean may(RecognizedEntity entity, TrustSnapshot snapshot) {
    return snapshot.ask(entity.id(), Action.ISSUE, WorkStatement.TYPE.credentialType())
        instanceof TrustAnswer.Recognised;
  }

  private void print(Listed one) {
    session
        .terminal()
        .data(
            one.mayIssue ? Look.Symbol.GOOD : Look.Symbol.BAD,
            line(one.entity.withStanding(one.standing))
                + (one.mayIssue ? "" : ", may not issue work statements"));
  }

  /** {@return one entity for people: how far it is trusted, who, and how people call it} */
  static String line(RecognizedEntity entity) {
    return entity.standing().term()
        + "  "
        + entity.id()
        + entity.name().map(name -> "  " + name).orElse("");
  }

  private static JsonObject json(List<Listed> listed, List<LeftOut> leftOut) {
    var entities =
        listed.stream()
            .<JsonValue>map(
                one ->
                    JsonObject.builder()
                        .put("id", one.entity.id().value())
                        .putIfPresent("name", one.entity.name())
                        .put("standing", one.standing.term())
                        .put("mayIssueWorkStatements", JsonBoolean.of(one.mayIssue))
                        .build())
            .toList();
    return JsonObject.builder()
        .put("schema", SCHEMA)
        .put("entities", new JsonArray(entities))
        .put("leftOut", LeftOut.json(leftOut))
        .build();
  }
}
