package org.workcommons.vc.examples.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.sdjwt.DisclosableToken.Audience;
import org.workcommons.vc.securing.Cryptosuite;

/** What tests ask the peer, in words of theirs. */
record Theirs(Peer peer) {
  /** What the documents of {@link Shapes} need beside our contexts. */
  private static final JsonObject CONTEXTS =
      JsonObject.builder().put(Shapes.CONTEXT_URL.toString(), Shapes.CONTEXT).build();

  /**
   * What the peer found.
   *
   * @param set whether a status list says that something is revoked, which it leaves to the caller
   */
  record Finding(boolean verified, boolean set, String why) {}

  /** A key that the peer made and keeps. */
  record Key(String name, VerificationKey key) {
    Did did() {
      return DidKey.of(key);
    }
  }

  /** {@code kind}: Ed25519, P-256, P-384 or BLS12-381, for tokens Ed25519, ES256 or ES384. */
  Key newKey(String name, String kind) throws IOException, ProblemException {
    var made = ask("newKey", Map.of("name", text(name), "kind", text(kind)));
    var multikey = made.string("multikey");
    return new Key(
        name,
        multikey.isPresent()
            ? VerificationKey.ofMultikey(multikey.get())
            : VerificationKey.ofJwk((JsonObject) made.get("jwk").orElseThrow()));
  }

  Finding verifyCredential(byte[] document, Map<URI, byte[]> lists) throws IOException {
    return finding("verifyCredential", Map.of("document", text(document)), lists);
  }

  Finding verifyProof(byte[] document, String purpose) throws IOException {
    return finding(
        "verifyProof", Map.of("document", text(document), "purpose", text(purpose)), Map.of());
  }

  Finding verifyPresentation(
      byte[] document, String challenge, String domain, Map<URI, byte[]> lists) throws IOException {
    return finding(
        "verifyPresentation",
        Map.of(
            "document", text(document),
            "challenge", text(challenge),
            "domain", text(domain)),
        lists);
  }

  byte[] issue(JsonObject document, Key key, Cryptosuite suite) throws IOException {
    return document(ask("issueCredential", signing(document, key, suite)));
  }

  byte[] issue(JsonObject document, Key key, Cryptosuite suite, List<Pointer> mandatory)
      throws IOException {
    var arguments = new HashMap<>(signing(document, key, suite));
    arguments.put("mandatory", texts(mandatory));
    return document(ask("issueCredential", arguments));
  }

  byte[] derive(byte[] issued, List<Pointer> selective) throws IOException {
    return document(
        ask(
            "deriveCredential",
            Map.of("document", text(issued), "selective", texts(selective), "contexts", CONTEXTS)));
  }

  /** Of an issuer's proof of {@code ecdsa-sd-2023}, as it comes to the holder. */
  Finding confirm(byte[] issued) throws IOException {
    return finding("confirmCredential", Map.of("document", text(issued)), Map.of());
  }

  /** {@return which bits of a status list are one} */
  List<Integer> bitsOf(String encodedList) throws IOException {
    var bits = ask("bitsOf", Map.of("encodedList", text(encodedList)));
    return ((JsonArray) bits.get("set").orElseThrow())
        .items().stream().map(bit -> (int) ((JsonNumber) bit).value()).toList();
  }

  byte[] present(JsonObject document, Key key, Cryptosuite suite, String challenge, String domain)
      throws IOException {
    var arguments = new HashMap<>(signing(document, key, suite));
    arguments.put("challenge", text(challenge));
    arguments.put("domain", text(domain));
    return document(ask("signPresentation", arguments));
  }

  byte[] newStatusList(URI url, long length, List<Long> set) throws IOException {
    var indices = set.stream().<JsonValue>map(JsonNumber::of).toList();
    return document(
        ask(
            "newStatusList",
            Map.of(
                "url", text(url.toString()),
                "length", JsonNumber.of(length),
                "set", new JsonArray(indices))));
  }

  /** {@code binding}: what the token must say of its {@code aud} and {@code nonce}. */
  Finding verifyToken(
      String token, VerificationKey key, String algorithm, String typ, Map<String, String> binding)
      throws IOException {
    var arguments = new HashMap<String, JsonValue>();
    binding.forEach((name, value) -> arguments.put(name, text(value)));
    arguments.put("token", text(token));
    arguments.put("jwk", key.jwk());
    arguments.put("algorithms", JsonArray.of(text(algorithm)));
    arguments.put("typ", text(typ));
    return finding("verifyToken", arguments, Map.of());
  }

  String signToken(JsonObject payload, JsonObject header, Key key) throws IOException {
    return ask(
            "signToken",
            Map.of(
                "payload", text(JsonWriter.compact(payload)),
                "header", header,
                "key", text(key.name())))
        .string("token")
        .orElseThrow();
  }

  String issueSdJwt(Claims claims, int decoys, Key issuer) throws IOException {
    return ask(
            "issueSdJwt",
            Map.of(
                "claims", claims.claims(),
                "frame", claims.disclosureFrame(decoys),
                "key", text(issuer.name())))
        .string("token")
        .orElseThrow();
  }

  /** {@code frame}: what is shown, as {@link Claims#presentationFrame} says it. */
  String presentSdJwt(String issued, JsonObject frame, Key holder, Audience audience)
      throws IOException {
    return ask(
            "presentSdJwt",
            Map.of(
                "token", text(issued),
                "frame", frame,
                "key", text(holder.name()),
                "aud", text(audience.identifier()),
                "nonce", text(audience.nonce()),
                "iat", JsonNumber.of(Actors.NOW.getEpochSecond())))
        .string("token")
        .orElseThrow();
  }

  /** {@return what a token says, empty where it is refused} */
  Optional<JsonObject> verifySdJwt(String presented, VerificationKey issuer, Audience audience)
      throws IOException {
    var found =
        ask(
            "verifySdJwt",
            Map.of(
                "token", text(presented),
                "jwk", issuer.jwk(),
                "aud", text(audience.identifier()),
                "nonce", text(audience.nonce())));
    return found.get("payload").map(JsonObject.class::cast);
  }

  /** {@return the claim {@code status_list} of these statuses} */
  JsonObject newTokenStatusList(List<Integer> statuses, int bits) throws IOException {
    var all = statuses.stream().<JsonValue>map(JsonNumber::of).toList();
    var made =
        ask(
            "newTokenStatusList",
            Map.of("statuses", new JsonArray(all), "bits", JsonNumber.of(bits)));
    return made.with("bits", JsonNumber.of(bits));
  }

  List<Integer> tokenStatuses(JsonObject list) throws IOException {
    var read = ask("tokenStatuses", list.members());
    return ((JsonArray) read.get("statuses").orElseThrow())
        .items().stream().map(status -> (int) ((JsonNumber) status).value()).toList();
  }

  JsonObject versions() throws IOException {
    return ask("versions", Map.of());
  }

  private static Map<String, JsonValue> signing(JsonObject document, Key key, Cryptosuite suite) {
    return Map.of(
        "document", text(JsonWriter.compact(document)),
        "contexts", CONTEXTS,
        "key", text(key.name()),
        "cryptosuite", text(suite.identifier()),
        "now", text(Actors.NOW.toString()));
  }

  private Finding finding(
      String operation, Map<String, ? extends JsonValue> arguments, Map<URI, byte[]> lists)
      throws IOException {
    var all = new HashMap<String, JsonValue>(arguments);
    all.put("now", text(Actors.NOW.toString()));
    all.put("contexts", CONTEXTS);
    var known = JsonObject.builder();
    lists.forEach((url, list) -> known.put(url.toString(), text(list)));
    all.put("lists", known.build());
    var found = ask(operation, all);
    return new Finding(
        found.get("verified").orElseThrow().equals(JsonBoolean.TRUE),
        found.get("set").filter(JsonBoolean.TRUE::equals).isPresent(),
        found.string("why").orElse(""));
  }

  private JsonObject ask(String operation, Map<String, JsonValue> arguments) throws IOException {
    var object = JsonObject.builder();
    arguments.forEach(object::put);
    return peer.ask(operation, object.build());
  }

  private static byte[] document(JsonObject answer) {
    return answer.string("document").orElseThrow().getBytes(UTF_8);
  }

  private static JsonArray texts(List<Pointer> pointers) {
    return JsonArray.ofStrings(pointers.stream().map(Pointer::value).toList());
  }

  private static JsonString text(String text) {
    return new JsonString(text);
  }

  private static JsonString text(byte[] utf8) {
    return new JsonString(new String(utf8, UTF_8));
  }
}
