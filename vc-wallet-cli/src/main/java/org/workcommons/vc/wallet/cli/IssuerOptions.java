package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.did.DidWeb;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.issuer.CopyKeys;
import org.workcommons.vc.issuer.Issuer;
import org.workcommons.vc.issuer.StatusRegister;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.key.VerificationKey;
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

  /**
   * Who signs copies.
   *
   * @param method what the key is called
   */
  record Sealing(DidUrl method, SigningKey key) {}

  /** {@return whose key signs, called as the issuer's document does} */
  Sealing sealing(Session session) throws Refusal, WalletException, IOException {
    var wallet = session.wallet();
    var signer = Identities.find(session, wallet, identity).did();
    var key = wallet.key(signer, SecretAccess.GRANTED);
    return new Sealing(
        did == null
            ? DidKey.verificationMethod(signer)
            : new DidUrl(web(did), key.verificationKey().multikey()),
        key);
  }

  /** {@return the keys in {@code file}, with which a worker asked this issuer for copies} */
  static List<VerificationKey> askedFor(Session session, String file, Did issuer)
      throws Refusal, WalletException, ProblemException, IOException {
    return askedFor(session, file, CopyKeys.Audience.of(issuer.value()));
  }

  /** {@return the same, where the issuer may have given out a one-time value} */
  static List<VerificationKey> askedFor(Session session, String file, CopyKeys.Audience audience)
      throws Refusal, WalletException, ProblemException, IOException {
    var content = session.documents().read(file, Limits.DOCUMENT_BYTES);
    return CopyKeys.received(content, audience, session.clock().instant()).keys();
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
