package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.time.Instant;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.model.ClaimType;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.ProofOptions;

/** What a person says in her own name: a credential without status, signed with her own key. */
final class OwnWords {
  private OwnWords() {}

  static <T> VerifiableCredential sign(
      ClaimType<T> type, T claims, Did speaker, Signer key, Instant now)
      throws ProblemException, IOException {
    var document =
        JsonObject.builder()
            .put(
                "@context",
                JsonArray.of(
                    new JsonString(Contexts.CREDENTIALS_V2),
                    new JsonString(type.context().toString())))
            .put(
                "type",
                JsonArray.of(
                    new JsonString("VerifiableCredential"), new JsonString(type.credentialType())))
            .put("issuer", speaker.value())
            .put("validFrom", DateTimeStamp.text(now))
            .put("credentialSubject", type.write(claims))
            .build();
    return new DataIntegrity(Cryptosuite.EDDSA_JCS_2022)
        .secureCredential(
            document, key, ProofOptions.assertion(DidKey.verificationMethod(speaker), now));
  }
}
