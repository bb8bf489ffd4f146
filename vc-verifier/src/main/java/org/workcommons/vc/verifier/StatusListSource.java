package org.workcommons.vc.verifier;

import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.fetch.Fetcher;
import org.workcommons.vc.model.VerifiableCredential;

/**
 * Where status lists come from: files, a cache, a fetcher. What it returns is verified like any
 * credential. Implementations are safe to share between threads.
 */
@FunctionalInterface
public interface StatusListSource {
  /**
   * {@return the list that is published at {@code list}, empty if it can't be had now} A verifier
   * remembers for five minutes that it has verified a list, and decoded it, as long as it is handed
   * the very same object: keep it.
   */
  Optional<VerifiableCredential> find(URI list);

  /**
   * {@return the status list token that is published at {@code list}, as it was received, empty if
   * it can't be had now} Tokens have a status there, and credentials of the W3C's data model never
   * do. Token Status List §8.1.
   */
  default Optional<String> token(URI list) {
    return Optional.empty();
  }

  /** {@return the source that has no list: a credential with a status stays undecided} */
  static StatusListSource none() {
    return list -> Optional.empty();
  }

  /** {@return the source that has {@code lists}, by where they are published} */
  static StatusListSource of(Map<URI, VerifiableCredential> lists) {
    var copy = Map.copyOf(lists);
    return list -> Optional.ofNullable(copy.get(list));
  }

  /** {@return the source that has the status list {@code tokens}, by where they are published} */
  static StatusListSource ofTokens(Map<URI, String> tokens) {
    return new GivenTokens(Map.copyOf(tokens));
  }

  /** {@return the source that has what this one has, and asks {@code other} for the rest} */
  default StatusListSource or(StatusListSource other) {
    return new EitherSource(this, other);
  }

  /**
   * {@return the source that fetches a list from its URL, which must be {@code https}} What can't
   * be fetched is not had: the credential stays undecided, and the next verification asks again.
   *
   * <p>A list of either form is kept as long as its {@code ttl} says, an hour at most and five
   * minutes if it does not say, and so many of each form as {@link Limits#STATUS_LISTS_KEPT} says.
   * Whoever publishes a list learns that somebody here asked for it, but not about whom: the whole
   * list is fetched. How old a list may be is still the {@link StatusPolicy}'s to say; one that
   * allows less than the issuer's interval and {@code ttl} together will at times find a kept list
   * too old.
   *
   * <p>One verification may ask for {@link Limits#STATUS_LISTS} lists one after the other, each
   * within the fetcher's time-out.
   */
  static StatusListSource fetched(Fetcher fetcher) {
    return new FetchedLists(fetcher::get, InstantSource.system());
  }
}
