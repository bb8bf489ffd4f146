package org.workcommons.vc.did;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.workcommons.vc.fuzz.Promise.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.fuzz.Alterations;
import org.workcommons.vc.fuzz.Promise;
import org.workcommons.vc.fuzz.Samples;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.problem.Pointer;

/** Identifiers keep their text; a document gives out only its own keys. */
class DidFuzzTest {
  private static final Did WORKER = Samples.did(Samples.WORKER);
  private static final JsonObject DOCUMENT =
      Samples.json(
          """
          {"@context":["https://www.w3.org/ns/cid/v1"],"id":"did:web:skiff.example",
           "verificationMethod":[
             {"id":"did:web:skiff.example#one","type":"Multikey","controller":"did:web:skiff.example",
              "publicKeyMultibase":"%s","expires":"2027-01-01T00:00:00Z"},
             {"id":"did:web:skiff.example#two","type":"JsonWebKey","controller":"did:web:skiff.example",
              "publicKeyJwk":{"kty":"EC","crv":"P-256",
                "x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
                "y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}}],
           "assertionMethod":["did:web:skiff.example#one","#two"],
           "authentication":[{"id":"did:web:skiff.example#three","type":"Multikey",
             "controller":"did:web:skiff.example","publicKeyMultibase":"%s"}]}
          """
              .formatted(WORKER.methodSpecificId(), WORKER.methodSpecificId()));

  @MethodSource("dids")
  @FuzzTest
  void did(byte[] input) {
    var text = new String(input, UTF_8);
    Promise.of(() -> Did.parse(text, Pointer.ROOT))
        .ifPresent(
            did -> {
              holds(did.toString().equals(text), "a DID keeps its text");
              holds(
                  ("did:" + did.method() + ":" + did.methodSpecificId()).equals(text),
                  "a DID is its method and what follows");
            });
    Promise.of(() -> DidUrl.parse(text, Pointer.ROOT))
        .ifPresent(url -> holds(url.toString().equals(text), "a DID URL keeps its text"));
  }

  @MethodSource("documents")
  @FuzzTest
  void controllerDocument(byte[] input) {
    Promise.of(() -> ControllerDocument.read(input)).ifPresent(DidFuzzTest::givesOutItsOwnKeys);
  }

  @MethodSource("programs")
  @FuzzTest
  void alteredControllerDocument(byte[] program) {
    Promise.of(() -> ControllerDocument.read(Alterations.of(DOCUMENT, program)))
        .ifPresent(DidFuzzTest::givesOutItsOwnKeys);
  }

  @MethodSource("dids")
  @FuzzTest
  void resolved(byte[] input) {
    var text = new String(input, UTF_8);
    for (var id : new String[] {text, "did:key:" + text, "did:jwk:" + Base64Url.encode(input)}) {
      Promise.of(() -> Did.parse(id, Pointer.ROOT)).ifPresent(DidFuzzTest::resolves);
    }
  }

  @MethodSource("dids")
  @FuzzTest
  void documentUrl(byte[] input) {
    Promise.of(() -> Did.parse("did:web:" + new String(input, UTF_8), Pointer.ROOT))
        .flatMap(did -> Promise.of(() -> DidWeb.documentUrl(did)))
        .ifPresent(
            url -> {
              holds("https".equals(url.getScheme()), "only https");
              holds(
                  url.getHost() != null
                      && url.getHost().matches(".*[a-z].*\\.[a-z].*|[a-z0-9.-]*\\.[a-z][a-z0-9-]*"),
                  "a host by its name");
              holds(url.getRawUserInfo() == null, "nobody in particular");
              holds(url.getRawQuery() == null && url.getRawFragment() == null, "a place");
              holds(url.normalize().equals(url), "no way up");
              holds(url.getRawPath().endsWith("/did.json"), "a document of a DID");
            });
  }

  static Stream<byte[]> dids() {
    return Stream.of(
            WORKER.value(),
            WORKER.methodSpecificId(),
            DidJwk.of(Samples.WORKER.verificationKey()).value(),
            "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\",\"use\":\"enc\"}",
            "did:web:skiff.example%3A8443:drivers:1#key-1",
            "skiff.example%3A8443:drivers:1",
            "skiff.example",
            "127.0.0.1",
            "did:a:%00",
            "did:a:b?c#d")
        .map(text -> text.getBytes(UTF_8));
  }

  static Stream<byte[]> documents() {
    return Stream.of(JsonWriter.compact(DOCUMENT));
  }

  static Stream<byte[]> programs() {
    return Alterations.programs(new byte[] {1, 2, 1, 0, 0, 5, 3});
  }

  private static void resolves(Did did) {
    if (DidResolver.offline().resolve(did) instanceof Resolution.Resolved resolved) {
      holds(resolved.document().id().equals(did), "the document of the DID that was asked for");
      givesOutItsOwnKeys(resolved.document());
      var name = SelfCertifying.verificationMethod(did).orElseThrow();
      Promise.of(
              () -> resolved.document().retrieve(name, VerificationRelationship.ASSERTION_METHOD))
          .ifPresent(
              method ->
                  holds(SelfCertifying.consistsOf(did, method.key()), "the DID is the key itself"));
    }
  }

  private static void givesOutItsOwnKeys(ControllerDocument document) {
    Promise.isKept(() -> ControllerDocument.of(document.json()));
    for (var value :
        JsonArray.itemsOf(document.json().get("verificationMethod").orElse(JsonArray.of()))) {
      if (value instanceof JsonObject method) {
        method.string("id").ifPresent(id -> retrieves(document, id));
      }
    }
    for (var value :
        JsonArray.itemsOf(document.json().get("authentication").orElse(JsonArray.of()))) {
      if (value instanceof JsonObject method) {
        method.string("id").ifPresent(id -> retrieves(document, id));
      } else if (value instanceof JsonString id) {
        retrieves(document, id.value());
      }
    }
  }

  private static void retrieves(ControllerDocument document, String id) {
    var name = Promise.of(() -> DidUrl.parse(id, Pointer.ROOT));
    if (name.isEmpty()) {
      return;
    }
    for (var relationship : VerificationRelationship.values()) {
      Promise.of(() -> document.retrieve(name.get(), relationship))
          .ifPresent(
              method -> {
                holds(method.id().equals(name.get()), "the key that was asked for");
                holds(method.controller().equals(document.id()), "the document's own key");
                Promise.isKept(() -> JsonReader.readObject(JsonWriter.compact(method.json())));
              });
    }
  }
}
