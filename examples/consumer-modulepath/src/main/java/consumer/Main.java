package consumer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.verifier.CredentialVerdict.CredentialAccepted;
import org.workcommons.vc.verifier.IssuerTrust;
import org.workcommons.vc.verifier.StatusPolicy;
import org.workcommons.vc.verifier.Verifier;
import org.workcommons.vc.work.WorkStatement;

/** A platform's program in a few lines: is this statement, by this issuer, to be believed? */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws IOException {
    var issuers = IssuerTrust.only(Set.of(Did.of(args[0])));
    var verifier =
        Verifier.of(DidResolver.offline(), issuers, StatusPolicy.notOlderThan(Duration.ofHours(1)));
    var statement =
        VerifiableCredential.received(MediaType.VC, Files.readAllBytes(Path.of(args[1])));
    var verdict = verifier.verify(statement);
    if (verdict instanceof CredentialAccepted yes) {
      var seq = yes.credential().subjects(WorkStatement.TYPE).get(0).link().seq();
      System.out.println("accepted: statement " + seq);
    } else {
      System.out.println("not accepted: " + verdict.report().summary());
    }
    System.out.println("named module: " + Verifier.class.getModule().isNamed());
  }
}
