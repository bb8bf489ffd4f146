package org.workcommons.vc.wallet;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.Envelope;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.sdjwt.DisclosableToken;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.Jose;
import org.workcommons.vc.securing.ProofOptions;
import org.workcommons.vc.securing.SdJwt;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.wallet.store.WalletException.Reason;

/**
 * The presentation that a worker consented to: a Data Integrity proof set with one proof for each
 * identifier that it is about, all for one verifier and one challenge. {@code
 * specs/presentation-request.md}, The answer.
 */
final class Answer {
  private final Map<Did, StoredKey> keys;
  private final Instant now;

  Answer(Map<Did, StoredKey> keys, Instant now) {
    this.keys = keys;
    this.now = now;
  }

  /** {@return the signed presentation's text} */
  static byte[] sign(Consent consent, Map<Did, StoredKey> keys, Instant now)
      throws WalletException {
    var proposal = consent.proposal();
    requireAcceptableSize(proposal);
    return JsonWriter.compact(
        new Answer(keys, now).signed(proposal.members(), proposal.subjects(), proposal.request()));
  }

  /** {@return the presentation's text, without proofs} */
  static byte[] unsigned(Proposal proposal) {
    return JsonWriter.compact(unsigned(proposal.members()));
  }

  /**
   * {@return a presentation of {@code members}, signed with the key of each of {@code subjects}}
   */
  JsonObject signed(List<JsonObject> members, Collection<Did> subjects, PresentationRequest request)
      throws WalletException {
    var document = unsigned(members);
    for (var subject : subjects) {
      document = sign(document, key(subject), request);
    }
    return document;
  }

  /**
   * {@return {@code offer}, of which only {@code shown} is shown, bound to {@code request} by the
   * key of its subject} Where the credential names that key itself, by that; otherwise in a
   * presentation around it, a token of the same kind. VC-JOSE-COSE 1.0 §3.
   */
  String signed(TokenOffer offer, Set<Pointer> shown, PresentationRequest request)
      throws WalletException {
    var key = key(offer.subject().did());
    try {
      return offer.binding() == TokenOffer.Binding.CONFIRMED_KEY
          ? offer.token().orElseThrow().show(shown, key, audience(request), now)
          : around(offer.part(shown), key, request);
    } catch (ProblemException e) {
      throw new IllegalStateException("it was shown for the proposal", e);
    } catch (IOException e) {
      throw new IllegalStateException("a key in memory is always at hand", e);
    }
  }

  private String around(
      VerifiableCredential credential, SigningKey key, PresentationRequest request)
      throws ProblemException, IOException {
    var document = unsigned(List.of(Envelope.around(credential)));
    return credential.mediaType() == MediaType.VC_SD_JWT
        ? new SdJwt(Contexts.bundled(), List.of()).secure(document, key, options(key, request))
        : new Jose().secure(document, key, options(key, request));
  }

  static DisclosableToken.Audience audience(PresentationRequest request) {
    return new DisclosableToken.Audience(
        request.audience().toString(), request.challenge().toString());
  }

  /** More than a verifier reads is of no use to anybody. */
  private static void requireAcceptableSize(Proposal proposal) throws WalletException {
    if (proposal.credentials().size() > Limits.CREDENTIALS) {
      throw new WalletException(
          Reason.TOO_LARGE, "an answer of more than " + Limits.CREDENTIALS + " credentials");
    }
    if (proposal.subjects().size() > Limits.PROOFS) {
      throw new WalletException(
          Reason.TOO_LARGE, "an answer under more than " + Limits.PROOFS + " of your identifiers");
    }
  }

  private static JsonObject unsigned(List<JsonObject> members) {
    var items = new ArrayList<JsonValue>(members);
    return JsonObject.builder()
        .put("@context", JsonArray.of(new JsonString(Contexts.CREDENTIALS_V2)))
        .put("type", JsonArray.of(new JsonString("VerifiablePresentation")))
        .put("verifiableCredential", new JsonArray(items))
        .build();
  }

  private JsonObject sign(JsonObject document, SigningKey key, PresentationRequest request) {
    try {
      return new DataIntegrity(Cryptosuite.EDDSA_JCS_2022)
          .secure(document, key, options(key, request));
    } catch (ProblemException e) {
      throw new IllegalStateException("this cryptosuite covers every document", e);
    } catch (IOException e) {
      throw new IllegalStateException("a key in memory is always at hand", e);
    }
  }

  private ProofOptions options(SigningKey key, PresentationRequest request) {
    var method = DidKey.verificationMethod(DidKey.of(key.verificationKey()));
    var binding =
        new ProofOptions.Binding(request.audience().toString(), request.challenge().toString());
    return ProofOptions.authentication(method, now, binding);
  }

  /** {@return {@code held} with one proof more, by its subject's {@code key}} */
  static VerifiableCredential countersigned(HeldCredential held, SigningKey key, Instant now) {
    var method = DidKey.verificationMethod(DidKey.of(key.verificationKey()));
    try {
      return new DataIntegrity(Cryptosuite.EDDSA_JCS_2022)
          .secureCredential(held.member(), key, ProofOptions.assertion(method, now));
    } catch (ProblemException e) {
      throw new IllegalStateException("what was verified can be signed", e);
    } catch (IOException e) {
      throw new IllegalStateException("a key in memory is always at hand", e);
    }
  }

  private SigningKey key(Did subject) throws WalletException {
    var stored = keys.get(subject);
    if (stored == null) {
      throw new WalletException(Reason.NOT_FOUND, "the key of an identifier is not there any more");
    }
    return stored.key();
  }
}
