package org.workcommons.vc.examples.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.encoding.Sha256;
import org.workcommons.vc.examples.benchmarks.HostileDocuments.Document;
import org.workcommons.vc.jose.Jwt;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.MediaType;

/** Tokens with many disclosures, or with what is none, and with headers that say too much. */
final class HostileTokens {
  private final Map<String, Document> documents = new LinkedHashMap<>();
  private final SigningKey key;

  private HostileTokens(SigningKey key) {
    this.key = key;
  }

  static Map<String, Document> all(SigningKey key) throws IOException {
    var all = new HostileTokens(key);
    all.headers();
    all.messages();
    for (int count : new int[] {1, 20, 60, 100}) {
      all.disclosures(count);
      all.nested(count / 2);
    }
    all.shown("no disclosures at all", JsonObject.empty(), "~".repeat(8000));
    all.shown("disclosures of nothing", JsonObject.empty(), "WyJhIiwiYSIsMF0~".repeat(500));
    all.shown("decoys", digests(120, "decoy"), "");
    return all.documents;
  }

  private void headers() throws IOException {
    var deep = "[".repeat(2000);
    raw("a deep header", "{\"alg\":\"EdDSA\",\"a\":" + deep, "{}");
    raw("a deep payload", "{\"alg\":\"EdDSA\"}", "{\"a\":" + deep);
    raw("a long header", "{\"alg\":\"EdDSA\",\"kid\":\"" + "a".repeat(7000) + "\"}", "{}");
    raw(
        "a header of points",
        "{\"alg\":\"EdDSA\",\"kid\":\"did:key:z" + "6".repeat(7000) + "\"}",
        "{}");
    var points = ".".repeat(HostileDocuments.MOST_BYTES).getBytes(US_ASCII);
    documents.put("nothing but points", HostileDocuments.credential(MediaType.VC_JWT, points));
    var tildes = "~".repeat(HostileDocuments.MOST_BYTES).getBytes(US_ASCII);
    documents.put("nothing but tildes", HostileDocuments.credential(MediaType.VC_SD_JWT, tildes));
  }

  private void raw(String name, String header, String payload) {
    var token = encoded(header) + "." + encoded(payload) + "." + Base64Url.encode(new byte[64]);
    for (var type : List.of(MediaType.VC_JWT, MediaType.VC_SD_JWT)) {
      documents.put(
          name + ", " + type, HostileDocuments.credential(type, token.getBytes(US_ASCII)));
    }
  }

  private static String encoded(String text) {
    return Base64Url.encode(text.getBytes(UTF_8));
  }

  /** Lists in lists, and maps that promise more than follows. */
  private void messages() {
    for (int first : new int[] {0x81, 0x9f, 0xa1, 0xbf, 0xd2, 0x9b, 0xbb, 0x5f, 0x00, 0xff}) {
      var bytes = new byte[HostileDocuments.MOST_BYTES];
      Arrays.fill(bytes, (byte) first);
      bytes[0] = (byte) 0xd2;
      documents.put(
          "message of " + Integer.toHexString(first),
          HostileDocuments.credential(MediaType.VC_COSE, bytes));
    }
  }

  private void disclosures(int count) throws IOException {
    var shown = new StringBuilder();
    var digests = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      var disclosure = encoded("[\"s\",\"a" + i + "\",0]");
      digests.add(Base64Url.encode(Sha256.hash(disclosure.getBytes(US_ASCII))));
      shown.append(disclosure).append('~');
    }
    shown(count + " disclosures", sd(digests), shown.toString());
  }

  /** Each within the one before. */
  private void nested(int count) throws IOException {
    var shown = new StringBuilder();
    var inner = JsonObject.empty().with("a", "b");
    for (int i = 0; i < count; i++) {
      var disclosure = encoded("[\"s\",\"a\"," + text(inner) + "]");
      inner = sd(List.of(Base64Url.encode(Sha256.hash(disclosure.getBytes(US_ASCII)))));
      shown.append(disclosure).append('~');
    }
    shown(count + " disclosures in each other", inner, shown.toString());
  }

  private static String text(JsonObject json) {
    return new String(JsonWriter.compact(json), UTF_8);
  }

  private static JsonObject digests(int count, String of) {
    var digests = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      digests.add(Base64Url.encode(Sha256.hash((of + i).getBytes(US_ASCII))));
    }
    return sd(digests);
  }

  private static JsonObject sd(List<String> digests) {
    return JsonObject.empty().with("_sd", JsonArray.ofStrings(digests));
  }

  /** As a token of the IETF's, and as a credential of the W3C's. */
  private void shown(String name, JsonObject claims, String disclosures) throws IOException {
    var did = DidKey.of(key.verificationKey());
    var kid = DidKey.verificationMethod(did).toString();
    var token =
        claims
            .with("vct", "https://a.example/type")
            .with("iss", did.value())
            .with("_sd_alg", "sha-256");
    var signed = Jwt.sign(header("dc+sd-jwt", kid), token, key) + "~" + disclosures;
    documents.put(
        name + ", dc+sd-jwt", new Document(Optional.empty(), signed.getBytes(US_ASCII), Map.of()));
    var document = HostileDocuments.honest();
    for (var member : claims.names()) {
      document = document.with(member, claims.get(member).orElseThrow());
    }
    JsonValue algorithm = new JsonString("sha-256");
    var credential =
        Jwt.sign(header("vc+sd-jwt", kid), document.with("_sd_alg", algorithm), key)
            + "~"
            + disclosures;
    documents.put(
        name + ", vc+sd-jwt",
        HostileDocuments.credential(MediaType.VC_SD_JWT, credential.getBytes(US_ASCII)));
  }

  static JsonObject header(String typ, String kid) {
    return JsonObject.builder().put("typ", typ).put("kid", kid).build();
  }
}
