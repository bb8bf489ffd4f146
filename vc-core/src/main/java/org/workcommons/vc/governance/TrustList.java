package org.workcommons.vc.governance;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.ProblemException;

/**
 * Whom a community recognises, for a while: what a {@code RecognizedEntityCredential} of W3C
 * Recognized Entities 1.0 says, in the profile of {@code specs/trust-list.md}. Data, and nobody's
 * word for it: {@link TrustHistory} finds out whose.
 *
 * @param id what other lists call it, the same for each new edition
 * @param issuer the community
 * @param recognizedIn the list in which the community itself is listed
 * @param validFrom from when on it is in force
 * @param validUntil from when on it is not
 * @param entities each listed once, at most {@link #MAX_ENTITIES}
 */
public record TrustList(
    URI id,
    Did issuer,
    Optional<URI> recognizedIn,
    Instant validFrom,
    Instant validUntil,
    List<RecognizedEntity> entities) {
  /** The type of the credential. */
  public static final String CREDENTIAL_TYPE = "RecognizedEntityCredential";

  /** The schema of such lists, which a community names where it recognises others that list. */
  public static final URI SCHEMA = URI.create("https://w3id.org/workcommons/schemas/trust-list/1");

  /** The most entities of one list. */
  public static final int MAX_ENTITIES = Limits.RECOGNIZED_ENTITIES;

  /** How long a list is in force at most, unless {@link TrustRules} say otherwise. */
  public static final Duration MAX_VALIDITY = Duration.ofDays(30);

  public TrustList {
    requireNonNull(id);
    requireNonNull(issuer);
    requireNonNull(recognizedIn);
    if (!validFrom.isBefore(validUntil)) {
      throw new IllegalArgumentException("a list is in force from one time to a later one");
    }
    entities = List.copyOf(entities);
    if (entities.size() > MAX_ENTITIES
        || entities.stream().map(RecognizedEntity::id).distinct().count() < entities.size()) {
      throw new IllegalArgumentException(
          "a list has at most " + MAX_ENTITIES + " entities, each once");
    }
  }

  /** {@return the list that {@code credential} is, which came from outside} */
  public static TrustList read(JsonObject credential) throws ProblemException {
    return TrustListForm.read(credential);
  }

  /** {@return this list as a credential, to be signed} */
  public JsonObject json() {
    return TrustListForm.write(this);
  }

  /** {@return the entities by their identifiers} */
  Map<Did, RecognizedEntity> byId() {
    var all = new HashMap<Did, RecognizedEntity>();
    entities.forEach(entity -> all.put(entity.id(), entity));
    return all;
  }

  /** {@return what name it goes by among other lists of the same community} */
  String series() {
    return issuer + " " + id;
  }

  /** {@return whose it is and how many it lists} */
  @Override
  public String toString() {
    return "TrustList[" + issuer + ", " + entities.size() + " entities]";
  }
}
