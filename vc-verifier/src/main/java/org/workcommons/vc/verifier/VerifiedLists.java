package org.workcommons.vc.verifier;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.model.ValidityPeriod;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.status.StatusListToken;

/**
 * Status lists that this verifier has verified and decoded lately. One is used again for as long as
 * its source hands out the very same copy, and no longer than {@link #LIFE}: until then nobody
 * hears that the key which signed it was revoked. Its age is judged anew each time.
 */
final class VerifiedLists {
  /** As long as a DID document is kept. */
  static final Duration LIFE = Duration.ofMinutes(5);

  private final Copies<Place, Verified> copies =
      new Copies<>(Limits.STATUS_LISTS_KEPT, Limits.STATUS_LISTS_KEPT_BYTES);
  private final Copies<TokenPlace, VerifiedToken> tokens =
      new Copies<>(Limits.STATUS_LISTS_KEPT, Limits.STATUS_LISTS_KEPT_BYTES);

  /** The list at a place, as that issuer's. */
  private record Place(URI url, String issuer) {}

  /** A list that is a token, as that issuer's, by a key that was found in that way. */
  record TokenPlace(URI url, String issuer, IssuerKeys keys) {}

  /**
   * A list that is a token after every check that does not depend on the time.
   *
   * @param received the text that was verified
   * @param notBefore its {@code nbf}
   */
  record VerifiedToken(String received, Optional<JsonValue> notBefore, StatusListToken token) {}

  /**
   * A list after every check that does not depend on the time.
   *
   * @param received the copy that was verified
   */
  record Verified(VerifiableCredential received, ValidityPeriod validity, DescribedList list) {}

  /**
   * {@return the list of {@code issuer} at {@code url}, if {@code received} was verified before}
   */
  Optional<Verified> find(URI url, String issuer, VerifiableCredential received, Instant now) {
    return copies.find(new Place(url, issuer), now).filter(known -> known.received() == received);
  }

  /** Keeps what was just verified. */
  void keep(URI url, String issuer, Verified list, Instant now) {
    copies.keep(new Place(url, issuer), list, list.list().list().bits().size() / 8, now, LIFE);
  }

  /** {@return the list at {@code place}, if {@code received} was verified before} */
  Optional<VerifiedToken> find(TokenPlace place, String received, Instant now) {
    return tokens.find(place, now).filter(known -> known.received().equals(received));
  }

  /** Keeps what was just verified. */
  void keep(TokenPlace place, VerifiedToken list, Instant now) {
    var statuses = list.token().list();
    long bytes = list.received().length() + (long) statuses.size() * statuses.bits() / 8;
    tokens.keep(place, list, bytes, now, LIFE);
  }
}
