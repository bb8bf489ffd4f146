package org.workcommons.vc.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workcommons.vc.verifier.Actors.LIST;
import static org.workcommons.vc.verifier.Actors.NOW;
import static org.workcommons.vc.verifier.Actors.WORKER;
import static org.workcommons.vc.verifier.Actors.json;
import static org.workcommons.vc.verifier.Actors.presentation;
import static org.workcommons.vc.verifier.Actors.proof;
import static org.workcommons.vc.verifier.Actors.received;
import static org.workcommons.vc.verifier.Actors.request;
import static org.workcommons.vc.verifier.Actors.statusList;
import static org.workcommons.vc.verifier.Actors.unsigned;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.Envelope;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.model.VerifiablePresentation;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.Jose;
import org.workcommons.vc.securing.ProofOptions;
import org.workcommons.vc.securing.ProofPurpose;
import org.workcommons.vc.work.WorkStatement;

/** Credentials and presentations in tokens, and tokens in presentations. */
class TokenTest {
  private static final SigningKey PLATFORM = Actors.PLATFORM;
  private final PresentationRequest request = request();

  // --- credentials

  @ParameterizedTest
  @EnumSource(
      value = KeyType.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"BLS12_381_G2", "ML_DSA_44"}) // no algorithm of tokens
  void acceptsACredentialInATokenOfEachKeyType(KeyType type) {
    var platform = SigningKey.fresh(type);
    var statement = unsigned(platform, WORKER, 1).get(0);

    var verdict = verifier(platform).verify(token(statement, platform));

    assertThat(verdict.report().problems()).isEmpty();
    var accepted = (CredentialVerdict.CredentialAccepted) verdict;
    assertThat(accepted.credential().subjects(WorkStatement.TYPE)).hasSize(1);
    assertThat(verdict.report().issuers()).containsExactly(Actors.did(platform).value());
    assertThat(verdict.report().mechanisms()).hasSize(1);
  }

  @Test
  void takesAStatusListInATokenToo() {
    var list = token(statusList(PLATFORM, 1), PLATFORM);
    var verifier = verifier(PLATFORM).withStatusLists(StatusListSource.of(Map.of(LIST, list)));

    assertProblem(
        verifier.verify(token(unsigned(PLATFORM, WORKER, 1).get(0), PLATFORM)),
        ProblemType.REVOKED);
  }

  @Test
  void rejectsATokenThatSomebodyElseSignedInTheIssuersName() {
    var stranger = SigningKey.fresh(KeyType.P256);

    assertProblem(
        verifier(PLATFORM).verify(token(unsigned(PLATFORM, WORKER, 1).get(0), stranger)),
        ProblemType.ISSUER_MISMATCH);
  }

  @Test
  void rejectsATokenOfADocumentThatIsNoCredential() {
    var statement = unsigned(PLATFORM, WORKER, 1).get(0);

    assertProblem(
        verifier(PLATFORM).verify(token(statement.without("credentialSubject"), PLATFORM)),
        ProblemType.MALFORMED_VALUE_ERROR);
    assertProblem(
        verifier(PLATFORM)
            .verify(
                token(
                    statement.with("@context", new JsonString("https://attacker.example")),
                    PLATFORM)),
        ProblemType.MALFORMED_VALUE_ERROR);
  }

  @Test
  void rejectsAnUnknownContextInAToken() {
    var statement = unsigned(PLATFORM, WORKER, 1).get(0);
    var contexts =
        JsonArray.ofStrings(
            List.of(
                "https://www.w3.org/ns/credentials/v2",
                "https://w3id.org/workcommons/ns/v1",
                "https://attacker.example/v1"));

    assertProblem(
        verifier(PLATFORM).verify(token(statement.with("@context", contexts), PLATFORM)),
        ProblemType.UNKNOWN_CONTEXT);
  }

  @Test
  void rejectsAPresentationsTokenAsACredential() {
    var token = presentationToken(List.of(), WORKER, request.challenge().toString());

    assertProblem(
        verifier(PLATFORM)
            .verify(VerifiableCredential.received(MediaType.VC_JWT, token.toByteArray())),
        ProblemType.PROOF_VERIFICATION_ERROR);
  }

  @Test
  void rejectsACredentialsTokenThatIsForSomebodyInParticular() throws Exception {
    var options =
        new ProofOptions(
            DidKey.verificationMethod(Actors.did(PLATFORM)),
            ProofPurpose.ASSERTION_METHOD,
            NOW,
            Optional.of(new ProofOptions.Binding("https://elsewhere.example", "n-1")));
    var token =
        new Jose().secureCredential(unsigned(PLATFORM, WORKER, 1).get(0), PLATFORM, options);

    assertProblem(verifier(PLATFORM).verify(token), ProblemType.INVALID_DOMAIN_ERROR);
  }

  @Test
  void rejectsJsonThatIsSaidToBeATokenAndTheOtherWayRound() {
    var statement = Actors.secure(unsigned(PLATFORM, WORKER, 1).get(0), PLATFORM);
    var token = token(unsigned(PLATFORM, WORKER, 1).get(0), PLATFORM);

    assertProblem(
        verifier(PLATFORM)
            .verify(
                VerifiableCredential.received(
                    MediaType.VC_JWT, Actors.credential(statement).toByteArray())),
        ProblemType.PARSING_ERROR);
    assertProblem(
        verifier(PLATFORM).verify(VerifiableCredential.received(MediaType.VC, token.toByteArray())),
        ProblemType.PARSING_ERROR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", " ", "=", ".", "\u0000", "A"})
  void rejectsATokenWithSomethingBehindIt(String tail) {
    var token = token(unsigned(PLATFORM, WORKER, 1).get(0), PLATFORM);
    var longer = new String(token.toByteArray(), StandardCharsets.US_ASCII) + tail;

    assertThat(
            verifier(PLATFORM)
                .verify(
                    VerifiableCredential.received(
                        MediaType.VC_JWT, longer.getBytes(StandardCharsets.US_ASCII))))
        .isInstanceOf(Verdict.Rejected.class);
  }

  // --- presentations

  @ParameterizedTest
  @EnumSource(
      value = KeyType.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"BLS12_381_G2", "ML_DSA_44"}) // no algorithm of tokens
  void acceptsAPresentationInATokenOfEachKeyType(KeyType type) {
    var worker = SigningKey.fresh(type);
    var chain = envelopes(unsigned(PLATFORM, worker, 3), PLATFORM);

    var verdict =
        verifier(PLATFORM)
            .verify(presentationToken(chain, worker, request.challenge().toString()), request);

    assertThat(verdict.report().problems()).isEmpty();
    var accepted = (Verdict.Accepted) verdict;
    assertThat(accepted.presentation().subjects(WorkStatement.TYPE)).hasSize(3);
  }

  @Test
  void acceptsTokensInAPresentationWithProofsAndTheOtherWayRound() {
    var statements = unsigned(PLATFORM, WORKER, 2);
    var mixed =
        List.of(
            Actors.secure(statements.get(0), PLATFORM),
            Envelope.around(token(statements.get(1), PLATFORM)));

    var embedded = verifier(PLATFORM).verify(answered(mixed), request);
    assertThat(embedded.report().problems()).isEmpty();
    assertThat(embedded.report().mechanisms()).containsExactly("eddsa-jcs-2022", "Ed25519");

    var other = request();
    var token =
        verifier(PLATFORM)
            .verify(presentationToken(mixed, WORKER, other.challenge().toString()), other);
    assertThat(token.report().problems()).isEmpty();
    assertThat(token.report().mechanisms()).containsExactly("Ed25519", "eddsa-jcs-2022");
  }

  @Test
  void rejectsAPresentationsTokenForAnotherRequest() {
    var chain = envelopes(unsigned(PLATFORM, WORKER, 1), PLATFORM);

    assertProblem(
        verifier(PLATFORM)
            .verify(presentationToken(chain, WORKER, request().challenge().toString()), request),
        ProblemType.INVALID_CHALLENGE_ERROR);
  }

  @Test
  void rejectsAPresentationsTokenForAnotherVerifier() {
    var chain = envelopes(unsigned(PLATFORM, WORKER, 1), PLATFORM);
    var elsewhere = Actors.answer(WORKER, "https://elsewhere.example", request);

    assertProblem(
        verifier(PLATFORM).verify(presentationToken(chain, WORKER, elsewhere), request),
        ProblemType.INVALID_DOMAIN_ERROR);
  }

  @Test
  void rejectsTheTokenOfSomebodyElse() {
    var chain = envelopes(unsigned(PLATFORM, WORKER, 1), PLATFORM);
    var thief = SigningKey.fresh(KeyType.P384);

    assertProblem(
        verifier(PLATFORM)
            .verify(presentationToken(chain, thief, request.challenge().toString()), request),
        ProblemType.SUBJECT_HOLDER_MISMATCH);
  }

  @Test
  void rejectsAPresentationsTokenThatIsUsedTwice() {
    var verifier = verifier(PLATFORM);
    var token =
        presentationToken(
            envelopes(unsigned(PLATFORM, WORKER, 1), PLATFORM),
            WORKER,
            request.challenge().toString());

    assertThat(verifier.verify(token, request)).isInstanceOf(Verdict.Accepted.class);
    assertProblem(verifier.verify(token, request), ProblemType.CHALLENGE_ALREADY_USED);
  }

  // --- envelopes

  static Stream<JsonObject> badEnvelopes() {
    var good = Envelope.around(token(unsigned(PLATFORM, WORKER, 1).get(0), PLATFORM));
    var url = good.string("id").orElseThrow();
    var token = url.substring(url.indexOf(',') + 1);
    return Stream.of(
        good.with("id", "data:application/vc+jwt;base64," + token),
        good.with("id", "data:application/vp+jwt," + token),
        good.with("id", "data:application/jwt," + token),
        good.with("id", "data:," + token),
        good.with("id", "DATA:application/vc+jwt," + token),
        good.with("id", url.replace(".", "%2E")),
        good.with("id", url + " "),
        good.with("id", "data:application/vc+jwt,"),
        good.with("id", "https://attacker.example/" + token),
        good.with("type", "VerifiableCredential"),
        good.with("issuer", Actors.did(PLATFORM).value()),
        good.with("credentialSubject", json("{\"rating\":5}")),
        good.without("@context"),
        good.without("id"));
  }

  @ParameterizedTest
  @MethodSource("badEnvelopes")
  void rejectsAnEnvelopeThatIsNot(JsonObject envelope) {
    var verdict = verifier(PLATFORM).verify(answered(List.of(envelope)), request);

    assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
    assertThat(verdict.report().problems())
        .allMatch(problem -> problem.pointer().value().startsWith("/verifiableCredential/0"));
  }

  @Test
  void rejectsAnEnvelopeAroundATokenThatDoesNotVerify() {
    var token = token(unsigned(PLATFORM, WORKER, 1).get(0), PLATFORM);
    var bytes = token.toByteArray();
    bytes[bytes.length - 10] = (byte) (bytes[bytes.length - 10] == 'A' ? 'B' : 'A');
    var envelope = Envelope.around(VerifiableCredential.received(MediaType.VC_JWT, bytes));

    assertProblem(
        verifier(PLATFORM).verify(answered(List.of(envelope)), request),
        ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  private static VerifiableCredential token(JsonObject document, SigningKey key) {
    var method = DidKey.verificationMethod(Actors.did(key));
    try {
      return new Jose().secureCredential(document, key, ProofOptions.assertion(method, NOW));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JsonObject> envelopes(List<JsonObject> documents, SigningKey key) {
    return documents.stream().map(document -> Envelope.around(token(document, key))).toList();
  }

  private VerifiablePresentation answered(List<JsonObject> members) {
    return received(
        proof(
            presentation(members),
            WORKER,
            Actors.answer(WORKER, request.audience().toString(), request)));
  }

  private static VerifiablePresentation presentationToken(
      List<JsonObject> members, SigningKey holder, String challenge) {
    return presentationToken(
        members,
        holder,
        ProofOptions.authentication(
            DidKey.verificationMethod(Actors.did(holder)),
            NOW,
            new ProofOptions.Binding(Actors.AUDIENCE.toString(), challenge)));
  }

  private static VerifiablePresentation presentationToken(
      List<JsonObject> members, SigningKey holder, ProofOptions options) {
    try {
      var token = new Jose().secure(presentation(new ArrayList<>(members)), holder, options);
      return VerifiablePresentation.received(
          MediaType.VP_JWT, token.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Verifier verifier(SigningKey platform) {
    return Verifier.of(
            DidResolver.offline(),
            IssuerTrust.only(Set.of(Actors.did(platform))),
            StatusPolicy.notOlderThan(Duration.ofHours(1)))
        .withClock(InstantSource.fixed(NOW))
        .withStatusLists(StatusListSource.of(Map.of(LIST, token(statusList(platform), platform))));
  }

  private static void assertProblem(CredentialVerdict verdict, ProblemType type) {
    assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
    assertThat(verdict.report().problems()).extracting(Problem::type).contains(type);
  }

  private static void assertProblem(Verdict verdict, ProblemType type) {
    assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
    assertThat(verdict.report().problems()).extracting(Problem::type).contains(type);
  }
}
