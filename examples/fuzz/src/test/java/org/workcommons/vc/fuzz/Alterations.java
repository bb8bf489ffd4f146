package org.workcommons.vc.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;

/**
 * An honest document, altered by a program of bytes: what the fuzzer changes is a program, so that
 * nearly everything that it tries is a document, and few are refused by the JSON reader already.
 * The empty program alters nothing.
 */
public final class Alterations {
  private static final int MOST_WRAPS = 70;

  private static final List<String> WORDS =
      List.of(
          "@context",
          "@id",
          "@type",
          "@value",
          "@language",
          "@direction",
          "@graph",
          "@list",
          "@set",
          "@reverse",
          "@included",
          "@nest",
          "@json",
          "@index",
          "@none",
          "@base",
          "@vocab",
          "@import",
          "@propagate",
          "@version",
          "@protected",
          "@container",
          "id",
          "type",
          "name",
          "description",
          "proof",
          "issuer",
          "holder",
          "credentialSubject",
          "credentialStatus",
          "credentialSchema",
          "verifiableCredential",
          "evidence",
          "termsOfUse",
          "refreshService",
          "relatedResource",
          "digestSRI",
          "digestMultibase",
          "validFrom",
          "validUntil",
          "confidenceMethod",
          "renderMethod",
          "__proto__",
          "constructor",
          "",
          "iss",
          "sub",
          "exp",
          "nbf",
          "iat",
          "aud",
          "nonce",
          "vc",
          "vp",
          "cnf",
          "crit",
          "b64",
          "jwk",
          "kid",
          "previousProof",
          "domain",
          "expires",
          "k",
          "h",
          "seq",
          "previous",
          "corrects");

  private static final List<JsonValue> VALUES =
      List.of(
          JsonNull.NULL,
          JsonBoolean.TRUE,
          JsonBoolean.FALSE,
          new JsonNumber(0),
          new JsonNumber(1),
          new JsonNumber(-1),
          new JsonNumber(2),
          new JsonNumber(0.5),
          new JsonNumber(1e21),
          new JsonNumber(5e-324),
          new JsonNumber(Double.MAX_VALUE),
          new JsonNumber(JsonNumber.MAX_SAFE_INTEGER),
          JsonObject.empty(),
          JsonArray.of(),
          JsonArray.of(JsonArray.of()),
          JsonArray.of(JsonObject.empty(), JsonObject.empty()),
          text(""),
          text(" "),
          text(":"),
          text("a:b"),
          text("_:b0"),
          text("_:b1"),
          text("//"),
          text("#"),
          text("http://"),
          text("https://a.example/%"),
          text("https://a.example/a b"),
          text("https://a.example/\u00e9"),
          text("data:application/vc+jwt,"),
          text("urn:uuid:00000000-0000-0000-0000-000000000000"),
          text("did:key:z6Mk"),
          text("did:web:a.example"),
          text("https://www.w3.org/ns/credentials/v2"),
          text("https://w3id.org/workcommons/ns/v1"),
          text("https://www.w3.org/2018/credentials#credentialSubject"),
          text("2026-11-01T00:00:00Z"),
          text("0000-01-01T00:00:00Z"),
          text("9999-12-31T23:59:59.999999999-14:00"),
          text("9999-12"),
          text("none"),
          text("0"),
          text("-1"),
          text("134217727"),
          text("999999999999.9999"),
          text("en-GB"),
          text("\u0000"),
          text("\u202e"),
          text("\ud83d\ude02"),
          text("z"),
          text("u"),
          text("VerifiableCredential"),
          text("VerifiablePresentation"),
          text("EnvelopedVerifiableCredential"),
          text("BitstringStatusListCredential"));

  private final List<JsonValue> parts = new ArrayList<>();
  private final byte[] program;
  private int at;
  private int wraps;

  private Alterations(JsonValue seed, byte[] program) {
    this.program = program;
    collect(seed);
  }

  /** {@return the text of {@code seed}, altered by {@code program}} */
  public static byte[] of(JsonObject seed, byte[] program) {
    return JsonWriter.compact(new Alterations(seed, program).run(seed));
  }

  /**
   * {@return programs to start from: the empty one, {@code more}, and some long ones, since the
   * fuzzer makes inputs about as long as those it knows}
   */
  public static Stream<byte[]> programs(byte[]... more) {
    var random = new Random(1);
    var programs = Stream.<byte[]>builder().add(new byte[0]);
    Stream.of(more).forEach(programs);
    for (int length = 16; length <= 512; length *= 2) {
      var program = new byte[length];
      random.nextBytes(program);
      programs.add(program);
    }
    return programs.build();
  }

  private JsonValue run(JsonValue seed) {
    var value = seed;
    while (at < program.length) {
      var altered = altered(value);
      value = altered == null ? JsonObject.empty() : altered;
    }
    return value;
  }

  private @Nullable JsonValue altered(JsonValue value) {
    boolean here = next(4) == 0;
    if (!here && value instanceof JsonObject object && !object.names().isEmpty()) {
      return member(object);
    }
    if (!here && value instanceof JsonArray array && !array.items().isEmpty()) {
      return item(array);
    }
    return switch (next(8)) {
      case 0 -> VALUES.get(next(VALUES.size()));
      case 1 -> null;
      case 2 -> parts.get(next(parts.size()));
      case 3 -> wrapped(JsonArray.of(value), value);
      case 4 -> wrapped(JsonObject.empty().with(word(), value), value);
      case 5 -> value instanceof JsonString text ? retold(text.value()) : grown(value);
      case 6 -> text(word());
      default -> grown(value);
    };
  }

  private JsonValue member(JsonObject object) {
    var names = List.copyOf(object.names());
    var name = names.get(next(names.size()));
    if (next(16) == 0) {
      return object.without(name).with(word(), object.get(name).orElseThrow());
    }
    var altered = altered(object.get(name).orElseThrow());
    return altered == null ? object.without(name) : object.with(name, altered);
  }

  private JsonValue item(JsonArray array) {
    var items = new ArrayList<>(array.items());
    int i = next(items.size());
    var altered = altered(items.get(i));
    if (altered == null) {
      items.remove(i);
    } else {
      items.set(i, altered);
    }
    return new JsonArray(items);
  }

  private JsonValue grown(JsonValue value) {
    var more = next(2) == 0 ? VALUES.get(next(VALUES.size())) : parts.get(next(parts.size()));
    if (value instanceof JsonObject object) {
      return object.with(word(), more);
    }
    var items = new ArrayList<>(JsonArray.itemsOf(value));
    items.add(more);
    return new JsonArray(items);
  }

  private JsonValue retold(String text) {
    int from = next(text.length() + 1);
    int to = Math.min(text.length(), from + next(8));
    int length = Math.min(next(16), program.length - at);
    var inserted = new String(program, at, length, UTF_8);
    at += length;
    var retold = text.substring(0, from) + inserted + text.substring(to);
    return JsonString.isWellFormed(retold) ? text(retold) : text(inserted);
  }

  private JsonValue wrapped(JsonValue wrapped, JsonValue otherwise) {
    return ++wraps > MOST_WRAPS ? otherwise : wrapped;
  }

  private String word() {
    return WORDS.get(next(WORDS.size()));
  }

  private int next(int bound) {
    return at < program.length ? (program[at++] & 0xff) % bound : 0;
  }

  private void collect(JsonValue value) {
    parts.add(value);
    if (value instanceof JsonObject object) {
      for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
        collect(member.getValue());
      }
    } else if (value instanceof JsonArray array) {
      array.items().forEach(this::collect);
    }
  }

  private static JsonString text(String text) {
    return new JsonString(text);
  }
}
