package org.workcommons.vc.wallet.demo;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.model.VerifiablePresentation;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.ProofOptions;
import org.workcommons.vc.verifier.PresentationRequest;

/**
 * A driver who wrote a wallet of his own that signs whatever he likes. He shows why it does not
 * matter what a wallet is willing to do: the verifier does not rely on it.
 */
final class Driver {
  private static final DataIntegrity MECHANISM = new DataIntegrity(Cryptosuite.EDDSA_JCS_2022);

  private final SigningKey key = SigningKey.fresh(KeyType.ED25519);

  Did did() {
    return DidKey.of(key.verificationKey());
  }

  /** {@return a presentation of {@code credentials}, as good as he can make it} */
  VerifiablePresentation present(
      List<JsonObject> credentials, PresentationRequest request, Instant now)
      throws ProblemException, IOException {
    var document =
        JsonObject.builder()
            .put("@context", JsonArray.of(new JsonString(Contexts.CREDENTIALS_V2)))
            .put("type", JsonArray.of(new JsonString("VerifiablePresentation")))
            .put("verifiableCredential", new JsonArray(new ArrayList<JsonValue>(credentials)))
            .build();
    var binding =
        new ProofOptions.Binding(request.audience().toString(), request.challenge().toString());
    var options = ProofOptions.authentication(DidKey.verificationMethod(did()), now, binding);
    return VerifiablePresentation.received(
        MediaType.VP, JsonWriter.compact(MECHANISM.secure(document, key, options)));
  }

  /** {@return {@code statement} with its claims changed, its proof left as it was} */
  static JsonObject altered(JsonObject statement, UnaryOperator<JsonObject> change) {
    var claims = (JsonObject) statement.get("credentialSubject").orElseThrow();
    return statement.with("credentialSubject", change.apply(claims));
  }

  static JsonObject document(VerifiableCredential credential) throws ProblemException {
    return JsonReader.readObject(credential.toByteArray());
  }
}
