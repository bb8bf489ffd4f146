package org.workcommons.vc.sdjwt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.fixture.Vectors;
import org.workcommons.vc.jose.CompactJws;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;

/** The examples of RFC 9901: what was issued and presented, as others made it. */
class SdJwtVectorsTest {
  /** The keys that the examples share. */
  private static final JsonObject ISSUER =
      JsonObject.builder()
          .put("kty", "EC")
          .put("crv", "P-256")
          .put("x", "b28d4MwZMjw8-00CG4xfnn9SLMVMM19SlqZpVb_uNtQ")
          .put("y", "Xv5zWwuoaTgdS6hV43yI6gBwTnjukmFQQnJ_kCxzqk8")
          .build();

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TestFactory
  List<DynamicTest> processesWhatIsPresentedLikeTheExamples() {
    var tests = new ArrayList<DynamicTest>();
    for (var file : files("sd_jwt_presentation")) {
      tests.add(DynamicTest.dynamicTest(file, () -> presented(file)));
    }
    assertThat(tests).hasSizeGreaterThan(15);
    return tests;
  }

  @TestFactory
  List<DynamicTest> readsWhatIsIssuedWithItsSignature() {
    var tests = new ArrayList<DynamicTest>();
    for (var file : files("sd_jwt_issuance")) {
      tests.add(DynamicTest.dynamicTest(file, () -> issued(file)));
    }
    assertThat(tests).hasSizeGreaterThan(15);
    return tests;
  }

  /** With the salts of the examples the payload is theirs, digest for digest. */
  @TestFactory
  List<DynamicTest> concealsLikeTheExamples() {
    var tests = new ArrayList<DynamicTest>();
    for (var file : files("sd_jwt_issuance")) {
      tests.add(DynamicTest.dynamicTest(file, () -> concealed(file)));
    }
    return tests;
  }

  private static void presented(String file) throws ProblemException {
    var presented = read(file);
    assertThat(presented.verify(VerificationKey.ofJwk(ISSUER)))
        .isEqualTo(json(beside(file, "verified_contents.json")));
    if (presented.hasBinding()) {
      bound(presented, ObjectReader.of(json(beside(file, "kb_jwt_payload.json")), Pointer.ROOT));
    }
  }

  private static void bound(SdJwtPresentation presented, ObjectReader claims)
      throws ProblemException {
    var created = Instant.ofEpochSecond(claims.integer("iat", 0, Long.MAX_VALUE));
    var audience = new DisclosableToken.Audience(claims.string("aud"), claims.string("nonce"));
    presented.requireBound(new KeyBinding(audience, created, MINUTE, MINUTE));
    Refusal.of(
        () ->
            presented.requireBound(
                new KeyBinding(audience, created.plusSeconds(121), MINUTE, MINUTE)));
  }

  private static void issued(String file) throws ProblemException {
    var issued = read(file);
    var token = DisclosableToken.of(issued);
    issued.verify(VerificationKey.ofJwk(ISSUER));
    assertThat(token.disclosable()).hasSameSizeAs(issued.parts().disclosures());
    assertThat(token.show(token.disclosable())).isEqualTo(issued.parts().presented());
    assertThat(token.show(List.of())).isEqualTo(issued.parts().token() + "~");
  }

  private static void concealed(String file) throws ProblemException {
    var issued = read(file);
    var signed = issued.issuerSigned().unverifiedClaims();
    var texts = new HashMap<Pointer, String>();
    issued.places().forEach((text, place) -> texts.put(place, text));
    var claims = issued.unverifiedPayload();

    var concealed =
        ConcealedPayload.of(claims, new Concealment(issued.disclosed()), new TheirSalts(texts));

    var known = new HashSet<String>();
    concealed.disclosures().forEach(each -> known.add(each.digest(HashAlgorithm.SHA_256)));
    assertThat(concealed.payload()).isEqualTo(withoutDecoys(signed, known));
    assertThat(known).hasSameSizeAs(texts.keySet());
  }

  private static JsonValue withoutDecoys(JsonValue theirs, Set<String> known) {
    if (theirs instanceof JsonArray array) {
      return new JsonArray(array.items().stream().map(item -> withoutDecoys(item, known)).toList());
    }
    if (!(theirs instanceof JsonObject object)) {
      return theirs;
    }
    var members = JsonObject.builder();
    object.members().forEach((name, value) -> members.put(name, withoutDecoys(value, known)));
    var without = members.build();
    var digests =
        object.get("_sd").map(JsonArray::itemsOf).orElse(List.of()).stream()
            .filter(digest -> digest instanceof JsonString text && known.contains(text.value()))
            .toList();
    return digests.isEmpty() ? without.without("_sd") : without.with("_sd", new JsonArray(digests));
  }

  private record TheirSalts(Map<Pointer, String> texts) implements Salting {
    @Override
    public Disclosure member(Pointer place, String name, JsonValue value) {
      return disclosure(place, Disclosure.ofMember(new byte[16], name, value));
    }

    @Override
    public Disclosure item(Pointer place, JsonValue value) {
      return disclosure(place, Disclosure.ofItem(new byte[16], value));
    }

    private Disclosure disclosure(Pointer place, Disclosure ours) {
      try {
        var theirs = Disclosure.read(texts.get(place));
        assertThat(theirs.name()).isEqualTo(ours.name());
        assertThat(theirs.value()).isEqualTo(ours.value());
        return theirs;
      } catch (ProblemException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String decoy() {
      throw new IllegalStateException("the examples with decoys are compared without them");
    }
  }

  private static SdJwtPresentation read(String file) throws ProblemException {
    var content = unwrapped(file);
    var parts = SdJwtParts.read(content);
    var header = CompactJws.read(parts.token().getBytes(US_ASCII)).header();
    var typ = header.string("typ").orElseThrow();
    return SdJwtPresentation.received(typ, content, Set.of());
  }

  private static byte[] unwrapped(String path) {
    return Vectors.text(path).replaceAll("\\s", "").getBytes(US_ASCII);
  }

  private static String beside(String file, String name) {
    return file.substring(0, file.lastIndexOf('/') + 1) + name;
  }

  private static JsonObject json(String path) throws ProblemException {
    return JsonReader.readObject(Vectors.bytes(path));
  }

  /** Of RFC 9901 and of the SD-JWT VC draft, in every serialization. */
  private static List<String> files(String name) {
    var files = new ArrayList<String>();
    for (var draft : List.of("sd-jwt/draft", "sd-jwt/vcdraft")) {
      for (var folder : Vectors.files(draft, "")) {
        for (var ending : List.of(".txt", ".json")) {
          if (Files.exists(folder.resolve(name + ending))) {
            files.add(draft + "/" + folder.getFileName() + "/" + name + ending);
          }
        }
      }
    }
    return files;
  }
}
