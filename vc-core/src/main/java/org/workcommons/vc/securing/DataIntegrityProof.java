package org.workcommons.vc.securing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * A Data Integrity proof as it was received, well-formed and unverified. VC Data Integrity 1.0
 * §2.1.
 *
 * @param pointer where it stands in its document
 * @param id what other proofs of its document call it
 * @param previousProofs the ids of the proofs that it builds on: it covers them too, and is good
 *     only if they are
 * @param cryptosuite how it was made
 * @param verificationMethod the key that is said to have made it
 * @param purpose what it is meant for
 * @param created when it is said to have been made
 * @param expires from when on it counts no more
 * @param domains whom it is for
 * @param challenge the one-time value that it answers
 * @param json all of it
 */
public record DataIntegrityProof(
    Pointer pointer,
    Optional<String> id,
    List<String> previousProofs,
    Cryptosuite cryptosuite,
    DidUrl verificationMethod,
    ProofPurpose purpose,
    Optional<Instant> created,
    Optional<Instant> expires,
    List<String> domains,
    Optional<String> challenge,
    JsonObject json)
    implements Proof {
  private static final String TYPE = "DataIntegrityProof";

  public DataIntegrityProof {
    previousProofs = List.copyOf(previousProofs);
    domains = List.copyOf(domains);
  }

  /** {@return the proof that {@code in} reads, of a type that is read wherever nobody asks} */
  static DataIntegrityProof read(ObjectReader in) throws ProblemException {
    return read(in, Contexts.bundled());
  }

  /** {@return the proof that {@code in} reads} */
  static DataIntegrityProof read(ObjectReader in, Contexts contexts) throws ProblemException {
    var suite = suite(in, contexts);
    var purpose = ProofPurpose.of(in.string("proofPurpose"));
    if (purpose.isEmpty()) {
      throw unverifiable(in, "proofPurpose", "must be assertionMethod or authentication");
    }
    in.string("proofValue");
    return new DataIntegrityProof(
        in.pointer(),
        id(in),
        strings(in, "previousProof"),
        suite,
        DidUrl.parse(in.string("verificationMethod"), in.pointer().at("verificationMethod")),
        purpose.get(),
        DateTimeStamp.optional(in, "created"),
        DateTimeStamp.optional(in, "expires"),
        strings(in, "domain"),
        in.optionalString("challenge"),
        in.object());
  }

  /** Refuses a key of a type that the cryptosuite does not use. */
  void requireTypeOf(VerificationKey key) throws ProblemException {
    if (!cryptosuite.keyTypes().contains(key.type())) {
      throw new ProblemException(
          ProblemType.PROOF_VERIFICATION_ERROR,
          pointer.at("verificationMethod"),
          "not a key of the type that the suite uses");
    }
  }

  /** {@return what was signed of the proof itself: all but its value} */
  JsonObject configuration() {
    return json.without("proofValue");
  }

  /** {@return the hash of that, by {@code hashing}; a problem in it is told with its place} */
  byte[] hashed(Hashing hashing) throws ProblemException {
    try {
      return hashing.of(configuration());
    } catch (ProblemException e) {
      throw e.under(pointer);
    }
  }

  /** How a suite hashes a proof without its value. */
  interface Hashing {
    byte[] of(JsonObject configuration) throws ProblemException;
  }

  private static Cryptosuite suite(ObjectReader in, Contexts contexts) throws ProblemException {
    var type = in.string("type");
    var legacy = Cryptosuite.ED25519_SIGNATURE_2020;
    if (type.equals(legacy.identifier()) && contexts.readLegacyProofs()) {
      if (in.object().has("cryptosuite")) {
        throw unverifiable(in, "cryptosuite", "a proof of this type has none");
      }
      return legacy;
    }
    if (!type.equals(TYPE)) {
      throw unverifiable(in, "type", "must be " + TYPE);
    }
    var suite = Cryptosuite.of(in.string("cryptosuite"));
    if (suite.isEmpty()) {
      throw unverifiable(in, "cryptosuite", "not a cryptosuite that this library knows");
    }
    return suite.get();
  }

  private static Optional<String> id(ObjectReader in) throws ProblemException {
    var id = in.optional("id");
    if (id.isPresent() && !(id.get() instanceof JsonString)) {
      throw unverifiable(in, "id", "must be a string that no other proof has");
    }
    return in.optionalString("id");
  }

  /** One string or a list of strings. */
  private static List<String> strings(ObjectReader in, String name) throws ProblemException {
    var value = in.optional(name);
    if (value.isEmpty()) {
      return List.of();
    }
    var strings = new ArrayList<String>();
    for (var item : JsonArray.itemsOf(value.get())) {
      if (!(item instanceof JsonString string)) {
        throw in.malformed(name, "must be a string or a list of strings");
      }
      strings.add(string.value());
    }
    return strings;
  }

  private static ProblemException unverifiable(ObjectReader in, String name, String detail) {
    return new ProblemException(
        ProblemType.PROOF_VERIFICATION_ERROR, in.pointer().at(name), detail);
  }

  @Override
  public String mechanism() {
    return cryptosuite.identifier();
  }

  @Override
  public boolean isSelective() {
    return cryptosuite == Cryptosuite.ECDSA_SD_2023 || cryptosuite == Cryptosuite.BBS_2023;
  }

  /** {@return how and by which key it is said to have been made} */
  @Override
  public String toString() {
    return cryptosuite.identifier() + " by " + verificationMethod;
  }
}
