package org.workcommons.vc.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.verifier.IssuerTrust;
import org.workcommons.vc.verifier.StatusPolicy;
import org.workcommons.vc.verifier.Verifier;
import org.workcommons.vc.wallet.Receipt.Result;
import org.workcommons.vc.wallet.store.Unlock;

/** Killed while it receives, a wallet is as before or has the credential, and never half of it. */
@Tag("long")
class ReceiveCrashTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final long SEED = 20_261_122;
  private static final int CRASHES = 5;
  private static final int CREDENTIALS = 40;
  private static final int MONTHS = 10;
  private static final int COPIES = 40;

  @TempDir Path home;

  @Test
  void keepsACredentialWholeOrNotAtAll() throws Exception {
    var issuer = new TestIssuer();
    var last = issuer.did();
    var wallet = create();
    var offered = new HashSet<String>();
    Files.createDirectory(home.resolve("offered"));
    for (int i = 0; i < CREDENTIALS; i++) {
      var me = i % MONTHS == 0 ? wallet.newIdentity("number " + i).did() : last;
      var credential = issuer.next(me);
      last = me;
      var name = String.format("%03d", i);
      Files.write(home.resolve("offered").resolve(name), credential.toByteArray());
      offered.add(HeldCredential.read(credential.toByteArray()).name());
    }

    var acknowledged = new HashSet<String>();
    for (int crash = 0; crash < CRASHES; crash++) {
      acknowledged.addAll(kill(receiving("credentials", issuer.did()), crash));

      var listing = open().credentials();
      var when = "seed " + SEED + ", crash " + crash;
      assertThat(listing.damage()).as(when).isEmpty();
      var held = listing.held().stream().map(HeldCredential::name).toList();
      assertThat(held).as(when).doesNotHaveDuplicates().containsAll(acknowledged);
      assertThat(offered).as(when).containsAll(held);
    }
    assertThat(acknowledged).isNotEmpty();
  }

  /** A copy comes with its key, or the key waits for it; and what was cut off can be repeated. */
  @Test
  void keepsACopyWithItsKeyOrTheKeyForIt() throws Exception {
    var coop = new TestCoop();
    var issued =
        coop.issue(create().newCopyKeys(COPIES, coop.did().value()), TestCoop.claims(), NOW);
    Files.write(home.resolve("copies"), issued.toByteArray());
    for (int crash = 0; crash < CRASHES; crash++) {
      kill(receiving("copies", coop.did()), crash);

      var tokens = open().tokens();
      assertThat(tokens.damage()).as("seed " + SEED + ", crash " + crash).isEmpty();
      assertThat(tokens.held()).allMatch(batch -> batch.used() == 0);
    }

    var receipts = open().receiveCopies(issued.toByteArray(), coop.verifier(NOW));
    assertThat(receipts)
        .extracting(Receipt::result)
        .allMatch(result -> Set.of(Result.KEPT, Result.ALREADY_HELD).contains(result));
    assertThat(open().tokens().held().get(0).unused()).isEqualTo(COPIES);
    assertThat(names("copy-key")).isEmpty();
    assertThat(names("copy")).hasSize(COPIES).noneMatch(name -> name.endsWith(".tmp"));
  }

  /** {@return what it had said was kept when it died, which is soon} */
  private static Set<String> kill(Process process, int crash) throws Exception {
    var random = new Random(SEED + crash);
    var said = new HashSet<String>();
    var lines = process.inputReader();
    note(lines.readLine(), said);
    Thread.sleep(random.nextInt(40));
    process.toHandle().destroyForcibly();
    readAll(lines, said);
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return said;
  }

  private static void readAll(BufferedReader lines, Set<String> into) throws IOException {
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      note(line, into);
    }
  }

  private static void note(String line, Set<String> into) {
    if (line != null && line.endsWith(".") && line.length() > 1) {
      into.add(line.substring(0, line.length() - 1));
    }
  }

  private List<String> names(String folder) throws IOException {
    var path = home.resolve("wallet").resolve(folder);
    if (!Files.exists(path)) {
      return List.of();
    }
    try (var files = Files.list(path)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private Wallet create() throws Exception {
    try (var unlock = Unlock.freshKeyFile(home.resolve("wallet.key"))) {
      return Wallet.create(home.resolve("wallet"), unlock).withClock(InstantSource.fixed(NOW));
    }
  }

  private Wallet open() throws Exception {
    return open(home);
  }

  private static Wallet open(Path home) throws Exception {
    try (var unlock = Unlock.keyFile(home.resolve("wallet.key"))) {
      return Wallet.open(home.resolve("wallet"), unlock).withClock(InstantSource.fixed(NOW));
    }
  }

  private Process receiving(String what, Did issuer) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Receiving.class.getName(),
            home.toString(),
            what,
            issuer.value())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** The other process: receives over and over, and says what it has. */
  static final class Receiving {
    private Receiving() {}

    public static void main(String[] args) throws Exception {
      var home = Path.of(args[0]);
      var wallet = open(home);
      var verifier =
          Verifier.of(
                  DidResolver.offline(),
                  IssuerTrust.only(Set.of(Did.parse(args[2], Pointer.ROOT))),
                  StatusPolicy.notOlderThan(Duration.ofHours(1)))
              .withClock(InstantSource.fixed(NOW));
      if (args[1].equals("copies")) {
        say("");
        wallet.receiveCopies(Files.readAllBytes(home.resolve("copies")), verifier);
      } else {
        credentials(home, wallet, verifier);
      }
      Thread.sleep(60_000); // until it is killed
    }

    private static void credentials(Path home, Wallet wallet, Verifier verifier) throws Exception {
      try (var files = Files.list(home.resolve("offered"))) {
        for (var file : files.sorted().toList()) {
          var content = Files.readAllBytes(file);
          wallet.receive(VerifiableCredential.restore(content), verifier);
          say(HeldCredential.read(content).name());
        }
      }
    }

    private static void say(String what) {
      System.out.println(what + ".");
      System.out.flush();
    }
  }
}
