package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.model.ClaimType;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.verifier.Challenge;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.work.WorkStatement;
import picocli.CommandLine.Option;

/** What a presentation has to be the answer to. */
final class AskedOptions {
  private static final Duration LIFETIME = Duration.ofMinutes(15);

  @Option(names = "--request", paramLabel = "FILE")
  @Nullable String request;

  @Option(names = "--audience", paramLabel = "URI")
  @Nullable String audience;

  @Option(names = "--challenge", paramLabel = "TEXT")
  @Nullable String challenge;

  /** {@return the request, if it is one with a query: what was asked decides how it is checked} */
  Optional<PresentationRequest> query(Session session)
      throws Refusal, WalletException, ProblemException, IOException {
    return request == null
        ? Optional.empty()
        : Optional.of(request(session, session.clock())).filter(asked -> asked.query().isPresent());
  }

  void requireOneWayToAsk() throws Refusal {
    boolean both = request != null && (audience != null || challenge != null);
    if (both || (audience == null) != (challenge == null)) {
      throw new Refusal(
          ExitCode.USAGE,
          "say --request FILE, or --audience URI and --challenge TEXT",
          "a presentation can be judged only as the answer to one request");
    }
  }

  /** {@return the request for work statements that an answer is judged by} */
  PresentationRequest request(Session session, InstantSource clock)
      throws Refusal, WalletException, ProblemException, IOException {
    return request(session, clock, WorkStatement.TYPE);
  }

  /** {@return the request that an answer is judged by, made up here if it was only named} */
  PresentationRequest request(Session session, InstantSource clock, ClaimType<?>... types)
      throws Refusal, WalletException, ProblemException, IOException {
    if (request != null) {
      return PresentationRequest.read(
          session.documents().read(request, Limits.DOCUMENT_BYTES), types);
    }
    if (audience == null || challenge == null) {
      throw new Refusal(
          ExitCode.USAGE,
          "this is a presentation, and it can't be judged without the request that it answers",
          "add --request FILE, or --audience URI and --challenge TEXT");
    }
    try {
      return PresentationRequest.from(
          URI.create(audience),
          Challenge.restore(challenge),
          clock.instant().plus(LIFETIME),
          List.of(types));
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          ExitCode.USAGE,
          "the audience or the challenge is not one",
          String.valueOf(e.getMessage()));
    }
  }
}
