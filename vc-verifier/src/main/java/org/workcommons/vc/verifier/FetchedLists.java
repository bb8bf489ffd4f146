package org.workcommons.vc.verifier;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.workcommons.vc.encoding.Limits;
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
  private final Copies<URI, VerifiableCredential> credentials = copies();
  private final Copies<URI, String> tokens = copies();

  private static <T> Copies<URI, T> copies() {
    return new Copies<>(Limits.STATUS_LISTS_KEPT, Limits.STATUS_LISTS_KEPT_BYTES);
  }

  /** How long what was fetched may be kept. */
  private interface Life<T> {
    Optional<Instant> end(T copy, URI url, Instant now);
  }

  /** Whatever gets the bytes behind a URL. */
  @FunctionalInterface
  interface Fetch {
    byte[] get(URI url, String accept) throws FetchException;
  }

  FetchedLists(Fetch fetch, InstantSource clock) {
    this.fetch = fetch;
    this.clock = clock;
  }

  @Override
  public Optional<VerifiableCredential> find(URI list) {
    return had(list, ACCEPT, VerifiableCredential::restore, CopyLife::end, credentials);
  }

  @Override
  public Optional<String> token(URI list) {
    return had(list, StatusListToken.MEDIA_TYPE, FetchedLists::ascii, CopyLife::endOfToken, tokens);
  }

  /** A byte that is not ASCII becomes one that no token may have. */
  private static String ascii(byte[] content) {
    return new String(content, StandardCharsets.US_ASCII);
  }

  private <T> Optional<T> had(
      URI url, String accept, Function<byte[], T> form, Life<T> life, Copies<URI, T> copies) {
    if (!"https".equalsIgnoreCase(url.getScheme())) {
      return Optional.empty();
    }
    var known = copies.find(url, clock.instant());
    if (known.isPresent()) {
      return known;
    }
    // not under a lock: one slow server must not hold up the lists of the others
    try {
      var content = fetch.get(url, accept);
      var copy = form.apply(content);
      var now = clock.instant();
      life.end(copy, url, now).ifPresent(end -> copies.keep(url, copy, content.length, now, end));
      return Optional.of(copy);
    } catch (FetchException e) {
      return Optional.empty();
    }
  }
}
