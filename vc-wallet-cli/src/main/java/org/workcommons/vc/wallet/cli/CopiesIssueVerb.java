package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.issuer.IssuedCopies;
import org.workcommons.vc.issuer.IssuingException;
import org.workcommons.vc.issuer.OneTimeCopies;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.sdjwt.Concealment;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vc copies issue}: one credential, on each of a worker's fresh keys. */
@Command
final class CopiesIssueVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "KEYS")
  String keys = "";

  @Mixin IssuerOptions issuer = new IssuerOptions();

  @Option(names = "--claims", paramLabel = "FILE", required = true)
  String claims = "";

  @Option(names = "--type", paramLabel = "VCT", required = true)
  String type = "";

  @Option(names = "--disclosable", paramLabel = "POINTER")
  List<String> disclosable = new ArrayList<>();

  @Option(names = "--lifetime", paramLabel = "DURATION")
  String lifetime = "P14D";

  @Mixin OutputOptions output = new OutputOptions();

  CopiesIssueVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    output.requireFree(session);
    var issued = issued();
    output.write(session, issued.toByteArray());
    session.done(
        JsonObject.builder()
            .put("schema", "vc/copiesissued/1")
            .put("file", output.target)
            .put("type", type)
            .put("copies", issued.copies().size())
            .build(),
        issued.copies().size() + " copies; the file is for their holder alone");
    return ExitCode.DONE;
  }

  private IssuedCopies issued() throws Refusal, WalletException, ProblemException, IOException {
    var sealing = issuer.sealing(session);
    var asked = IssuerOptions.askedFor(session, keys, sealing.method().did());
    var content = JsonReader.readObject(session.documents().read(claims, Limits.DOCUMENT_BYTES));
    try {
      return OneTimeCopies.of(sealing.method(), sealing.key(), concealment())
          .withClock(session.clock())
          .issue(content.with("vct", type), Duration.parse(lifetime), asked);
    } catch (IssuingException e) {
      throw Issuing.refusal(e);
    } catch (DateTimeException e) {
      throw new Refusal(ExitCode.USAGE, "not a time", "--lifetime is like P14D");
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          ExitCode.USAGE, "not copies that can be issued", String.valueOf(e.getMessage()));
    }
  }

  private Concealment concealment() throws Refusal {
    if (disclosable.stream().anyMatch(place -> !place.startsWith("/"))) {
      throw new Refusal(
          ExitCode.USAGE, "not a place in the claims", "--disclosable is like /category");
    }
    return new Concealment(disclosable.stream().map(Pointer::new).toList());
  }
}
