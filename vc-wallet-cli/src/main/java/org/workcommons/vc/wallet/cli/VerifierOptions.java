package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.did.ControllerDocument;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.did.DidWeb;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.fetch.Fetcher;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.verifier.StatusListSource;
import org.workcommons.vc.verifier.StatusPolicy;
import org.workcommons.vc.verifier.Verifier;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a verifier is made of on the command line. Offline, unless {@code --online} is said. */
final class VerifierOptions {
  @Mixin TrustOptions trust = new TrustOptions();

  @Option(names = "--at", paramLabel = "INSTANT")
  @Nullable String at;

  @Option(names = "--did-document", paramLabel = "FILE")
  List<String> documents = new ArrayList<>();

  @Option(names = "--status-list", paramLabel = "FILE")
  List<String> lists = new ArrayList<>();

  @Option(names = "--status-max-age", paramLabel = "DURATION")
  String maxAge = "PT24H";

  @Option(names = "--online")
  boolean online;

  private final Set<URI> asked = Collections.synchronizedSet(new LinkedHashSet<>());

  /** {@return what was asked of the network so far} */
  List<URI> asked() {
    return List.copyOf(asked);
  }

  /**
   * {@return the verifier that the options say} It remembers no challenges: each command is a run
   * of its own.
   */
  Verifier verifier(Session session)
      throws Refusal, WalletException, ProblemException, IOException {
    return Verifier.of(resolver(session), trust.trust(session), StatusPolicy.notOlderThan(age()))
        .withStatusLists(statusLists(session))
        .withClock(clock(session))
        .withChallenges((challenge, now, expires) -> true);
  }

  /** {@return the instant for which to judge: the one that was named, or now} */
  InstantSource clock(Session session) throws Refusal {
    if (at != null && online) {
      throw new Refusal(
          ExitCode.USAGE,
          "--at and --online don't go together",
          "what is fetched now says how things are now; hand in copies of then");
    }
    return at == null ? session.clock() : InstantSource.fixed(instant(at));
  }

  DidResolver resolver(Session session)
      throws Refusal, WalletException, ProblemException, IOException {
    var pinned = new ArrayList<ControllerDocument>();
    for (String file : documents) {
      pinned.add(ControllerDocument.read(session.documents().read(file, Limits.DOCUMENT_BYTES)));
    }
    return (online
            ? noted(DidResolver.offline().withWeb(Fetcher.guarded()))
            : DidResolver.offline())
        .withPinned(pinned);
  }

  private DidResolver noted(DidResolver resolver) {
    return did -> {
      if (did.method().equals("web")) {
        note(did);
      }
      return resolver.resolve(did);
    };
  }

  private void note(Did did) {
    try {
      asked.add(DidWeb.documentUrl(did));
    } catch (ProblemException e) {
      return; // there is nobody to ask, as the verifier will say
    }
  }

  private StatusListSource statusLists(Session session)
      throws Refusal, WalletException, ProblemException, IOException {
    var byUrl = new HashMap<URI, VerifiableCredential>();
    for (String file : lists) {
      var content = session.documents().read(file, Limits.DOCUMENT_BYTES);
      url(content).ifPresent(url -> byUrl.put(url, ReceivedFile.of(content).credential()));
    }
    var files = StatusListSource.of(byUrl);
    if (!online) {
      return files;
    }
    return new ListSources(files, StatusListSource.fetched(Fetcher.guarded()), asked);
  }

  /**
   * Where the list says that it is published. The verifier holds it against what the credential
   * says.
   */
  private static Optional<URI> url(byte[] list) throws ProblemException {
    try {
      return ReceivedFile.of(list).document().string("id").map(URI::create);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Instant instant(String text) throws Refusal {
    try {
      return DateTimeStamp.parse(text, Pointer.ROOT);
    } catch (ProblemException e) {
      throw new Refusal(ExitCode.USAGE, "--at " + e.problem().detail(), "");
    }
  }

  private Duration age() throws Refusal {
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
