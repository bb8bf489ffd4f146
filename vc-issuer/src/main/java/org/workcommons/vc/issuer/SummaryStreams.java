package org.workcommons.vc.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.Jcs;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.reputation.ReputationSummary;
import org.workcommons.vc.reputation.ShownChain;
import org.workcommons.vc.work.Digest;
import org.workcommons.vc.work.Membership;

/**
 * Which records a commons summed up for which of its members: one stream of summaries for each.
 * {@code specs/reputation-summary.md}, One stream for each member. A record that was summed up for
 * one member is summed up for no other; and a member who leaves out a record that was summed up
 * before gets a summary that says so. Admission rule R12. Immutable.
 *
 * <p>Nobody learns from it, without the salt, whose records these are: members and records are
 * salted digests.
 */
public final class SummaryStreams {
  /** The fewest bytes of a salt. */
  public static final int MIN_SALT_BYTES = 16;

  private static final String HEADER = "vc/summarystreams/1";
  private static final String KEPT_WITH = "workcommons-streams/1";
  private static final String MEMBER = "workcommons-member/1";
  private static final String CHAIN = "workcommons-chain/1";

  /** The records of each member. */
  private final Map<Digest, Set<Digest>> streams;

  private final Map<Digest, Digest> owners;

  /** Of which commons they are, and with which salt; empty before the first. */
  private final Optional<Digest> keeper;

  private SummaryStreams(Map<Digest, Set<Digest>> streams, Optional<Digest> keeper) {
    this.streams = streams;
    this.keeper = keeper;
    this.owners = new HashMap<>();
    streams.forEach((member, chains) -> chains.forEach(chain -> owners.put(chain, member)));
  }

  /** {@return the streams of a commons that summed up nothing yet} */
  public static SummaryStreams none() {
    return new SummaryStreams(Map.of(), Optional.empty());
  }

  /**
   * What a summary adds.
   *
   * @param streams with the records that are summed up now, to be kept before the summary is handed
   *     out
   * @param leftOut records that were summed up for this member before, and are not shown now:
   *     {@link ReputationSummary#withLeftOut}
   */
  public record Continued(SummaryStreams streams, int leftOut) {}

  /**
   * {@return these streams with a summary of {@code chains} for the member of {@code memberships}}
   *
   * @param commons whose members they are
   * @param memberships that were shown in the same presentation as the chains, verified; others
   *     than of {@code commons} are passed over, and of these there is one member
   * @param chains verified, of one person
   * @param salt the commons' secret, always the same
   * @throws IllegalArgumentException for another commons or salt than before: nobody would be known
   *     again
   * @throws ProblemException of type {@code SUMMARY_SECOND_STREAM} where a chain was summed up for
   *     another member, or there is not one member; {@code LIMIT_EXCEEDED} for more than a thousand
   *     chains of one member
   */
  public Continued continued(
      Did commons, Collection<Membership> memberships, List<ShownChain> chains, byte[] salt)
      throws ProblemException {
    if (salt.length < MIN_SALT_BYTES) {
      throw new IllegalArgumentException("a salt has at least " + MIN_SALT_BYTES + " bytes");
    }
    var asking = digest(KEPT_WITH, commons.value(), Base64Url.encode(salt));
    if (!keeper.orElse(asking).equals(asking)) {
      throw new IllegalArgumentException(
          "these streams were kept by another, or with another salt");
    }
    var member = member(commons, memberships, salt);
    var before = streams.getOrDefault(member, Set.of());
    var shown = new TreeSet<Digest>(SummaryStreams::compare);
    for (var chain : chains) {
      shown.add(named(chain, member, salt));
    }
    var all = new TreeSet<Digest>(SummaryStreams::compare);
    all.addAll(before);
    all.addAll(shown);
    if (all.size() > Limits.SUMMARY_CHAINS) {
      throw new ProblemException(
          ProblemType.LIMIT_EXCEEDED,
          Pointer.ROOT,
          "more than " + Limits.SUMMARY_CHAINS + " chains of one member");
    }
    var more = new HashMap<>(streams);
    more.put(member, all);
    return new Continued(new SummaryStreams(more, Optional.of(asking)), all.size() - shown.size());
  }

  private static Digest member(Did commons, Collection<Membership> memberships, byte[] salt)
      throws ProblemException {
    var members =
        memberships.stream()
            .filter(membership -> membership.memberOf().equals(commons))
            .map(Membership::member)
            .collect(Collectors.toSet());
    if (members.size() != 1) {
      throw second("the record is shown with another number of members than one");
    }
    var name = members.iterator().next().value();
    return digest(MEMBER, commons.value(), name, Base64Url.encode(salt));
  }

  private Digest named(ShownChain chain, Digest member, byte[] salt) throws ProblemException {
    var worker = chain.statements().get(0).entry().statement().worker();
    var name = digest(CHAIN, chain.issuer().value(), worker.value(), Base64Url.encode(salt));
    if (!owners.getOrDefault(name, member).equals(member)) {
      throw second("a chain was summed up for another member");
    }
    return name;
  }

  private static Digest digest(String... parts) {
    return Digest.of(Jcs.canonicalize(JsonArray.ofStrings(List.of(parts))));
  }

  private static ProblemException second(String detail) {
    return new ProblemException(ProblemType.SUMMARY_SECOND_STREAM, Pointer.ROOT, detail);
  }

  /** {@return the streams in {@code utf8}, which {@link #toByteArray} wrote} */
  public static SummaryStreams restore(byte[] utf8) throws ProblemException {
    var lines = new String(utf8, UTF_8).split("\n", -1);
    if (!lines[0].equals(HEADER) || !lines[lines.length - 1].isEmpty()) {
      throw damaged(0);
    }
    if (lines.length == 2) {
      return none();
    }
    var keeper = Digest.parse(lines[1], Pointer.ROOT.at(1));
    var streams = new HashMap<Digest, Set<Digest>>();
    var seen = new TreeSet<String>();
    for (int i = 2; i < lines.length - 1; i++) {
      var words = lines[i].split(" ", -1);
      if (words.length != 2 || !seen.add(words[1])) {
        throw damaged(i);
      }
      var place = Pointer.ROOT.at(i);
      streams
          .computeIfAbsent(
              Digest.parse(words[0], place), any -> new TreeSet<>(SummaryStreams::compare))
          .add(Digest.parse(words[1], place));
    }
    return new SummaryStreams(streams, Optional.of(keeper));
  }

  private static ProblemException damaged(int line) {
    return new ProblemException(
        ProblemType.MALFORMED_VALUE_ERROR,
        Pointer.ROOT.at(line),
        "not a line of a member and a chain, each chain once");
  }

  /** {@return these streams, as the commons keeps them: a line for each chain of each member} */
  public byte[] toByteArray() {
    var sorted = new TreeMap<Digest, Set<Digest>>(SummaryStreams::compare);
    sorted.putAll(streams);
    var text = new StringBuilder(HEADER).append('\n');
    keeper.ifPresent(by -> text.append(by.value()).append('\n'));
    sorted.forEach(
        (member, chains) ->
            chains.forEach(
                chain ->
                    text.append(member.value()).append(' ').append(chain.value()).append('\n')));
    return text.toString().getBytes(UTF_8);
  }

  private static int compare(Digest one, Digest other) {
    return one.value().compareTo(other.value());
  }

  /** {@return how many members there are} */
  @Override
  public String toString() {
    return "SummaryStreams[" + streams.size() + " members]";
  }
}
