package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.governance.Decision;
import org.workcommons.vc.governance.Dispute;
import org.workcommons.vc.governance.Ruling;
import org.workcommons.vc.governance.SignedDocument;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.reputation.GovernancePolicy;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vc dispute decide}: what a panel says, signed by the first of its members. */
@Command
final class DisputeDecideVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "DISPUTE")
  String file = "";

  @Option(names = "--ruling", paramLabel = "RULING", required = true, converter = RulingTerm.class)
  Ruling ruling = Ruling.PENDING;

  @Option(names = "--reason", paramLabel = "TEXT", required = true)
  String reason = "";

  @Option(names = "--rule", paramLabel = "RULE")
  @Nullable String rule;

  @Option(names = "--step", paramLabel = "NUMBER")
  @Nullable Integer step;

  @Option(names = "--rater", paramLabel = "DID")
  @Nullable String rater;

  @Option(names = "--appeal", paramLabel = "PERIOD")
  @Nullable String appeal;

  @Option(names = "--supersedes", paramLabel = "FILE")
  @Nullable String earlier;

  @Mixin LotOptions lots = new LotOptions();

  @Mixin CosignOptions signing = new CosignOptions();

  @Mixin CommunityOptions community = new CommunityOptions();

  DisputeDecideVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    signing.requireTarget(session);
    var document = session.documents().signed(file);
    var now = session.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    var dispute = Dispute.received(document, community.resolver(session), now);
    var policy = community.policies(session).at(now.atZone(ZoneOffset.UTC).toLocalDate());
    var decision = decision(dispute, document, policy, now);
    signing.sign(
        session,
        SignedDocument.of(decision.json()),
        DisputeSignVerb.signers(decision, policy),
        "vc/signed/1",
        "the decision");
    return ExitCode.DONE;
  }

  private Decision decision(
      Dispute dispute, SignedDocument document, GovernancePolicy policy, Instant now)
      throws Refusal, WalletException, ProblemException, IOException {
    var amendment = amendment();
    var panel = panel(dispute, policy, amendment);
    var supersedes =
        earlier == null
            ? Optional.<SignedDocument>empty()
            : Optional.of(session.documents().signed(earlier));
    var filed = supersedes.isPresent() ? filedAt(supersedes.get(), now) : dispute.filedAt();
    requireInTime(filed, policy, now);
    try {
      return new Decision(
          URI.create("urn:uuid:" + UUID.randomUUID()),
          dispute.community(),
          policy.digest(),
          new Decision.Subject(dispute.id(), document.digest()),
          dispute.leaf(),
          ruling,
          amendment,
          rule == null ? policy.id() + "#" + dispute.ground().term() : rule,
          reason,
          panel,
          new Decision.Term(filed, now, appealBefore(now)),
          supersedes.map(SignedDocument::digest));
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          ExitCode.USAGE, "no such decision: " + e.getMessage(), "see vc dispute decide --help");
    }
  }

  /** An appeal is filed when the panel takes it up; what was only pending was filed before. */
  private static Instant filedAt(SignedDocument earlier, Instant now) throws ProblemException {
    var before = Decision.read(earlier.json().without("proof"));
    return before.ruling() == Ruling.PENDING ? before.term().filedAt() : now;
  }

  private static void requireInTime(Instant filed, GovernancePolicy policy, Instant now)
      throws Refusal {
    int days = policy.disputes().decideWithinDays();
    if (Duration.between(filed, now).compareTo(Duration.ofDays(days)) > 0) {
      throw new Refusal(
          ExitCode.REJECTED,
          "it had to be decided within " + days + " days, so no decision would count",
          "the rating stands, unless an earlier decision says otherwise");
    }
  }

  private Optional<Decision.Panel> panel(
      Dispute dispute, GovernancePolicy policy, Optional<Decision.Amendment> amendment)
      throws Refusal, WalletException, ProblemException, IOException {
    if (ruling == Ruling.PENDING) {
      return Optional.empty();
    }
    var lot =
        lots.lots(session)
            .of(dispute.id())
            .orElseThrow(
                () ->
                    new Refusal(
                        ExitCode.USAGE,
                        "only a panel decides, and there is no lot for this dispute",
                        "draw it: vc dispute draw, and say --lot FILE"));
    var leaf = dispute.leaf();
    var struck = new HashSet<>(lot.conflicts());
    struck.addAll(List.of(leaf.issuer(), leaf.platform(), leaf.worker()));
    amendment.ifPresent(change -> struck.add(change.rater()));
    var drawn = lot.lot().draw(dispute.id(), struck, policy.disputes().panelSize());
    return Optional.of(new Decision.Panel(lot.lot().checkpoint(), lot.lot().memberList(), drawn));
  }

  private Optional<Decision.Amendment> amendment() throws Refusal, ProblemException {
    if ((step == null) != (rater == null) || (step != null) != (ruling == Ruling.AMENDED)) {
      throw new Refusal(
          ExitCode.USAGE,
          "--step and --rater go with --ruling amended, and it needs both",
          "--step counts from 0 for the worst; the rater signs too");
    }
    if (step == null || rater == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Decision.Amendment(step, Did.parse(rater, Pointer.ROOT.at("rater"))));
    } catch (IllegalArgumentException e) {
      throw new Refusal(ExitCode.USAGE, "--step: " + e.getMessage(), "it counts from 0");
    }
  }

  private Optional<Instant> appealBefore(Instant now) throws Refusal {
    if (appeal == null) {
      return Optional.empty();
    }
    try {
      var until = now.atZone(ZoneOffset.UTC).plus(Period.parse(appeal)).toInstant();
      return Optional.of(until);
    } catch (DateTimeException | ArithmeticException e) {
      throw new Refusal(ExitCode.USAGE, "--appeal is like P14D", "how long one may appeal");
    }
  }

  /** How a dispute can be decided, by the word. */
  static final class RulingTerm extends Terms<Ruling> {
    RulingTerm() {
      super(Ruling.values(), Ruling::term);
    }
  }
}
