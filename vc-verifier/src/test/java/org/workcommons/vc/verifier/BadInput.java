package org.workcommons.vc.verifier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.ProblemType;

/** One input of the corpus and what has to come of it, as {@code specs/vectors/bad} writes it. */
final class BadInput {
  private final String flag;
  private final String comment;
  private final String mediaType;
  private final JsonObject input;
  private JsonObject expected = JsonObject.builder().put("result", "valid").build();
  private final Map<String, Map<String, String>> sources = new LinkedHashMap<>();
  private final List<JsonObject> documents = new ArrayList<>();

  private BadInput(String flag, String comment, String mediaType, JsonObject input) {
    this.flag = flag;
    this.comment = comment;
    this.mediaType = mediaType;
    this.input = input;
  }

  static BadInput vc(String flag, String comment, JsonObject document) {
    return vc(flag, comment, text(document));
  }

  static BadInput vc(String flag, String comment, String text) {
    return new BadInput(flag, comment, "application/vc", of("text", text));
  }

  static BadInput vcBytes(String flag, String comment, byte[] bytes) {
    return new BadInput(
        flag, comment, "application/vc", of("hex", HexFormat.of().formatHex(bytes)));
  }

  /** {@code start}, then {@code unit} so many times, then {@code end}. */
  static BadInput repeated(
      String flag, String comment, String start, String unit, int times, String end) {
    var input =
        JsonObject.builder()
            .put("start", start)
            .put("unit", unit)
            .put("times", times)
            .put("end", end)
            .build();
    return new BadInput(flag, comment, "application/vc", input);
  }

  static BadInput jwt(String flag, String comment, String token) {
    return new BadInput(flag, comment, "application/vc+jwt", of("text", token));
  }

  static BadInput sdJwt(String flag, String comment, String token) {
    return new BadInput(flag, comment, "application/vc+sd-jwt", of("text", token));
  }

  /** What answers the query of the request, by its only identifier. */
  static BadInput answer(String flag, String comment, String token) {
    return new BadInput(flag, comment, "application/dc+sd-jwt", of("text", token));
  }

  static BadInput cose(String flag, String comment, byte[] message) {
    return new BadInput(
        flag, comment, "application/vc+cose", of("hex", HexFormat.of().formatHex(message)));
  }

  static BadInput vp(String flag, String comment, JsonObject document) {
    return new BadInput(flag, comment, "application/vp", of("text", text(document)));
  }

  static BadInput vpJwt(String flag, String comment, String token) {
    return new BadInput(flag, comment, "application/vp+jwt", of("text", token));
  }

  BadInput rejected(Check check, ProblemType problem) {
    return expecting("invalid", check, problem);
  }

  BadInput undecided(Check check, ProblemType problem) {
    return expecting("undecided", check, problem);
  }

  private BadInput expecting(String result, Check check, ProblemType problem) {
    expected =
        JsonObject.builder()
            .put("result", result)
            .put("check", check.label())
            .put("problem", problem.uri().toString())
            .build();
    return this;
  }

  /** With the status list {@code text}, published at {@code url}. */
  BadInput with(String url, String text) {
    return with("statusLists", url, text);
  }

  /** With the related resource {@code text}, called {@code url}. */
  BadInput withResource(String url, String text) {
    return with("resources", url, text);
  }

  /** With the schema {@code text}, called {@code url}. */
  BadInput withSchema(String url, String text) {
    return with("schemas", url, text);
  }

  /** With the credential {@code text} that carries a schema, called {@code url}. */
  BadInput withSchemaCredential(String url, String text) {
    return with("schemaCredentials", url, text);
  }

  private BadInput with(String source, String url, String text) {
    sources.computeIfAbsent(source, name -> new LinkedHashMap<>()).put(url, text);
    return this;
  }

  BadInput withDocument(JsonObject document) {
    documents.add(document);
    return this;
  }

  String flag() {
    return flag;
  }

  JsonObject json(int tcId) {
    var json =
        JsonObject.builder()
            .put("tcId", tcId)
            .put("comment", comment)
            .put("flags", JsonArray.ofStrings(List.of(flag)))
            .put("mediaType", mediaType)
            .put("input", input);
    sources.forEach((source, texts) -> json.put(source, published(texts)));
    if (!documents.isEmpty()) {
      json.put("didDocuments", new JsonArray(List.<JsonValue>copyOf(documents)));
    }
    return json.putAll(expected).build();
  }

  private static JsonArray published(Map<String, String> texts) {
    var published = new ArrayList<JsonValue>();
    texts.forEach(
        (url, text) ->
            published.add(JsonObject.builder().put("url", url).put("text", text).build()));
    return new JsonArray(published);
  }

  static String text(JsonValue value) {
    return new String(JsonWriter.compact(value), StandardCharsets.UTF_8);
  }

  private static JsonObject of(String name, String value) {
    return JsonObject.builder().put(name, value).build();
  }
}
