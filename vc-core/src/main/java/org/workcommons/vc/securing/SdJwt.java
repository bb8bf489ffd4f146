package org.workcommons.vc.securing;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.encoding.Randomness;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;

/**
 * Tokens around the document from which their holder shows some and withholds other parts. RFC
 * 9901, VC-JOSE-COSE 1.0 §3.2. What is issued discloses everything; {@link DisclosableToken} shows
 * less. Whoever gets two of one token can tell that they belong together.
 *
 * @param contexts what the words of the documents mean
 * @param disclosable RFC 6901, what the holder may withhold: members, items of arrays, and parts of
 *     either, each for itself. Refused is what would change whose document it is, whether it counts
 *     and what it means: {@code issuer}, {@code credentialStatus}, {@code @context} and the like
 * @param decoys how many digests that stand for nothing are added wherever members are disclosable,
 *     so that nobody can count these; at most 64
 */
public record SdJwt(Contexts contexts, List<Pointer> disclosable, int decoys)
    implements SecuringMechanism {
  private static final int MOST_DECOYS = 64;

  public SdJwt {
    requireNonNull(contexts);
    disclosable = List.copyOf(disclosable);
    if (decoys < 0 || decoys > MOST_DECOYS) {
      throw new IllegalArgumentException("expected 0 to " + MOST_DECOYS + " decoys");
    }
  }

  /** Tokens without decoys. */
  public SdJwt(Contexts contexts, List<Pointer> disclosable) {
    this(contexts, disclosable, 0);
  }

  /** {@return these tokens with so many decoys wherever members are disclosable} */
  public SdJwt withDecoys(int number) {
    return new SdJwt(contexts, disclosable, number);
  }

  /**
   * {@return {@code document} as the payload of a token by {@code signer}, with all its
   * disclosures: {@code vc+sd-jwt} for an assertion, {@code vp+sd-jwt} for an authentication} As
   * with {@link Jose}, a presentation's says when it was made, for whom, and which challenge it
   * answers.
   *
   * @param document without proofs, and without members that are claims of a token
   * @throws ProblemException of type {@code PROOF_GENERATION_ERROR} when there is nothing at one of
   *     {@link #disclosable}, or something that nobody may withhold
   * @throws IOException when the key can't be reached
   */
  public String secure(JsonObject document, Signer signer, ProofOptions options)
      throws ProblemException, IOException {
    var form = TokenForm.of(options.purpose(), MediaType.VC_SD_JWT, MediaType.VP_SD_JWT);
    var concealed =
        SdConcealment.conceal(
            TokenPayload.of(document, options), disclosable, decoys, Randomness::bytes);
    var token = TokenPayload.signed(form, concealed.payload(), signer, options);
    var texts = concealed.disclosures().stream().map(SdDisclosure::text).toList();
    return new SdJwtParts(token, texts, Optional.empty()).presented();
  }

  @Override
  public VerifiableCredential secureCredential(
      JsonObject credential, Signer signer, ProofOptions options)
      throws ProblemException, IOException {
    return VerifiableCredential.received(
        MediaType.VC_SD_JWT, TokenPayload.ascii(secure(credential, signer, options)));
  }
}
