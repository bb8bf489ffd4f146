package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.util.List;
import org.workcommons.vc.governance.PolicyHistory;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.reputation.GovernancePolicy;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code vc policy check}: whether a community really decided this, and what it asks. */
@Command
final class PolicyCheckVerb implements Verb {
  private static final String SCHEMA = "vc/policy/1";

  private final Session session;

  @Parameters(paramLabel = "FILE", arity = "1..*")
  List<String> files = List.of();

  @Mixin KnownPolicyOptions known = new KnownPolicyOptions();

  @Mixin AnchorOptions anchors = new AnchorOptions();

  @Mixin ResolverOptions keys = new ResolverOptions();

  PolicyCheckVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    var history =
        known.history(
            session, files, anchors.anchors(session), keys.resolver(session), keys.clock(session));
    if (session.json()) {
      session.terminal().json(json(history));
    } else {
      print(history);
    }
    return ExitCode.DONE;
  }

  private void print(PolicyHistory history) {
    var policy = history.newest();
    var terminal = session.terminal();
    terminal.data(Look.Symbol.GOOD, policy.id() + ", version " + policy.version());
    terminal.data("  digest       " + policy.digest());
    terminal.data("  community    " + policy.community());
    terminal.data("  in effect    from " + policy.effectiveFrom());
    terminal.data(
        "  changed by   %d of %d signers"
            .formatted(policy.signers().threshold(), policy.signers().of().size()));
    policy
        .predicates()
        .forEach((name, predicate) -> terminal.data("  " + name + ": " + predicate.rule()));
    for (int i = 0; i < history.versions().size(); i++) {
      terminal.data("  " + link(history, i));
    }
    for (var unread : history.withoutText()) {
      terminal.say("nobody compared version " + unread.version() + " with its text for people");
    }
  }

  /** Why a version is believed: each by the one before it, and the first because she says so. */
  private String link(PolicyHistory history, int i) {
    var policy = history.versions().get(i);
    var why =
        i > 0
            ? "signed by those whom version " + history.versions().get(i - 1).version() + " names"
            : known.isKnownByDigest()
                ? "you know its digest"
                : "signed by the community that you know";
    return "version %d    from %s, %s".formatted(policy.version(), policy.effectiveFrom(), why);
  }

  private static JsonObject json(PolicyHistory history) {
    var versions =
        history.versions().stream().<JsonValue>map(policy -> json(policy, history)).toList();
    return JsonObject.builder()
        .put("schema", SCHEMA)
        .put("versions", new JsonArray(versions))
        .build();
  }

  private static JsonObject json(GovernancePolicy policy, PolicyHistory history) {
    return JsonObject.builder()
        .put("id", policy.id().toString())
        .put("version", policy.version())
        .put("digest", policy.digest().value())
        .put("community", policy.community().value())
        .put("dimension", policy.dimension())
        .put("effectiveFrom", policy.effectiveFrom().toString())
        .put("textCompared", JsonBoolean.of(!history.withoutText().contains(policy)))
        .build();
  }
}
