package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.workcommons.vc.did.ControllerDocument;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.did.Resolution;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vc did resolve}: the document behind an identifier, offline. */
@Command
final class DidResolveVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "DID")
  String did = "";

  @Option(names = "--did-document", paramLabel = "FILE")
  List<String> documents = new ArrayList<>();

  DidResolveVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    var pinned = new ArrayList<ControllerDocument>();
    for (String file : documents) {
      pinned.add(ControllerDocument.read(session.documents().read(file, Limits.DOCUMENT_BYTES)));
    }
    var resolution = DidResolver.offline().withPinned(pinned).resolve(Did.parse(did, Pointer.ROOT));
    if (resolution instanceof Resolution.Failed failed) {
      throw new ProblemException(failed.problem());
    }
    print(((Resolution.Resolved) resolution).document().json());
    return ExitCode.DONE;
  }

  private void print(JsonObject document) {
    session
        .terminal()
        .json(
            session.json()
                ? JsonObject.builder().put("schema", "vc/did/1").put("document", document).build()
                : document);
  }
}
