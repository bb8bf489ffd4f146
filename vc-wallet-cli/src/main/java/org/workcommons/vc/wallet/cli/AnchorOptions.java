package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.governance.Quorum;
import org.workcommons.vc.governance.TrustAnchor;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Option;

/** Communities that a person believes because she chose to: {@code --trust-anchor}. */
final class AnchorOptions {
  private static final String SCHEMA = "vc/anchor/1";

  @Option(names = "--trust-anchor", paramLabel = "ANCHOR")
  List<String> anchors = new ArrayList<>();

  /** {@return the anchors, each community once} */
  Set<TrustAnchor> anchors(Session session)
      throws Refusal, WalletException, ProblemException, IOException {
    var all = new LinkedHashSet<TrustAnchor>();
    for (var text : anchors) {
      all.add(text.startsWith("did:") ? alone(text) : file(session, text));
    }
    if (all.stream().map(TrustAnchor::community).distinct().count() < all.size()) {
      throw new Refusal(
          ExitCode.USAGE,
          "a community is an anchor once, with one set of signers",
          "say --trust-anchor once for each community");
    }
    return all;
  }

  /** A community that signs with a key of its own, and nobody beside it. */
  private static TrustAnchor alone(String text) throws Refusal {
    try {
      var community = Did.parse(text, Pointer.ROOT);
      return new TrustAnchor(community, Quorum.only(community));
    } catch (ProblemException e) {
      throw new Refusal(
          ExitCode.USAGE, "--trust-anchor " + e.problem().detail(), "give the whole identifier");
    }
  }

  /** The file: {@code specs/trust-file.md}, Anchors. */
  private static TrustAnchor file(Session session, String name)
      throws Refusal, WalletException, ProblemException, IOException {
    var content = session.documents().read(name, Limits.SIGNED_DOCUMENT_BYTES);
    var in = ObjectReader.of(JsonReader.readObject(content), Pointer.ROOT);
    if (!in.string("schema").equals(SCHEMA)) {
      throw in.malformed("schema", "must be " + SCHEMA);
    }
    var community = Did.parse(in.string("community"), Pointer.ROOT.at("community"));
    in.optionalString("name");
    var signers = Quorum.read(in.object("signers"));
    in.noOthers();
    return new TrustAnchor(community, signers);
  }
}
