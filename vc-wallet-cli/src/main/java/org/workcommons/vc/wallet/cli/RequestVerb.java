package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.model.ClaimType;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.verifier.Challenge;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.verifier.dcql.DcqlQuery;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.work.Membership;
import org.workcommons.vc.work.WorkStatement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vc request}: ask a worker for her record, with a fresh challenge. */
@Command
final class RequestVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "FILE", defaultValue = Documents.STANDARD)
  String target = Documents.STANDARD;

  @Option(names = "--audience", paramLabel = "URI", required = true)
  String audience = "";

  @Option(names = "--purpose", paramLabel = "TEXT")
  @Nullable String purpose;

  @Option(names = "--retention", paramLabel = "PERIOD")
  @Nullable String retention;

  @Option(names = "--expires-in", paramLabel = "DURATION")
  String lifetime = PresentationRequest.LIFETIME.toString();

  @Option(names = "--query", paramLabel = "FILE")
  @Nullable String query;

  @Option(names = "--membership")
  boolean membership;

  RequestVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    var content = request().toByteArray();
    if (!session.json() || !target.equals(Documents.STANDARD)) {
      session.documents().write(target, content);
    }
    if (session.json()) {
      session.terminal().json(JsonReader.readObject(content));
    }
    session.remark("keep it until the answer comes: vc verify ANSWER --request FILE");
    return ExitCode.DONE;
  }

  private PresentationRequest request()
      throws Refusal, WalletException, ProblemException, IOException {
    if (query != null && membership) {
      throw new Refusal(
          ExitCode.USAGE, "--membership goes with no --query", "ask for it in the query itself");
    }
    var asked = query == null ? null : query(query);
    try {
      var expires = session.clock().instant().plus(Duration.parse(lifetime));
      var by = URI.create(audience);
      var request =
          asked == null
              ? PresentationRequest.from(by, Challenge.fresh(), expires, types())
              : PresentationRequest.from(by, Challenge.fresh(), expires, asked);
      request = purpose == null ? request : request.withPurpose(purpose);
      return retention == null ? request : request.withRetention(Period.parse(retention));
    } catch (DateTimeException e) {
      throw new Refusal(
          ExitCode.USAGE, "not a time", "--expires-in is like PT15M or P7D, --retention like P90D");
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          ExitCode.USAGE, "not a request that can be made", String.valueOf(e.getMessage()));
    }
  }

  private List<ClaimType<?>> types() {
    return membership ? List.of(WorkStatement.TYPE, Membership.TYPE) : List.of(WorkStatement.TYPE);
  }

  private DcqlQuery query(String file)
      throws Refusal, WalletException, ProblemException, IOException {
    return DcqlQuery.read(
        JsonReader.readObject(session.documents().read(file, Limits.DOCUMENT_BYTES)));
  }
}
