package org.workcommons.vc.issuer;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.sdjwt.Concealment;
import org.workcommons.vc.sdjwtvc.SdJwtVc;
import org.workcommons.vc.status.TokenStatusEntry;

/**
 * Issues one credential as a batch of copies, each on another key of its holder, so that no two
 * verifiers can tell that they saw the same one. RFC 9901 §10.1, OpenID for Verifiable Credential
 * Issuance 1.0 §3.3. Nothing in two copies is equal but what every holder of such a credential
 * shares, and the claims themselves. Immutable and safe to share between threads.
 */
public final class OneTimeCopies {
  /** The longest that copies without a status may be good for. */
  public static final Duration LONGEST_WITHOUT_STATUS = Duration.ofDays(30);

  /** What the issuer decides alone, or what would tell one copy, or one holder, from another. */
  private static final Set<String> RESERVED =
      Set.of("iss", "cnf", "exp", "nbf", "iat", "jti", "sub", "id", "status");

  private static final int MOST_ROOM = 64;

  private final Did did;
  private final DidUrl method;
  private final Signer signer;
  private final Concealment concealment;
  private final int room;
  private final Optional<Statuses> statuses;
  private final InstantSource clock;

  private OneTimeCopies(
      Did did,
      DidUrl method,
      Signer signer,
      Concealment concealment,
      int room,
      Optional<Statuses> statuses,
      InstantSource clock) {
    this.did = did;
    this.method = method;
    this.signer = signer;
    this.concealment = concealment;
    this.room = room;
    this.statuses = statuses;
    this.clock = clock;
  }

  /** Where each copy's own place in a status list comes from. */
  @FunctionalInterface
  public interface Statuses {
    /** {@return a place that no other credential has} */
    TokenStatusEntry next() throws IssuingException;
  }

  /**
   * {@return an issuer of copies in the name of {@code method}'s DID}
   *
   * @param method what the signer's key is called there
   * @param concealment what of a copy its holder may withhold; what is not there in somebody's
   *     claims is passed over
   */
  public static OneTimeCopies of(DidUrl method, Signer signer, Concealment concealment) {
    return new OneTimeCopies(
        method.did(),
        method,
        requireNonNull(signer),
        requireNonNull(concealment),
        0,
        Optional.empty(),
        InstantSource.system());
  }

  /**
   * {@return this issuer, giving every copy {@code members} digests, whatever its holder's claims}
   * So nobody can tell by their number what somebody withholds. For types of which only members of
   * the credential itself can be withheld, at most {@code members} of them.
   *
   * @param members 1 to 64
   */
  public OneTimeCopies withRoomFor(int members) {
    if (members < 1 || members > MOST_ROOM) {
      throw new IllegalArgumentException("expected room for 1 to " + MOST_ROOM + " members");
    }
    for (var pointer : concealment.disclosable()) {
      if (pointer.value().lastIndexOf('/') != 0) {
        throw new IllegalArgumentException("expected members of the credential itself only");
      }
    }
    return new OneTimeCopies(did, method, signer, concealment, members, statuses, clock);
  }

  /** {@return this issuer, giving each copy a status of its own} */
  public OneTimeCopies withStatuses(Statuses statuses) {
    return new OneTimeCopies(did, method, signer, concealment, room, Optional.of(statuses), clock);
  }

  /** {@return this issuer, taking the time from {@code clock}} */
  public OneTimeCopies withClock(InstantSource clock) {
    return new OneTimeCopies(
        did, method, signer, concealment, room, statuses, requireNonNull(clock));
  }

  /**
   * {@return a copy that makes {@code claims} on each of {@code keys}, in their order}
   *
   * @param claims {@code vct} among them, and none that the issuer decides: {@code iss}, {@code
   *     cnf}, {@code exp}, {@code nbf}, {@code iat}, {@code jti}, {@code sub}, {@code id}, {@code
   *     status}
   * @param lifetime how long the copies are good for; their end is rounded up to the day in UTC, so
   *     that it does not tell one batch of a day from another
   * @param keys 1 to 100 keys of the holder, none of them twice
   * @throws ProblemException of type {@code PROOF_GENERATION_ERROR} when the claims can't be issued
   *     so
   * @throws IllegalArgumentException for a lifetime that is not positive, or longer than {@link
   *     #LONGEST_WITHOUT_STATUS} where copies have no status
   * @throws IssuingException when the key or the status can't be reached; then nothing was issued
   */
  public IssuedCopies issue(JsonObject claims, Duration lifetime, List<VerificationKey> keys)
      throws ProblemException, IssuingException {
    requireLifetime(lifetime);
    requireKeys(keys);
    for (var name : RESERVED) {
      if (claims.has(name)) {
        throw impossible(name, "is not for the claims to say");
      }
    }
    var shape = shape(claims);
    long end = endOfDay(clock.instant().plus(lifetime)).getEpochSecond();
    var copies = new ArrayList<String>();
    for (var key : keys) {
      copies.add(copy(claims, end, key, shape));
    }
    return new IssuedCopies(copies);
  }

  private String copy(JsonObject claims, long end, VerificationKey key, Concealment shape)
      throws ProblemException, IssuingException {
    var all =
        JsonObject.builder()
            .put("iss", did.value())
            .putAll(claims)
            .put("exp", end)
            .put("cnf", JsonObject.empty().with("jwk", key.jwk()));
    if (statuses.isPresent()) {
      all.put("status", statuses.get().next().json());
    }
    var header = JsonObject.empty().with("kid", method.toString());
    try {
      return SdJwtVc.issue(header, all.build(), shape, signer);
    } catch (IOException e) {
      throw new IssuingException(
          "the key that signs can't be reached", "Try again; nothing was issued.", e);
    }
  }

  private Concealment shape(JsonObject claims) throws ProblemException {
    var places = concealment.in(claims).disclosable();
    var there = places.stream().filter(place -> isThere(place, claims)).toList();
    var shape = new Concealment(there, List.of(), concealment.decoys(), concealment.permanent());
    if (room == 0) {
      return shape;
    }
    if (there.isEmpty()) {
      throw impossible("", "has nothing that can be withheld");
    }
    if (there.size() > room) {
      throw impossible("", "has more that can be withheld than there is room for");
    }
    return shape.withDecoys(room - there.size());
  }

  /** Whether the member of the credential that the place starts with is there at all. */
  private static boolean isThere(Pointer place, JsonObject claims) {
    return place.value().isEmpty()
        || claims.names().stream()
            .map(Pointer.ROOT::exactlyAt)
            .anyMatch(
                member -> place.equals(member) || place.value().startsWith(member.value() + "/"));
  }

  private void requireLifetime(Duration lifetime) {
    if (lifetime.isNegative() || lifetime.isZero()) {
      throw new IllegalArgumentException("expected a lifetime of more than nothing");
    }
    if (statuses.isEmpty() && lifetime.compareTo(LONGEST_WITHOUT_STATUS) > 0) {
      throw new IllegalArgumentException(
          "copies that are good for more than "
              + LONGEST_WITHOUT_STATUS.toDays()
              + " days need a status each");
    }
  }

  private static void requireKeys(List<VerificationKey> keys) {
    if (keys.isEmpty() || keys.size() > Limits.COPIES) {
      throw new IllegalArgumentException("expected 1 to " + Limits.COPIES + " keys");
    }
    if (new HashSet<>(keys).size() < keys.size()) {
      throw new IllegalArgumentException("expected another key for each copy");
    }
  }

  private static Instant endOfDay(Instant end) {
    var day = end.truncatedTo(ChronoUnit.DAYS);
    return day.equals(end) ? day : day.plus(1, ChronoUnit.DAYS);
  }

  private static ProblemException impossible(String name, String detail) {
    var place = name.isEmpty() ? Pointer.ROOT : Pointer.ROOT.at(name);
    return new ProblemException(ProblemType.PROOF_GENERATION_ERROR, place, detail);
  }

  /** {@return in whose name it issues} */
  @Override
  public String toString() {
    return "OneTimeCopies by " + did;
  }
}
