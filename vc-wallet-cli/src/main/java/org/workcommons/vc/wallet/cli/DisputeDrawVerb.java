package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.governance.Dispute;
import org.workcommons.vc.governance.PanelLot;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.work.Digest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vc dispute draw}: who sits, by a lot that everybody can draw again. */
@Command
final class DisputeDrawVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "DISPUTE")
  String file = "";

  @Option(names = "--members", paramLabel = "FILE", required = true)
  String members = "";

  @Option(names = "--checkpoint", paramLabel = "DIGEST", required = true)
  String checkpoint = "";

  @Option(names = "--strike", paramLabel = "DID")
  List<String> struck = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true)
  String target = "";

  @Mixin CommunityOptions community = new CommunityOptions();

  DisputeDrawVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    session.requireOneUseOfStandardOutput(target);
    session.documents().requireFree(target);
    var document = session.documents().signed(file);
    var clock = community.clock(session);
    var dispute = Dispute.received(document, community.resolver(session), clock.instant());
    var lot = lot(dispute);
    var today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    var rules = community.policies(session).at(today).disputes();
    var drawn = lot.lot().draw(dispute.id(), striking(dispute, lot), rules.panelSize());
    session.documents().write(target, JsonWriter.compact(lot.json()));
    print(dispute, drawn, rules.quorum());
    return ExitCode.DONE;
  }

  private LotFile lot(Dispute dispute)
      throws Refusal, WalletException, ProblemException, IOException {
    var listed = new LinkedHashSet<Did>();
    var content = session.documents().read(members, Limits.DOCUMENT_BYTES);
    int number = 0;
    for (var line : new String(content, StandardCharsets.UTF_8).lines().toList()) {
      number++;
      if (!line.isBlank() && !listed.add(did(line.strip(), members + ", line " + number))) {
        throw new Refusal(
            ExitCode.REJECTED,
            members + ", line " + number + " names somebody a second time",
            "each member has one lot");
      }
    }
    if (listed.isEmpty() || listed.size() > PanelLot.MAX_MEMBERS) {
      throw new Refusal(
          ExitCode.USAGE,
          "a lot is drawn among 1 to " + PanelLot.MAX_MEMBERS + " members",
          "--members is a text file with the DID of one member on each line");
    }
    var root = Digest.parse(checkpoint, Pointer.ROOT.at("checkpoint"));
    var conflicts = new LinkedHashSet<Did>();
    for (var text : struck) {
      conflicts.add(did(text, "--strike"));
    }
    return new LotFile(dispute.id(), new PanelLot(root, List.copyOf(listed)), conflicts);
  }

  private static Did did(String text, String where) throws Refusal {
    try {
      return Did.parse(text, Pointer.ROOT);
    } catch (ProblemException e) {
      throw new Refusal(
          ExitCode.USAGE, where + ": " + e.problem().detail(), "give the whole identifier");
    }
  }

  private static Set<Did> striking(Dispute dispute, LotFile lot) {
    var leaf = dispute.leaf();
    var all = new HashSet<>(lot.conflicts());
    all.addAll(List.of(leaf.issuer(), leaf.platform(), leaf.worker()));
    return all;
  }

  private void print(Dispute dispute, List<Did> drawn, int quorum) {
    var terminal = session.terminal();
    if (session.json()) {
      terminal.json(
          JsonObject.builder()
              .put("schema", "vc/disputedrawn/1")
              .put("file", target)
              .put("dispute", dispute.id().toString())
              .put("panel", LotFile.strings(drawn))
              .put("quorum", quorum)
              .build());
      return;
    }
    drawn.forEach(member -> terminal.data(member.value()));
    terminal.say(
        Look.Symbol.GOOD,
        "drawn; %d of these %d decide: vc dispute decide".formatted(quorum, drawn.size()));
  }
}
