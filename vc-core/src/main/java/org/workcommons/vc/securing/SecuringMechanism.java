package org.workcommons.vc.securing;

import java.io.IOException;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.ProblemException;

/** How a credential or presentation is made verifiable. VCDM 2.0 §4.12. */
public sealed interface SecuringMechanism permits DataIntegrity, Jose, SdJwt, Cose {
  /** {@return what the words of the documents mean that it secures} */
  Contexts contexts();

  /**
   * {@return {@code credential}, secured by {@code signer} in the form that this mechanism has}
   *
   * @throws ProblemException when the document holds something that the mechanism can't cover
   * @throws IOException when the key can't be reached
   */
  VerifiableCredential secureCredential(JsonObject credential, Signer signer, ProofOptions options)
      throws ProblemException, IOException;
}
