package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.util.Collection;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.governance.SignedDocument;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One more signature under a document of a community, beside those that it has. */
final class CosignOptions {
  @Option(names = "--as", paramLabel = "IDENTITY", required = true)
  String identity = "";

  @Mixin OutputOptions output = new OutputOptions();

  /** Before anything else: the result has to go somewhere. */
  void requireTarget(Session session) throws Refusal, WalletException {
    output.requireFree(session);
  }

  /**
   * Signs {@code document} and writes it.
   *
   * @param counting whose signatures count, as the document says; nobody if it doesn't
   * @param schema of the object for programs
   * @param name what people call the document
   */
  void sign(
      Session session,
      SignedDocument document,
      Collection<Did> counting,
      String schema,
      String name)
      throws Refusal, WalletException, ProblemException, IOException {
    var wallet = session.wallet();
    var signer = Identities.find(session, wallet, identity).did();
    if (!counting.isEmpty() && !counting.contains(signer)) {
      session.terminal().say(name + " doesn't name you among its signers");
    }
    var signed =
        document.sign(
            wallet.key(signer, SecretAccess.GRANTED),
            DidKey.verificationMethod(signer),
            session.clock().instant());
    output.write(session, signed.bytes());
    session.done(
        JsonObject.builder()
            .put("schema", schema)
            .put("file", output.target)
            .put("digest", signed.digest().value())
            .put("signer", signer.value())
            .build(),
        "signed " + name + ", " + signed.digest());
  }
}
