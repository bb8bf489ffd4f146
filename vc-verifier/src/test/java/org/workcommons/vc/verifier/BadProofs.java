package org.workcommons.vc.verifier;

import static org.workcommons.vc.problem.ProblemType.*;
import static org.workcommons.vc.verifier.Actors.NOW;
import static org.workcommons.vc.verifier.Actors.PLATFORM;
import static org.workcommons.vc.verifier.Actors.STRANGER;
import static org.workcommons.vc.verifier.Actors.json;
import static org.workcommons.vc.verifier.Check.ISSUER_BINDING;
import static org.workcommons.vc.verifier.Check.PROOF;
import static org.workcommons.vc.verifier.Check.SYNTAX;

import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.encoding.Jcs;
import org.workcommons.vc.encoding.Multibase;
import org.workcommons.vc.encoding.Sha256;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.ProofOptions;

/** Data Integrity proofs, and what JSON-LD lets a document hide from them. */
final class BadProofs {
  private final List<BadInput> inputs = new ArrayList<>();
  private final JsonObject good = BadCorpus.good();
  private final JsonObject linked = BadCorpus.linked();

  static List<BadInput> all() {
    var corpus = new BadProofs();
    corpus.inputs.add(BadInput.vc("Control", "eddsa-jcs-2022", corpus.good));
    corpus.inputs.add(BadInput.vc("Control", "eddsa-rdfc-2022", corpus.linked));
    corpus.shapes();
    corpus.values();
    corpus.sets();
    corpus.altered();
    corpus.contexts();
    corpus.linkedData();
    corpus.chains();
    corpus.inputs.addAll(BadSelections.all());
    return corpus.inputs;
  }

  private void shapes() {
    bad("ProofShape", "no proof", good.without("proof"), PROOF_VERIFICATION_ERROR);
    bad(
        "ProofShape",
        "no proof in a list",
        good.with("proof", JsonArray.of()),
        PROOF_VERIFICATION_ERROR);
    for (String name :
        List.of("type", "cryptosuite", "verificationMethod", "proofPurpose", "proofValue")) {
      inputs.add(
          BadInput.vc("ProofShape", "no " + name, proof(good, proof(good).without(name)))
              .rejected(PROOF, MALFORMED_VALUE_ERROR));
    }
    inputs.add(
        BadInput.vc("ProofShape", "null for a proof", good.with("proof", JsonNull.NULL))
            .rejected(SYNTAX, MALFORMED_VALUE_ERROR));
    inputs.add(
        BadInput.vc("ProofShape", "a string for a proof", good.with("proof", string("z3u2")))
            .rejected(SYNTAX, MALFORMED_VALUE_ERROR));
    set("ProofShape", "type", "Ed25519Signature2020", PROOF_VERIFICATION_ERROR);
    set("ProofShape", "cryptosuite", "eddsa-2022", PROOF_VERIFICATION_ERROR);
    set("ProofShape", "cryptosuite", "EDDSA-JCS-2022", PROOF_VERIFICATION_ERROR);
    set("Downgrade", "cryptosuite", "eddsa-rdfc-2022", UNKNOWN_CONTEXT);
    set("Purpose", "proofPurpose", "authentication", PROOF_VERIFICATION_ERROR);
    set("Purpose", "proofPurpose", "keyAgreement", PROOF_VERIFICATION_ERROR);
    set(
        "Chain",
        "previousProof",
        "urn:uuid:7d3a0b1c-0f3a-4a3e-8e58-000000000009",
        PROOF_VERIFICATION_ERROR);
    set(
        "VerificationMethod",
        "verificationMethod",
        Actors.did(PLATFORM).value(),
        INVALID_VERIFICATION_METHOD_URL);
    set(
        "VerificationMethod",
        "verificationMethod",
        Actors.did(PLATFORM) + "#key-1",
        INVALID_VERIFICATION_METHOD);
    set(
        "VerificationMethod",
        "verificationMethod",
        "https://attacker.example/key",
        INVALID_VERIFICATION_METHOD_URL);
    inputs.add(
        BadInput.vc(
                "VerificationMethod",
                "another's key in the issuer's name",
                Actors.secure(good.without("proof"), STRANGER))
            .rejected(ISSUER_BINDING, ISSUER_MISMATCH));
  }

  private void values() {
    set("ProofValue", "created", "2026-11-01T00:00:00", MALFORMED_VALUE_ERROR);
    set("ProofValue", "created", "2026-11-01T24:00:00Z", MALFORMED_VALUE_ERROR);
    set("ProofValue", "created", "2026-06-30T23:59:60Z", MALFORMED_VALUE_ERROR);
    bad(
        "ProofTime",
        "made a day from now",
        Actors.proof(
            good.without("proof"),
            PLATFORM,
            ProofOptions.assertion(method(PLATFORM), NOW.plusSeconds(86_400))),
        PROOF_NOT_YET_VALID);
    bad(
        "ProofTime",
        "over a second ago and more",
        signed(good, "expires", "2026-11-04T00:00:00Z"),
        PROOF_EXPIRED);
    var value = proof(good).string("proofValue").orElseThrow();
    var bytes = signature(value);
    proofValue("the prefix of base64url", "u" + value.substring(1));
    proofValue("the prefix of base58 for flickr", "Z" + value.substring(1));
    proofValue(
        "a character that base58 does not have",
        value.substring(0, 20) + "0" + value.substring(21));
    proofValue("a zero in front", "z1" + value.substring(1));
    proofValue("63 bytes", Multibase.base58(Arrays.copyOf(bytes, 63)));
    proofValue("65 bytes", Multibase.base58(Arrays.copyOf(bytes, 65)));
    proofValue("nothing", "z");
    proofValue("100,000 characters", "z" + "2".repeat(100_000));
    crypto("64 zero bytes", Multibase.base58(new byte[64]));
    var high = bytes.clone();
    addGroupOrder(high);
    crypto("S increased by the order of the group", Multibase.base58(high));
    var flipped = bytes.clone();
    flipped[63] ^= 1;
    crypto("one bit flipped", Multibase.base58(flipped));
    bad(
        "HashOrder",
        "the document's hash before the proof's",
        hashesSwapped(),
        CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  private void sets() {
    var other =
        Actors.secure(good.without("proof").with("validFrom", "2026-10-01T00:00:00Z"), PLATFORM);
    bad(
        "Moved",
        "the proof of another statement",
        good.with("proof", proof(other)),
        CRYPTOGRAPHIC_SECURITY_ERROR);
    bad(
        "ProofSet",
        "one good proof, one bad",
        good.with("proof", JsonArray.of(proof(good), proof(other))),
        CRYPTOGRAPHIC_SECURITY_ERROR);
    bad(
        "ProofSet",
        "the same proof twice",
        good.with("proof", JsonArray.of(proof(good), proof(good))),
        PROOF_VERIFICATION_ERROR);
    var named = signed(good, "id", "urn:uuid:7d3a0b1c-0f3a-4a3e-8e58-000000000001");
    var namesake = proof(named).with("created", "2026-11-01T00:00:00Z");
    bad(
        "ProofSet",
        "two proofs of one name",
        named.with("proof", JsonArray.of(proof(named), namesake)),
        PROOF_VERIFICATION_ERROR);
    var many = new ArrayList<JsonValue>();
    for (int i = 0; i < 17; i++) {
      many.add(proof(good).with("created", "2026-11-01T00:00:%02dZ".formatted(i)));
    }
    bad("ProofSet", "seventeen proofs", good.with("proof", new JsonArray(many)), LIMIT_EXCEEDED);
  }

  /** A countersignature upon the issuer's proof, and what can be done to the two. */
  private void chains() {
    var first = URI.create("urn:uuid:7d3a0b1c-0f3a-4a3e-8e58-00000000000a");
    var second = URI.create("urn:uuid:7d3a0b1c-0f3a-4a3e-8e58-00000000000b");
    var issued = Actors.proof(good.without("proof"), PLATFORM, options(PLATFORM).withId(first));
    var upon = options(STRANGER).withId(second).withPreviousProof(first);
    var one = proof(issued);
    var two =
        (JsonObject)
            ((JsonArray) Actors.proof(issued, STRANGER, upon).get("proof").orElseThrow())
                .items()
                .get(1);
    inputs.add(
        BadInput.vc("Chain", "a proof upon another", good.with("proof", JsonArray.of(one, two))));
    inputs.add(
        BadInput.vc(
            "Chain",
            "a proof before the one that it is upon",
            good.with("proof", JsonArray.of(two, one))));
    bad(
        "Chain",
        "the first proof of a chain is gone",
        good.with("proof", two),
        PROOF_VERIFICATION_ERROR);
    chain(
        "the first proof of a chain has another name",
        one.with("id", "urn:uuid:7d3a0b1c-0f3a-4a3e-8e58-00000000000c"),
        two,
        PROOF_VERIFICATION_ERROR);
    chain(
        "a chain whose first proof is altered",
        one.with("created", "2026-11-01T00:00:00Z"),
        two,
        CRYPTOGRAPHIC_SECURITY_ERROR);
    chain(
        "a chain whose first proof was made anew",
        proof(
            Actors.proof(
                good.without("proof"),
                PLATFORM,
                ProofOptions.assertion(
                        DidKey.verificationMethod(Actors.did(PLATFORM)), NOW.minusSeconds(7200))
                    .withId(first))),
        two,
        CRYPTOGRAPHIC_SECURITY_ERROR);
    chain(
        "a chain that leads back",
        one.with("previousProof", second.toString()),
        two,
        PROOF_VERIFICATION_ERROR);
    chain(
        "a proof upon itself",
        one,
        two.with("previousProof", second.toString()),
        PROOF_VERIFICATION_ERROR);
    chain(
        "a proof upon no other, in an empty list",
        one,
        two.with("previousProof", JsonArray.of()),
        PROOF_VERIFICATION_ERROR);
    chain(
        "a proof upon the same one twice",
        one,
        two.with("previousProof", JsonArray.ofStrings(List.of(first.toString(), first.toString()))),
        PROOF_VERIFICATION_ERROR);
    chain(
        "a proof upon a number",
        one,
        two.with("previousProof", JsonArray.of(new JsonNumber(1))),
        MALFORMED_VALUE_ERROR);
    chain(
        "a proof that hides that it is upon another",
        one,
        two.without("previousProof"),
        CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  private void chain(String comment, JsonObject one, JsonObject two, ProblemType problem) {
    bad("Chain", comment, good.with("proof", JsonArray.of(one, two)), problem);
  }

  private static ProofOptions options(SigningKey key) {
    return ProofOptions.assertion(
        DidKey.verificationMethod(Actors.did(key)), NOW.minusSeconds(3600));
  }

  private void altered() {
    for (var suite : List.of(good, linked)) {
      var name = proof(suite).string("cryptosuite").orElseThrow();
      tampered(
          name + ": more engagements",
          Actors.subject(
              suite, claims -> claims.with("work", json("{\"engagements\":3,\"hours\":\"8.5\"}"))));
      tampered(
          name + ": another worker",
          Actors.subject(suite, claims -> claims.with("id", Actors.did(STRANGER).value())));
      tampered(
          name + ": another month",
          Actors.subject(suite, claims -> claims.with("period", "2024-02")));
      tampered(name + ": no schema", suite.without("credentialSchema"));
      tampered(name + ": valid for longer", suite.with("validUntil", "2099-01-01T00:00:00Z"));
      tampered(
          name + ": another identifier",
          suite.with("id", "urn:uuid:00000000-0000-0000-0000-000000000000"));
      tampered(
          name + ": made at another time",
          proof(suite, proof(suite).with("created", "2026-11-04T00:00:00Z")));
      tampered(
          name + ": a domain", proof(suite, proof(suite).with("domain", "https://rides.example")));
    }
  }

  private void contexts() {
    for (var suite : List.of(good, linked)) {
      var name = proof(suite).string("cryptosuite").orElseThrow();
      context(
          name + ": an attacker's context in the second place",
          suite,
          JsonArray.ofStrings(List.of(BASE, "https://attacker.example/v1")));
      context(
          name + ": an attacker's context behind ours",
          suite,
          JsonArray.ofStrings(List.of(BASE, OURS, "https://attacker.example/v1")));
      context(
          name + ": a context inside the document",
          suite,
          JsonArray.of(
              string(BASE),
              string(OURS),
              json("{\"ratingCount\":\"https://attacker.example/#bestRating\"}")));
      context(
          name + ": a vocabulary for every word",
          suite,
          JsonArray.of(
              string(BASE), string(OURS), json("{\"@vocab\":\"https://attacker.example/#\"}")));
      inputs.add(
          BadInput.vc(
                  "Context",
                  name + ": the base context in the second place",
                  suite.with("@context", JsonArray.ofStrings(List.of(OURS, BASE))))
              .rejected(SYNTAX, MALFORMED_VALUE_ERROR));
      inputs.add(
          BadInput.vc(
                  "Context",
                  name + ": a context for the subject alone",
                  Actors.subject(
                      suite, claims -> claims.with("@context", "https://attacker.example/v1")))
              .rejected(SYNTAX, UNKNOWN_CONTEXT));
    }
  }

  /** What only a suite that signs RDF has to mind: what is lost on the way is not signed. */
  private void linkedData() {
    loss(
        "a word that no context knows",
        Actors.subject(linked, claims -> claims.with("bonus", "yes")));
    loss(
        "a type that no context knows",
        Actors.subject(
            linked,
            claims -> claims.with("type", JsonArray.ofStrings(List.of("WorkStatement", "Angel")))));
    loss(
        "a relative identifier",
        Actors.subject(linked, claims -> claims.with("platform", "skiff")));
    loss("null for a claim", Actors.subject(linked, claims -> claims.with("area", JsonNull.NULL)));
    loss("a graph inside", linked.with("@graph", JsonArray.of()));
    loss(
        "something included",
        linked.with("@included", JsonArray.of(json("{\"id\":\"urn:x:1\",\"area\":\"a\"}"))));
    loss(
        "a reverse property",
        Actors.subject(
            linked,
            claims -> claims.with("@reverse", json("{\"platform\":{\"id\":\"urn:x:1\"}}"))));
    loss(
        "a word that looks like a keyword",
        Actors.subject(linked, claims -> claims.with("@rating", "5")));
    var parts = new ArrayList<JsonValue>();
    for (int i = 0; i < 2000; i++) {
      parts.add(json("{\"area\":{\"area\":\"a\"}}"));
    }
    bad(
        "PoisonGraph",
        "two thousand parts that look alike",
        Actors.subject(linked, claims -> claims.with("work", new JsonArray(parts))),
        CANONICALIZATION_LIMIT);
    bad(
        "Context",
        "a context inside an rdfc proof",
        proof(linked, proof(linked).with("@context", JsonArray.ofStrings(List.of(BASE)))),
        UNKNOWN_CONTEXT);
  }

  private static final String BASE = "https://www.w3.org/ns/credentials/v2";
  private static final String OURS = "https://w3id.org/workcommons/ns/v1";

  private void bad(String flag, String comment, JsonObject document, ProblemType problem) {
    inputs.add(BadInput.vc(flag, comment, document).rejected(PROOF, problem));
  }

  private void loss(String comment, JsonObject document) {
    bad("DataLoss", comment, document, DATA_LOSS_DETECTION_ERROR);
  }

  private void tampered(String comment, JsonObject document) {
    bad("Altered", comment, document, CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  private void crypto(String comment, String value) {
    bad(
        "ProofValue",
        comment,
        proof(good, proof(good).with("proofValue", value)),
        CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  private void proofValue(String comment, String value) {
    bad(
        "ProofValue",
        comment,
        proof(good, proof(good).with("proofValue", value)),
        PROOF_VERIFICATION_ERROR);
  }

  private void set(String flag, String name, String value, ProblemType problem) {
    bad(flag, name + " is " + value, proof(good, proof(good).with(name, value)), problem);
  }

  private void context(String comment, JsonObject document, JsonArray contexts) {
    inputs.add(
        BadInput.vc("Context", comment, document.with("@context", contexts))
            .rejected(SYNTAX, UNKNOWN_CONTEXT));
  }

  private static JsonObject proof(JsonObject document) {
    return (JsonObject) document.get("proof").orElseThrow();
  }

  private static JsonObject proof(JsonObject document, JsonObject proof) {
    return document.with("proof", proof);
  }

  private static DidUrl method(SigningKey key) {
    return DidKey.verificationMethod(Actors.did(key));
  }

  /** {@code document} signed again, its proof saying one thing more. */
  private static JsonObject signed(JsonObject document, String name, String value) {
    var configuration = proof(document).without("proofValue").with(name, value);
    return document.with("proof", completed(document, configuration, false));
  }

  private JsonObject hashesSwapped() {
    return good.with("proof", completed(good, proof(good).without("proofValue"), true));
  }

  private static JsonObject completed(
      JsonObject document, JsonObject configuration, boolean swapped) {
    var proofHash = Sha256.hash(Jcs.canonicalize(configuration));
    var documentHash = Sha256.hash(Jcs.canonicalize(document.without("proof")));
    var first = swapped ? documentHash : proofHash;
    var second = swapped ? proofHash : documentHash;
    var both = Arrays.copyOf(first, 64);
    System.arraycopy(second, 0, both, 32, 32);
    return configuration.with("proofValue", Multibase.base58(PLATFORM.sign(both)));
  }

  private static byte[] signature(String value) {
    try {
      return Multibase.decode(value);
    } catch (ProblemException e) {
      throw new IllegalStateException(e);
    }
  }

  /** RFC 8032 §5.1: a second S that satisfies the same equation, for whoever forgets to look. */
  private static void addGroupOrder(byte[] signature) {
    var order =
        new BigInteger(
            "7237005577332262213973186563042994240857116359379907606001950938285454250989");
    var s = new byte[32];
    for (int i = 0; i < 32; i++) {
      s[i] = signature[63 - i];
    }
    var sum = new BigInteger(1, s).add(order).toByteArray();
    for (int i = 0; i < 32; i++) {
      signature[32 + i] = i < sum.length ? sum[sum.length - 1 - i] : 0;
    }
  }

  private static JsonString string(String text) {
    return new JsonString(text);
  }
}
