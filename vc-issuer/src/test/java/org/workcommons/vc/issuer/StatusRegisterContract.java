package org.workcommons.vc.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.issuer.StatusRegister.RunItem;
import org.workcommons.vc.issuer.StatusRegister.Series;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.status.BitstringStatusList;
import org.workcommons.vc.status.StatusEntry;
import org.workcommons.vc.status.StatusPurpose;
import org.workcommons.vc.status.TokenStatus;
import org.workcommons.vc.status.TokenStatusEntry;
import org.workcommons.vc.status.TokenStatusList;

/** What every register promises, whatever it keeps its tables in. */
abstract class StatusRegisterContract {
  protected static final URI BASE = URI.create("https://coop.example/status");
  protected static final Series SERIES =
      new Series(Did.of("did:web:coop.example"), Did.of("did:key:z6MkAmara"), "SkillCredential");

  protected StatusRegister register;

  /** {@return the test's register, opened once more} */
  protected abstract StatusRegister connect(URI listBase) throws Exception;

  /** Makes the only list as good as full: {@code places} more and a new one is begun. */
  protected abstract void leaveRoomFor(int places) throws Exception;

  @BeforeEach
  void open() throws Exception {
    register = connect(BASE);
  }

  @AfterEach
  void close() throws IssuingException {
    register.close();
  }

  @Test
  void handsOutPlacesAtRandom() throws Exception {
    var indexes = new ArrayList<Integer>();
    for (int i = 0; i < 50; i++) {
      var entry = register.allocate(StatusPurpose.REVOCATION);
      assertThat(entry.list()).hasToString("https://coop.example/status/1");
      indexes.add(entry.index());
    }
    assertThat(indexes).doesNotHaveDuplicates();
    assertThat(indexes.stream().sorted().toList()).isNotEqualTo(indexes);
    assertThat(indexes.stream().mapToInt(i -> i).max().orElseThrow()).isGreaterThan(65_536);
    assertThat(indexes.stream().mapToInt(i -> i).min().orElseThrow()).isLessThan(65_536);
  }

  @Test
  void keepsAListForEachPurpose() throws Exception {
    var revocation = register.allocate(StatusPurpose.REVOCATION);
    var suspension = register.allocate(StatusPurpose.SUSPENSION);
    assertThat(register.lists()).containsExactly(revocation.list(), suspension.list());
    assertThat(register.list(suspension.list()).purposes())
        .containsExactly(StatusPurpose.SUSPENSION);
    assertThat(register.allocate(StatusPurpose.REVOCATION).list()).isEqualTo(revocation.list());
  }

  @Test
  void setsOneBitAndNoOther() throws Exception {
    var entries = new ArrayList<StatusEntry>();
    for (int i = 0; i < 20; i++) {
      entries.add(register.allocate(StatusPurpose.REVOCATION));
    }
    register.set(entries.get(7), StatusPurpose.REVOCATION, true);
    register.set(entries.get(7), StatusPurpose.REVOCATION, true);
    var bits = register.list(entries.get(7).list()).bits();
    assertThat(bits.size()).isEqualTo(BitstringStatusList.MIN_ENTRIES);
    assertThat(IntStream.range(0, bits.size()).filter(bits::isSet))
        .containsExactly(entries.get(7).index());
  }

  @Test
  void takesASuspensionBack() throws Exception {
    var entry = register.allocate(StatusPurpose.SUSPENSION);
    register.set(entry, StatusPurpose.SUSPENSION, true);
    assertThat(register.list(entry.list()).bits().isSet(entry.index())).isTrue();
    register.set(entry, StatusPurpose.SUSPENSION, false);
    assertThat(register.list(entry.list()).bits().isSet(entry.index())).isFalse();
  }

  @Test
  void takesNoRevocationBack() throws Exception {
    var entry = register.allocate(StatusPurpose.REVOCATION);
    register.set(entry, StatusPurpose.REVOCATION, true);
    assertThatThrownBy(() -> register.set(entry, StatusPurpose.REVOCATION, false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(register.list(entry.list()).bits().isSet(entry.index())).isTrue();
  }

  @Test
  void refusesToRevokeWhatCanOnlyBeSuspended() throws Exception {
    var entry = register.allocate(StatusPurpose.SUSPENSION);
    assertThatThrownBy(() -> register.set(entry, StatusPurpose.REVOCATION, true))
        .isInstanceOf(IllegalArgumentException.class);
    var lie = new StatusEntry(StatusPurpose.REVOCATION, entry.list(), entry.index());
    assertThatThrownBy(() -> register.set(lie, StatusPurpose.REVOCATION, true))
        .isInstanceOf(IssuingException.class);
    assertThat(register.list(entry.list()).bits().isSet(entry.index())).isFalse();
  }

  @Test
  void revokesATokenInAListOfOneBit() throws Exception {
    var entry = token(register.allocate(StatusPurpose.REVOCATION));
    assertThat(register.tokenList(entry.uri()).status(entry.idx())).isEqualTo(TokenStatus.VALID);
    register.set(entry, TokenStatus.INVALID);
    register.set(entry, TokenStatus.INVALID);

    var list = register.tokenList(entry.uri());
    assertThat(list.bits()).isEqualTo(1);
    assertThat(list.size()).isEqualTo(BitstringStatusList.MIN_ENTRIES);
    assertThat(list.status(entry.idx())).isEqualTo(TokenStatus.INVALID);
    assertThat(IntStream.range(0, list.size()).filter(i -> value(list, i) != 0))
        .containsExactly(entry.idx());
    assertThat(register.list(entry.uri()).bits().isSet(entry.idx())).isTrue();
  }

  @Test
  void suspendsATokenAndRevokesItInAListOfTwoBits() throws Exception {
    var entry = token(register.allocate(StatusPurpose.SUSPENSION));
    for (var status : List.of(TokenStatus.SUSPENDED, TokenStatus.VALID, TokenStatus.SUSPENDED)) {
      register.set(entry, status);
      var list = register.tokenList(entry.uri());
      assertThat(list.bits()).isEqualTo(2);
      assertThat(list.status(entry.idx())).isEqualTo(status);
      assertThat(register.list(entry.uri()).bits().isSet(entry.idx()))
          .isEqualTo(status != TokenStatus.VALID);
    }
    register.set(entry, TokenStatus.INVALID);
    register.set(entry, TokenStatus.INVALID);
    assertThat(register.tokenList(entry.uri()).status(entry.idx())).isEqualTo(TokenStatus.INVALID);
    assertThat(register.list(entry.uri()).bits().isSet(entry.idx())).isTrue();
  }

  @Test
  void takesNoTokenBackThatWasRevoked() throws Exception {
    var suspension = register.allocate(StatusPurpose.SUSPENSION);
    register.set(token(suspension), TokenStatus.INVALID);
    assertRefused(token(suspension), TokenStatus.VALID);
    assertRefused(token(suspension), TokenStatus.SUSPENDED);
    for (boolean on : new boolean[] {true, false}) {
      assertThatThrownBy(() -> register.set(suspension, StatusPurpose.SUSPENSION, on))
          .isInstanceOf(IssuingException.class);
    }
    assertThat(register.tokenList(suspension.list()).status(suspension.index()))
        .isEqualTo(TokenStatus.INVALID);
  }

  @Test
  void refusesAStatusThatTheListOfATokenCanNotSay() throws Exception {
    var revocation = token(register.allocate(StatusPurpose.REVOCATION));
    assertRefused(revocation, TokenStatus.VALID);
    assertRefused(revocation, TokenStatus.SUSPENDED);
    assertRefused(revocation, TokenStatus.APPLICATION_SPECIFIC);
    var suspension = token(register.allocate(StatusPurpose.SUSPENSION));
    assertRefused(suspension, TokenStatus.APPLICATION_SPECIFIC);
    assertRefused(suspension, TokenStatus.UNREGISTERED);
    var refresh = token(register.allocate(StatusPurpose.REFRESH));
    assertRefused(refresh, TokenStatus.INVALID);
    assertRefused(refresh, TokenStatus.VALID);
    assertThatThrownBy(() -> register.tokenList(refresh.uri()))
        .isInstanceOf(IssuingException.class);
  }

  @Test
  void refusesATokenThatItNeverHandedOut() throws Exception {
    var entry = token(register.allocate(StatusPurpose.REVOCATION));
    int free = (entry.idx() + 1) % BitstringStatusList.MIN_ENTRIES;
    assertRefused(new TokenStatusEntry(entry.uri(), free), TokenStatus.INVALID);
    assertRefused(new TokenStatusEntry(entry.uri(), StatusEntry.MAX_INDEX), TokenStatus.INVALID);
    var elsewhere = URI.create("https://other.example/1");
    assertRefused(new TokenStatusEntry(elsewhere, entry.idx()), TokenStatus.INVALID);
    assertThatThrownBy(() -> register.tokenList(elsewhere)).isInstanceOf(IssuingException.class);
  }

  private void assertRefused(TokenStatusEntry entry, TokenStatus status) {
    assertThatThrownBy(() -> register.set(entry, status)).isInstanceOf(IssuingException.class);
  }

  private static TokenStatusEntry token(StatusEntry entry) {
    return new TokenStatusEntry(entry.list(), entry.index());
  }

  private static int value(TokenStatusList list, int index) {
    try {
      return list.value(index);
    } catch (ProblemException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void refusesAnEntryThatItNeverHandedOut() throws Exception {
    var entry = register.allocate(StatusPurpose.REVOCATION);
    int free = (entry.index() + 1) % BitstringStatusList.MIN_ENTRIES;
    for (var stranger :
        List.of(
            new StatusEntry(StatusPurpose.REVOCATION, entry.list(), free),
            new StatusEntry(StatusPurpose.REVOCATION, entry.list(), StatusEntry.MAX_INDEX),
            new StatusEntry(
                StatusPurpose.REVOCATION, URI.create("https://other.example/1"), entry.index()))) {
      assertThatThrownBy(() -> register.set(stranger, StatusPurpose.REVOCATION, true))
          .isInstanceOf(IssuingException.class);
    }
  }

  @Test
  void refusesAListThatItDoesNotHave() {
    assertThatThrownBy(() -> register.list(URI.create("https://coop.example/status/1")))
        .isInstanceOf(IssuingException.class);
    assertThat(catchThrowableOfType(IssuingException.class, () -> register.list(BASE)).remedy())
        .isNotBlank();
  }

  @Test
  void opensANewListBeforeTheOldOneIsCrowded() throws Exception {
    register.allocate(StatusPurpose.REVOCATION);
    leaveRoomFor(10);
    for (int i = 0; i < 10; i++) {
      assertThat(register.allocate(StatusPurpose.REVOCATION).list())
          .hasToString("https://coop.example/status/1");
    }
    assertThat(register.lists()).hasSize(1);
    var next = register.allocate(StatusPurpose.REVOCATION);
    assertThat(next.list()).hasToString("https://coop.example/status/2");
    assertThat(register.lists()).hasSize(2);
  }

  @Test
  void remembersEverythingWhenOpenedAgain() throws Exception {
    var entry = register.allocate(StatusPurpose.REVOCATION);
    register.set(entry, StatusPurpose.REVOCATION, true);
    register.close();
    register = connect(URI.create("https://moved.example/lists"));
    assertThat(register.list(entry.list()).bits().isSet(entry.index())).isTrue();
    // lists stay where they were published; only new ones move
    assertThat(register.allocate(StatusPurpose.REVOCATION).list()).isEqualTo(entry.list());
    assertThat(register.allocate(StatusPurpose.SUSPENSION).list())
        .hasToString("https://moved.example/lists/2");
  }

  @Test
  void keepsABatchAsAWhole() throws Exception {
    StatusEntry first;
    StatusEntry second;
    try (var batch = register.begin()) {
      first = batch.allocate(StatusPurpose.REVOCATION);
      second = batch.allocate(StatusPurpose.REVOCATION);
      batch.keep(SERIES, issued("one", first));
      batch.keep(SERIES, issued("two", second));
      assertThat(batch.kept(SERIES)).hasSize(2);
      batch.commit();
    }
    try (var batch = register.begin()) {
      var kept = batch.kept(SERIES);
      assertThat(kept).extracting(Issued::entry).containsExactly(first, second);
      assertThat(kept)
          .extracting(
              issued -> new String(issued.credential().toByteArray(), StandardCharsets.UTF_8))
          .containsExactly("one", "two");
    }
  }

  @Test
  void tellsSeriesApart() throws Exception {
    try (var batch = register.begin()) {
      batch.keep(SERIES, issued("one", batch.allocate(StatusPurpose.REVOCATION)));
      for (var other :
          List.of(
              new Series(Did.of("did:web:other.example"), SERIES.subject(), "SkillCredential"),
              new Series(SERIES.issuer(), Did.of("did:key:z6MkBo"), "SkillCredential"),
              new Series(SERIES.issuer(), SERIES.subject(), "WorkStatementCredential"))) {
        assertThat(batch.kept(other)).isEmpty();
      }
    }
  }

  @Test
  void leavesNothingBehindOfABatchThatWasNotCommitted() throws Exception {
    StatusEntry entry;
    try (var batch = register.begin()) {
      entry = batch.allocate(StatusPurpose.REVOCATION);
      batch.keep(SERIES, issued("one", entry));
    }
    assertThat(register.lists()).isEmpty();
    assertThatThrownBy(() -> register.set(entry, StatusPurpose.REVOCATION, true))
        .isInstanceOf(IssuingException.class);
    try (var batch = register.begin()) {
      assertThat(batch.kept(SERIES)).isEmpty();
    }
  }

  @Test
  void endsABatchOnce() throws Exception {
    var batch = register.begin();
    batch.commit();
    assertThatThrownBy(batch::commit).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> batch.allocate(StatusPurpose.REVOCATION))
        .isInstanceOf(IllegalStateException.class);
    batch.close();
    batch.close();
    assertThatThrownBy(() -> batch.kept(SERIES)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void keepsOnlyWhatHasAPlaceHere() throws Exception {
    var stranger =
        new StatusEntry(StatusPurpose.REVOCATION, URI.create("https://other.example/1"), 5);
    try (var batch = register.begin()) {
      var entry = batch.allocate(StatusPurpose.REVOCATION);
      assertThatThrownBy(() -> batch.keep(SERIES, issued("one", stranger)))
          .isInstanceOf(IllegalArgumentException.class);
      var free =
          new StatusEntry(
              StatusPurpose.REVOCATION,
              entry.list(),
              (entry.index() + 1) % BitstringStatusList.MIN_ENTRIES);
      assertThatThrownBy(() -> batch.keep(SERIES, issued("one", free)))
          .isInstanceOf(IssuingException.class);
    }
  }

  @Test
  void readersDoNotWaitForABatch() throws Exception {
    var entry = register.allocate(StatusPurpose.REVOCATION);
    try (var batch = register.begin()) {
      batch.allocate(StatusPurpose.SUSPENSION);
      assertThat(register.lists()).containsExactly(entry.list());
      assertThat(register.list(entry.list()).bits().isSet(entry.index())).isFalse();
    }
  }

  @Test
  void handsOutNoPlaceTwiceToManyThreads() throws Exception {
    int threads = 8;
    int each = 60;
    var pool = Executors.newFixedThreadPool(threads);
    try {
      var work = new ArrayList<Callable<List<StatusEntry>>>();
      for (int i = 0; i < threads; i++) {
        work.add(i % 2 == 0 ? () -> oneByOne(each) : () -> inABatch(each));
      }
      var places = new HashSet<StatusEntry>();
      for (var done : pool.invokeAll(work)) {
        places.addAll(done.get());
      }
      assertThat(places).hasSize(threads * each);
    } finally {
      pool.shutdownNow();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "urn:status", "https://coop.example/status#x"})
  void refusesABaseThatNoListCanBePublishedUnder(String base) {
    assertThatThrownBy(() -> connect(URI.create(base)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void doesNotDoubleTheSlashAtTheEndOfABase() throws Exception {
    try (var slashed = connect(URI.create(BASE + "/"))) {
      assertThat(slashed.allocate(StatusPurpose.REVOCATION).list())
          .hasToString("https://coop.example/status/1");
    }
  }

  @Test
  void keepsThePlaceOfAnOrder() throws Exception {
    var item = new RunItem(SERIES.issuer(), "run", "key");
    StatusRegister.Order order;
    try (var batch = register.begin()) {
      order = batch.order(item, "claims", StatusPurpose.REVOCATION);
      assertThat(batch.order(item, "claims", StatusPurpose.REVOCATION)).isEqualTo(order);
      batch.commit();
    }
    assertThat(order.credential()).isEmpty();
    try (var batch = register.begin()) {
      var other = batch.order(item, "other claims", StatusPurpose.REVOCATION);
      assertThat(other.entry()).isEqualTo(order.entry());
      assertThat(other.claims()).isEqualTo("other claims");
      var suspension = batch.order(item, "other claims", StatusPurpose.SUSPENSION);
      assertThat(suspension.entry()).isEqualTo(order.entry());
      var third = batch.order(item, "third claims", StatusPurpose.SUSPENSION);
      assertThat(third.entry().purpose()).isEqualTo(StatusPurpose.SUSPENSION);
    }
  }

  @Test
  void fulfilsAnOrderOnce() throws Exception {
    var item = new RunItem(SERIES.issuer(), "run", "key");
    try (var batch = register.begin()) {
      var entry = batch.order(item, "claims", StatusPurpose.REVOCATION).entry();
      var unwanted = batch.fulfil(item, "other", issued("other", entry).credential());
      assertThat(unwanted.credential()).isEmpty();
      batch.fulfil(item, "claims", issued("first", entry).credential());
      var order = batch.fulfil(item, "claims", issued("second", entry).credential());
      assertThat(order.credential().orElseThrow().toByteArray())
          .isEqualTo("first".getBytes(StandardCharsets.UTF_8));
      var late = batch.order(item, "other claims", StatusPurpose.REVOCATION);
      assertThat(late.claims()).isEqualTo("claims");
      assertThat(late.entry()).isEqualTo(entry);
      assertThat(late.credential()).isPresent();
      var strange = new RunItem(SERIES.issuer(), "run", "other");
      assertThatThrownBy(() -> batch.fulfil(strange, "claims", issued("x", entry).credential()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private List<StatusEntry> oneByOne(int count) throws IssuingException {
    var entries = new ArrayList<StatusEntry>();
    for (int i = 0; i < count; i++) {
      entries.add(register.allocate(StatusPurpose.REVOCATION));
    }
    return entries;
  }

  private List<StatusEntry> inABatch(int count) throws IssuingException {
    var entries = new ArrayList<StatusEntry>();
    try (var batch = register.begin()) {
      for (int i = 0; i < count; i++) {
        entries.add(batch.allocate(StatusPurpose.REVOCATION));
      }
      batch.commit();
    }
    return entries;
  }

  protected static Issued issued(String content, StatusEntry entry) {
    return new Issued(
        VerifiableCredential.received(MediaType.VC, content.getBytes(StandardCharsets.UTF_8)),
        entry);
  }
}
