package org.workcommons.vc.wallet.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

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
import org.workcommons.vc.issuer.IssuedCopies;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.sdjwtvc.SdJwtVc;
import org.workcommons.vc.verifier.Check;
import org.workcommons.vc.verifier.IssuerTrust;
import org.workcommons.vc.verifier.Outcome;
import org.workcommons.vc.verifier.Report;
import org.workcommons.vc.verifier.StatusPolicy;
import org.workcommons.vc.verifier.Verifier;
import org.workcommons.vc.wallet.store.WalletException;

/**
 * Whether one of the wallet's own identities issued something: a doctored file could name the place
 * of somebody else's credential.
 */
record OwnIssue(Session session) {
  void requireOf(VerifiableCredential credential)
      throws Refusal, WalletException, ProblemException, IOException {
    var issuer = ReceivedFile.of(credential.toByteArray()).document().string("issuer");
    require(verifier(domain(issuer, "issuer")).verify(credential).report());
  }

  void requireOf(IssuedCopies copies)
      throws Refusal, WalletException, ProblemException, IOException {
    for (var copy : copies.copies()) {
      var content = copy.getBytes(US_ASCII);
      var domain = domain(SdJwtVc.received(content).issuer(), "iss");
      require(verifier(domain).verifyToken(content).report());
    }
  }

  /** {@return the did:web in whose name it says that it was issued, if it says that} */
  private static Optional<Did> domain(Optional<String> issuer, String member)
      throws ProblemException {
    return issuer.filter(name -> name.startsWith("did:web:")).isPresent()
        ? Optional.of(Did.parse(issuer.get(), Pointer.ROOT.at(member)))
        : Optional.empty();
  }

  private Verifier verifier(Optional<Did> domain) throws Refusal, WalletException, IOException {
    var wallet = session.wallet();
    var own = new HashSet<Did>();
    var keys = new ArrayList<VerificationKey>();
    for (var identity : session.held(wallet.identities())) {
      own.add(identity.did());
      keys.add(wallet.key(identity.did(), SecretAccess.GRANTED).verificationKey());
    }
    domain.ifPresent(own::add);
    return Verifier.of(
            DidResolver.offline()
                .withPinned(domain.stream().map(did -> listing(did, keys)).toList()),
            IssuerTrust.only(own),
            StatusPolicy.notOlderThan(Duration.ofHours(1)))
        .withClock(session.clock());
  }

  /** What a domain has published is not asked: that one of our keys signed it is what counts. */
  private static ControllerDocument listing(Did domain, List<VerificationKey> keys) {
    return ControllerDocument.listing(
        domain, keys.stream().map(key -> DidDocumentVerb.method(domain, key)).toList());
  }

  private static void require(Report report) throws Refusal {
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
