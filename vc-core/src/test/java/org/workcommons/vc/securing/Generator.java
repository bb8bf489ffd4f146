package org.workcommons.vc.securing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.model.Contexts;

/** Documents and contexts from a seed, most of them wrong in some way or other. */
final class Generator {
  static final List<String> WORDS = List.of("a", "b", "c", "d", "e", "T", "U", "V", "id", "type");

  private static final List<String> TEXTS =
      List.of(
          "urn:x:1",
          "urn:x:2",
          "https://example.org/a",
          "did:example:1",
          "a",
          "T",
          "plain text",
          "ex:b",
          "\u00e9\ud83d\ude02\n\"",
          "relative/path",
          "@id",
          "",
          "2026-10");

  private final Random random;
  private final List<String> names;

  Generator(long seed, List<String> names) {
    this.random = new Random(seed);
    this.names = names;
  }

  <T> T oneOf(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  private boolean once(int in) {
    return random.nextInt(in) == 0;
  }

  JsonObject document(List<String> urls) {
    var document = JsonObject.builder().put("@context", JsonArray.ofStrings(urls));
    if (!once(3)) {
      document.put("id", "urn:x:document");
    }
    if (!once(4)) {
      document.put("type", types("VerifiableCredential"));
    }
    members(document, 3);
    return document.build();
  }

  private JsonValue types(String likely) {
    var types = new ArrayList<JsonValue>();
    types.add(new JsonString(once(2) ? likely : oneOf(names)));
    while (once(3)) {
      types.add(new JsonString(once(4) ? oneOf(TEXTS) : oneOf(names)));
    }
    return types.size() == 1 ? types.get(0) : new JsonArray(types);
  }

  private void members(JsonObject.Builder object, int depth) {
    for (int i = random.nextInt(5); i > 0; i--) {
      var name = oneOf(names);
      if (!object.has(name) && !name.equals("type") && !name.equals("id")) {
        object.put(name, once(5) ? array(depth) : value(depth));
      }
    }
  }

  private JsonValue array(int depth) {
    var items = new ArrayList<JsonValue>();
    for (int i = random.nextInt(4); i > 0; i--) {
      items.add(once(20) ? array(depth) : value(depth));
    }
    return new JsonArray(items);
  }

  private JsonValue value(int depth) {
    return switch (random.nextInt(12)) {
      case 0 -> JsonNumber.of(random.nextInt(1000) - 500);
      case 1 -> new JsonNumber(random.nextInt(1000) / 8.0);
      case 2 -> JsonBoolean.of(random.nextBoolean());
      case 3 -> once(5) ? JsonNull.NULL : new JsonNumber(random.nextGaussian());
      case 4, 5, 6 -> depth > 0 ? object(depth - 1) : new JsonString(oneOf(TEXTS));
      default -> new JsonString(oneOf(once(2) ? TEXTS : TEXTS.subList(0, 4)));
    };
  }

  private JsonValue object(int depth) {
    if (once(8)) {
      var text = JsonObject.empty().with("@value", oneOf(TEXTS));
      return once(6) ? text : text.with("@language", once(6) ? "EN" : "de-at");
    }
    var object = JsonObject.builder();
    if (once(3)) {
      object.put("id", oneOf(TEXTS) + (once(2) ? random.nextInt(100) : ""));
    }
    if (once(2)) {
      object.put("type", types("T"));
    }
    members(object, depth);
    return object.build();
  }

  JsonObject context(int depth) {
    var context = JsonObject.builder().put("@version", new JsonNumber(1.1));
    if (once(3)) {
      context.put("@protected", JsonBoolean.of(!once(5)));
    }
    if (depth == 2) {
      context.put("id", "@id").put("type", "@type").put("ex", "https://example.org/ns#");
    }
    if (once(40)) {
      context.put(once(2) ? "@vocab" : "@base", "https://example.org/vocab#");
    }
    for (int i = 2 + random.nextInt(6); i > 0; i--) {
      context.put(oneOf(WORDS.subList(0, 8)), definition(depth));
    }
    return context.build();
  }

  private JsonValue container() {
    var names = List.of("@set", "@set", "@graph", "@graph", "@list", "@index", "@id");
    var first = new JsonString(oneOf(names));
    return once(4) ? JsonArray.of(first, new JsonString(oneOf(names))) : first;
  }

  /** Credentials by whoever, in a presentation. */
  JsonObject presentation(List<String> contexts) {
    var credentials = new ArrayList<JsonValue>();
    do {
      var credential = once(3) ? document(urls(contexts)) : sound(urls(contexts));
      if (once(6)) {
        credential = credential.with("id", "urn:x:" + random.nextInt(3));
      }
      credentials.add(once(2) ? credential.with("proof", proof(credential)) : credential);
    } while (once(2));
    var presentation =
        JsonObject.builder()
            .put("@context", JsonArray.ofStrings(urls(contexts)))
            .put("type", new JsonString("VerifiablePresentation"))
            .put(
                "verifiableCredential",
                credentials.size() == 1 && once(2)
                    ? credentials.get(0)
                    : new JsonArray(credentials));
    if (once(2)) {
      presentation.put("holder", oneOf(TEXTS));
    }
    if (once(2)) {
      presentation.put("id", oneOf(TEXTS));
    }
    return presentation.build();
  }

  private JsonObject sound(List<String> urls) {
    return JsonObject.builder()
        .put("@context", JsonArray.ofStrings(urls))
        .put("type", new JsonString("VerifiableCredential"))
        .put("issuer", oneOf(TEXTS.subList(0, 4)))
        .put("credentialSubject", JsonObject.empty().with("id", oneOf(TEXTS.subList(0, 4))))
        .build();
  }

  private List<String> urls(List<String> contexts) {
    return once(3)
        ? List.of(Contexts.CREDENTIALS_V2)
        : List.of(Contexts.CREDENTIALS_V2, oneOf(contexts));
  }

  private JsonObject proof(JsonObject credential) {
    var proof =
        JsonObject.empty()
            .with("type", "DataIntegrityProof")
            .with("cryptosuite", "eddsa-jcs-2022")
            .with("created", "2026-11-05T09:00:00Z")
            .with("verificationMethod", "did:example:1#key")
            .with("proofPurpose", "assertionMethod")
            .with("proofValue", "z" + random.nextInt(3));
    return once(2) ? proof : proof.with("@context", credential.get("@context").orElseThrow());
  }

  private JsonValue definition(int depth) {
    var iri = once(2) ? "ex:" + oneOf(WORDS) : "https://example.org/" + oneOf(WORDS);
    if (once(3)) {
      return new JsonString(once(25) ? oneOf(WORDS) : iri);
    }
    var definition = JsonObject.builder().put("@id", iri);
    if (!once(3)) {
      definition.put("@type", oneOf(List.of("@id", "@vocab", "@json", "ex:type", "@none")));
    }
    if (once(6)) {
      definition.put("@container", container());
    }
    if (once(12)) {
      definition.put("@protected", JsonBoolean.of(random.nextBoolean()));
    }
    if (once(25)) {
      var odd = oneOf(List.of("@language", "@prefix", "@nest"));
      definition.put(
          odd,
          odd.equals("@prefix")
              ? JsonBoolean.TRUE
              : new JsonString(odd.equals("@language") ? "de" : odd));
    }
    if (depth > 0 && once(2)) {
      definition.put("@context", once(8) ? JsonNull.NULL : context(depth - 1));
    }
    return definition.build();
  }
}
