package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.did.ControllerDocument;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.did.DidWeb;
import org.workcommons.vc.did.VerificationMethod;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vc did document}: the document by which a domain says which keys are its own. */
@Command
final class DidDocumentVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "DID")
  String did = "";

  @Option(names = "--key", paramLabel = "IDENTITY", required = true)
  List<String> identities = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE")
  @Nullable String target;

  DidDocumentVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    if (target != null) {
      session.requireOneUseOfStandardOutput(target);
    }
    var id = IssuerOptions.web(did);
    var document = ControllerDocument.listing(id, methods(id)).json();
    if (target != null) {
      session.documents().write(target, text(document));
    }
    print(document, DidWeb.documentUrl(id).toString());
    return ExitCode.DONE;
  }

  private List<VerificationMethod> methods(Did id) throws Refusal, WalletException, IOException {
    var wallet = session.wallet();
    var methods = new ArrayList<VerificationMethod>();
    for (var name : identities) {
      var own = Identities.find(session, wallet, name).did();
      var method = method(id, wallet.key(own, SecretAccess.GRANTED).verificationKey());
      if (!methods.contains(method)) {
        methods.add(method);
      }
    }
    return methods;
  }

  /** {@return {@code key} by the name that proofs in the name of {@code id} call it} */
  static VerificationMethod method(Did id, VerificationKey key) {
    return new VerificationMethod(
        new DidUrl(id, key.multikey()), id, key, Optional.empty(), Optional.empty());
  }

  private static byte[] text(JsonObject document) {
    return (JsonWriter.pretty(document) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private void print(JsonObject document, String url) {
    var terminal = session.terminal();
    if (session.json()) {
      terminal.json(
          JsonObject.builder()
              .put("schema", "vc/did/1")
              .put("document", document)
              .putIfPresent("file", Optional.ofNullable(target))
              .put("url", url)
              .build());
      return;
    }
    if (target == null) {
      JsonWriter.pretty(document).lines().forEach(terminal::data);
    }
    terminal.say("publish it at " + url);
  }
}
