package org.workcommons.vc.examples.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.examples.benchmarks.HostileDocuments.Document;
import org.workcommons.vc.jose.Jwt;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.securing.Cryptosuite;

/** Status lists of 10 KB that are a thousand times as large, or take pains to be read. */
final class HostileLists {
  private static final URI URL = URI.create("https://a.example/status/1");

  /** So much is within 10 KB when it is compressed, written as text, and signed. */
  private static final int LARGE = 7_000_000;

  /** The same in a token, which is text once more. */
  private static final int LARGE_TOKEN = 4_800_000;

  private final Map<String, Document> documents = new LinkedHashMap<>();
  private final SigningKey key;

  private HostileLists(SigningKey key) {
    this.key = key;
  }

  static Map<String, Document> all(SigningKey key) throws IOException {
    var all = new HostileLists(key);
    for (int size : new int[] {LARGE_TOKEN, LARGE}) {
      all.list("zeros", size, i -> 0);
      all.list("ones", size, i -> 255);
      all.list("every other", size, i -> i % 2);
      all.list("every third", size, i -> i % 3);
      all.list("every 97th", size, i -> i % 97 == 0 ? 1 : 0);
    }
    all.list("letters only", 5_000, i -> i * i * 7919 >> 3);
    all.blocks();
    return all.documents;
  }

  private void list(String name, int size, IntUnaryOperator value) throws IOException {
    var bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) value.applyAsInt(i);
    }
    var gzip = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(gzip)) {
      out.write(bytes);
    }
    credential(name + " " + size, gzip.toByteArray());
    var zlib = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(zlib, new Deflater(Deflater.BEST_COMPRESSION))) {
      out.write(bytes);
    }
    token(name + " " + size, zlib.toByteArray());
  }

  /** As many blocks as there can be, with hardly anything in each. */
  private void blocks() throws IOException {
    var zlib = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(zlib, new Deflater(), true)) {
      for (int i = 0; i < 1000; i++) {
        out.write(i);
        out.flush();
      }
    }
    token("many blocks", zlib.toByteArray());
    var gzip = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(gzip, true)) {
      for (int i = 0; i < 1000; i++) {
        out.write(i);
        out.flush();
      }
      out.write(new byte[16_384]);
    }
    credential("many blocks", gzip.toByteArray());
  }

  private void credential(String name, byte[] compressed) throws IOException {
    var did = DidKey.of(key.verificationKey()).value();
    var subject =
        JsonObject.builder()
            .put("id", URL + "#list")
            .put("type", "BitstringStatusList")
            .put("statusPurpose", "revocation")
            .put("encodedList", "u" + Base64Url.encode(compressed))
            .build();
    var list =
        JsonObject.builder()
            .put("@context", JsonArray.ofStrings(List.of(Contexts.CREDENTIALS_V2)))
            .put("id", URL.toString())
            .put(
                "type",
                JsonArray.ofStrings(
                    List.of("VerifiableCredential", "BitstringStatusListCredential")))
            .put("issuer", did)
            .put("validFrom", "2026-11-05T08:30:00Z")
            .put("credentialSubject", subject)
            .build();
    for (var suite : new Cryptosuite[] {Cryptosuite.EDDSA_JCS_2022, Cryptosuite.EDDSA_RDFC_2022}) {
      var published = JsonWriter.compact(HostileDocuments.signed(list, suite, key));
      put(name + ", " + suite.identifier(), Optional.of(MediaType.VC), statement(), published);
    }
  }

  private byte[] statement() throws IOException {
    var entry =
        JsonObject.builder()
            .put("type", "BitstringStatusListEntry")
            .put("statusPurpose", "revocation")
            .put("statusListIndex", "8")
            .put("statusListCredential", URL.toString())
            .build();
    var document = HostileDocuments.honest().with("credentialStatus", entry);
    return JsonWriter.compact(HostileDocuments.signed(document, Cryptosuite.EDDSA_JCS_2022, key));
  }

  private void token(String name, byte[] compressed) throws IOException {
    var did = DidKey.of(key.verificationKey());
    var kid = DidKey.verificationMethod(did).toString();
    var list = JsonObject.builder().put("bits", 1).put("lst", Base64Url.encode(compressed)).build();
    long issued = Contest.NOW.minusSeconds(1800).getEpochSecond();
    var claims =
        JsonObject.builder()
            .put("sub", URL.toString())
            .put("iat", issued)
            .put("status_list", list)
            .build();
    var published = Jwt.sign(HostileTokens.header("statuslist+jwt", kid), claims, key);
    var place = JsonObject.builder().put("idx", 8).put("uri", URL.toString()).build();
    JsonValue status = JsonObject.empty().with("status_list", place);
    var referring =
        JsonObject.builder()
            .put("vct", "https://a.example/type")
            .put("iss", did.value())
            .put("status", status)
            .build();
    var token = Jwt.sign(HostileTokens.header("dc+sd-jwt", kid), referring, key) + "~";
    put(name + ", token", Optional.empty(), token.getBytes(US_ASCII), published.getBytes(US_ASCII));
  }

  private void put(String name, Optional<MediaType> type, byte[] content, byte[] list) {
    if (list.length <= HostileDocuments.MOST_BYTES) {
      documents.put("list of " + name, new Document(type, content, Map.of(URL, list)));
    }
  }
}
