package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.workcommons.vc.did.ControllerDocument;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.issuer.IssuingException;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.status.StatusEntry;
import org.workcommons.vc.verifier.Check;
import org.workcommons.vc.verifier.IssuerTrust;
import org.workcommons.vc.verifier.Outcome;
import org.workcommons.vc.verifier.StatusPolicy;
import org.workcommons.vc.verifier.Verifier;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code vc revoke}: take back a credential that this register knows. */
@Command
final class RevokeVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "FILE")
  String file = "";

  @Mixin RegisterOptions registers = new RegisterOptions();

  RevokeVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    var received = ReceivedFile.of(session.documents().read(file, Limits.DOCUMENT_BYTES));
    var entries = StatusEntry.allOf(received.document());
    if (entries.isEmpty()) {
      throw new Refusal(
          ExitCode.REJECTED, "this credential has no status", "it can't be taken back");
    }
    requireOwn(received.credential());
    session.confirm("take it back for good?");
    try (var register = registers.open(session, entries.get(0).list().resolve(".").toString())) {
      for (var entry : entries) {
        register.set(entry, entry.purpose(), true);
      }
    } catch (IssuingException e) {
      throw Issuing.refusal(e);
    }
    session.done(json(entries), "taken back; verifiers learn of it when you publish the lists");
    session.remark("next: vc status publish --as IDENTITY --status-lists URL --out DIR");
    return ExitCode.DONE;
  }

  private static JsonObject json(List<StatusEntry> entries) {
    return JsonObject.builder()
        .put("schema", "vc/revoke/1")
        .put(
            "lists",
            JsonArray.ofStrings(
                entries.stream().map(entry -> entry.list().toString()).distinct().toList()))
        .build();
  }

  /** {@return the did:web in whose name it says that it was issued, if it says that} */
  private static Optional<Did> domain(VerifiableCredential credential) throws ProblemException {
    var issuer = ReceivedFile.of(credential.toByteArray()).document().string("issuer").orElse("");
    return issuer.startsWith("did:web:")
        ? Optional.of(Did.parse(issuer, Pointer.ROOT.at("issuer")))
        : Optional.empty();
  }

  /** What a domain has published is not asked: that one of our keys signed it is what counts. */
  private static ControllerDocument listing(Did domain, List<VerificationKey> keys) {
    return ControllerDocument.listing(
        domain, keys.stream().map(key -> DidDocumentVerb.method(domain, key)).toList());
  }

  /** A doctored file could name the place of somebody else's credential. */
  private void requireOwn(VerifiableCredential credential)
      throws Refusal, WalletException, ProblemException, IOException {
    var wallet = session.wallet();
    var own = new HashSet<Did>();
    var keys = new ArrayList<VerificationKey>();
    for (var identity : session.held(wallet.identities())) {
      own.add(identity.did());
      keys.add(wallet.key(identity.did(), SecretAccess.GRANTED).verificationKey());
    }
    var domain = domain(credential);
    domain.ifPresent(own::add);
    var report =
        Verifier.of(
                DidResolver.offline()
                    .withPinned(domain.stream().map(did -> listing(did, keys)).toList()),
                IssuerTrust.only(own),
                StatusPolicy.notOlderThan(Duration.ofHours(1)))
            .withClock(session.clock())
            .verify(credential)
            .report();
    boolean isOwn =
        Stream.of(Check.SYNTAX, Check.PROOF, Check.ISSUER_BINDING, Check.TRUST)
            .allMatch(check -> report.outcome(check) == Outcome.PASSED);
    if (!isOwn) {
      throw new Refusal(
          ExitCode.REJECTED,
          "this is no credential that one of your identities issued",
          "take back the file as you issued it; vc verify says what is wrong with this one");
    }
  }
}
