package org.workcommons.vc.wallet;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

/**
 * What a person says in her own name, such as a rating: a credential without status, signed with
 * the key that her identifier consists of.
 */
public final class OwnWords {
  private OwnWords() {}

  /**
   * {@return {@code claims} as a credential, signed at {@code now}} It says the day in UTC and no
   * more, in its {@code validFrom} and in its proof: whoever knows the second of a rating knows
   * whose it is.
   *
   * @param speaker a {@code did:key} identifier, whose {@code key} signs
   * @throws IOException when the key can't be reached
   */
  public static <T> VerifiableCredential sign(
      ClaimType<T> type, T claims, Did speaker, Signer key, Instant now)
      throws ProblemException, IOException {
    var day = now.truncatedTo(ChronoUnit.DAYS);
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
            .put("validFrom", DateTimeStamp.text(day))
            .put("credentialSubject", type.write(claims))
            .build();
    return new DataIntegrity(Cryptosuite.EDDSA_JCS_2022)
        .secureCredential(
            document, key, ProofOptions.assertion(DidKey.verificationMethod(speaker), day));
  }
}
