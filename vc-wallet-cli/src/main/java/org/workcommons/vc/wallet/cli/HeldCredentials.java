package org.workcommons.vc.wallet.cli;

import java.util.List;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.wallet.HeldCredential;
import org.workcommons.vc.wallet.Wallet;
import org.workcommons.vc.wallet.store.WalletException;

/** How credentials in the wallet are named on the command line, and listed. */
final class HeldCredentials {
  /** Enough that two names rarely start alike, and short enough to type. */
  private static final int SHORT_NAME_CHARS = 12;

  private static final int MIN_CHARS = 4;

  private HeldCredentials() {}

  /** {@return the one credential whose name starts with {@code start}} */
  static HeldCredential find(Session session, Wallet wallet, String start)
      throws Refusal, WalletException {
    var found =
        session.held(wallet.credentials()).stream()
            .filter(credential -> credential.name().startsWith(start))
            .toList();
    if (start.length() < MIN_CHARS || found.size() > 1) {
      throw new Refusal(
          ExitCode.USAGE,
          "more than one credential may be meant by " + start,
          "type more of its name, as vc list shows it");
    }
    if (found.isEmpty()) {
      throw new Refusal(
          ExitCode.NOT_FOUND, "the wallet has no credential " + start, "vc list shows all of them");
    }
    return found.get(0);
  }

  static String shortName(HeldCredential credential) {
    return credential.name().substring(0, SHORT_NAME_CHARS);
  }

  /** {@return what it is, its month if it is about one, and who says that it issued it} */
  static String line(HeldCredential credential) {
    var month = credential.statement().map(statement -> statement.period() + "  ").orElse("");
    return shortName(credential)
        + "  "
        + month
        + String.join(", ", ownTypes(credential))
        + "  from "
        + credential.issuer();
  }

  static JsonObject json(HeldCredential credential) {
    return JsonObject.builder()
        .put("schema", "vc/credential/1")
        .put("name", credential.name())
        .put("types", JsonArray.ofStrings(credential.types()))
        .put("issuer", credential.issuer())
        .put(
            "subjects",
            JsonArray.ofStrings(credential.subjects().stream().map(did -> did.value()).toList()))
        .putIfPresent(
            "period", credential.statement().map(statement -> statement.period().toString()))
        .build();
  }

  private static List<String> ownTypes(HeldCredential credential) {
    return credential.types().stream()
        .filter(type -> !type.equals("VerifiableCredential"))
        .toList();
  }
}
