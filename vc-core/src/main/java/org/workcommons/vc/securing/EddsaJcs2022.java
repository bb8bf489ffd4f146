package org.workcommons.vc.securing;

import java.util.List;
import java.util.Optional;
import org.workcommons.vc.encoding.Jcs;
import org.workcommons.vc.encoding.Multibase;
import org.workcommons.vc.encoding.Sha256;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/** The cryptosuite {@code eddsa-jcs-2022}. Data Integrity EdDSA Cryptosuites 1.0 §3.3. */
final class EddsaJcs2022 {
  private static final int SIGNATURE_BYTES = 64;

  /** The prefix and 64 bytes in base58; longer text is not decoded, which takes quadratic time. */
  private static final int MAX_SIGNATURE_CHARS = 89;

  private EddsaJcs2022() {}

  /** Only Ed25519: a signature of another key type may have as many bytes. */
  static boolean isFor(VerificationKey key) {
    return key.type() == KeyType.ED25519;
  }

  /** §3.3.4, with §3.3.3 and §3.3.5: what is signed; the configuration's hash stands first. */
  static byte[] hashData(JsonObject configuration, byte[] documentHash) {
    var configurationHash = Sha256.hash(Jcs.canonicalize(configuration));
    var hashData = new byte[configurationHash.length + documentHash.length];
    System.arraycopy(configurationHash, 0, hashData, 0, configurationHash.length);
    System.arraycopy(documentHash, 0, hashData, configurationHash.length, documentHash.length);
    return hashData;
  }

  /** The document's half of §3.3.4. */
  static byte[] documentHash(JsonObject document) {
    return Sha256.hash(Jcs.canonicalize(document));
  }

  /**
   * {@return the document that {@code proof} covers} §3.3.2, steps 5 to 7: the proof's own contexts
   * must be the first of the received ones; the rest of the received ones is unsigned, and is
   * dropped.
   */
  static JsonObject covered(JsonObject document, DataIntegrityProof proof) throws ProblemException {
    var signed = proof.json().get("@context");
    if (signed.isEmpty()) {
      return document;
    }
    var received = document.get("@context");
    if (received.equals(signed)) {
      return document;
    }
    var receivedItems = items(received);
    var signedItems = items(signed);
    if (receivedItems.size() < signedItems.size()
        || !receivedItems.subList(0, signedItems.size()).equals(signedItems)) {
      throw new ProblemException(
          ProblemType.PROOF_VERIFICATION_ERROR,
          proof.pointer().at("@context"),
          "the document's contexts don't start with those of its proof");
    }
    return document.with("@context", signed.get());
  }

  /** The bytes in {@code proofValue}: base58 with the prefix z, 64 of them. */
  static byte[] signature(DataIntegrityProof proof) throws ProblemException {
    var value = proof.json().string("proofValue").orElseThrow();
    if (!value.startsWith("z") || value.length() > MAX_SIGNATURE_CHARS) {
      throw malformed(proof);
    }
    var signature = decode(value, proof);
    if (signature.length != SIGNATURE_BYTES) {
      throw malformed(proof);
    }
    return signature;
  }

  private static byte[] decode(String value, DataIntegrityProof proof) throws ProblemException {
    try {
      return Multibase.decode(value);
    } catch (ProblemException e) {
      throw malformed(proof);
    }
  }

  private static ProblemException malformed(DataIntegrityProof proof) {
    return new ProblemException(
        ProblemType.PROOF_VERIFICATION_ERROR,
        proof.pointer().at("proofValue"),
        "must be 64 bytes in base58 with the prefix z");
  }

  private static List<JsonValue> items(Optional<JsonValue> context) {
    if (context.isEmpty()) {
      return List.of();
    }
    return JsonArray.itemsOf(context.get());
  }
}
