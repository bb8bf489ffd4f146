package org.workcommons.vc.did;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workcommons.vc.did.VerificationRelationship.ASSERTION_METHOD;
import static org.workcommons.vc.did.VerificationRelationship.AUTHENTICATION;
import static org.workcommons.vc.problem.ProblemType.INVALID_CONTROLLED_IDENTIFIER_DOCUMENT;
import static org.workcommons.vc.problem.ProblemType.INVALID_CONTROLLED_IDENTIFIER_DOCUMENT_ID;
import static org.workcommons.vc.problem.ProblemType.INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD;
import static org.workcommons.vc.problem.ProblemType.INVALID_VERIFICATION_METHOD;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/** Controlled Identifiers 1.0 §3.3, Retrieve Verification Method: each step, and how it fails. */
class ControllerDocumentTest {
  private static final String KEY = "z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp";
  private static final String GOOD =
      """
      {"id":"did:web:coop.example",
       "verificationMethod":[
         {"id":"did:web:coop.example#a","type":"Multikey","controller":"did:web:coop.example",
          "publicKeyMultibase":"z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
          "expires":"2027-01-01T00:00:00Z"},
         {"id":"did:web:coop.example#b","type":"JsonWebKey","controller":"did:web:coop.example",
          "publicKeyJwk":{"kty":"OKP","crv":"Ed25519","x":"O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik"}}],
       "assertionMethod":["did:web:coop.example#a","#b"],
       "authentication":[
         {"id":"did:web:coop.example#c","type":"Multikey","controller":"did:web:coop.example",
          "publicKeyMultibase":"z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp"}]}
      """;

  @Test
  void retrievesKeysByAbsoluteNameByRelativeNameAndEmbedded() throws ProblemException {
    var document = read(GOOD);

    assertThat(document.retrieve(url("a"), ASSERTION_METHOD).expires())
        .contains(Instant.parse("2027-01-01T00:00:00Z"));
    assertThat(document.retrieve(url("a"), ASSERTION_METHOD).key().multikey()).isEqualTo(KEY);
    assertThat(document.retrieve(url("b"), ASSERTION_METHOD).key().multikey()).isEqualTo(KEY);
    assertThat(document.retrieve(url("c"), AUTHENTICATION).key().multikey()).isEqualTo(KEY);
  }

  @Test
  void refusesAKeyForWhatItIsNotListedFor() {
    assertRefused(GOOD, "a", AUTHENTICATION, INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD);
    assertRefused(GOOD, "c", ASSERTION_METHOD, INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD);
  }

  @Test
  void refusesAKeyThatIsNotThere() {
    assertRefused(GOOD, "d", ASSERTION_METHOD, INVALID_VERIFICATION_METHOD);
  }

  @Test
  void refusesADocumentOfSomebodyElse() {
    assertRefused(
        GOOD.replace("\"id\":\"did:web:coop.example\",", "\"id\":\"did:web:attacker.example\","),
        "a",
        ASSERTION_METHOD,
        INVALID_CONTROLLED_IDENTIFIER_DOCUMENT_ID);
  }

  @Test
  void refusesAKeyOfAnotherController() {
    assertRefused(
        GOOD.replace(
            "\"controller\":\"did:web:coop.example\"",
            "\"controller\":\"did:web:attacker.example\""),
        "a",
        ASSERTION_METHOD,
        INVALID_VERIFICATION_METHOD);
  }

  @Test
  void refusesTwoKeysOfOneName() {
    assertRefused(
        GOOD.replace("example#b\"", "example#a\""),
        "a",
        ASSERTION_METHOD,
        INVALID_VERIFICATION_METHOD);
  }

  @Test
  void refusesKeyMaterialThatIsMissingDoubleSecretOrUnknown() {
    for (String[] change :
        List.of(
            new String[] {"\"publicKeyMultibase\":\"" + KEY + "\"", "\"x\":1"},
            new String[] {"\"expires\"", "\"publicKeyJwk\":{},\"expires\""},
            new String[] {"\"expires\"", "\"secretKeyMultibase\":\"z3u2\",\"expires\""},
            new String[] {"\"type\":\"Multikey\"", "\"type\":\"Ed25519VerificationKey2018\""},
            new String[] {"\"type\":\"Multikey\"", "\"type\":\"JsonWebKey\""},
            new String[] {KEY, KEY.replace('W', 'X')},
            new String[] {"2027-01-01T00:00:00Z", "2027-01-01"},
            new String[] {"\"controller\":\"did:web:coop.example\",", ""})) {
      assertRefused(
          GOOD.replace(change[0], change[1]), "a", ASSERTION_METHOD, INVALID_VERIFICATION_METHOD);
    }
  }

  @Test
  void refusesAJwkWithItsSecret() {
    assertRefused(
        GOOD.replace("\"kty\":\"OKP\"", "\"kty\":\"OKP\",\"d\":\"AAAA\""),
        "b",
        ASSERTION_METHOD,
        INVALID_VERIFICATION_METHOD);
  }

  @Test
  void refusesWhatIsNoControllerDocument() {
    for (String bad :
        List.of(
            "{}",
            GOOD.replace("\"id\":\"did:web:coop.example\",", "\"id\":\"coop.example\","),
            GOOD.replace("\"id\":\"did:web:coop.example\",", "\"id\":7,"),
            GOOD.replace("\"verificationMethod\":[", "\"verificationMethod\":[7,"),
            GOOD.replace("[\"did:web:coop.example#a\",\"#b\"]", "\"did:web:coop.example#a\""),
            GOOD.replace("\"#b\"]", "7]"),
            GOOD.replace("\"#b\"]", "\"#b\"" + ",\"#x\"".repeat(300) + "]"))) {
      assertThat(Refusal.of(() -> read(bad)).type())
          .as(bad)
          .isEqualTo(INVALID_CONTROLLED_IDENTIFIER_DOCUMENT);
    }
  }

  @Test
  void answersFromPinnedDocumentsFirst() throws ProblemException {
    var resolver = DidResolver.offline().withPinned(List.of(read(GOOD)));

    assertThat(resolver.resolve(Did.of("did:web:coop.example")))
        .isInstanceOf(Resolution.Resolved.class);
    assertThat(resolver.resolve(Did.of("did:web:other.example")))
        .isInstanceOf(Resolution.Failed.class);
    assertThat(resolver.resolve(Did.of("did:key:" + KEY))).isInstanceOf(Resolution.Resolved.class);
  }

  private static void assertRefused(
      String json, String fragment, VerificationRelationship relationship, ProblemType type) {
    assertThat(Refusal.of(() -> read(json).retrieve(url(fragment), relationship)).type())
        .as(json)
        .isEqualTo(type);
  }

  private static ControllerDocument read(String json) throws ProblemException {
    return ControllerDocument.read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static DidUrl url(String fragment) {
    return DidUrl.of("did:web:coop.example#" + fragment);
  }
}
