package org.workcommons.vc.wallet.demo;

import java.io.IOException;
import java.time.Instant;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.governance.SignedDocument;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.ClaimType;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.ProofOptions;
import org.workcommons.vc.wallet.OwnWords;

/** What somebody says and signs with a key that is at hand. */
final class Word {
  private static final DataIntegrity MECHANISM = new DataIntegrity(Cryptosuite.EDDSA_JCS_2022);

  private Word() {}

  /** {@return {@code claims} as a credential, signed by its issuer's {@code key}} */
  static <T> VerifiableCredential credential(
      ClaimType<T> type, T claims, SigningKey key, Instant now) throws ProblemException {
    try {
      return OwnWords.sign(type, claims, did(key), key, now);
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  /** {@return {@code credential}, signed by {@code key} too} */
  static VerifiableCredential too(VerifiableCredential credential, SigningKey key, Instant now)
      throws ProblemException {
    try {
      var document = JsonReader.readObject(credential.toByteArray());
      var signed = MECHANISM.secure(document, key, options(key, now));
      return VerifiableCredential.received(MediaType.VC, JsonWriter.compact(signed));
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  /** {@return {@code document}, signed by {@code key} too} */
  static SignedDocument too(SignedDocument document, SigningKey key, Instant now)
      throws ProblemException {
    try {
      return document.sign(key, DidKey.verificationMethod(did(key)), now);
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  static Did did(SigningKey key) {
    return DidKey.of(key.verificationKey());
  }

  private static ProofOptions options(SigningKey key, Instant now) {
    return ProofOptions.assertion(DidKey.verificationMethod(did(key)), now);
  }

  private static IllegalStateException unreachable(IOException e) {
    return new IllegalStateException("a key in memory can't be out of reach", e);
  }
}
