package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidWeb;
import org.workcommons.vc.issuer.Issuer;
import org.workcommons.vc.issuer.StatusRegister;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Option;

/** Who issues: {@code --as} says whose key signs, {@code --did} in whose name if in another's. */
final class IssuerOptions {
  @Option(names = "--as", paramLabel = "IDENTITY", required = true)
  String identity = "";

  @Option(names = "--did", paramLabel = "DID")
  @Nullable String did;

  /** {@return the issuer} Its proofs call the key {@code did#key}, as the DID's document does. */
  Issuer issuer(Session session, Mechanism mechanism, StatusRegister register)
      throws Refusal, WalletException, IOException {
    var wallet = session.wallet();
    var signer = Identities.find(session, wallet, identity).did();
    return Issuer.of(
            did == null ? signer : web(did),
            wallet.key(signer, SecretAccess.GRANTED),
            mechanism.securing(),
            register)
        .withClock(session.clock());
  }

  /** {@return the DID of a domain} Those that consist of a key need no other name. */
  static Did web(String text) throws Refusal {
    try {
      var did = Did.parse(text, Pointer.ROOT);
      if (did.method().equals("web")) {
        DidWeb.documentUrl(did);
        return did;
      }
    } catch (ProblemException e) {
      throw new Refusal(
          ExitCode.USAGE, "not a did:web: " + e.problem().detail(), "such as did:web:coop.example");
    }
    throw new Refusal(ExitCode.USAGE, "not a did:web", "such as did:web:coop.example");
  }
}
