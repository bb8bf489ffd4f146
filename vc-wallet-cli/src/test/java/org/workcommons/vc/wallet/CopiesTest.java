package org.workcommons.vc.wallet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workcommons.vc.issuer.IssuedCopies;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.wallet.Receipt.Result;
import org.workcommons.vc.wallet.recovery.Backup;
import org.workcommons.vc.wallet.store.Kind;
import org.workcommons.vc.wallet.store.Unlock;
import org.workcommons.vc.wallet.store.WalletException;

/** Copies on their way into the wallet, and what it says of them. */
class CopiesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  private final TestCoop coop = new TestCoop();
  private final TestCoop other = new TestCoop();

  @TempDir Path home;
  private Wallet wallet;

  @BeforeEach
  void createWallet() throws Exception {
    try (var unlock = Unlock.freshKeyFile(home.resolve("wallet.key"))) {
      wallet = Wallet.create(home.resolve("wallet"), unlock).withClock(InstantSource.fixed(NOW));
    }
  }

  @Test
  void keepsTheCopiesThatItAskedFor() throws Exception {
    assertThat(receive(issued(6))).containsOnly(Result.KEPT).hasSize(6);

    assertThat(reopened().tokens().held())
        .containsExactly(
            new TokenBatch(
                TestCoop.LICENCE,
                coop.did().value(),
                Set.of("category", "number", "since", "over_5_years", "address"),
                6,
                0,
                Optional.of(Instant.parse("2026-11-29T00:00:00Z"))));
    assertThat(files("copy-key")).isEmpty();
  }

  @Test
  void keepsNoCopyTwice() throws Exception {
    var issued = issued(3);

    receive(issued);

    assertThat(receive(issued)).containsOnly(Result.ALREADY_HELD);
    assertThat(wallet.tokens().held().get(0).unused()).isEqualTo(3);
  }

  /** Two copies on one key could be joined by it. */
  @Test
  void keepsOneCopyOnEachKey() throws Exception {
    var request = wallet.newCopyKeys(2, coop.did().value());
    receive(coop.issue(request, TestCoop.claims(), NOW));

    assertThat(receive(coop.issue(request, TestCoop.claims(), NOW)))
        .containsOnly(Result.ALREADY_HELD);
    assertThat(wallet.tokens().held().get(0).unused()).isEqualTo(2);
  }

  @Test
  void joinsWhatSaysTheSame() throws Exception {
    receive(issued(2));
    receive(issued(3));
    var request = wallet.newCopyKeys(1, coop.did().value());
    receive(coop.issue(request, TestCoop.claims().with("category", "B"), NOW));

    assertThat(wallet.tokens().held())
        .extracting(TokenBatch::unused)
        .containsExactlyInAnyOrder(5, 1);
  }

  @Test
  void refusesCopiesOnKeysOfSomebodyElse() throws Exception {
    var issued = issued(2);
    var second = another();

    assertThat(results(second.receiveCopies(issued.toByteArray(), coop.verifier(NOW))))
        .containsOnly(Result.NOT_ABOUT_YOU);
    assertThat(second.tokens().held()).isEmpty();
  }

  /** Whoever knows the public keys could issue on them, too. */
  @Test
  void refusesCopiesOfAnIssuerThatItDidNotAsk() throws Exception {
    var request = new String(wallet.newCopyKeys(2, coop.did().value()), UTF_8);
    var relabelled = wallet.newCopyKeys(1, other.did().value());
    var foreign = other.issue(relabelled, TestCoop.claims(), NOW);

    assertThat(results(wallet.receiveCopies(foreign.toByteArray(), coop.verifier(NOW))))
        .containsOnly(Result.REFUSED);
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> other.issue(request.getBytes(UTF_8), TestCoop.claims(), NOW));
    assertThat(wallet.tokens().held()).isEmpty();
  }

  @Test
  void letsNoBadCopyKeepTheOthersOut() throws Exception {
    var copies = new ArrayList<>(issued(3).copies());
    copies.set(1, copies.get(1).replace("~", "~WyJ4Il0~"));
    copies.add("x");

    assertThat(receive(new IssuedCopies(copies)))
        .containsExactly(Result.KEPT, Result.REFUSED, Result.KEPT, Result.REFUSED);
  }

  @Test
  void refusesCopiesThatAreOver() throws Exception {
    var issued = issued(1);
    var late = coop.verifier(NOW.plus(Duration.ofDays(9)));

    assertThat(results(wallet.receiveCopies(issued.toByteArray(), late)))
        .containsOnly(Result.REFUSED);
  }

  @Test
  void refusesWhatIsNoFileOfCopies() {
    for (var bad : List.of("", "{}", "{\"schema\":\"vc/copies/1\",\"credentials\":[]}")) {
      assertThatExceptionOfType(ProblemException.class)
          .isThrownBy(() -> wallet.receiveCopies(bad.getBytes(UTF_8), coop.verifier(NOW)));
    }
  }

  @Test
  void asksForOneToAHundredCopies() throws Exception {
    for (int bad : List.of(-1, 0, 101)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> wallet.newCopyKeys(bad, coop.did().value()));
    }
    assertThat(files("copy-key")).isEmpty();
  }

  @Test
  void letsNoDamagedCopyHideTheOthers() throws Exception {
    receive(issued(4));
    var copies = files("copy");
    Files.write(copies.get(0), new byte[] {1, 2, 3});
    Files.copy(copies.get(1), copies.get(2), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    var tokens = reopened().tokens();

    assertThat(tokens.held()).extracting(TokenBatch::unused).containsExactly(2);
    assertThat(tokens.damage()).hasSize(2);
  }

  @Test
  void saysWhenCopiesRunLow() {
    assertThat(batch(5, 0).isLow()).isFalse();
    assertThat(batch(4, 0).isLow()).isTrue();
    assertThat(batch(10, 40).isLow()).isFalse();
    assertThat(batch(9, 41).isLow()).isTrue();
    assertThat(batch(0, 5).isLow()).isTrue();
    assertThat(batch(1, 0).isOver(NOW)).isTrue();
    assertThat(batch(1, 0).isOver(NOW.minusNanos(1))).isFalse();
  }

  @Test
  void forgetsCopiesThatAreLongOver() throws Exception {
    receive(issued(2));
    var later = NOW.plus(Duration.ofDays(60));
    var then = wallet.withClock(InstantSource.fixed(later));
    assertThat(then.tokens().held().get(0).isOver(later)).isTrue();

    var fresh = coop.issue(then.newCopyKeys(1, coop.did().value()), TestCoop.claims(), later);
    then.receiveCopies(fresh.toByteArray(), coop.verifier(later));

    assertThat(then.tokens().held()).extracting(TokenBatch::unused).containsExactly(1);
    assertThat(files("copy")).hasSize(1);
  }

  /** Nobody who restores a copy could say whether it was used since. */
  @Test
  void leavesCopiesOutOfBackups() throws Exception {
    receive(issued(2));
    wallet.newCopyKeys(1, coop.did().value());

    Backup backup = wallet.backup();

    for (var kind : List.of(Kind.COPY, Kind.COPY_KEY, Kind.COPY_USE)) {
      assertThat(backup.count(kind)).isZero();
    }
    try (var unlock = Unlock.freshKeyFile(home.resolve("restored.key"))) {
      assertThat(Wallet.restore(backup, home.resolve("restored"), unlock).tokens().held())
          .isEmpty();
    }
  }

  private static TokenBatch batch(int unused, int used) {
    return new TokenBatch("t", "i", Set.of(), unused, used, Optional.of(NOW));
  }

  private IssuedCopies issued(int count) throws Exception {
    return coop.issue(wallet.newCopyKeys(count, coop.did().value()), TestCoop.claims(), NOW);
  }

  private List<Result> receive(IssuedCopies issued) throws Exception {
    return results(wallet.receiveCopies(issued.toByteArray(), coop.verifier(NOW)));
  }

  private static List<Result> results(List<Receipt> receipts) {
    return receipts.stream().map(Receipt::result).toList();
  }

  private Wallet reopened() throws WalletException {
    try (var unlock = Unlock.keyFile(home.resolve("wallet.key"))) {
      return Wallet.open(home.resolve("wallet"), unlock).withClock(InstantSource.fixed(NOW));
    }
  }

  private Wallet another() throws WalletException {
    try (var unlock = Unlock.freshKeyFile(home.resolve("other.key"))) {
      return Wallet.create(home.resolve("other"), unlock).withClock(InstantSource.fixed(NOW));
    }
  }

  private List<Path> files(String kind) throws Exception {
    var directory = home.resolve("wallet").resolve(kind);
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (var files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }
}
