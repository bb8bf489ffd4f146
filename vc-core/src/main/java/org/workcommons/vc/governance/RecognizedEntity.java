package org.workcommons.vc.governance;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.workcommons.vc.did.Did;

/**
 * Somebody whom a community lists. W3C Recognized Entities 1.0, {@code RecognizedEntity}; standing
 * and signers are our own words.
 *
 * @param id who; this alone decides
 * @param name how people call it, for people only
 * @param standing how far it is trusted
 * @param recognizedTo what it may do
 * @param signers who has to sign its lists, if it publishes any; empty for itself alone
 */
public record RecognizedEntity(
    Did id,
    Optional<String> name,
    Standing standing,
    List<RecognizedAction> recognizedTo,
    Optional<Quorum> signers) {
  /** The longest name, in UTF-16 units. */
  public static final int NAME_CHARS = 200;

  public RecognizedEntity {
    requireNonNull(id);
    requireNonNull(standing);
    requireNonNull(signers);
    if (name.isPresent() && name.get().length() > NAME_CHARS) {
      throw new IllegalArgumentException("a name has up to " + NAME_CHARS + " characters");
    }
    recognizedTo = List.copyOf(recognizedTo);
  }

  /** {@return somebody recognised without reserve to do {@code recognizedTo}} */
  public static RecognizedEntity of(Did id, RecognizedAction... recognizedTo) {
    return new RecognizedEntity(
        id, Optional.empty(), Standing.RECOGNISED, List.of(recognizedTo), Optional.empty());
  }

  /** {@return this entity, called {@code text} by people} */
  public RecognizedEntity withName(String text) {
    return new RecognizedEntity(id, Optional.of(text), standing, recognizedTo, signers);
  }

  /** {@return this entity in another standing} */
  public RecognizedEntity withStanding(Standing other) {
    return new RecognizedEntity(id, name, other, recognizedTo, signers);
  }

  /** {@return this entity, whose own lists {@code quorum} has to sign} */
  public RecognizedEntity withSigners(Quorum quorum) {
    return new RecognizedEntity(id, name, standing, recognizedTo, Optional.of(quorum));
  }

  boolean mayDo(Action action, String credentialType, OutputSchemas schemas) {
    return standing != Standing.SUSPENDED && isListedFor(action, credentialType, schemas);
  }

  boolean isListedFor(Action action, String credentialType, OutputSchemas schemas) {
    return recognizedTo.stream().anyMatch(may -> may.covers(action, credentialType, schemas));
  }

  Quorum quorum() {
    return signers.orElseGet(() -> Quorum.only(id));
  }
}
