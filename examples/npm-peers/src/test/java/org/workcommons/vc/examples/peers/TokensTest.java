package org.workcommons.vc.examples.peers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.examples.peers.Actors.Cast;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.Envelope;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.model.VerifiablePresentation;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.Jose;
import org.workcommons.vc.verifier.CredentialVerdict;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.verifier.Verdict;
import org.workcommons.vc.work.WorkStatement;

/** Credentials and presentations in tokens, beside jose. */
@WithPeer
class TokensTest {
  private static final List<Sample.Kind> ONE_SIGNATURE =
      List.of(Sample.Kind.STATEMENT, Sample.Kind.MEMBERSHIP);

  private final PresentationRequest request = Actors.request();
  private final Theirs theirs;

  TokensTest(Theirs theirs) {
    this.theirs = theirs;
  }

  // --- ours there

  @ParameterizedTest
  @EnumSource(
      value = KeyType.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"BLS12_381_G2", "ML_DSA_44"}) // no algorithm of tokens
  void whatWeIssueVerifiesThere(KeyType type) throws Exception {
    var cast = Cast.of(type);
    for (var kind : ONE_SIGNATURE) {
      var paper = Actors.issued(cast, kind, new Jose());

      assertThat(verifiedThere(paper.content(), cast.platform(), "vc+jwt")).isTrue();
      for (var list : paper.lists().values()) {
        assertThat(verifiedThere(list, cast.platform(), "vc+jwt")).isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyType.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"BLS12_381_G2", "ML_DSA_44"}) // no algorithm of tokens
  void refusedThereIsOurTokenUnderAnotherKeyTypOrAlgorithm(KeyType type) throws Exception {
    var cast = Cast.of(type);
    var content = Actors.issued(cast, Sample.Kind.STATEMENT, new Jose()).content();
    var token = new String(content, US_ASCII);
    var other = type == KeyType.P256 ? "ES384" : "ES256";

    assertThat(verifiedThere(content, SigningKey.fresh(type), "vc+jwt")).isFalse();
    assertThat(verifiedThere(content, cast.platform(), "vp+jwt")).isFalse();
    assertThat(verifiedThere(content, cast.platform(), "JWT")).isFalse();
    assertThat(theirs.verifyToken(token, key(type), other, "vc+jwt", Map.of()).verified())
        .isFalse();
  }

  @TestFactory
  Stream<DynamicTest> whatWeIssuedAndSomebodyChangedIsRefusedThere() {
    return Stream.of(KeyType.values())
        .filter(type -> type != KeyType.BLS12_381_G2 && type != KeyType.ML_DSA_44) // not for tokens
        .flatMap(
            type -> {
              var cast = Cast.of(type);
              var content =
                  unchecked(() -> Actors.issued(cast, Sample.Kind.STATEMENT, new Jose()).content());
              return changes(new String(content, US_ASCII)).stream()
                  .map(
                      changed ->
                          DynamicTest.dynamicTest(
                              algorithm(type) + ": " + changed.what,
                              () ->
                                  assertThat(
                                          verifiedThere(
                                              changed.token.getBytes(US_ASCII),
                                              cast.platform(),
                                              "vc+jwt"))
                                      .isFalse()));
            });
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyType.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"BLS12_381_G2", "ML_DSA_44"}) // no algorithm of tokens
  void whatWePresentVerifiesThereForThisRequestAlone(KeyType type) throws Exception {
    var holder = SigningKey.fresh(type);
    var cast = new Cast(SigningKey.fresh(type), holder, SigningKey.fresh(KeyType.ED25519));
    var paper = Actors.issued(cast, Sample.Kind.STATEMENT, new Jose());
    var envelope = Envelope.around(VerifiableCredential.restore(paper.content()));
    var document = Actors.presentation(List.of(JsonWriter.compact(envelope)));
    var token = new Jose().secure(document, holder, Actors.answer(holder, request));

    assertThat(boundThere(token, holder, binding())).isTrue();
    assertThat(boundThere(token, holder, Map.of("audience", "https://else.example"))).isFalse();
    assertThat(boundThere(token, holder, Map.of("nonce", "another"))).isFalse();
  }

  private boolean boundThere(String token, SigningKey holder, Map<String, String> binding)
      throws Exception {
    var key = holder.verificationKey();
    return theirs.verifyToken(token, key, algorithm(key.type()), "vp+jwt", binding).verified();
  }

  private boolean verifiedThere(byte[] token, SigningKey signer, String typ) throws Exception {
    var key = signer.verificationKey();
    return theirs
        .verifyToken(new String(token, US_ASCII), key, algorithm(key.type()), typ, Map.of())
        .verified();
  }

  private static VerificationKey key(KeyType type) {
    return SigningKey.fresh(type).verificationKey();
  }

  private Map<String, String> binding() {
    return Map.of(
        "audience", request.audience().toString(), "nonce", request.challenge().toString());
  }

  // --- theirs here

  @ParameterizedTest
  @CsvSource({"Ed25519, Ed25519", "Ed25519, EdDSA", "ES256, ES256", "ES384, ES384"})
  void whatIsIssuedThereIsAcceptedHere(String kind, String algorithm) throws Exception {
    var platform = theirs.newKey("platform", kind);
    for (var sample : ONE_SIGNATURE) {
      var token = issuedThere(sample, platform, header(algorithm, platform).build());

      var verdict = verdict(token, platform);

      assertThat(verdict.report().problems()).isEmpty();
      assertThat(Actors.accepts(verdict)).isTrue();
      assertThat(verdict.report().mechanisms()).containsExactly(algorithm);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"vc+jwt", "VC+JWT", "application/vc+jwt"})
  void acceptsEachWayToSayTheTyp(String typ) throws Exception {
    assertThat(Actors.accepts(withHeader("typ", typ))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"JWT", "vp+jwt", "vc+ld+json+jwt", "vc", ""})
  void refusesEachOtherTyp(String typ) throws Exception {
    assertProblem(withHeader("typ", typ), ProblemType.PROOF_VERIFICATION_ERROR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vc", "application/vc", "VC"})
  void acceptsEachWayToSayTheCty(String cty) throws Exception {
    assertThat(Actors.accepts(withHeader("cty", cty))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"vp", "JWT", "application/json"})
  void refusesEachOtherCty(String cty) throws Exception {
    assertProblem(withHeader("cty", cty), ProblemType.PROOF_VERIFICATION_ERROR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"key-1", "", "https://skiff.example/keys/1"})
  void refusesAKidThatNamesNoKeyOfADid(String kid) throws Exception {
    assertThat(withHeader("kid", kid)).isInstanceOf(Verdict.Rejected.class);
  }

  @Test
  void refusesAKidOfAnotherKey() throws Exception {
    var other = theirs.newKey("other", "ES256").did();
    var kid = DidKey.verificationMethod(other).toString();

    assertThat(withHeader("kid", kid)).isInstanceOf(Verdict.Rejected.class);
  }

  @Test
  void refusesWhatIsSignedThereInAnothersName() throws Exception {
    var platform = theirs.newKey("platform", "ES256");
    var stranger = theirs.newKey("stranger", "ES256");
    var payload = sample(Sample.Kind.MEMBERSHIP, platform.did()).unsigned();
    var token = theirs.signToken(payload, header("ES256", stranger).build(), stranger);

    assertProblem(verdict(token, platform), ProblemType.ISSUER_MISMATCH);
  }

  @Test
  void refusesWhatIsOver() throws Exception {
    var platform = theirs.newKey("platform", "ES256");
    var payload =
        sample(Sample.Kind.MEMBERSHIP, platform.did())
            .unsigned()
            .with("exp", JsonNumber.of(Actors.NOW.getEpochSecond() - 3600));
    var token = theirs.signToken(payload, header("ES256", platform).build(), platform);

    assertThat(verdict(token, platform)).isInstanceOf(Verdict.Rejected.class);
  }

  @TestFactory
  Stream<DynamicTest> whatIsIssuedThereAndSomebodyChangedIsRefusedHere() {
    return Stream.of("Ed25519", "ES256", "ES384")
        .flatMap(
            kind -> {
              var platform = unchecked(() -> theirs.newKey("platform", kind));
              var token =
                  unchecked(
                      () ->
                          issuedThere(
                              Sample.Kind.STATEMENT, platform, header(kind, platform).build()));
              return changes(token).stream()
                  .map(
                      changed ->
                          DynamicTest.dynamicTest(
                              kind + ": " + changed.what,
                              () ->
                                  assertThat(verdict(changed.token, platform))
                                      .isInstanceOf(Verdict.Rejected.class)));
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ed25519", "ES256", "ES384"})
  void whatIsPresentedThereIsAcceptedHereForThisRequestAlone(String kind) throws Exception {
    var platform = theirs.newKey("platform", kind);
    var worker = theirs.newKey("worker", kind);

    var good = presentedThere(platform, worker, kind, request.challenge().toString());
    var verifier = Actors.verifier(Map.of(), platform.did());
    var verdict = verifier.verify(good, request);
    assertThat(verdict.report().problems()).isEmpty();
    assertThat(verdict.orElseThrow().subjects(WorkStatement.TYPE)).hasSize(1);

    var old = verifier.verify(good, Actors.request());
    assertThat(old.report().problems())
        .extracting(Problem::type)
        .contains(ProblemType.INVALID_CHALLENGE_ERROR);
  }

  private VerifiablePresentation presentedThere(
      Theirs.Key platform, Theirs.Key worker, String algorithm, String nonce) throws Exception {
    var sample = Sample.of(Sample.Kind.STATEMENT, platform.did(), worker.did(), platform.did());
    var token = theirs.signToken(sample.unsigned(), header(algorithm, platform).build(), platform);
    var envelope = Envelope.around(VerifiableCredential.restore(token.getBytes(US_ASCII)));
    var payload =
        Actors.presentation(List.of(JsonWriter.compact(envelope)))
            .with("aud", Actors.RIDES.toString())
            .with("nonce", nonce);
    var header =
        JsonObject.builder()
            .put("alg", algorithm)
            .put("typ", "vp+jwt")
            .put("kid", DidKey.verificationMethod(worker.did()).toString())
            .build();
    var presented = theirs.signToken(payload, header, worker);
    return VerifiablePresentation.received(MediaType.VP_JWT, presented.getBytes(US_ASCII));
  }

  private CredentialVerdict withHeader(String name, String value) throws Exception {
    var platform = theirs.newKey("platform", "ES256");
    var header = header("ES256", platform).build().with(name, value);
    return verdict(issuedThere(Sample.Kind.MEMBERSHIP, platform, header), platform);
  }

  private String issuedThere(Sample.Kind kind, Theirs.Key platform, JsonObject header)
      throws Exception {
    return theirs.signToken(sample(kind, platform.did()).unsigned(), header, platform);
  }

  private static Sample sample(Sample.Kind kind, Did platform) {
    var cast = Cast.of(KeyType.ED25519);
    return Sample.of(kind, platform, Actors.did(cast.worker()), Actors.did(cast.customer()));
  }

  private static JsonObject.Builder header(String algorithm, Theirs.Key signer) {
    return JsonObject.builder()
        .put("alg", algorithm)
        .put("typ", "vc+jwt")
        .put("kid", DidKey.verificationMethod(signer.did()).toString());
  }

  private static CredentialVerdict verdict(String token, Theirs.Key platform) {
    return Actors.verifier(Map.of(), platform.did())
        .verify(VerifiableCredential.received(MediaType.VC_JWT, token.getBytes(US_ASCII)));
  }

  private static void assertProblem(CredentialVerdict verdict, ProblemType type) {
    assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
    assertThat(verdict.report().problems()).extracting(Problem::type).contains(type);
  }

  // --- both

  private record Changed(String what, String token) {}

  /** Each value of header and payload changed or left out, and each part of the signature. */
  private static List<Changed> changes(String token) {
    var parts = token.split("\\.");
    var all = new ArrayList<Changed>();
    for (var change : Changes.of(decoded(parts[0]))) {
      all.add(
          new Changed("header " + change.what(), joined(change.document(), parts[1], parts[2])));
    }
    for (var change : Changes.of(decoded(parts[1]))) {
      var payload = encoded(JsonWriter.compact(change.document()));
      all.add(new Changed(change.what(), parts[0] + "." + payload + "." + parts[2]));
    }
    all.add(new Changed("leaves out the signature", parts[0] + "." + parts[1] + "."));
    all.add(new Changed("swaps the algorithm for none", joined(none(), parts[1], "")));
    return all;
  }

  private static JsonObject none() {
    return JsonObject.builder().put("alg", "none").put("typ", "vc+jwt").build();
  }

  private static String joined(JsonObject header, String payload, String signature) {
    return encoded(JsonWriter.compact(header)) + "." + payload + "." + signature;
  }

  private static JsonObject decoded(String part) {
    return Actors.json(Base64.getUrlDecoder().decode(part));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String algorithm(KeyType type) {
    return switch (type) {
      case ED25519 -> "Ed25519";
      case P256 -> "ES256";
      case P384 -> "ES384";
      case P521 -> "ES512";
      case BLS12_381_G2, ML_DSA_44 -> throw new IllegalArgumentException("no algorithm of tokens");
    };
  }

  private static <T> T unchecked(Callable<T> making) {
    try {
      return making.call();
    } catch (Exception e) {
      throw new AssertionError("nothing was made to be changed", e);
    }
  }
}
