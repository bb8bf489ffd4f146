package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.governance.Decision;
import org.workcommons.vc.governance.Outcomes;
import org.workcommons.vc.governance.Panels;
import org.workcommons.vc.governance.PolicyHistory;
import org.workcommons.vc.governance.RatingLeaf;
import org.workcommons.vc.governance.SignedDocument;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.reputation.DecidedDisputes;
import org.workcommons.vc.reputation.ShownChain;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What was decided about disputed ratings: {@code --outcome}, and by which lots. */
final class OutcomeOptions {
  @Option(names = "--outcome", paramLabel = "FILE")
  List<String> files = new ArrayList<>();

  @Mixin LotOptions lots = new LotOptions();

  /**
   * Outcomes that were handed in.
   *
   * @param outcomes what they do together
   * @param leftOut those that don't count, and why
   * @param others how many are about other records
   */
  record Decided(Outcomes outcomes, List<LeftOut> leftOut, int others) {
    DecidedDisputes disputes() {
      return outcomes.decided();
    }
  }

  /** {@return what was decided about the ratings that {@code chains} count} */
  Decided about(
      List<ShownChain> chains,
      Session session,
      PolicyHistory policies,
      DidResolver resolver,
      InstantSource clock)
      throws Refusal, WalletException, ProblemException, IOException {
    var panels = Panels.of(policies, lots.lots(session));
    var handed = session.documents().readAll(files, Limits.SIGNED_DOCUMENT_BYTES);
    return decided(
        handed,
        Optional.empty(),
        leaf -> chains.stream().anyMatch(chain -> counts(chain, leaf)),
        panels,
        resolver,
        clock);
  }

  private static boolean counts(ShownChain chain, RatingLeaf leaf) {
    return chain.issuer().equals(leaf.issuer())
        && chain.statements().stream()
            .map(shown -> shown.entry().statement())
            .anyMatch(
                statement ->
                    statement.platform().equals(leaf.platform())
                        && statement.worker().equals(leaf.worker()));
  }

  /**
   * {@return what those of {@code files} do that are about ratings that are {@code wanted}}
   *
   * @param disputes one of which each of them has to decide, where they are at hand
   */
  static Decided decided(
      List<Documents.Handed> files,
      Optional<List<SignedDocument>> disputes,
      Predicate<RatingLeaf> wanted,
      Panels panels,
      DidResolver resolver,
      InstantSource clock)
      throws ProblemException {
    var names = new ArrayList<String>();
    var documents = new ArrayList<SignedDocument>();
    var leftOut = new ArrayList<LeftOut>();
    for (var file : files) {
      try {
        var document = SignedDocument.received(file.content());
        if (wanted.test(Decision.read(document.json().without("proof")).leaf())) {
          documents.add(document);
          names.add(file.name());
        }
      } catch (ProblemException e) {
        leftOut.add(new LeftOut(file.name(), e.problem()));
      }
    }
    int others = files.size() - documents.size() - leftOut.size();
    var now = clock.instant();
    var outcomes =
        disputes.isPresent()
            ? Outcomes.received(documents, disputes.get(), panels, resolver, now)
            : Outcomes.received(documents, panels, resolver, now);
    leftOut.addAll(LeftOut.of(outcomes.findings(), names));
    return new Decided(outcomes, List.copyOf(leftOut), others);
  }
}
