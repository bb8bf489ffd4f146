package org.workcommons.vc.verifier;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.jose.Jwt;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.securing.SecuredToken;
import org.workcommons.vc.status.StatusListToken;

/**
 * How long a copy of a status list may be used, as the list says for itself: {@code ttl}, and
 * {@code validUntil}. Bitstring Status List 1.0 §2.2. Read before the list is verified, so it can
 * shorten a copy's life and never lengthen it beyond {@link #LONGEST}.
 */
final class CopyLife {
  /** However long the issuer allows: a revocation should be known within the hour. */
  static final Duration LONGEST = Duration.ofHours(1);

  /** Where the list does not say. */
  static final Duration UNSAID = Duration.ofMinutes(5);

  private CopyLife() {}

  /**
   * {@return the end of a copy that was fetched {@code now}, empty where {@code received} is no
   * list that says it is published at {@code url}}
   */
  static Optional<Instant> end(VerifiableCredential received, URI url, Instant now) {
    try {
      var list = ObjectReader.of(document(received), Pointer.ROOT);
      var subjects = list.oneOrMore("credentialSubject");
      if (!list.string("id").equals(url.toString()) || subjects.size() != 1) {
        return Optional.empty();
      }
      return Optional.of(earlier(now.plus(timeToLive(subjects.get(0))), list));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  /**
   * {@return the end of a copy of a status list token that was fetched {@code now}, empty where
   * {@code token} is no token that says it is published at {@code url}} Token Status List §13.7.
   */
  static Optional<Instant> endOfToken(String token, URI url, Instant now) {
    try {
      var ascii = token.getBytes(US_ASCII);
      var claims = Jwt.receivedWithCertificates(StatusListToken.TYPE, ascii).unverifiedClaims();
      if (!claims.string("sub").equals(Optional.of(url.toString()))) {
        return Optional.empty();
      }
      var life = StatusListToken.timeToLive(claims).orElse(UNSAID);
      var end = now.plus(life.compareTo(LONGEST) < 0 ? life : LONGEST);
      var expires = StatusListToken.expires(claims);
      return Optional.of(expires.filter(end::isAfter).orElse(end));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  private static JsonObject document(VerifiableCredential received) throws ProblemException {
    return received.mediaType().isEnveloping()
        ? SecuredToken.read(received.mediaType(), received.toByteArray()).unsecured()
        : JsonReader.readObject(received.toByteArray());
  }

  private static Duration timeToLive(ObjectReader subject) throws ProblemException {
    if (!subject.object().has("ttl")) {
      return UNSAID;
    }
    var said = Duration.ofMillis(subject.integer("ttl", 1, JsonNumber.MAX_SAFE_INTEGER));
    return said.compareTo(LONGEST) < 0 ? said : LONGEST;
  }

  private static Instant earlier(Instant end, ObjectReader list) throws ProblemException {
    if (!list.object().has("validUntil")) {
      return end;
    }
    var until = DateTimeStamp.parse(list.string("validUntil"), list.pointer().at("validUntil"));
    return until.isBefore(end) ? until : end;
  }
}
