package org.workcommons.vc.securing;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.Signer;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.sdjwt.Concealment;
import org.workcommons.vc.sdjwt.DisclosableToken;
import org.workcommons.vc.sdjwt.SdJwtPresentation;

/**
 * Tokens around the document from which their holder shows some and withholds other parts. RFC
 * 9901, VC-JOSE-COSE 1.0 §3.2. What is issued discloses everything; {@link DisclosableToken} shows
 * less. Whoever gets two of one token can tell that they belong together.
 *
 * @param contexts what the words of the documents mean
 * @param concealment what the holder may withhold. Refused is what would change whose document it
 *     is, whether it counts and what it means: {@code issuer}, {@code credentialStatus}, {@code
 *     @context} and the like
 */
public record SdJwt(Contexts contexts, Concealment concealment) implements SecuringMechanism {
  /**
   * VC-JOSE-COSE 1.0 §3.2.2, and what would change whose credential it is and when it counts: a
   * holder must not be able to leave it out.
   */
  private static final Set<String> OF_THE_DOCUMENT =
      Set.of(
          "@context",
          "type",
          "issuer",
          "validFrom",
          "validUntil",
          "credentialStatus",
          "credentialSchema",
          "relatedResource",
          "termsOfUse");

  public SdJwt {
    requireNonNull(contexts);
    concealment = concealment.withPermanent(OF_THE_DOCUMENT).withPermanent(SdJwtContent.CLAIMS);
  }

  /** Tokens from which what stands at {@code disclosable} can be withheld, without decoys. */
  public SdJwt(Contexts contexts, List<Pointer> disclosable) {
    this(contexts, new Concealment(disclosable));
  }

  /** {@return these tokens with so many decoys wherever members are disclosable} */
  public SdJwt withDecoys(int number) {
    return new SdJwt(contexts, concealment.withDecoys(number));
  }

  /**
   * {@return {@code document} as the payload of a token by {@code signer}, with all its
   * disclosures: {@code vc+sd-jwt} for an assertion, {@code vp+sd-jwt} for an authentication} As
   * with {@link Jose}, a presentation's says when it was made, for whom, and which challenge it
   * answers.
   *
   * @param document without proofs, and without members that are claims of a token
   * @throws ProblemException of type {@code PROOF_GENERATION_ERROR} when there is nothing at one of
   *     the places that are disclosable, or something that nobody may withhold
   * @throws IOException when the key can't be reached
   */
  public String secure(JsonObject document, Signer signer, ProofOptions options)
      throws ProblemException, IOException {
    var form = TokenForm.of(options.purpose(), MediaType.VC_SD_JWT, MediaType.VP_SD_JWT);
    return concealment.issue(
        TokenPayload.header(form, options), TokenPayload.of(document, options), signer);
  }

  /**
   * {@return the token in {@code content} as it was presented, unverified} For whoever holds it,
   * and for verifiers who demand that it is bound to its holder's key. {@link SecuredToken}
   * verifies it.
   *
   * @param type {@code VC_SD_JWT} or {@code VP_SD_JWT}
   */
  public static SdJwtPresentation presentation(MediaType type, byte[] content)
      throws ProblemException {
    if (type != MediaType.VC_SD_JWT && type != MediaType.VP_SD_JWT) {
      throw new IllegalArgumentException("not selectively disclosable: " + type.text());
    }
    return SdJwtContent.presentation(TokenForm.of(type), content);
  }

  @Override
  public VerifiableCredential secureCredential(
      JsonObject credential, Signer signer, ProofOptions options)
      throws ProblemException, IOException {
    return VerifiableCredential.received(
        MediaType.VC_SD_JWT, TokenPayload.ascii(secure(credential, signer, options)));
  }
}
