package org.workcommons.vc.verifier;

import static org.workcommons.vc.problem.ProblemType.*;
import static org.workcommons.vc.verifier.Actors.NOW;
import static org.workcommons.vc.verifier.Actors.OTHER_PLATFORM;
import static org.workcommons.vc.verifier.Actors.PLATFORM;
import static org.workcommons.vc.verifier.Actors.STRANGER;
import static org.workcommons.vc.verifier.Actors.WORKER;
import static org.workcommons.vc.verifier.Actors.json;
import static org.workcommons.vc.verifier.Check.CHAIN;
import static org.workcommons.vc.verifier.Check.HOLDER_BINDING;
import static org.workcommons.vc.verifier.Check.PROOF;
import static org.workcommons.vc.verifier.Check.REQUEST;
import static org.workcommons.vc.verifier.Check.SYNTAX;
import static org.workcommons.vc.verifier.Check.TRUST;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.ProofOptions;

/** Answers to the request of the corpus that are none. */
final class BadPresentations {
  private final List<BadInput> inputs = new ArrayList<>();
  private final List<JsonObject> chain =
      BadCorpus.plain(Actors.unsigned(PLATFORM, WORKER, 3)).stream()
          .map(statement -> Actors.secure(statement, PLATFORM))
          .toList();

  static List<BadInput> all() {
    var corpus = new BadPresentations();
    corpus.inputs.add(
        BadInput.vp("Control", "the chain as it should be shown", answer(corpus.chain)));
    corpus.bindings();
    corpus.holders();
    corpus.members();
    corpus.chains();
    return corpus.inputs;
  }

  private void bindings() {
    binding(
        "another challenge",
        "https://rides.example",
        "YW5vdGhlciBjaGFsbGVuZ2U",
        INVALID_CHALLENGE_ERROR);
    binding(
        "another case in the challenge",
        "https://rides.example",
        BadCorpus.CHALLENGE.toLowerCase(Locale.ROOT),
        INVALID_CHALLENGE_ERROR);
    binding(
        "another verifier", "https://elsewhere.example", BadCorpus.CHALLENGE, INVALID_DOMAIN_ERROR);
    binding(
        "a slash behind the verifier",
        "https://rides.example/",
        BadCorpus.CHALLENGE,
        INVALID_DOMAIN_ERROR);
    binding(
        "the verifier without its scheme",
        "rides.example",
        BadCorpus.CHALLENGE,
        INVALID_DOMAIN_ERROR);
    var bound = answer(chain);
    var proof = (JsonObject) bound.get("proof").orElseThrow();
    bad(
        "Binding",
        "no domain",
        bound.with("proof", proof.without("domain")),
        HOLDER_BINDING,
        INVALID_DOMAIN_ERROR);
    bad(
        "Binding",
        "no challenge",
        bound.with("proof", proof.without("challenge")),
        HOLDER_BINDING,
        INVALID_CHALLENGE_ERROR);
    bad(
        "Binding",
        "two domains",
        bound.with(
            "proof",
            proof.with(
                "domain",
                JsonArray.ofStrings(
                    List.of("https://rides.example", "https://elsewhere.example")))),
        HOLDER_BINDING,
        INVALID_DOMAIN_ERROR);
    var unbound =
        Actors.proof(
            Actors.presentation(chain),
            WORKER,
            ProofOptions.assertion(DidKey.verificationMethod(Actors.did(WORKER)), NOW));
    bad(
        "Binding",
        "asserted instead of authenticated",
        unbound,
        HOLDER_BINDING,
        INVALID_CHALLENGE_ERROR);
    bad(
        "Binding",
        "nobody signed the presentation",
        Actors.presentation(chain),
        PROOF,
        PROOF_VERIFICATION_ERROR);
    bad(
        "Binding",
        "altered after it was signed",
        bound.with("id", "urn:uuid:00000000-0000-0000-0000-000000000001"),
        PROOF,
        CRYPTOGRAPHIC_SECURITY_ERROR);
    bad(
        "Binding",
        "a statement taken out after it was signed",
        bound.with("verifiableCredential", new JsonArray(List.copyOf(chain.subList(0, 2)))),
        PROOF,
        CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  private void holders() {
    bad(
        "Holder",
        "signed by a thief",
        answer(chain, STRANGER),
        HOLDER_BINDING,
        SUBJECT_HOLDER_MISMATCH);
    bad(
        "Holder",
        "names another holder",
        signed(Actors.presentation(chain).with("holder", Actors.did(STRANGER).value()), WORKER),
        HOLDER_BINDING,
        HOLDER_MISMATCH);
    bad(
        "Holder",
        "a holder that is no URL",
        signed(Actors.presentation(chain).with("holder", "Amara"), WORKER),
        SYNTAX,
        MALFORMED_VALUE_ERROR);
    var nobody =
        Actors.secure(
            BadCorpus.plain(Actors.unsigned(PLATFORM, WORKER, 1))
                .get(0)
                .with("credentialSubject", json("{\"type\":\"WorkStatement\"}")),
            PLATFORM);
    bad(
        "Holder",
        "a credential about nobody",
        answer(List.of(nobody)),
        HOLDER_BINDING,
        SUBJECT_HOLDER_MISMATCH);
  }

  private void members() {
    bad("Member", "no credential", answer(List.of()), REQUEST, PRESENTATION_INCOMPLETE);
    bad(
        "Member",
        "a statement without its proof",
        answer(List.of(chain.get(0).without("proof"))),
        PROOF,
        PROOF_VERIFICATION_ERROR);
    bad(
        "Member",
        "text instead of a credential",
        signed(
            Actors.presentation(List.of())
                .with(
                    "verifiableCredential",
                    JsonArray.of(new JsonString("eyJhbGciOiJub25lIn0.e30."))),
            WORKER),
        SYNTAX,
        MALFORMED_VALUE_ERROR);
    bad(
        "Member",
        "an address instead of a credential",
        signed(
            Actors.presentation(List.of())
                .with(
                    "verifiableCredential",
                    JsonArray.of(json("{\"id\":\"https://attacker.example/1\"}"))),
            WORKER),
        SYNTAX,
        MALFORMED_VALUE_ERROR);
    var altered = Actors.subject(chain.get(0), claims -> claims.with("area", "Elsewhere"));
    bad(
        "Member",
        "a statement altered before the holder signed",
        answer(List.of(altered)),
        PROOF,
        CRYPTOGRAPHIC_SECURITY_ERROR);
    var own = BadCorpus.plain(Actors.unsigned(WORKER, WORKER, 1)).get(0);
    bad(
        "Member",
        "a statement that the holder issued to herself",
        answer(List.of(Actors.secure(own, WORKER))),
        TRUST,
        ISSUER_NOT_RECOGNIZED);
    var other =
        json(
            """
        {"@context":["https://www.w3.org/ns/credentials/v2","https://w3id.org/workcommons/ns/v1"],
         "type":["VerifiableCredential","MembershipCredential"],"issuer":"%s","validFrom":"2026-11-01T00:00:00Z",
         "credentialSubject":{"id":"%s","type":"Member","memberOf":"%s","memberClass":"worker","memberSince":"2024-01-09"}}
        """
                .formatted(Actors.did(PLATFORM), Actors.did(WORKER), Actors.did(PLATFORM)));
    bad(
        "Member",
        "a credential that was not asked for beside the chain",
        answer(List.of(chain.get(0), Actors.secure(other, PLATFORM))),
        REQUEST,
        PRESENTATION_INCOMPLETE);
    var token =
        JsonObject.builder()
            .put("@context", JsonArray.ofStrings(List.of("https://www.w3.org/ns/credentials/v2")))
            .put("type", "EnvelopedVerifiableCredential");
    bad(
        "Envelope",
        "a token without a signature in an envelope",
        answer(
            List.of(token.put("id", "data:application/vc+jwt,eyJhbGciOiJub25lIn0.e30.").build())),
        PROOF,
        PROOF_VERIFICATION_ERROR);
    bad(
        "Envelope",
        "base64 in an envelope",
        answer(List.of(token.put("id", "data:application/vc+jwt;base64,ZXlK").build())),
        PROOF,
        PROOF_VERIFICATION_ERROR);
    bad(
        "Envelope",
        "an SD-JWT in an envelope",
        answer(List.of(token.put("id", "data:application/vc+sd-jwt,eyJ.e30.~").build())),
        PROOF,
        PROOF_VERIFICATION_ERROR);
    bad(
        "Envelope",
        "a page in an envelope",
        answer(List.of(token.put("id", "data:text/html,<script>").build())),
        PROOF,
        PROOF_VERIFICATION_ERROR);
  }

  private void chains() {
    bad(
        "Chain",
        "the first statement left out",
        answer(chain.subList(1, 3)),
        CHAIN,
        CHAIN_START_MISSING);
    bad(
        "Chain",
        "the second statement left out",
        answer(List.of(chain.get(0), chain.get(2))),
        CHAIN,
        CHAIN_STATEMENT_MISSING);
    bad(
        "Chain",
        "a statement shown twice",
        answer(List.of(chain.get(0), chain.get(0))),
        CHAIN,
        CHAIN_STATEMENT_REPEATED);
    bad(
        "Chain",
        "in another order",
        answer(List.of(chain.get(1), chain.get(0), chain.get(2))),
        CHAIN,
        CHAIN_REORDERED);
    var forked = BadCorpus.plain(Actors.unsigned(PLATFORM, WORKER, 2)).get(1);
    var wrongLink =
        Actors.subject(
            forked,
            claims ->
                claims.with("previous", "sha256-p5lD_pwz3KscUrFyVhY_bJ3ROwxtRqj6esakSHbGpbE"));
    bad(
        "Chain",
        "a link to another statement",
        answer(List.of(chain.get(0), Actors.secure(wrongLink, PLATFORM))),
        CHAIN,
        CHAIN_LINK_BROKEN);
    var totals =
        Actors.subject(
            BadCorpus.linked(chain.get(0)),
            claims -> claims.with("cumulative", json("{\"engagements\":9,\"ratingCount\":4}")));
    bad(
        "Chain",
        "totals that don't continue",
        answer(List.of(chain.get(0), Actors.secure(totals, PLATFORM))),
        CHAIN,
        CHAIN_COUNTS_DISAGREE);
    var foreign = BadCorpus.plain(Actors.unsigned(OTHER_PLATFORM, WORKER, 2)).get(1);
    bad(
        "Chain",
        "the second statement of another platform alone",
        answer(List.of(chain.get(0), Actors.secure(foreign, OTHER_PLATFORM))),
        CHAIN,
        CHAIN_START_MISSING);
  }

  private void binding(String comment, String domain, String challenge, ProblemType problem) {
    var options =
        ProofOptions.authentication(
            DidKey.verificationMethod(Actors.did(WORKER)),
            NOW,
            new ProofOptions.Binding(domain, challenge));
    bad(
        "Binding",
        comment,
        Actors.proof(Actors.presentation(chain), WORKER, options),
        HOLDER_BINDING,
        problem);
  }

  private void bad(
      String flag, String comment, JsonObject document, Check check, ProblemType problem) {
    inputs.add(BadInput.vp(flag, comment, document).rejected(check, problem));
  }

  private static JsonObject answer(List<JsonObject> credentials) {
    return answer(credentials, WORKER);
  }

  private static JsonObject answer(List<JsonObject> credentials, SigningKey holder) {
    return signed(Actors.presentation(credentials), holder);
  }

  private static JsonObject signed(JsonObject presentation, SigningKey holder) {
    var options =
        ProofOptions.authentication(
            DidKey.verificationMethod(Actors.did(holder)),
            NOW,
            new ProofOptions.Binding("https://rides.example", BadCorpus.CHALLENGE));
    return Actors.proof(presentation, holder, options);
  }
}
