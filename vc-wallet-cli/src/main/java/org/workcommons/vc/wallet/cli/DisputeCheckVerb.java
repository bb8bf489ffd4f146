package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.governance.Dispute;
import org.workcommons.vc.governance.Effect;
import org.workcommons.vc.governance.Panels;
import org.workcommons.vc.governance.PolicyHistory;
import org.workcommons.vc.governance.RatingLeaf;
import org.workcommons.vc.governance.SignedDocument;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code vc dispute check}: whether disputes and their outcomes count, and what they change. */
@Command
final class DisputeCheckVerb implements Verb {
  private static final String SCHEMA = "vc/disputecheck/1";

  private final Session session;

  @Parameters(paramLabel = "FILE", arity = "1..*")
  List<String> files = List.of();

  @Mixin LotOptions lots = new LotOptions();

  @Mixin CommunityOptions community = new CommunityOptions();

  DisputeCheckVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    var disputes = new ArrayList<Filed>();
    var outcomes = new ArrayList<Documents.Handed>();
    var leftOut = new ArrayList<LeftOut>();
    for (var file : session.documents().readAll(files, Limits.SIGNED_DOCUMENT_BYTES)) {
      try {
        if (isDispute(file)) {
          disputes.add(filed(file));
        } else {
          outcomes.add(file);
        }
      } catch (ProblemException e) {
        leftOut.add(new LeftOut(file.name(), e.problem()));
      }
    }
    var decided = decided(outcomes, disputes.stream().map(Filed::document).toList());
    leftOut.addAll(decided.leftOut());
    var policies = known();
    if (session.json()) {
      session.terminal().json(json(disputes, policies, decided, leftOut));
    } else {
      for (var filed : disputes) {
        print(filed.dispute());
        if (isOverdue(filed.dispute(), policies, decided)) {
          session.warn("nobody decided it in the time that the policy allows; the rating stands");
        }
      }
      decided.outcomes().effects().forEach(this::print);
      LeftOut.say(leftOut, session);
    }
    return leftOut.isEmpty() ? ExitCode.DONE : ExitCode.REJECTED;
  }

  /** Decides only by which rules it is judged. */
  private static boolean isDispute(Documents.Handed file) throws ProblemException {
    return JsonReader.readObject(file.content(), Limits.SIGNED_DOCUMENT_BYTES)
        .string("type")
        .filter("Dispute"::equals)
        .isPresent();
  }

  /** A dispute that its worker signed, and the document itself. */
  private record Filed(Dispute dispute, SignedDocument document) {}

  private Filed filed(Documents.Handed file)
      throws Refusal, WalletException, ProblemException, IOException {
    var document = SignedDocument.received(file.content());
    var now = community.clock(session).instant();
    return new Filed(Dispute.received(document, community.resolver(session), now), document);
  }

  /** {@return the policy that says in how many days disputes are decided, if it is known} */
  private Optional<PolicyHistory> known()
      throws Refusal, WalletException, ProblemException, IOException {
    return community.policy.files.isEmpty()
        ? Optional.empty()
        : Optional.of(community.policies(session));
  }

  private boolean isOverdue(
      Dispute dispute, Optional<PolicyHistory> policies, OutcomeOptions.Decided decided)
      throws Refusal, ProblemException {
    var effect = decided.outcomes().effects().get(dispute.leaf());
    if (policies.isEmpty() || effect != null && !(effect instanceof Effect.Pending)) {
      return false;
    }
    var filed = dispute.filedAt().atZone(ZoneOffset.UTC).toLocalDate();
    var policy = policies.get().at(filed);
    return policy.community().equals(dispute.community())
        && dispute.isOverdue(
            Duration.ofDays(policy.disputes().decideWithinDays()),
            community.clock(session).instant());
  }

  /**
   * A dispute alone needs no policy. Where there are disputes, each outcome has to decide one of
   * them.
   */
  private OutcomeOptions.Decided decided(
      List<Documents.Handed> outcomes, List<SignedDocument> disputes)
      throws Refusal, WalletException, ProblemException, IOException {
    Panels panels =
        outcomes.isEmpty()
            ? decision -> {
              throw new IllegalStateException("nothing is decided here");
            }
            : Panels.of(community.policies(session), lots.lots(session));
    return OutcomeOptions.decided(
        outcomes,
        disputes.isEmpty() ? Optional.empty() : Optional.of(disputes),
        leaf -> true,
        panels,
        community.resolver(session),
        community.clock(session));
  }

  private void print(Dispute dispute) {
    var terminal = session.terminal();
    terminal.data(
        Look.Symbol.GOOD,
        "dispute " + dispute.id() + ": " + dispute.ground().term() + ", to " + remedy(dispute));
    terminal.data("  about  " + place(dispute.leaf()));
    terminal.data("  by     " + dispute.leaf().worker());
    terminal.data("  filed  " + dispute.filedAt());
    dispute
        .statement()
        .ifPresent(text -> text.lines().forEach(line -> terminal.data("    " + line)));
  }

  private static String remedy(Dispute dispute) {
    return dispute.remedy().term() + " it";
  }

  private void print(RatingLeaf leaf, Effect effect) {
    session.terminal().data(Look.Symbol.GOOD, term(effect) + ": " + place(leaf));
  }

  private static String place(RatingLeaf leaf) {
    return "statement %d, bucket %d, step %d, by %s"
        .formatted(leaf.seq(), leaf.k(), leaf.step(), leaf.issuer());
  }

  private static String term(Effect effect) {
    return effect instanceof Effect.Excluded
        ? "excluded"
        : effect instanceof Effect.Amended amended
            ? "amended to step " + amended.step()
            : effect instanceof Effect.Pending ? "pending" : "unchanged";
  }

  private JsonObject json(
      List<Filed> disputes,
      Optional<PolicyHistory> policies,
      OutcomeOptions.Decided decided,
      List<LeftOut> leftOut)
      throws Refusal, ProblemException {
    var filed = new ArrayList<JsonValue>();
    for (var one : disputes) {
      var overdue = JsonBoolean.of(isOverdue(one.dispute(), policies, decided));
      var json = json(one.dispute());
      filed.add(policies.isEmpty() ? json : json.with("overdue", overdue));
    }
    var effects = new ArrayList<JsonValue>();
    decided.outcomes().effects().forEach((leaf, effect) -> effects.add(json(leaf, effect)));
    return JsonObject.builder()
        .put("schema", SCHEMA)
        .put("disputes", new JsonArray(filed))
        .put("effects", new JsonArray(effects))
        .put("leftOut", LeftOut.json(leftOut))
        .build();
  }

  private static JsonObject json(Dispute dispute) {
    return JsonObject.builder()
        .put("id", dispute.id().toString())
        .put("community", dispute.community().value())
        .put("worker", dispute.leaf().worker().value())
        .put("ground", dispute.ground().term())
        .put("remedySought", dispute.remedy().term())
        .put("nullifier", dispute.leaf().nullifier().value())
        .put("filedAt", dispute.filedAt().toString())
        .build();
  }

  private static JsonObject json(RatingLeaf leaf, Effect effect) {
    var json =
        JsonObject.builder()
            .put("issuer", leaf.issuer().value())
            .put("seq", leaf.seq())
            .put("k", leaf.k())
            .put("step", leaf.step())
            .put("nullifier", leaf.nullifier().value())
            .put("effect", effect instanceof Effect.Amended ? "amended" : term(effect));
    if (effect instanceof Effect.Amended amended) {
      json.put("amendedTo", amended.step());
    }
    return json.build();
  }
}
