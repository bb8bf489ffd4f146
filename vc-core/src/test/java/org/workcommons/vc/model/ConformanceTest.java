package org.workcommons.vc.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/** Beyond the inputs of the W3C suite: what it has no file for, and where a finding points. */
class ConformanceTest {
  private static final String GOOD =
      """
      {"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential"],
       "issuer":{"id":"did:example:issuer","name":"Co-op"},"validFrom":"2026-01-01T00:00:00Z",
       "validUntil":"2026-12-31T23:59:59.999+02:00","name":{"@value":"Zeugnis","@language":"de"},
       "credentialStatus":{"type":"https://a.example#Status"},
       "credentialSchema":{"id":"https://a.example/s","type":"JsonSchema"},
       "credentialSubject":{"id":"did:example:subject"}}
      """;

  @Test
  void findsNothingWrongWithAGoodCredential() {
    assertThat(credential(GOOD)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "2026-01-01T00:00:00Z"         | "2026-01-01T00:00:00"          | /validFrom
          "2026-01-01T00:00:00Z"         | "2026-01-01T24:00:00Z"         | /validFrom
          "2026-01-01T00:00:00Z"         | "2026-02-30T00:00:00Z"         | /validFrom
          "2026-01-01T00:00:00Z"         | "2016-12-31T23:59:60Z"         | /validFrom
          "2026-01-01T00:00:00Z"         | "10000-01-01T00:00:00Z"        | /validFrom
          "2026-01-01T00:00:00Z"         | "-0001-01-01T00:00:00Z"        | /validFrom
          "2026-01-01T00:00:00Z"         | "0000-01-01T00:00:00Z"         | /validFrom
          "2026-01-01T00:00:00Z"         | "2026-01-01T00:00:00.1234567890Z" | /validFrom
          "2026-01-01T00:00:00Z"         | "2026-01-01T00:00:00+15:00"    | /validFrom
          "2026-01-01T00:00:00Z"         | "2026-01-01t00:00:00z"         | /validFrom
          "2026-01-01T00:00:00Z"         | 1767225600                     | /validFrom
          "2026-01-01T00:00:00Z"         | "2027-01-01T00:00:00Z"         | /validUntil
          "did:example:issuer"           | "issuer"                       | /issuer/id
          "did:example:issuer"           | "https://[::1.99999999999]/"   | /issuer/id
          "did:example:issuer"           | ["did:example:issuer"]         | /issuer/id
          {"id":"did:example:subject"}   | []                             | /credentialSubject
          {"id":"did:example:subject"}   | "did:example:subject"          | /credentialSubject
          {"id":"did:example:subject"}   | {"id":"subject"}               | /credentialSubject/id
          {"id":"did:example:subject"}   | {"id":null}                    | /credentialSubject/id
          ["VerifiableCredential"]       | "VerifiablePresentation"       | /type
          ["VerifiableCredential"]       | ["VerifiableCredential",7]     | /type
          ["VerifiableCredential"]       | ["VerifiableCredential","MadeUpType"] | /type
          {"@value":"Zeugnis","@language":"de"} | 7                       | /name
          {"@value":"Zeugnis","@language":"de"} | {"@language":"de"}      | /name
          {"type":"https://a.example#Status"} | {"type":[]}               | /credentialStatus/type
          {"type":"https://a.example#Status"} | "https://a.example"       | /credentialStatus
          "https://a.example/s"          | null                           | /credentialSchema/id
          """)
  void pointsAtWhatIsWrong(String good, String bad, String pointer) {
    var problems = credential(GOOD.replace(good, bad));

    assertThat(problems)
        .isNotEmpty()
        .allMatch(problem -> problem.type() == ProblemType.MALFORMED_VALUE_ERROR);
    assertThat(problems).anyMatch(problem -> problem.pointer().value().equals(pointer));
  }

  @Test
  void collectsEverythingThatIsWrong() {
    assertThat(credential("{}"))
        .extracting(problem -> problem.pointer().value())
        .contains("/@context", "/issuer", "/credentialSubject");
  }

  @Test
  void readsAVersionOneCredentialAsNothing() {
    var old =
        GOOD.replace(
                "https://www.w3.org/ns/credentials/v2", "https://www.w3.org/2018/credentials/v1")
            .replace("validFrom", "issuanceDate");

    assertThat(credential(old)).isNotEmpty();
  }

  private static final String OLD =
      """
      {"@context":["https://www.w3.org/2018/credentials/v1"],"type":["VerifiableCredential"],
       "issuer":"did:example:issuer","issuanceDate":"2020-01-01T00:00:00Z",
       "expirationDate":"2021-01-01T00:00:00Z",
       "credentialStatus":{"id":"https://a.example/status/1","type":"https://a.example#Status"},
       "credentialSubject":{"id":"did:example:subject"}}
      """;

  @Test
  void readsVersionOneWhereItIsAskedFor() throws Exception {
    var contexts = Contexts.bundled().withVersion11();

    assertThat(Conformance.ofCredential(json(OLD), contexts)).isEmpty();
    assertThat(Credential.conforming(json(OLD)).validity().validUntil())
        .contains(Instant.parse("2021-01-01T00:00:00Z"));
    assertThat(Conformance.ofCredential(json(GOOD), contexts)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "issuanceDate"                 | "validFrom"                    | /issuanceDate
          "2020-01-01T00:00:00Z"         | "2020-01-01"                   | /issuanceDate
          "2021-01-01T00:00:00Z"         | "2019-01-01T00:00:00Z"         | /expirationDate
          "id":"https://a.example/status/1", | ''                          | /credentialStatus/id
          2018/credentials/v1            | 2018/credentials/v0            | /@context
          ["VerifiableCredential"]       | ["Other"]                      | /type
          {"id":"did:example:subject"}   | {}                             | /credentialSubject
          """)
  void pointsAtWhatIsWrongInVersionOne(String good, String bad, String pointer) {
    assertThat(
            Conformance.ofCredential(
                json(OLD.replace(good, bad)), Contexts.bundled().withVersion11()))
        .extracting(problem -> problem.pointer().value())
        .contains(pointer);
  }

  @Test
  void theVersionsDoNotMix() {
    var mixed = OLD.replace("https://www.w3.org/2018/credentials/v1", Contexts.CREDENTIALS_V2);

    assertThat(Conformance.ofCredential(json(OLD), Contexts.bundled())).isNotEmpty();
    assertThat(Contexts.bundled().withVersion11().withLegacyProofs().readVersion11()).isTrue();
    assertThat(Contexts.bundled().readVersion11()).isFalse();
    assertThat(Contexts.bundled().unknownInCredential(json(mixed))).isEmpty();
  }

  @Test
  void findsWhatIsWrongInsideAPresentation() {
    var presentation =
        """
        {"@context":["https://www.w3.org/ns/credentials/v2"],"type":"VerifiablePresentation",
         "verifiableCredential":[%s,%s]}
        """
            .formatted(GOOD, GOOD.replace("did:example:issuer", "issuer"));

    assertThat(Conformance.ofPresentation(json(presentation), Contexts.bundled()))
        .extracting(problem -> problem.pointer().value())
        .containsExactly("/verifiableCredential/1/issuer/id");
  }

  @Test
  void refusesMoreCredentialsThanAnybodyPresents() {
    assertThat(
            Conformance.ofPresentation(json(presentation(Limits.CREDENTIALS)), Contexts.bundled()))
        .extracting(Problem::type)
        .doesNotContain(ProblemType.LIMIT_EXCEEDED);
    assertThat(
            Conformance.ofPresentation(
                json(presentation(Limits.CREDENTIALS + 1)), Contexts.bundled()))
        .extracting(Problem::type)
        .containsExactly(ProblemType.LIMIT_EXCEEDED);
  }

  private static String presentation(int credentials) {
    return "{\"@context\":[\"https://www.w3.org/ns/credentials/v2\"],\"type\":\"VerifiablePresentation\","
        + "\"verifiableCredential\":["
        + "{},".repeat(credentials - 1)
        + "{}]}";
  }

  @Test
  void credentialOfThrowsTheFirstFinding() {
    assertThat(
            Refusal.of(() -> Credential.of(json(GOOD.replace("did:example:issuer", "x"))))
                .pointer()
                .value())
        .isEqualTo("/issuer/id");
  }

  @Test
  void knowsBundledContextsAndNoOthers() {
    assertThat(Contexts.bundled().unknownInCredential(json(GOOD))).isEmpty();
    for (String context :
        List.of(
            "\"https://attacker.example\"",
            "\"https://www.w3.org/ns/credentials/v2#\"",
            "\"http://www.w3.org/ns/credentials/v2\"",
            "{\"name\":\"https://attacker.example\"}",
            "null",
            "7")) {
      var document = json(GOOD.replace("credentials/v2\"]", "credentials/v2\"," + context + "]"));
      assertThat(Contexts.bundled().unknownInCredential(document))
          .extracting(problem -> problem.type() + " " + problem.pointer())
          .containsExactly("UNKNOWN_CONTEXT /@context/1");
    }
  }

  @Test
  void whatACredentialCallsItsCredentialsIsNoPlaceToHideAContext() {
    var hiding =
        json(GOOD)
            .with(
                "verifiableCredential",
                json("{\"a\":{\"@context\":{\"b\":\"https://a.example\"}}}"));

    assertThat(Contexts.bundled().unknownInCredential(hiding)).hasSize(1);
    assertThat(Contexts.bundled().unknownInPresentation(hiding)).isEmpty();
  }

  @Test
  void refusesContextsAtAnyDepth() {
    var nested =
        json(
            GOOD.replace(
                "\"did:example:subject\"", "\"did:example:subject\",\"a\":[[{\"@context\":{}}]]"));

    assertThat(Contexts.bundled().unknownInCredential(nested))
        .extracting(problem -> problem.pointer().value())
        .containsExactly("/credentialSubject/a/0/0/@context");
  }

  private static List<Problem> credential(String text) {
    return Conformance.ofCredential(json(text), Contexts.bundled());
  }

  private static JsonObject json(String text) {
    try {
      return JsonReader.readObject(text.getBytes(StandardCharsets.UTF_8));
    } catch (ProblemException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
