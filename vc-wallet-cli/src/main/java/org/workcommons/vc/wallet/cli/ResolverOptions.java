package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.did.ControllerDocument;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.did.DidWeb;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.fetch.Fetcher;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Option;

/** Whose keys are whose, and when. Offline, unless {@code --online} is said. */
final class ResolverOptions {
  @Option(names = "--at", paramLabel = "INSTANT")
  @Nullable String at;

  @Option(names = "--did-document", paramLabel = "FILE")
  List<String> documents = new ArrayList<>();

  @Option(names = "--online")
  boolean online;

  private final Set<URI> asked = Collections.synchronizedSet(new LinkedHashSet<>());

  /** {@return what was asked of the network, which others add to} */
  Set<URI> asked() {
    return asked;
  }

  /** {@return the instant for which to judge: the one that was named, or now} */
  InstantSource clock(Session session) throws Refusal {
    if (at != null && online) {
      throw new Refusal(
          ExitCode.USAGE,
          "--at and --online don't go together",
          "what is fetched now says how things are now; hand in copies of then");
    }
    return at == null ? session.clock() : InstantSource.fixed(instant("--at", at));
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

  static Instant instant(String option, String text) throws Refusal {
    try {
      return DateTimeStamp.parse(text, Pointer.ROOT);
    } catch (ProblemException e) {
      throw new Refusal(ExitCode.USAGE, option + " " + e.problem().detail(), "");
    }
  }
}
