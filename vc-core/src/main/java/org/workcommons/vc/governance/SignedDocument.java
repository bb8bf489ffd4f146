package org.workcommons.vc.governance;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Instant;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.encoding.Jcs;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.ProofOptions;
import org.workcommons.vc.work.Digest;

/**
 * A JSON object that people sign one after another, each on a machine of her own: a set of Data
 * Integrity proofs of the cryptosuite {@code eddsa-jcs-2022}, every one over the whole object and
 * over no other proof. {@code specs/signed-documents.md}. Who signed stays visible; there is no
 * joint key. What it says may be relied on once a {@link Quorum} has certified it.
 */
public final class SignedDocument {
  /** The largest document, in bytes of UTF-8. */
  public static final int MAX_BYTES = Limits.SIGNED_DOCUMENT_BYTES;

  private final JsonObject json;

  private SignedDocument(JsonObject json) {
    this.json = json;
  }

  /** {@return the document {@code json}, with the proofs that it has, which may be none} */
  public static SignedDocument of(JsonObject json) {
    return new SignedDocument(requireNonNull(json));
  }

  /**
   * {@return the document in {@code utf8}, which came from outside and is unverified}
   *
   * @param utf8 JSON, at most {@link #MAX_BYTES}
   */
  public static SignedDocument received(byte[] utf8) throws ProblemException {
    return new SignedDocument(JsonReader.readObject(utf8, MAX_BYTES));
  }

  /** {@return the document with its proofs, unverified} */
  public JsonObject json() {
    return json;
  }

  /** {@return the document with its proofs, as the next signer receives it} */
  public byte[] bytes() {
    return JsonWriter.compact(json);
  }

  /**
   * {@return what names the document for good} SHA-256 over the canonical form (RFC 8785) of all
   * but its {@code proof}: whoever signs later changes nothing of it.
   */
  public Digest digest() {
    return Digest.of(Jcs.canonicalize(unsigned()));
  }

  /**
   * {@return this document with one more proof}
   *
   * @param signer has an Ed25519 key
   * @param verificationMethod what the signer's own document calls the key
   * @throws ProblemException when there are as many proofs already as are ever read
   * @throws IOException when the key can't be reached
   */
  public SignedDocument sign(Signer signer, DidUrl verificationMethod, Instant created)
      throws ProblemException, IOException {
    if (json.get("proof").map(JsonArray::itemsOf).map(all -> all.size()).orElse(0)
        >= Limits.PROOFS) {
      throw new ProblemException(
          ProblemType.LIMIT_EXCEEDED,
          Pointer.ROOT.at("proof"),
          "has " + Limits.PROOFS + " proofs already");
    }
    var proof = ProofOptions.assertion(verificationMethod, created);
    return new SignedDocument(
        new DataIntegrity(Cryptosuite.EDDSA_JCS_2022).secure(json, signer, proof));
  }

  JsonObject unsigned() {
    return json.without("proof");
  }

  /** {@return the names of its members only: nobody has looked at who wrote the rest} */
  @Override
  public String toString() {
    return "SignedDocument" + json.names();
  }
}
