package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.issuer.IssuingException;
import org.workcommons.vc.issuer.StatusRegister;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.status.StatusEntry;
import org.workcommons.vc.status.TokenStatus;
import org.workcommons.vc.status.TokenStatusEntry;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vc revoke}: take back a credential that this register knows. */
@Command
final class RevokeVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "FILE", arity = "0..1")
  String file = "";

  @Option(names = "--entry", paramLabel = "URL#INDEX")
  List<String> named = new ArrayList<>();

  @Mixin RegisterOptions registers = new RegisterOptions();

  RevokeVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    if (file.isEmpty() == named.isEmpty()) {
      throw new Refusal(
          ExitCode.USAGE,
          "say what to take back: a FILE, or --entry",
          "vc copies issue --json names the entries of tokens");
    }
    if (!named.isEmpty()) {
      var entries = new ArrayList<TokenStatusEntry>();
      for (var entry : named) {
        entries.add(TokenEntries.parse(entry));
      }
      return revokeTokens(entries);
    }
    var content = session.documents().read(file, Limits.DOCUMENT_BYTES);
    var copies = TokenEntries.copies(content);
    if (copies.isPresent()) {
      var entries = TokenEntries.of(copies.get());
      requireStatus(entries);
      new OwnIssue(session).requireOf(copies.get());
      return revokeTokens(entries);
    }
    return revokeCredential(content);
  }

  private ExitCode revokeCredential(byte[] content)
      throws Refusal, WalletException, ProblemException, IOException {
    var received = ReceivedFile.of(content);
    var entries = StatusEntry.allOf(received.document());
    requireStatus(entries);
    new OwnIssue(session).requireOf(received.credential());
    return revoke(
        entries.stream().map(StatusEntry::list).toList(),
        ListForm.BITSTRING,
        register -> {
          for (var entry : entries) {
            register.set(entry, entry.purpose(), true);
          }
        });
  }

  private ExitCode revokeTokens(List<TokenStatusEntry> entries)
      throws Refusal, WalletException, IOException {
    return revoke(
        entries.stream().map(TokenStatusEntry::uri).toList(),
        ListForm.TOKEN,
        register -> {
          for (var entry : entries) {
            register.set(entry, TokenStatus.INVALID);
          }
        });
  }

  /** What is set in a register. */
  private interface Change {
    void in(StatusRegister register) throws IssuingException;
  }

  private ExitCode revoke(List<URI> lists, ListForm form, Change change)
      throws Refusal, WalletException, IOException {
    session.confirm("take it back for good?");
    try (var register = registers.open(session, lists.get(0).resolve(".").toString())) {
      change.in(register);
    } catch (IssuingException e) {
      throw Issuing.refusal(e);
    }
    session.done(json(lists), "taken back; verifiers learn of it when you publish the lists");
    session.remark(
        "next: vc status publish --as IDENTITY --status-lists URL --out DIR"
            + (form == ListForm.TOKEN ? " --form token" : ""));
    return ExitCode.DONE;
  }

  private static void requireStatus(List<?> entries) throws Refusal {
    if (entries.isEmpty()) {
      throw new Refusal(
          ExitCode.REJECTED, "this credential has no status", "it can't be taken back");
    }
  }

  private static JsonObject json(List<URI> lists) {
    return JsonObject.builder()
        .put("schema", "vc/revoke/1")
        .put("lists", JsonArray.ofStrings(lists.stream().map(URI::toString).distinct().toList()))
        .build();
  }
}
