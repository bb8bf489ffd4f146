package org.workcommons.vc.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.reputation.ShownChain;
import org.workcommons.vc.reputation.ShownStatement;
import org.workcommons.vc.work.Assurance;
import org.workcommons.vc.work.ChainLink;
import org.workcommons.vc.work.Counts;
import org.workcommons.vc.work.Digest;
import org.workcommons.vc.work.Membership;
import org.workcommons.vc.work.Quantity;
import org.workcommons.vc.work.StatementChain;
import org.workcommons.vc.work.StatementDigest;
import org.workcommons.vc.work.Work;
import org.workcommons.vc.work.WorkStatement;

class SummaryStreamsTest {
  private static final Did HARBOR = Did.of("did:web:harbor-drivers.example");
  private static final byte[] SALT = "sixteen bytes, s".getBytes(UTF_8);

  @Test
  void aMemberHasOneStreamOverAllHerChains() throws Exception {
    var first = SummaryStreams.none().continued(HARBOR, members("amara"), chains("a", "b"), SALT);
    assertThat(first.leftOut()).isZero();
    var again = first.streams().continued(HARBOR, members("amara"), chains("b", "a"), SALT);
    assertThat(again.leftOut()).isZero();
    assertThat(again.streams().toByteArray()).isEqualTo(first.streams().toByteArray());
    var more = again.streams().continued(HARBOR, members("amara"), chains("a", "b", "c"), SALT);
    assertThat(more.leftOut()).isZero();
  }

  @Test
  void whatIsLeftOutLaterIsCounted() throws Exception {
    var first = SummaryStreams.none().continued(HARBOR, members("amara"), chains("a", "b"), SALT);
    var fresh = first.streams().continued(HARBOR, members("amara"), chains("c"), SALT);
    assertThat(fresh.leftOut()).isEqualTo(2);
    var kept = SummaryStreams.restore(fresh.streams().toByteArray());
    assertThat(kept.continued(HARBOR, members("amara"), List.of(), SALT).leftOut()).isEqualTo(3);
  }

  @Test
  void aChainIsSummedUpForOneMemberOnly() throws Exception {
    var first = SummaryStreams.none().continued(HARBOR, members("amara"), chains("a"), SALT);
    var kept = SummaryStreams.restore(first.streams().toByteArray());
    assertThat(problem(kept, members("bo"), chains("a", "b")))
        .isEqualTo(ProblemType.SUMMARY_SECOND_STREAM);
    assertThat(kept.continued(HARBOR, members("bo"), chains("b"), SALT).leftOut()).isZero();
  }

  @Test
  void aPersonIsOneMember() {
    var none = SummaryStreams.none();
    assertThat(problem(none, List.of(), chains("a"))).isEqualTo(ProblemType.SUMMARY_SECOND_STREAM);
    assertThat(problem(none, members("amara", "bo"), chains("a")))
        .isEqualTo(ProblemType.SUMMARY_SECOND_STREAM);
    var elsewhere = List.of(member("amara", Did.of("did:web:other.example")));
    assertThat(problem(none, elsewhere, chains("a"))).isEqualTo(ProblemType.SUMMARY_SECOND_STREAM);
  }

  @Test
  void aMembershipElsewhereIsPassedOver() throws Exception {
    var both = new ArrayList<>(members("amara"));
    both.add(member("bo", Did.of("did:web:other.example")));
    both.add(members("amara").get(0));
    assertThat(SummaryStreams.none().continued(HARBOR, both, chains("a"), SALT).leftOut()).isZero();
  }

  @Test
  void tellsNobodyWhoseRecordsTheyAre() throws Exception {
    var streams =
        SummaryStreams.none().continued(HARBOR, members("amara"), chains("a"), SALT).streams();
    assertThat(new String(streams.toByteArray(), UTF_8)).doesNotContain("amara", "did:");
    assertThat(streams).hasToString("SummaryStreams[1 members]");
    var salted =
        SummaryStreams.none()
            .continued(HARBOR, members("amara"), chains("a"), "another salt, 16".getBytes(UTF_8))
            .streams();
    assertThat(salted.toByteArray()).isNotEqualTo(streams.toByteArray());
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                SummaryStreams.none()
                    .continued(HARBOR, members("amara"), chains("a"), new byte[15]));
  }

  @Test
  void refusesAFileThatIsDamaged() throws Exception {
    var good =
        new String(
            SummaryStreams.none()
                .continued(HARBOR, members("amara"), chains("a", "b"), SALT)
                .streams()
                .toByteArray(),
            UTF_8);
    assertThat(SummaryStreams.restore(good.getBytes(UTF_8)).toByteArray())
        .isEqualTo(good.getBytes(UTF_8));
    var line = good.split("\n")[2];
    for (var bad :
        List.of(
            "",
            good.replace("/1\n", "/2\n"),
            good.substring(0, good.length() - 1),
            good + line + "\n",
            good + "\n",
            good.substring(0, good.indexOf('\n') + 1) + line + "\n",
            good.replace(" ", ""),
            good.replace(" ", " x"),
            good.replace("sha256", "sha512"))) {
      assertThat(
              catchThrowableOfType(
                  ProblemException.class, () -> SummaryStreams.restore(bad.getBytes(UTF_8))))
          .as(bad)
          .isNotNull();
    }
  }

  /** With another salt nobody would be known again, and everybody could begin anew. */
  @Test
  void anotherSaltOrCommonsIsRefused() throws Exception {
    var first = SummaryStreams.none().continued(HARBOR, members("amara"), chains("a"), SALT);
    for (var streams :
        List.of(first.streams(), SummaryStreams.restore(first.streams().toByteArray()))) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  streams.continued(
                      HARBOR, members("bo"), chains("a"), "another salt, 16".getBytes(UTF_8)));
      var other = Did.of("did:web:other.example");
      var members = List.of(member("bo", other));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> streams.continued(other, members, chains("a"), SALT));
    }
    var none = SummaryStreams.restore(SummaryStreams.none().toByteArray());
    assertThat(none.continued(HARBOR, members("bo"), chains("a"), SALT).leftOut()).isZero();
  }

  @Test
  void aMemberHasNoMoreChainsThanTheLimit() throws Exception {
    var many = new String[Limits.SUMMARY_CHAINS + 1];
    for (int i = 0; i < many.length; i++) {
      many[i] = "c" + i;
    }
    assertThat(problem(SummaryStreams.none(), members("amara"), chains(many)))
        .isEqualTo(ProblemType.LIMIT_EXCEEDED);
  }

  private static ProblemType problem(
      SummaryStreams streams, List<Membership> members, List<ShownChain> chains) {
    return catchThrowableOfType(
            ProblemException.class, () -> streams.continued(HARBOR, members, chains, SALT))
        .problem()
        .type();
  }

  private static List<Membership> members(String... names) {
    return List.of(names).stream().map(name -> member(name, HARBOR)).toList();
  }

  private static Membership member(String name, Did commons) {
    return new Membership(
        Did.of("did:web:" + name + ".example"),
        commons,
        "worker",
        LocalDate.of(2024, 1, 9),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static List<ShownChain> chains(String... workers) {
    var chains = new ArrayList<ShownChain>();
    var platform = Did.of("did:web:tandem.coop.example");
    for (var worker : workers) {
      var statement =
          new WorkStatement(
              Did.of("did:web:worker-" + worker + ".example"),
              platform,
              YearMonth.of(2026, 10),
              Assurance.PLATFORM_SIGNED,
              ChainLink.first(new Counts(1, 0)),
              Work.of(1, Quantity.of("1")),
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
      var digest = new StatementDigest(Digest.of(worker.getBytes(UTF_8)).value());
      var shown =
          new ShownStatement(
              new StatementChain.Entry(digest, statement, Pointer.ROOT),
              Instant.EPOCH,
              ShownStatement.Place.NEWEST);
      chains.add(new ShownChain(platform, List.of(shown)));
    }
    return chains;
  }
}
