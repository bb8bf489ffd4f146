package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.fetch.Fetcher;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.verifier.IssuerTrust;
import org.workcommons.vc.verifier.StatusListSource;
import org.workcommons.vc.verifier.StatusPolicy;
import org.workcommons.vc.verifier.Verifier;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a verifier is made of on the command line. Offline, unless {@code --online} is said. */
final class VerifierOptions {
  @Mixin TrustOptions trust = new TrustOptions();

  @Mixin ResolverOptions keys = new ResolverOptions();

  private static final String DAY = "PT24H";

  @Option(names = "--status-list", paramLabel = "FILE")
  List<String> lists = new ArrayList<>();

  @Option(names = "--status-max-age", paramLabel = "DURATION")
  String maxAge = DAY;

  /** {@return what was asked of the network so far} */
  List<URI> asked() {
    return List.copyOf(keys.asked());
  }

  /**
   * {@return the verifier that the options say} It remembers no challenges: each command is a run
   * of its own.
   */
  Verifier verifier(Session session)
      throws Refusal, WalletException, ProblemException, IOException {
    var resolver = resolver(session);
    return verifier(session, resolver, trust.trust(session, resolver, clock(session)));
  }

  /** {@return the same verifier, which believes {@code believed} instead} */
  Verifier verifier(Session session, DidResolver resolver, IssuerTrust believed)
      throws Refusal, WalletException, ProblemException, IOException {
    return Verifier.of(resolver, believed, StatusPolicy.notOlderThan(age()))
        .withStatusLists(statusLists(session))
        .withClock(clock(session))
        .withChallenges((challenge, now, expires) -> true);
  }

  /** {@return the instant for which to judge: the one that was named, or now} */
  InstantSource clock(Session session) throws Refusal {
    return keys.clock(session);
  }

  /** {@return who knows whose keys are whose} */
  DidResolver resolver(Session session)
      throws Refusal, WalletException, ProblemException, IOException {
    return keys.resolver(session);
  }

  private StatusListSource statusLists(Session session)
      throws Refusal, WalletException, ProblemException, IOException {
    var credentials = new HashMap<URI, VerifiableCredential>();
    var tokens = new HashMap<URI, String>();
    for (var file : session.documents().readAll(lists, Limits.DOCUMENT_BYTES)) {
      try {
        var token = ListToken.of(file.content());
        if (token.isPresent()) {
          tokens.put(token.get().url(), token.get().text());
        } else {
          var list = ReceivedFile.of(file.content());
          url(list).ifPresent(url -> credentials.put(url, list.credential()));
        }
      } catch (ProblemException e) {
        throw new Refusal(
            ExitCode.REJECTED,
            file.name() + ": " + e.problem().detail(),
            "a status list is wanted: the issuer publishes it");
      }
    }
    var files = StatusListSource.of(credentials).or(StatusListSource.ofTokens(tokens));
    if (!keys.online) {
      return files;
    }
    return new ListSources(files, StatusListSource.fetched(Fetcher.guarded()), keys.asked());
  }

  /**
   * Where the list says that it is published. The verifier holds it against what the credential
   * says.
   */
  private static Optional<URI> url(ReceivedFile list) throws ProblemException {
    try {
      return list.document().string("id").map(URI::create);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Duration age() throws Refusal {
    if (maxAge.equals(DAY)) {
      return Duration.ofHours(24);
    }
    try {
      var age = Duration.parse(maxAge);
      if (!age.isNegative() && !age.isZero()) {
        return age;
      }
    } catch (DateTimeException e) {
      throw badAge();
    }
    throw badAge();
  }

  private static Refusal badAge() {
    return new Refusal(
        ExitCode.USAGE,
        "--status-max-age must be a duration, such as PT1H or P7D",
        "P7D is seven days");
  }
}
