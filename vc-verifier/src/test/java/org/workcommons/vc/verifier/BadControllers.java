package org.workcommons.vc.verifier;

import static org.workcommons.vc.problem.ProblemType.*;
import static org.workcommons.vc.verifier.Actors.NOW;
import static org.workcommons.vc.verifier.Actors.PLATFORM;
import static org.workcommons.vc.verifier.Actors.WORKER;
import static org.workcommons.vc.verifier.Actors.json;
import static org.workcommons.vc.verifier.Check.ISSUER_BINDING;
import static org.workcommons.vc.verifier.Check.PROOF;
import static org.workcommons.vc.verifier.Check.TRUST;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.encoding.Multibase;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.ProofOptions;

/** Identifiers, and the documents that say which keys are theirs. */
final class BadControllers {
  private static final String SKIFF = "did:web:skiff.example";
  private static final String KEY = SKIFF + "#key-1";

  private final List<BadInput> inputs = new ArrayList<>();
  private final JsonObject document =
      json(
          """
          {"@context":["https://www.w3.org/ns/cid/v1"],"id":"%s",
           "verificationMethod":[{"id":"%s","type":"Multikey","controller":"%s","publicKeyMultibase":"%s"}],
           "assertionMethod":["%s"]}
          """
              .formatted(SKIFF, KEY, SKIFF, PLATFORM.verificationKey().multikey(), KEY));

  static List<BadInput> all() {
    var corpus = new BadControllers();
    corpus.inputs.add(corpus.web("Control", "did:web, its document at hand", corpus.document));
    corpus.documents();
    corpus.methods();
    corpus.identifiers();
    return corpus.inputs;
  }

  private void documents() {
    inputs.add(
        BadInput.vc("Resolution", "did:web, its document not at hand", signed(SKIFF, KEY))
            .rejected(PROOF, METHOD_NOT_SUPPORTED));
    inputs.add(
        BadInput.vc(
                "Resolution",
                "a method that nobody knows",
                signed("did:attacker:1", "did:attacker:1#key-1"))
            .rejected(TRUST, ISSUER_NOT_RECOGNIZED));
    inputs.add(
        BadInput.vc(
                "Resolution",
                "a did:web that the verifier does not recognise",
                signed("did:web:attacker.example", "did:web:attacker.example#key-1"))
            .rejected(TRUST, ISSUER_NOT_RECOGNIZED));
    bad(
        "Relationship",
        "listed for authentication only",
        document
            .without("assertionMethod")
            .with("authentication", JsonArray.ofStrings(List.of(KEY))),
        INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD);
    bad(
        "Relationship",
        "listed for nothing",
        document.without("assertionMethod"),
        INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD);
    bad(
        "Relationship",
        "another's key is listed",
        document.with(
            "assertionMethod", JsonArray.ofStrings(List.of("did:web:attacker.example#key-1"))),
        INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD);
    bad(
        "MethodName",
        "no such key",
        document.without("verificationMethod"),
        INVALID_VERIFICATION_METHOD);
    var method = method();
    bad(
        "MethodName",
        "two keys of one name",
        document.with("verificationMethod", JsonArray.of(method, method)),
        INVALID_VERIFICATION_METHOD);
  }

  private void methods() {
    changed(
        "Controller",
        "another controller",
        method -> method.with("controller", "did:web:attacker.example"));
    changed("Controller", "no controller", method -> method.without("controller"));
    changed("KeyMaterial", "no key", method -> method.without("publicKeyMultibase"));
    changed(
        "KeyMaterial",
        "two keys in one",
        method -> method.with("publicKeyJwk", PLATFORM.verificationKey().jwk()));
    changed(
        "KeyMaterial",
        "a secret key beside it",
        method -> method.with("secretKeyMultibase", PLATFORM.multikey(SecretAccess.GRANTED)));
    changed(
        "KeyMaterial",
        "an old type of key",
        method -> method.with("type", "Ed25519VerificationKey2018"));
    changed(
        "KeyMaterial",
        "base58 without its prefix",
        method ->
            method.with("publicKeyMultibase", PLATFORM.verificationKey().multikey().substring(1)));
    changed(
        "KeyMaterial",
        "a key for agreement, X25519",
        method ->
            method.with("publicKeyMultibase", "z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc"));
    changed(
        "KeyMaterial",
        "32 bytes of zero",
        method ->
            method.with("publicKeyMultibase", "z6MkeTG3bFFSLYVU7VqhgZxqr6YzpaGrQtFMh1uvqGy1vDnP"));
    changed(
        "KeyMaterial",
        "a JWK with its secret",
        method ->
            method
                .without("publicKeyMultibase")
                .with("type", "JsonWebKey")
                .with("publicKeyJwk", PLATFORM.jwk(SecretAccess.GRANTED)));
    changed(
        "KeyMaterial",
        "a JWK for encryption",
        method ->
            method
                .without("publicKeyMultibase")
                .with("type", "JsonWebKey")
                .with("publicKeyJwk", PLATFORM.verificationKey().jwk().with("use", "enc")));
    changed(
        "KeyMaterial",
        "a JWK of another algorithm",
        method ->
            method
                .without("publicKeyMultibase")
                .with("type", "JsonWebKey")
                .with("publicKeyJwk", PLATFORM.verificationKey().jwk().with("alg", "ES256")));
    bad(
        "KeyLife",
        "revoked",
        withMethod(method().with("revoked", "2026-11-04T00:00:00Z")),
        KEY_REVOKED);
    bad(
        "KeyLife",
        "expired",
        withMethod(method().with("expires", "2026-11-04T00:00:00Z")),
        KEY_EXPIRED);
    changed(
        "KeyLife",
        "expires at no time that there is",
        method -> method.with("expires", "2026-02-30T00:00:00Z"));
    inputs.add(
        web(
            "Control",
            "revoked from tomorrow on",
            withMethod(method().with("revoked", "2026-11-06T00:00:00Z"))));
  }

  private void identifiers() {
    var own = Actors.did(PLATFORM).value();
    var other = Actors.did(WORKER).value();
    inputs.add(
        BadInput.vc(
                "DidKey",
                "a did:key with the fragment of another",
                signed(own, own + "#" + other.substring(8)))
            .rejected(PROOF, INVALID_VERIFICATION_METHOD));
    didKey("a did:key with a character too many", own + "A", UNSUPPORTED_PUBLIC_KEY_TYPE);
    didKey("a did:key in hexadecimal", "did:key:fed01" + "00".repeat(32), INVALID_DID);
    didKey(
        "a did:key for key agreement",
        "did:key:z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc",
        INVALID_VERIFICATION_METHOD);
    var noPoint = new byte[35];
    noPoint[0] = (byte) 0x80;
    noPoint[1] = 0x24;
    noPoint[2] = 5;
    didKey(
        "a did:key on P-256 that is no point",
        "did:key:" + Multibase.base58(noPoint),
        INVALID_PUBLIC_KEY);
    didKey(
        "a did:key that is cut short",
        "did:key:" + Multibase.base58(Arrays.copyOf(noPoint, 30)),
        INVALID_PUBLIC_KEY_LENGTH);
    didKey(
        "a did:key of secp256k1",
        "did:key:zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme",
        INVALID_VERIFICATION_METHOD);
    var jwk = PLATFORM.verificationKey().jwk();
    jwk("a secret in a did:jwk", PLATFORM.jwk(SecretAccess.GRANTED));
    jwk("a did:jwk for encryption", jwk.with("use", "enc"));
    jwk("a did:jwk of a symmetric key", json("{\"kty\":\"oct\",\"k\":\"AAAA\"}"));
    jwk(
        "a did:jwk off its curve",
        json(
            "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE\",\"y\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE\"}"));
    selfContained(
        "DidJwk",
        "a did:jwk that is no JSON",
        "did:jwk:" + Base64Url.encode("hello".getBytes(StandardCharsets.UTF_8)),
        "0");
    selfContained("DidJwk", "a did:jwk with padding", "did:jwk:e30%3D", "0");
    inputs.add(
        BadInput.vc(
                "Confusable",
                "a Cyrillic letter in the issuer",
                Actors.secure(statement("did:web:sk\u0456ff.example"), PLATFORM))
            .rejected(ISSUER_BINDING, ISSUER_MISMATCH));
  }

  private void jwk(String comment, JsonObject jwk) {
    var did = "did:jwk:" + Base64Url.encode(JsonWriter.compact(jwk));
    selfContained("DidJwk", comment, did, "0");
  }

  private void didKey(String comment, String did, ProblemType problem) {
    var fragment = did.substring(did.lastIndexOf(':') + 1);
    inputs.add(
        BadInput.vc("DidKey", comment, signed(did, did + "#" + fragment)).rejected(PROOF, problem));
  }

  private void selfContained(String flag, String comment, String did, String fragment) {
    var problem =
        comment.equals("a did:jwk for encryption") ? INVALID_VERIFICATION_METHOD : INVALID_DID;
    inputs.add(
        BadInput.vc(flag, comment, signed(did, did + "#" + fragment)).rejected(PROOF, problem));
  }

  private void changed(String flag, String comment, UnaryOperator<JsonObject> change) {
    bad(flag, comment, withMethod(change.apply(method())), INVALID_VERIFICATION_METHOD);
  }

  private void bad(String flag, String comment, JsonObject changed, ProblemType problem) {
    inputs.add(web(flag, comment, changed).rejected(PROOF, problem));
  }

  private BadInput web(String flag, String comment, JsonObject document) {
    return BadInput.vc(flag, comment, signed(SKIFF, KEY)).withDocument(document);
  }

  private JsonObject method() {
    return (JsonObject)
        ((JsonArray) document.get("verificationMethod").orElseThrow()).items().get(0);
  }

  private JsonObject withMethod(JsonObject method) {
    return document.with("verificationMethod", JsonArray.of(method));
  }

  private static JsonObject signed(String issuer, String method) {
    var options = ProofOptions.assertion(DidUrl.of(method), NOW.minusSeconds(3600));
    return Actors.proof(statement(issuer), PLATFORM, options);
  }

  private static JsonObject statement(String issuer) {
    var statement = BadCorpus.plain(Actors.unsigned(PLATFORM, WORKER, 1)).get(0);
    return Actors.subject(
        statement.with("issuer", issuer),
        claims -> claims.with("platform", new JsonString(issuer)));
  }
}
