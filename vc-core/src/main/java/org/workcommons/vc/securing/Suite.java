package org.workcommons.vc.securing;

import java.io.IOException;
import java.util.List;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;

/**
 * How one cryptosuite makes and verifies the value of a proof. VC Data Integrity 1.0 §3.1. One
 * instance serves one document, whose work it may remember from one proof to the next; not for
 * sharing between threads.
 *
 * <p>A document here has no proofs but those that the proof at hand builds on, which it covers too.
 */
interface Suite {
  /** {@return the suite that {@code cryptosuite} names, words meaning what {@code contexts} say} */
  static Suite of(Cryptosuite cryptosuite, Contexts contexts) {
    return of(cryptosuite, contexts, List.of());
  }

  /**
   * {@return the suite that {@code cryptosuite} names}
   *
   * @param mandatory what every disclosure from a proof that it makes shows
   */
  static Suite of(Cryptosuite cryptosuite, Contexts contexts, List<Pointer> mandatory) {
    return switch (cryptosuite) {
      case EDDSA_JCS_2022, ECDSA_JCS_2019 -> HashAndSign.jcs();
      case MLDSA44_JCS_2024 -> HashAndSign.jcsOfTakenContexts();
      case EDDSA_RDFC_2022, ECDSA_RDFC_2019, ED25519_SIGNATURE_2020 -> HashAndSign.rdfc(contexts);
      case ECDSA_SD_2023 -> new EcdsaSd2023(contexts, mandatory);
      case BBS_2023 -> new Bbs2023(contexts, mandatory);
    };
  }

  /** {@return {@code proof}, all but its value, as it will stand in {@code document}} */
  JsonObject completed(JsonObject proof, JsonObject document);

  /**
   * {@return the value of {@code proof} over {@code document}} Create Proof.
   *
   * @param proof all but its value, completed
   * @param signer its key is of a type that the cryptosuite uses
   */
  String proofValue(JsonObject proof, JsonObject document, Signer signer)
      throws ProblemException, IOException;

  /**
   * {@return the document that {@code proof} covers, if {@code key} made it over what was received;
   * otherwise the problem is thrown} Verify Proof.
   *
   * @param key of a type that the cryptosuite uses
   */
  JsonObject verify(DataIntegrityProof proof, JsonObject document, VerificationKey key)
      throws ProblemException;
}
