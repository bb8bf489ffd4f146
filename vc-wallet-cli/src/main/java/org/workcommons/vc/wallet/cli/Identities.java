package org.workcommons.vc.wallet.cli;

import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.wallet.Identity;
import org.workcommons.vc.wallet.Wallet;
import org.workcommons.vc.wallet.store.WalletException;

/** How identities are named on the command line, and shown. */
final class Identities {
  private Identities() {}

  /** {@return the label that a person typed} */
  static String label(String text) throws Refusal {
    if (!Identity.isLabel(text)) {
      throw new Refusal(
          ExitCode.USAGE,
          "a label has 1 to " + Identity.MAX_LABEL_CHARS + " visible characters",
          "take the platform's name, for example");
    }
    return text;
  }

  /** {@return the identity that {@code name} names: its DID or its label} */
  static Identity find(Session session, Wallet wallet, String name)
      throws Refusal, WalletException {
    return session.held(wallet.identities()).stream()
        .filter(one -> one.did().value().equals(name) || one.label().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    ExitCode.NOT_FOUND,
                    "the wallet has no identity " + name,
                    "vc key list shows all of them"));
  }

  static JsonObject json(Identity identity) {
    return JsonObject.builder()
        .put("schema", "vc/key/1")
        .put("did", identity.did().value())
        .put("label", identity.label())
        .put("created", DateTimeStamp.text(identity.created()))
        .build();
  }

  /** One identity as data: an object for programs, a line for people. */
  static void print(Session session, Identity identity) {
    if (session.json()) {
      session.terminal().json(json(identity));
    } else {
      session.terminal().data(identity.did().value());
    }
  }
}
