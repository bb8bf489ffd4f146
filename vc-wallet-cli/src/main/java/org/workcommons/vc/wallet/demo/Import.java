package org.workcommons.vc.wallet.demo;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.reputation.DecidedDisputes;
import org.workcommons.vc.reputation.Score;
import org.workcommons.vc.reputation.ShownChain;
import org.workcommons.vc.reputation.ShownStatement;
import org.workcommons.vc.securing.Secured;
import org.workcommons.vc.verifier.IssuerTrust;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.verifier.Verdict;
import org.workcommons.vc.verifier.Verifier;
import org.workcommons.vc.wallet.Receipt;
import org.workcommons.vc.wallet.Wallet;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.work.Assurance;
import org.workcommons.vc.work.ChainLink;
import org.workcommons.vc.work.StatementDigest;
import org.workcommons.vc.work.WorkStatement;

/** A platform that would not sign: what its export is worth, by who stands behind it. */
final class Import {
  private static final URI COMMONS = URI.create("https://harbor-drivers.example");

  private final Wallet wallet;
  private final Commons commons;
  private final Instant now;
  private final Narrator tell;

  Import(Wallet wallet, Commons commons, Instant now, Narrator tell) {
    this.wallet = wallet;
    this.commons = commons;
    this.now = now;
    this.tell = tell;
  }

  /**
   * What the record comes to, step by step.
   *
   * @param without the platform
   * @param asserted with what the worker says of it herself
   * @param attested with what two organisers of the commons saw
   * @param signed with what the platform signed, and all of the others' beside it
   */
  record Steps(Score without, Score asserted, Score attested, Score signed) {}

  /**
   * @param signed the chains of all platforms, verified
   * @param platform which of them would not sign
   * @param verifiers for whom they believe
   */
  Steps show(
      List<ShownChain> signed,
      Platform platform,
      Set<Did> platforms,
      Function<IssuerTrust, Verifier> verifiers)
      throws WalletException, ProblemException {
    tell.chapter(platform.name() + " would not sign, at first");
    tell.say(
        "The law gives Amara her data all the same, as a file. Her wallet makes statements of it that say who stands"
            + " behind them. First, that is nobody but her:");
    var identity = wallet.newIdentity(platform.name() + ", by export");
    var hers = wallet.key(identity.did(), SecretAccess.GRANTED);
    var worker = Word.did(hers);
    var months = monthsOf(signed, platform);
    var asserted = keptAs(Assurance.SELF_ASSERTED, months, worker, List.of(hers));
    var attested =
        keptAs(Assurance.COMMONS_ATTESTED, months, worker, commons.signers().subList(0, 3));
    var trusted = new HashSet<>(platforms);
    trusted.addAll(Set.of(worker, commons.did()));
    var verifier = verifiers.apply(IssuerTrust.only(trusted));
    keep(asserted, verifier);
    keep(attested, verifier);
    return told(verified(verifier), platform);
  }

  private Steps told(List<ShownChain> all, Platform platform) throws ProblemException {
    var others =
        all.stream().filter(chain -> !of(chain).platform().equals(platform.did())).toList();
    var without = score(others);
    var asserted = score(with(others, all, Assurance.SELF_ASSERTED));
    commons.row("without " + platform.name(), without);
    commons.row("her word for it", asserted);
    tell.say(
        "The score does not move: anybody can write a file. Then two organisers of the commons sit down with her, look"
            + " at her account, and sign beside the commons. The policy lets that count for half:");
    var attested = score(with(others, all, Assurance.COMMONS_ATTESTED));
    commons.row("two organisers saw it", attested);
    tell.say(
        attested.mean() < without.mean()
            ? "It falls: her ratings there are a little below what is usual there. What she gains is a record that more"
                + " stands behind: %,d ratings more, and a third platform."
            : "It rises, and more stands behind it: %,d ratings more, and a third platform.",
        attested.ratings() - without.ratings());
    tell.say(
        "In the end "
            + platform.name()
            + " signs. It counts in full, and what the others said of the same months no more:");
    var signed = score(all);
    commons.row("the platform signed", signed);
    return new Steps(without, asserted, attested, signed);
  }

  private Score score(List<ShownChain> chains) throws ProblemException {
    return commons.admitted(chains, DecidedDisputes.NONE).score();
  }

  private static List<ShownChain> with(
      List<ShownChain> others, List<ShownChain> all, Assurance assurance) {
    var chains = new ArrayList<>(others);
    all.stream().filter(chain -> of(chain).assurance() == assurance).forEach(chains::add);
    return chains;
  }

  private static WorkStatement of(ShownChain chain) {
    return chain.statements().get(0).entry().statement();
  }

  private static List<WorkStatement> monthsOf(List<ShownChain> chains, Platform platform) {
    return chains.stream()
        .filter(chain -> chain.issuer().equals(platform.did()))
        .flatMap(chain -> chain.statements().stream())
        .map(ShownStatement::entry)
        .map(entry -> entry.statement())
        .toList();
  }

  /** The first of {@code signers} issues; who attests signs beside. */
  private List<VerifiableCredential> keptAs(
      Assurance assurance, List<WorkStatement> months, Did worker, List<SigningKey> signers)
      throws ProblemException {
    var issued = new ArrayList<VerifiableCredential>();
    ChainLink link = null;
    StatementDigest before = null;
    for (var was : months) {
      link =
          link == null || before == null
              ? ChainLink.first(was.counts())
              : link.next(before, was.counts());
      var credential =
          Word.credential(
              WorkStatement.TYPE, said(was, worker, assurance, link), signers.get(0), now);
      before = StatementDigest.of(Secured.read(credential, Contexts.bundled()).asIssued());
      for (var attester : signers.subList(1, signers.size())) {
        credential = Word.too(credential, attester, now);
      }
      issued.add(credential);
    }
    return issued;
  }

  private static WorkStatement said(
      WorkStatement was, Did worker, Assurance assurance, ChainLink link) {
    return new WorkStatement(
        worker,
        was.platform(),
        was.period(),
        assurance,
        link,
        was.work(),
        was.ratings(),
        was.occupation(),
        was.area());
  }

  private void keep(List<VerifiableCredential> statements, Verifier verifier)
      throws WalletException {
    for (var statement : statements) {
      var receipt = wallet.receive(statement, verifier);
      if (receipt.result() != Receipt.Result.KEPT) {
        throw new IllegalStateException("an honest statement is kept: " + receipt.report());
      }
    }
  }

  private List<ShownChain> verified(Verifier verifier) throws WalletException {
    var request =
        PresentationRequest.from(COMMONS, WorkStatement.TYPE)
            .expiring(now.plus(PresentationRequest.LIFETIME));
    var verdict = verifier.verify(wallet.present(wallet.propose(request).approve()), request);
    if (verdict instanceof Verdict.Accepted accepted) {
      return accepted.presentation().workHistory().chains();
    }
    throw new IllegalStateException("an honest record is accepted: " + verdict.report());
  }
}
