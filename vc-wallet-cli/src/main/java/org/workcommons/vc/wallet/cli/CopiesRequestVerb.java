package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.wallet.Wallet;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vc copies request}: fresh keys, on which an issuer is asked for copies. */
@Command
final class CopiesRequestVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "FILE", defaultValue = Documents.STANDARD)
  String target = Documents.STANDARD;

  @Option(names = "--issuer", paramLabel = "DID", required = true)
  String issuer = "";

  @Option(names = "--count", paramLabel = "NUMBER")
  int count = 20;

  @Option(names = "--nonce", paramLabel = "TEXT")
  @Nullable String nonce;

  CopiesRequestVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, IOException {
    session.requireOneUseOfStandardOutput(target);
    if (count < 1 || count > Limits.COPIES) {
      throw new Refusal(
          ExitCode.USAGE,
          "not a number of copies that can be asked for",
          "--count is 1 to " + Limits.COPIES);
    }
    session.documents().requireFree(target);
    session.documents().write(target, keys(session.wallet()));
    session.done(
        JsonObject.builder()
            .put("schema", "vc/keysasked/1")
            .put("file", target)
            .put("issuer", issuer)
            .put("keys", count)
            .build(),
        count + " new keys; give the file to " + issuer + ", and vc receive what comes back");
    return ExitCode.DONE;
  }

  private byte[] keys(Wallet wallet) throws WalletException {
    return nonce == null
        ? wallet.newCopyKeys(count, issuer)
        : wallet.newCopyKeys(count, issuer, nonce);
  }
}
