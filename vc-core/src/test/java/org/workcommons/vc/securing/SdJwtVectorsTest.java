package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.fixture.Vectors;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.VerificationKey;
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

  /** Names that the examples let a holder withhold; here nobody may. */
  private static final Set<String> CLAIMS = Set.of("sub", "iat");

  @TestFactory
  List<DynamicTest> processesWhatIsPresentedLikeTheExamples() {
    var tests = new ArrayList<DynamicTest>();
    for (var folder : folders("sd_jwt_presentation.txt")) {
      tests.add(DynamicTest.dynamicTest(folder, () -> presented(folder)));
    }
    assertThat(tests).hasSizeGreaterThan(10);
    return tests;
  }

  @TestFactory
  List<DynamicTest> readsWhatIsIssuedWithItsSignature() {
    var tests = new ArrayList<DynamicTest>();
    for (var folder : folders("sd_jwt_issuance.txt")) {
      tests.add(DynamicTest.dynamicTest(folder, () -> issued(folder)));
    }
    assertThat(tests).hasSizeGreaterThan(10);
    return tests;
  }

  private static void presented(String folder) throws ProblemException {
    var parts = SdJwtParts.read(unwrapped(folder + "/sd_jwt_presentation.txt"));
    if (withholdsAClaim(parts)) {
      Refusal.of(() -> SdJwtContent.of(parts));
      return;
    }
    var content = SdJwtContent.of(parts);
    content.verify(VerificationKey.ofJwk(ISSUER));
    assertThat(content.payload()).isEqualTo(json(folder + "/verified_contents.json"));
    if (parts.binding().isPresent()) {
      bound(parts, content);
    }
  }

  private static void bound(SdJwtParts parts, SdJwtContent content) throws ProblemException {
    var binding = CompactJws.read(parts.binding().orElseThrow().getBytes(US_ASCII));
    var confirmation = (JsonObject) content.payload().get("cnf").orElseThrow();
    binding.verify(VerificationKey.ofJwk((JsonObject) confirmation.get("jwk").orElseThrow()));
    var hash =
        org.workcommons.vc.encoding.Base64Url.encode(
            content.hash().of(parts.presented().getBytes(US_ASCII)));
    assertThat(JsonReader.readObject(binding.payload()).string("sd_hash")).contains(hash);
  }

  private static void issued(String folder) throws ProblemException {
    var text = new String(unwrapped(folder + "/sd_jwt_issuance.txt"), US_ASCII);
    var parts = SdJwtParts.read(text.getBytes(US_ASCII));
    if (withholdsAClaim(parts)) {
      Refusal.of(() -> DisclosableToken.received(text));
      return;
    }
    var token = DisclosableToken.received(text);
    token.verify(VerificationKey.ofJwk(ISSUER));
    assertThat(token.disclosable()).hasSameSizeAs(parts.disclosures());
    assertThat(token.show(token.disclosable())).isEqualTo(text);
    assertThat(token.show(List.of())).isEqualTo(text.substring(0, text.indexOf('~') + 1));
  }

  private static boolean withholdsAClaim(SdJwtParts parts) throws ProblemException {
    for (var text : parts.disclosures()) {
      Optional<String> name = SdDisclosure.read(text).name();
      if (name.filter(CLAIMS::contains).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static byte[] unwrapped(String path) {
    return Vectors.text(path).replaceAll("\\s", "").getBytes(US_ASCII);
  }

  private static JsonObject json(String path) throws ProblemException {
    return JsonReader.readObject(Vectors.bytes(path));
  }

  private static List<String> folders(String with) {
    return Vectors.files("sd-jwt/draft", "").stream()
        .filter(folder -> Files.exists(folder.resolve(with)))
        .map(folder -> "sd-jwt/draft/" + folder.getFileName())
        .toList();
  }
}
