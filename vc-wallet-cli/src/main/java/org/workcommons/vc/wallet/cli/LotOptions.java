package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.governance.Decision;
import org.workcommons.vc.governance.PanelLot;
import org.workcommons.vc.governance.Panels;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Option;

/** By which lots the panels of disputes are drawn: {@code --lot}. */
final class LotOptions {
  @Option(names = "--lot", paramLabel = "FILE")
  List<String> files = new ArrayList<>();

  /** {@return the lots, of each dispute one} */
  Lots lots(Session session) throws Refusal, WalletException, ProblemException, IOException {
    var byDispute = new HashMap<URI, LotFile>();
    for (var file : session.documents().readAll(files, Limits.DOCUMENT_BYTES)) {
      var lot = LotFile.read(file.content());
      var other = byDispute.putIfAbsent(lot.dispute(), lot);
      if (other != null && !other.equals(lot)) {
        throw new Refusal(
            ExitCode.USAGE,
            file.name() + " is another lot for a dispute that has one",
            "hand in the one that you believe");
      }
    }
    return new Lots(Map.copyOf(byDispute));
  }

  /** Lots by the disputes that they are for. */
  record Lots(Map<URI, LotFile> byDispute) implements Panels.Lots {
    @Override
    public Optional<PanelLot> of(Decision decision) {
      return of(decision.dispute().id()).map(LotFile::lot);
    }

    @Override
    public Set<Did> conflicts(Decision decision) {
      return of(decision.dispute().id()).map(LotFile::conflicts).orElse(Set.of());
    }

    Optional<LotFile> of(URI dispute) {
      return Optional.ofNullable(byDispute.get(dispute));
    }
  }
}
