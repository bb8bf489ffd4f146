package org.workcommons.vc.examples.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.securing.Cryptosuite;

/** What tests ask the peer, in words of theirs. */
record Theirs(Peer peer) {
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

  /** {@code kind}: Ed25519, ES256 or ES384. */
  Key newKey(String name, String kind) throws IOException, ProblemException {
    var made = ask("newKey", Map.of("name", text(name), "kind", text(kind)));
    return new Key(name, VerificationKey.ofJwk((JsonObject) made.get("jwk").orElseThrow()));
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

  JsonObject versions() throws IOException {
    return ask("versions", Map.of());
  }

  private static Map<String, JsonValue> signing(JsonObject document, Key key, Cryptosuite suite) {
    return Map.of(
        "document", text(JsonWriter.compact(document)),
        "key", text(key.name()),
        "cryptosuite", text(suite.identifier()),
        "now", text(Actors.NOW.toString()));
  }

  private Finding finding(
      String operation, Map<String, ? extends JsonValue> arguments, Map<URI, byte[]> lists)
      throws IOException {
    var all = new HashMap<String, JsonValue>(arguments);
    all.put("now", text(Actors.NOW.toString()));
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

  private static JsonString text(String text) {
    return new JsonString(text);
  }

  private static JsonString text(byte[] utf8) {
    return new JsonString(new String(utf8, UTF_8));
  }
}
