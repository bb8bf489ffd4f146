package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.workcommons.vc.wallet.Listing;
import org.workcommons.vc.wallet.Wallet;
import org.workcommons.vc.wallet.store.EncryptedStore;
import org.workcommons.vc.wallet.store.Unlock;
import org.workcommons.vc.wallet.store.WalletException;

/** What {@code vc doctor} sees of the wallet: from outside always, from inside if it opens. */
final class WalletCheckup {
  /** More names than that help nobody. */
  private static final int MAX_NAMED = 20;

  private final Session session;
  private final boolean open;
  private final Path place;

  /**
   * @param open whether a person may be asked for the passphrase
   */
  WalletCheckup(Session session, boolean open) {
    this.session = session;
    this.open = open;
    this.place = session.home().wallet();
  }

  List<Finding> findings() throws IOException {
    if (Files.notExists(place.resolve("wallet.json"))) {
      return List.of(
          Finding.warning(
              "place",
              "there is no wallet in " + place,
              "make one with vc init, or name its place in VC_HOME"),
          leftovers());
    }
    var findings = new ArrayList<Finding>();
    findings.add(Finding.good("place", "the wallet is in " + place));
    findings.addAll(permissions());
    findings.add(leftovers());
    findings.addAll(inside());
    return findings;
  }

  private List<Finding> permissions() throws IOException {
    var exposed = new ArrayList<Path>();
    for (var file : Stream.concat(files().stream(), keyFile().stream()).toList()) {
      if (!Permissions.ownerOnly(file)) {
        exposed.add(file);
      }
    }
    if (exposed.isEmpty()) {
      return List.of(Finding.good("permissions", "nobody but you may touch it"));
    }
    return exposed.stream().limit(MAX_NAMED).map(WalletCheckup::exposed).toList();
  }

  private static Finding exposed(Path file) {
    return Finding.bad(
        "permissions",
        "others may touch " + file,
        "chmod " + (Files.isDirectory(file) ? "700 " : "600 ") + file);
  }

  private Optional<Path> keyFile() {
    return Optional.of(session.home().keyFile()).filter(Files::exists);
  }

  private List<Path> files() throws IOException {
    try (var tree = Files.walk(place)) {
      return tree.sorted().toList();
    }
  }

  /** What writers that died left half written. The next one takes away what is in the wallet. */
  private Finding leftovers() throws IOException {
    var left = new ArrayList<Path>();
    if (Files.isDirectory(place)) {
      files().stream().filter(WalletCheckup::isLeftover).forEach(left::add);
    }
    var above = place.toAbsolutePath().getParent();
    if (above != null && Files.isDirectory(above)) {
      try (var beside = Files.list(above)) {
        beside.filter(WalletCheckup::isLeftover).sorted().forEach(left::add);
      }
    }
    return left.isEmpty()
        ? Finding.good("leftovers", "none")
        : Finding.warning(
            "leftovers",
            left.size() + " files of a run that was cut short, such as " + left.get(0),
            "delete them when no other vc is running");
  }

  private static boolean isLeftover(Path file) {
    return file.getFileName().toString().matches("\\..+\\.[0-9a-f]{16}\\.(tmp|new)");
  }

  private List<Finding> inside() throws IOException {
    try {
      var method = EncryptedStore.opensWith(place);
      if (method == Unlock.Method.PASSPHRASE && !open && !session.unlocking().isGiven()) {
        return List.of(
            Finding.good("format", "this program knows it; it opens with a passphrase"),
            Finding.warning(
                "items", "not looked at: the wallet is shut", "vc doctor --open looks at them"));
      }
      return opened(method);
    } catch (WalletException e) {
      return List.of(Finding.bad("format", e.detail(), e.remedy()));
    } catch (Refusal e) {
      return List.of(Finding.bad("format", String.valueOf(e.getMessage()), e.hint()));
    }
  }

  private List<Finding> opened(Unlock.Method method) throws Refusal, WalletException, IOException {
    var wallet = session.wallet();
    var findings = new ArrayList<Finding>();
    findings.add(
        method == Unlock.Method.KEY_FILE
            ? Finding.warning(
                "format",
                "it opens with a key file: whoever can read that can open it",
                "vc passphrase gives it a passphrase")
            : Finding.good("format", "it opens with this passphrase"));
    findings.addAll(items(wallet));
    return findings;
  }

  private static List<Finding> items(Wallet wallet) throws WalletException {
    var keys = wallet.identities();
    var credentials = wallet.credentials();
    var log = wallet.log();
    var damage =
        Stream.of(keys, credentials, log)
            .<WalletException>flatMap(listing -> damage(listing))
            .limit(MAX_NAMED)
            .map(e -> Finding.bad("items", e.detail(), e.remedy()))
            .toList();
    return damage.isEmpty()
        ? List.of(
            Finding.good(
                "items",
                "all can be read: %d keys, %d credentials, %d entries of the log"
                    .formatted(keys.held().size(), credentials.held().size(), log.held().size())))
        : damage;
  }

  private static Stream<WalletException> damage(Listing<?> listing) {
    return listing.damage().stream();
  }
}
