package org.workcommons.vc.verifier;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.workcommons.vc.fetch.FetchException;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.status.StatusListToken;

/**
 * Status lists from where they are published, each kept for a while. What could not be had is asked
 * for again the next time, since servers recover; and what does not look like the list of its place
 * is handed on, to be found wanting, but not kept.
 */
final class FetchedLists implements StatusListSource {
  private static final String ACCEPT = "application/vc, application/vc+jwt, application/json;q=0.9";

  private final Fetch fetch;
  private final InstantSource clock;
  private final KeptCopies kept = new KeptCopies();

  /** Whatever gets the bytes behind a URL. */
  @FunctionalInterface
  interface Fetch {
    byte[] get(URI url, String accept) throws FetchException;
  }

  /** How long what was fetched may be kept. */
  private interface Life {
    Optional<Instant> end(byte[] content, URI url, Instant now);
  }

  FetchedLists(Fetch fetch, InstantSource clock) {
    this.fetch = fetch;
    this.clock = clock;
  }

  @Override
  public Optional<VerifiableCredential> find(URI list) {
    return had(
            list,
            ACCEPT,
            (content, url, now) -> CopyLife.end(VerifiableCredential.restore(content), url, now))
        .map(VerifiableCredential::restore);
  }

  @Override
  public Optional<String> token(URI list) {
    // a byte that is not ASCII becomes one that no token may have
    return had(list, StatusListToken.MEDIA_TYPE, CopyLife::endOfToken)
        .map(content -> new String(content, StandardCharsets.US_ASCII));
  }

  private Optional<byte[]> had(URI url, String accept, Life life) {
    if (!"https".equalsIgnoreCase(url.getScheme())) {
      return Optional.empty();
    }
    var asked = new KeptCopies.Asked(url, accept);
    var known = kept.find(asked, clock.instant());
    return known.isPresent() ? known : fetched(asked, life);
  }

  /** Not under a lock: one slow server must not hold up the lists of the others. */
  private Optional<byte[]> fetched(KeptCopies.Asked asked, Life life) {
    try {
      var content = fetch.get(asked.url(), asked.accept());
      var now = clock.instant();
      life.end(content, asked.url(), now).ifPresent(end -> kept.keep(asked, content, now, end));
      return Optional.of(content);
    } catch (FetchException e) {
      return Optional.empty();
    }
  }
}
