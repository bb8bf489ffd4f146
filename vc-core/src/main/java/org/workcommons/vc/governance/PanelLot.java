package org.workcommons.vc.governance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.Jcs;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.encoding.Sha256;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.work.Digest;

/**
 * The lot that draws a panel, which everybody can draw again. {@code specs/dispute-outcome.md}, The
 * lot. Members in the order of SHA-256(checkpoint root ‖ dispute's id ‖ member's DID): nobody who
 * files a dispute knows the root of a day later, and nobody who writes the log knows the dispute.
 *
 * @param checkpoint the root of the community's log, 24 hours after the dispute was filed
 * @param members who can be drawn, each once, at most {@link #MAX_MEMBERS}
 */
public record PanelLot(Digest checkpoint, List<Did> members) {
  /** The most members to draw from. */
  public static final int MAX_MEMBERS = Limits.ITEMS;

  private static final String DIGEST_PREFIX = "sha256-";

  public PanelLot {
    requireNonNull(checkpoint);
    members = List.copyOf(members);
    if (members.size() > MAX_MEMBERS || new HashSet<>(members).size() < members.size()) {
      throw new IllegalArgumentException(
          "a lot has at most " + MAX_MEMBERS + " members, each once");
    }
  }

  /**
   * {@return what names the list of members for good} SHA-256 over the canonical form (RFC 8785) of
   * the array of their DIDs, sorted.
   */
  public Digest memberList() {
    var sorted = members.stream().map(Did::value).sorted().toList();
    return Digest.of(Jcs.canonicalize(JsonArray.ofStrings(sorted)));
  }

  /**
   * {@return the first {@code size} members of the lot for {@code dispute}, in its order}
   *
   * @param struck who must not sit
   */
  public List<Did> draw(URI dispute, Set<Did> struck, int size) throws ProblemException {
    var root = root();
    var id = dispute.toString().getBytes(UTF_8);
    var drawn =
        members.stream()
            .filter(member -> !struck.contains(member))
            .map(
                member -> new Ticket(member, Sha256.hash(root, id, member.value().getBytes(UTF_8))))
            .sorted(Comparator.comparing(Ticket::number, Arrays::compareUnsigned))
            .limit(size)
            .map(Ticket::member)
            .toList();
    if (drawn.size() < size) {
      throw wrongPanel("there are fewer members than seats");
    }
    return drawn;
  }

  /**
   * {@return who has to sign {@code decision}} The parties are struck; so is whom {@code conflicts}
   * names.
   *
   * @param size of the panel
   * @param threshold how many of them have to agree
   * @throws ProblemException when the decision says that it was drawn by another lot
   */
  public Quorum panel(Decision decision, Set<Did> conflicts, int size, int threshold)
      throws ProblemException {
    var panel = decision.panel().orElseThrow(() -> wrongPanel("no panel was drawn"));
    if (!panel.checkpoint().equals(checkpoint) || !panel.memberList().equals(memberList())) {
      throw wrongPanel("drawn by another lot");
    }
    if (size > Quorum.MAX_MEMBERS || !Quorum.canBeMet(threshold, size)) {
      throw wrongPanel("no panel of this size can decide");
    }
    var struck = new HashSet<>(conflicts);
    parties(decision).forEach(struck::add);
    return new Quorum(threshold, new HashSet<>(draw(decision.dispute().id(), struck, size)));
  }

  static Stream<Did> parties(Decision decision) {
    var leaf = decision.leaf();
    return Stream.concat(
        Stream.of(leaf.issuer(), leaf.platform(), leaf.worker()),
        decision.amendment().map(Decision.Amendment::rater).stream());
  }

  private byte[] root() throws ProblemException {
    return Base64Url.decode(checkpoint.value().substring(DIGEST_PREFIX.length()));
  }

  private static ProblemException wrongPanel(String detail) {
    return new ProblemException(ProblemType.OUTCOME_WRONG_PANEL, Pointer.ROOT.at("panel"), detail);
  }

  private record Ticket(Did member, byte[] number) {}
}
