package org.workcommons.vc.verifier;

import static org.workcommons.vc.problem.ProblemType.*;
import static org.workcommons.vc.verifier.Check.PROOF;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.ProofOptions;
import org.workcommons.vc.securing.SelectiveDisclosure;

/** Proofs of a part of what was signed, {@code ecdsa-sd-2023}. */
final class BadSelections {
  private static final DataIntegrity MECHANISM = new DataIntegrity(Cryptosuite.ECDSA_SD_2023);
  private static final Pointer NAME = new Pointer("/credentialSubject/name");

  private final List<BadInput> inputs = new ArrayList<>();

  static List<BadInput> all() {
    var corpus = new BadSelections();
    var base = signed(BadTokens.ISSUER);
    var derived = derived(base);
    corpus.inputs.add(BadInput.vc("Control", "ecdsa-sd-2023, a part", derived));
    corpus.refused("everything, as only the holder has it", base, PROOF_VERIFICATION_ERROR);
    corpus.refused("signed by another key", derived(signed(attacker())), null);
    corpus.refused("signed by the key in the proof", forged(), null);
    corpus.refused(
        "another name", Actors.subject(derived, claims -> claims.with("name", "Bea")), null);
    corpus.refused(
        "more than was shown",
        Actors.subject(derived, claims -> claims.with("description", "a good driver")),
        PROOF_VERIFICATION_ERROR);
    corpus.refused(
        "less than was shown",
        Actors.subject(derived, c -> c.without("name")),
        PROOF_VERIFICATION_ERROR);
    return corpus.inputs;
  }

  private void refused(String comment, JsonObject document, ProblemType problem) {
    inputs.add(
        BadInput.vc("Selection", comment, document)
            .rejected(PROOF, problem == null ? CRYPTOGRAPHIC_SECURITY_ERROR : problem));
  }

  private static JsonObject signed(SigningKey by) {
    var document =
        BadDisclosures.payload(
            JsonObject.builder().put("name", "Angel").put("description", "a good driver").build());
    var issuer = DidKey.verificationMethod(Actors.did(BadTokens.ISSUER));
    var options =
        ProofOptions.assertion(issuer, Actors.NOW).withMandatory(List.of(new Pointer("/issuer")));
    try {
      return MECHANISM.secure(document, by, options);
    } catch (ProblemException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonObject derived(JsonObject base) {
    try {
      var credential = VerifiableCredential.received(MediaType.VC, JsonWriter.compact(base));
      var part = SelectiveDisclosure.of(credential, Contexts.bundled()).derive(List.of(NAME));
      return JsonReader.readObject(part.toByteArray());
    } catch (ProblemException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The key that the proof carries for its statements has signed in the issuer's place, itself
   * included. No library makes such a proof; this one was made once.
   */
  private static JsonObject forged() {
    try (var in = BadSelections.class.getResourceAsStream("forged-by-the-key-in-the-proof.json")) {
      return JsonReader.readObject(in.readAllBytes());
    } catch (ProblemException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SigningKey attacker() {
    var secret = new byte[32];
    Arrays.fill(secret, (byte) 9);
    return SigningKey.restore(KeyType.P256, secret, SecretAccess.GRANTED);
  }
}
