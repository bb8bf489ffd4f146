package org.workcommons.vc.examples.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;

/** Documents that say something hostile, to be signed. */
final class HostileClaims {
  /** What is left for it beside the rest of the document and a proof. */
  private static final int ROOM = 8200;

  private final Map<String, JsonObject> claims = new LinkedHashMap<>();

  private HostileClaims() {}

  static Map<String, JsonObject> all() {
    var all = new HostileClaims();
    all.nameless();
    all.strings();
    all.wide();
    all.types();
    return all.claims;
  }

  /** Things without an identifier, in each other, beside each other, and by nameless ones. */
  private void nameless() {
    for (int depth = 1; depth <= 24; depth += 1 + depth / 4) {
      var item = thing();
      for (int i = 1; i < depth; i++) {
        item = thing().with("evidence", item);
      }
      var nested = item;
      evidence("nameless things, " + depth + " deep", i -> nested);
    }
    for (int nodes : new int[] {3, 4, 5, 6, 8, 10, 14, 20, 26}) {
      var all = new ArrayList<JsonValue>();
      for (int i = 0; i < nodes; i++) {
        all.add(thing().with("id", "_:n" + i).with("evidence", others(i, nodes)));
      }
      claims.put("clique of " + nodes, with("evidence", new JsonArray(all)));
    }
    var ring = new ArrayList<JsonValue>();
    for (int i = 0; i < 150; i++) {
      ring.add(thing().with("id", "_:n" + i).with("evidence", "_:n" + (i + 1) % 150));
    }
    claims.put("ring", with("evidence", new JsonArray(ring)));
  }

  private static JsonArray others(int node, int nodes) {
    var others = new ArrayList<String>();
    for (int i = 0; i < nodes; i++) {
      if (i != node) {
        others.add("_:n" + i);
      }
    }
    return JsonArray.ofStrings(others);
  }

  /** Where somebody may look for a pattern, a number or a point. */
  private void strings() {
    for (var member : List.of("validFrom", "validUntil")) {
      put("zeros in " + member, member, "2026-11-01T00:00:00." + "0".repeat(ROOM) + "Z");
      put("digits in " + member, member, "2".repeat(ROOM));
    }
    put("dots in id", "id", "https://" + "a.".repeat(ROOM / 2));
    put("escapes in id", "id", "https://a.example/" + "%20".repeat(ROOM / 3));
    put("slashes in id", "id", "https://a.example" + "/..".repeat(ROOM / 3));
    put("colons in issuer", "issuer", "did:web:" + "a:".repeat(ROOM / 2));
    put("base58 in issuer", "issuer", "did:key:z" + "6".repeat(ROOM));
    put("base64 in issuer", "issuer", "did:jwk:" + "e".repeat(ROOM));
    put("a long type", "type", "a".repeat(ROOM));
    subject("hours", "1e1000000000");
    subject("hours", "0." + "0".repeat(ROOM) + "1");
    subject("hours", "9".repeat(ROOM));
    subject("netIncome", "9".repeat(ROOM));
    subject("occupation", "http://" + "a-".repeat(ROOM / 2));
    subject("period", "2024-" + "0".repeat(ROOM));
    claims.put(
        "a long language",
        with("name", JsonObject.builder().put("@value", "a").put("@language", subtags()).build()));
    claims.put(
        "a long digest",
        with(
            "relatedResource",
            JsonObject.builder()
                .put("id", "https://a.example/")
                .put("digestMultibase", "z" + "2".repeat(ROOM))
                .build()));
  }

  private static String subtags() {
    return "a" + "-aaaaaaaa".repeat(ROOM / 9);
  }

  private void put(String name, String member, String value) {
    claims.put(name, with(member, new JsonString(value)));
  }

  private void subject(String member, String value) {
    var document = HostileDocuments.honest();
    var subject = (JsonObject) document.get("credentialSubject").orElseThrow();
    var work = (JsonObject) subject.get("work").orElse(JsonObject.empty());
    claims.put(
        member + " of " + value.length() + " from " + value.charAt(0),
        document.with(
            "credentialSubject",
            subject.has(member)
                ? subject.with(member, value)
                : subject.with("work", work.with(member, value))));
  }

  private void wide() {
    evidence("empty things", i -> JsonObject.empty());
    evidence("named things", i -> thing().with("id", "urn:x:" + i));
    evidence("things of other types", i -> JsonObject.empty().with("type", "urn:x:" + i));
    evidence("things of the same name", i -> thing().with("id", "urn:x:a"));
    evidence("things with contexts", i -> thing().with("@context", HostileDocuments.contexts()));
    many("termsOfUse", i -> thing());
    many("credentialSchema", i -> thing().with("id", "https://a.example/" + i));
    many(
        "relatedResource",
        i ->
            JsonObject.builder()
                .put("id", "https://a.example/" + i)
                .put("digestSRI", "sha384-" + "A".repeat(64))
                .build());
    many(
        "credentialStatus",
        i ->
            JsonObject.builder()
                .put("type", "BitstringStatusListEntry")
                .put("statusPurpose", "revocation")
                .put("statusListIndex", Integer.toString(i))
                .put("statusListCredential", "https://a.example/" + i)
                .build());
    many("@context", i -> new JsonString("https://www.w3.org/ns/credentials/v2"));
    many("@context", i -> JsonObject.empty().with("a" + i, "https://a.example/" + i));
    many("type", i -> new JsonString("VerifiableCredential"));
    many("type", i -> new JsonString("https://a.example/" + i));
    ratings();
  }

  /** Types that bring definitions with them, each time; and one that is written twice. */
  private void types() {
    for (var type :
        List.of(
            "VerifiableCredential",
            "VerifiablePresentation",
            "JsonSchema",
            "BitstringStatusListEntry",
            "DataIntegrityProof",
            "WorkStatement",
            "WorkStatementCredential")) {
      var typed = JsonObject.empty().with("type", type);
      var twice = JsonObject.empty().with("type", JsonArray.ofStrings(List.of(type, type)));
      evidence("things of type " + type, i -> typed);
      evidence("things twice of type " + type, i -> i == 0 ? twice : typed);
      for (int depth : new int[] {3, 10, 30}) {
        var nested = typed;
        for (int i = 0; i < depth; i++) {
          nested = typed.with("evidence", nested);
        }
        var item = nested;
        evidence("things of type " + type + ", " + depth + " deep", i -> item);
        evidence(
            "things of type " + type + ", " + depth + " deep, once twice",
            i -> i == 0 ? twice : item);
      }
    }
  }

  private void ratings() {
    var document = HostileDocuments.honest();
    var subject = (JsonObject) document.get("credentialSubject").orElseThrow();
    var ratings = (JsonObject) subject.get("ratings").orElseThrow();
    var bucket = ((JsonArray) ratings.get("buckets").orElseThrow()).items().get(0);
    var buckets = new JsonArray(fill(i -> ((JsonObject) bucket).with("k", new JsonNumber(i))));
    claims.put(
        "many buckets",
        document.with(
            "credentialSubject", subject.with("ratings", ratings.with("buckets", buckets))));
  }

  private void evidence(String name, IntFunction<JsonValue> item) {
    claims.put(name, with("evidence", new JsonArray(fill(item))));
  }

  private void many(String member, IntFunction<JsonValue> item) {
    var items = new ArrayList<JsonValue>();
    var honest = HostileDocuments.honest().get(member);
    honest.ifPresent(value -> items.addAll(JsonArray.itemsOf(value)));
    items.addAll(fill(item));
    claims.put("many of " + member + " " + claims.size(), with(member, new JsonArray(items)));
  }

  private static List<JsonValue> fill(IntFunction<JsonValue> item) {
    var items = new ArrayList<JsonValue>();
    int bytes = 0;
    for (int i = 0; bytes < ROOM; i++) {
      var next = item.apply(i);
      bytes += size(next) + 1;
      if (bytes < ROOM) {
        items.add(next);
      }
    }
    return items;
  }

  private static int size(JsonValue value) {
    return JsonWriter.compact(JsonObject.empty().with("a", value)).length - 6;
  }

  private static JsonObject with(String member, JsonValue value) {
    return HostileDocuments.honest().with(member, value);
  }

  private static JsonObject thing() {
    return JsonObject.empty().with("type", "urn:x:a");
  }
}
