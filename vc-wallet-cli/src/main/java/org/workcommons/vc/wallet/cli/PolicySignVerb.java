package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.governance.SignedDocument;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.reputation.GovernancePolicy;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vc policy sign}: one more signature under a policy, beside those that it has. */
@Command
final class PolicySignVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "FILE")
  String file = "";

  @Option(names = "--as", paramLabel = "ID", required = true)
  String identity = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE")
  String target = Documents.STANDARD;

  PolicySignVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    session.requireOneUseOfStandardOutput(target);
    session.documents().requireFree(target);
    var content = session.documents().read(file, Limits.SIGNED_DOCUMENT_BYTES);
    var policy = GovernancePolicy.read(JsonReader.readObject(content));
    var wallet = session.wallet();
    var signer = Identities.find(session, wallet, identity).did();
    if (!policy.signers().of().contains(signer)) {
      session.terminal().say("this version doesn't name you among its signers");
    }
    var signed =
        SignedDocument.received(content)
            .sign(
                wallet.key(signer, SecretAccess.GRANTED),
                DidKey.verificationMethod(signer),
                session.clock().instant());
    session.documents().write(target, signed.bytes());
    session.done(
        JsonObject.builder()
            .put("schema", "vc/policysigned/1")
            .put("file", target)
            .put("digest", policy.digest().value())
            .put("signer", signer.value())
            .build(),
        "signed " + policy.id() + ", " + policy.digest());
    return ExitCode.DONE;
  }
}
