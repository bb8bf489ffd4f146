package org.workcommons.vc.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.issuer.Delivery.Delivered;
import org.workcommons.vc.issuer.Delivery.Origin;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.SecuredDocument;
import org.workcommons.vc.status.StatusEntry;
import org.workcommons.vc.status.StatusPurpose;
import org.workcommons.vc.work.WorkStatement;

/** Many credentials at once, in a file; {@link PostgresIssuingRunTest} has the same in a server. */
class IssuingRunTest {
  private static final DataIntegrity MECHANISM = new DataIntegrity(Cryptosuite.EDDSA_JCS_2022);

  @TempDir private Path folder;
  private final SigningKey key = SigningKey.fresh(KeyType.ED25519);
  private final List<Delivered> delivered = new ArrayList<>();
  private StatusRegister register;

  protected StatusRegister connect(Path folder) throws Exception {
    return StatusRegister.open(folder.resolve("register.db"), IssuingProcess.LISTS);
  }

  @BeforeEach
  void open() throws Exception {
    register = connect(folder);
  }

  @AfterEach
  void close() throws Exception {
    register.close();
  }

  @Test
  void issuesEachItemAndDeliversItInOrder() throws Exception {
    int count = 2 * IssuingRun.LOT + 3;
    assertThat(run(key, "a", entries(count))).isEqualTo(new RunTally(count, 0));
    assertThat(delivered)
        .extracting(Delivered::key)
        .containsExactlyElementsOf(IntStream.range(0, count).mapToObj(i -> "item " + i).toList());
    assertThat(delivered).extracting(Delivered::number).first().isEqualTo(1L);
    assertThat(delivered).extracting(Delivered::number).last().isEqualTo((long) count);
    assertThat(delivered).extracting(Delivered::origin).containsOnly(Origin.NEW);
    assertThat(new HashSet<>(places())).hasSize(count);
    for (var one : delivered.subList(0, 3)) {
      var document = JsonReader.readObject(one.issued().credential().toByteArray());
      var secured = SecuredDocument.read(document, Contexts.bundled());
      secured.verify(secured.proofs().get(0), key.verificationKey());
      assertThat(StatusEntry.allOf(document)).containsExactly(one.issued().entry());
    }
  }

  @Test
  void handsOverTheSameBytesWhenRunAgain() throws Exception {
    run(key, "a", entries(300));
    var first = contents();
    delivered.clear();
    // with a key that cannot sign: nothing is left to sign
    assertThat(run(new FailingKey(key, 0), "a", entries(300))).isEqualTo(new RunTally(0, 300));
    assertThat(contents()).isEqualTo(first);
    assertThat(delivered).extracting(Delivered::origin).containsOnly(Origin.EARLIER);
  }

  @Test
  void signsOnlyTheRestOfALongerRun() throws Exception {
    run(key, "a", entries(10));
    var first = contents();
    delivered.clear();
    assertThat(run(new FailingKey(key, 5), "a", entries(15))).isEqualTo(new RunTally(5, 10));
    assertThat(contents()).containsAllEntriesOf(first).hasSize(15);
  }

  @Test
  void goesOnWhereTheKeyFailed() throws Exception {
    int lots = 2 * IssuingRun.LOT;
    var failing = new FailingKey(key, IssuingRun.LOT + 10);
    var failed =
        catchThrowableOfType(IssuingException.class, () -> run(failing, "a", entries(lots)));
    assertThat(failed).hasMessageContaining("key");
    // several are signed at a time, so the one that failed need not be the last
    assertThat(delivered).hasSizeBetween(IssuingRun.LOT, IssuingRun.LOT + 10);
    var first = contents();
    var firstPlaces = new HashSet<>(places());
    delivered.clear();
    assertThat(run(key, "a", entries(lots)))
        .isEqualTo(new RunTally(IssuingRun.LOT - 10, IssuingRun.LOT + 10));
    assertThat(contents()).containsAllEntriesOf(first).hasSize(lots);
    assertThat(new HashSet<>(places())).containsAll(firstPlaces).hasSize(lots);
  }

  @Test
  void signsOnAllProcessors() throws Exception {
    int processors = Runtime.getRuntime().availableProcessors();
    var together = new CyclicBarrier(processors);
    var meeting =
        new Meeting(
            key,
            () -> {
              try {
                together.await(20, TimeUnit.SECONDS);
              } catch (BrokenBarrierException | TimeoutException e) {
                throw new IOException("nobody else signs", e);
              }
            });
    assertThat(run(meeting, "a", entries(3 * processors)).issued()).isEqualTo(3L * processors);
  }

  @Test
  void handsOnWhatASignerThrows() {
    var broken =
        new Meeting(
            key,
            () -> {
              throw new IllegalStateException("broken");
            });
    assertThatThrownBy(() -> run(broken, "a", entries(3)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("broken");
    assertThat(delivered).isEmpty();
  }

  @Test
  void leavesNoPlaceUnusedWhenItGoesOn() throws Exception {
    for (int i = 0; i < 5; i++) {
      int signatures = i;
      assertThatThrownBy(() -> run(new FailingKey(key, signatures), "a", entries(20)))
          .isInstanceOf(IssuingException.class);
    }
    delivered.clear();
    run(key, "a", entries(20));
    // a place that was lost would be among those that can be set
    var bits = 0;
    for (var place : places()) {
      register.set(place, StatusPurpose.REVOCATION, true);
      bits++;
    }
    assertThat(bits).isEqualTo(20);
    assertThat(takenPlaces()).isEqualTo(20);
  }

  @Test
  void refusesOtherClaimsUnderAKeyThatWasUsed() throws Exception {
    run(key, "a", entries(5));
    delivered.clear();
    var changed = new ArrayList<>(entries(5));
    changed.set(3, new RunEntry<>("item 3", IssuingProcess.statement(99)));
    var refused = catchThrowableOfType(ProblemException.class, () -> run(key, "a", changed));
    assertThat(refused.problem().type()).isEqualTo(ProblemType.RUN_ITEM_CHANGED);
    assertThat(refused.problem().pointer().value()).isEqualTo("/3");
    assertThat(refused.problem().detail()).doesNotContain("99");
    assertThat(refused.problem().remedy()).isNotBlank();
    assertThat(delivered).isEmpty();
  }

  @Test
  void refusesOneKeyForTwoItems() {
    var twice = new ArrayList<>(entries(5));
    twice.add(new RunEntry<>("item 2", IssuingProcess.statement(99)));
    var refused = catchThrowableOfType(ProblemException.class, () -> run(key, "a", twice));
    assertThat(refused.problem().type()).isEqualTo(ProblemType.RUN_ITEM_CHANGED);
    assertThat(refused.problem().pointer().value()).isEqualTo("/5");
    assertThat(delivered).hasSize(5);
  }

  @Test
  void issuesAnItemThatComesTwiceOnce() throws Exception {
    var twice = new ArrayList<>(entries(3));
    twice.addAll(entries(3));
    assertThat(run(key, "a", twice)).isEqualTo(new RunTally(3, 3));
    assertThat(new HashSet<>(places())).hasSize(3);
  }

  @Test
  void refusesAKeyThatWasUsedForAnotherPurpose() throws Exception {
    run(key, "a", entries(1));
    var suspending = issuer(key).withStatusPurpose(StatusPurpose.SUSPENSION);
    assertThatThrownBy(
            () ->
                suspending.issueAll("a", WorkStatement.TYPE, entries(1).iterator(), delivered::add))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void takesNewClaimsForAnItemThatWasNeverSigned() throws Exception {
    assertThatThrownBy(() -> run(new FailingKey(key, 0), "a", entries(1)))
        .isInstanceOf(IssuingException.class);
    var mended = List.of(new RunEntry<>("item 0", IssuingProcess.statement(7)));
    assertThat(run(key, "a", mended)).isEqualTo(new RunTally(1, 0));
    assertThat(takenPlaces()).isEqualTo(1);
    assertThatThrownBy(() -> run(key, "a", entries(1))).isInstanceOf(ProblemException.class);
  }

  @Test
  void tellsRunsAndIssuersApart() throws Exception {
    run(key, "a", entries(2));
    assertThat(run(key, "b", entries(2))).isEqualTo(new RunTally(2, 0));
    var other =
        Issuer.of(Did.of("did:web:other.example"), key, MECHANISM, register)
            .withClock(() -> IssuingProcess.NOW);
    assertThat(other.issueAll("a", WorkStatement.TYPE, entries(2).iterator(), delivered::add))
        .isEqualTo(new RunTally(2, 0));
    assertThat(new HashSet<>(places())).hasSize(6);
  }

  @Test
  void keepsWhatWasDeliveredWhenTheReceiverFails() throws Exception {
    Delivery full =
        one -> {
          if (one.number() == 3) {
            throw new IllegalStateException("no room");
          }
          delivered.add(one);
        };
    assertThatThrownBy(
            () -> issuer(key).issueAll("a", WorkStatement.TYPE, entries(5).iterator(), full))
        .hasMessage("no room");
    var first = contents();
    delivered.clear();
    run(new FailingKey(key, 0), "a", entries(5));
    assertThat(contents()).containsAllEntriesOf(first).hasSize(5);
  }

  @Test
  void takesItemsFewAtATime() throws Exception {
    var taken = new int[1];
    var most = new int[1];
    var source =
        new Iterator<RunEntry<WorkStatement>>() {
          @Override
          public boolean hasNext() {
            return taken[0] < 3 * IssuingRun.LOT;
          }

          @Override
          public RunEntry<WorkStatement> next() {
            int i = taken[0]++;
            most[0] = Math.max(most[0], taken[0] - delivered.size());
            return new RunEntry<>("item " + i, IssuingProcess.statement(i));
          }
        };
    issuer(key).issueAll("a", WorkStatement.TYPE, source, delivered::add);
    assertThat(delivered).hasSize(3 * IssuingRun.LOT);
    assertThat(most[0]).isLessThanOrEqualTo(IssuingRun.LOT + 1);
  }

  @Test
  void twoCallsAtOnceIssueEachItemOnce() throws Exception {
    var pool = Executors.newFixedThreadPool(3);
    try {
      Callable<Map<String, String>> run =
          () -> {
            var heard = new ArrayList<Delivered>();
            issuer(key).issueAll("a", WorkStatement.TYPE, entries(400).iterator(), heard::add);
            return contents(heard);
          };
      var all = new ArrayList<Map<String, String>>();
      for (var done : pool.invokeAll(List.of(run, run, run))) {
        all.add(done.get());
      }
      assertThat(all.get(0)).hasSize(400).isEqualTo(all.get(1)).isEqualTo(all.get(2));
      assertThat(takenPlaces()).isEqualTo(400);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void othersMayWriteWhileItSigns() throws Exception {
    var busy =
        new Signer() {
          @Override
          public VerificationKey verificationKey() {
            return key.verificationKey();
          }

          @Override
          public byte[] sign(byte[] message) throws IOException {
            try {
              register.allocate(StatusPurpose.SUSPENSION);
            } catch (IssuingException e) {
              throw new IOException(e);
            }
            return key.sign(message);
          }
        };
    run(busy, "a", entries(3));
    assertThat(delivered).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\nb", "\ud800", "a\u0000", "LONG"})
  void refusesWhatIsNoName(String name) {
    var bad = name.replace("LONG", "x".repeat(257));
    assertThatThrownBy(() -> new RunEntry<>(bad, "claims"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> run(key, bad, entries(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(delivered).isEmpty();
  }

  @Test
  void issuesNothingOfAnEmptyRun() throws Exception {
    assertThat(run(key, "a", List.of())).isEqualTo(new RunTally(0, 0));
    assertThat(register.lists()).isEmpty();
  }

  private RunTally run(Signer signer, String name, List<RunEntry<WorkStatement>> entries)
      throws ProblemException, IssuingException {
    return issuer(signer).issueAll(name, WorkStatement.TYPE, entries.iterator(), delivered::add);
  }

  private Issuer issuer(Signer signer) {
    return Issuer.of(IssuingProcess.PLATFORM, signer, MECHANISM, register)
        .withClock(() -> IssuingProcess.NOW);
  }

  private static List<RunEntry<WorkStatement>> entries(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new RunEntry<>("item " + i, IssuingProcess.statement(i)))
        .toList();
  }

  private List<StatusEntry> places() {
    return delivered.stream().map(one -> one.issued().entry()).toList();
  }

  private Map<String, String> contents() {
    return contents(delivered);
  }

  private static Map<String, String> contents(List<Delivered> delivered) {
    var contents = new LinkedHashMap<String, String>();
    for (var one : delivered) {
      contents.put(one.key(), new String(one.issued().credential().toByteArray()));
    }
    return contents;
  }

  /** How many of the next places are new: what was taken can't be taken again. */
  protected int takenPlaces() throws Exception {
    try (var connection =
        java.sql.DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("register.db"))) {
      return new Sql(connection).number("SELECT count(*) FROM entry");
    }
  }

  /** A key whose keeper stops answering. */
  /** Something happens before each signature. */
  private record Meeting(Signer key, Before before) implements Signer {
    interface Before {
      void run() throws IOException, InterruptedException;
    }

    @Override
    public VerificationKey verificationKey() {
      return key.verificationKey();
    }

    @Override
    public byte[] sign(byte[] message) throws IOException {
      try {
        before.run();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      return key.sign(message);
    }
  }

  private static final class FailingKey implements Signer {
    private final Signer key;
    private final AtomicInteger left;

    FailingKey(Signer key, int signatures) {
      this.key = key;
      this.left = new AtomicInteger(signatures);
    }

    @Override
    public VerificationKey verificationKey() {
      return key.verificationKey();
    }

    @Override
    public byte[] sign(byte[] message) throws IOException {
      if (left.getAndDecrement() <= 0) {
        throw new IOException("no answer");
      }
      return key.sign(message);
    }
  }
}
