package org.workcommons.vc.verifier;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.workcommons.vc.fuzz.Promise.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.fuzz.Alterations;
import org.workcommons.vc.fuzz.Meaning;
import org.workcommons.vc.fuzz.Promise;
import org.workcommons.vc.fuzz.Samples;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.Envelope;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.model.VerifiablePresentation;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.ProofOptions;
import org.workcommons.vc.work.WorkStatement;

/**
 * Whatever is sent, there is a verdict; and nothing is accepted but what was signed. Documents that
 * a trusted issuer signed after they were altered reach all the checks behind the proof.
 */
class VerifierFuzzTest {
  private static final JsonObject JCS =
      Samples.secured(Samples.statement(), Cryptosuite.EDDSA_JCS_2022);
  private static final JsonObject RDFC =
      Samples.secured(Samples.statement(), Cryptosuite.EDDSA_RDFC_2022);
  private static final byte[] TOKEN =
      Samples.token(Samples.statement(), Samples.PLATFORM, Samples.assertion()).getBytes(US_ASCII);
  private static final JsonObject PRESENTATION = answered(Samples.presentation(JCS)).orElseThrow();
  private static final JsonObject ENVELOPED =
      answered(
              Samples.presentation(
                  Envelope.around(VerifiableCredential.received(MediaType.VC_JWT, TOKEN))))
          .orElseThrow();
  private static final byte[] PRESENTATION_TOKEN =
      Samples.token(Samples.presentation(JCS), Samples.WORKER, Samples.answer()).getBytes(US_ASCII);

  private static final Verifier VERIFIER =
      Verifier.of(
              DidResolver.offline(),
              IssuerTrust.only(Set.of(Samples.did(Samples.PLATFORM))),
              StatusPolicy.notOlderThan(Duration.ofHours(1)))
          .withClock(InstantSource.fixed(Samples.NOW))
          .withStatusLists(
              StatusListSource.of(
                  Map.of(
                      Samples.LIST,
                      Samples.credential(
                          Samples.secured(Samples.statusList(), Cryptosuite.EDDSA_JCS_2022)))))
          // remembers nothing, so that each answer is judged as if it were the first
          .withChallenges((challenge, now, expires) -> true);

  static {
    for (var json : List.of(JCS, RDFC)) {
      holds(credential(MediaType.VC, JsonWriter.compact(json)), "the honest credential");
    }
    holds(credential(MediaType.VC_JWT, TOKEN), "the honest token");
    for (var json : List.of(PRESENTATION, ENVELOPED)) {
      holds(presentation(MediaType.VP, JsonWriter.compact(json)), "the honest presentation");
    }
    holds(presentation(MediaType.VP_JWT, PRESENTATION_TOKEN), "the honest presentation token");
  }

  @MethodSource("documents")
  @FuzzTest
  void document(byte[] input) {
    unsigned(input);
  }

  @MethodSource("programs")
  @FuzzTest
  void alteredCredential(byte[] program) {
    unsigned(Alterations.of(JCS, program));
    unsigned(Alterations.of(RDFC, program));
  }

  @MethodSource("programs")
  @FuzzTest
  void alteredPresentation(byte[] program) {
    unsigned(Alterations.of(PRESENTATION, program));
    unsigned(Alterations.of(ENVELOPED, program));
  }

  @MethodSource("programs")
  @FuzzTest
  void signedCredential(byte[] program) {
    altered(Samples.statement(), program)
        .flatMap(document -> secured(document, Samples.PLATFORM, Samples.assertion()))
        .ifPresent(document -> credential(MediaType.VC, JsonWriter.compact(document)));
  }

  @MethodSource("programs")
  @FuzzTest
  void signedCredentialToken(byte[] program) {
    altered(Samples.statement(), program)
        .flatMap(document -> token(document, Samples.PLATFORM, Samples.assertion()))
        .ifPresent(token -> credential(MediaType.VC_JWT, token));
  }

  @MethodSource("programs")
  @FuzzTest
  void signedPresentation(byte[] program) {
    altered(Samples.presentation(JCS, RDFC), program)
        .flatMap(VerifierFuzzTest::answered)
        .ifPresent(document -> presentation(MediaType.VP, JsonWriter.compact(document)));
  }

  /** What the holder shows was signed by an issuer who writes what it likes. */
  @MethodSource("programs")
  @FuzzTest
  void presentationOfAnything(byte[] program) {
    altered(Samples.statement(), program)
        .flatMap(document -> secured(document, Samples.PLATFORM, Samples.assertion()))
        .flatMap(credential -> answered(Samples.presentation(credential)))
        .ifPresent(document -> presentation(MediaType.VP, JsonWriter.compact(document)));
  }

  static Stream<byte[]> documents() {
    return Stream.of(
        JsonWriter.compact(JCS),
        JsonWriter.compact(RDFC),
        TOKEN,
        JsonWriter.compact(PRESENTATION),
        JsonWriter.compact(ENVELOPED),
        PRESENTATION_TOKEN);
  }

  static Stream<byte[]> programs() {
    return Alterations.programs(
        new byte[] {1, 2, 1, 0, 0, 5, 3}, new byte[] {1, 8, 1, 4, 1, 0, 5, 1, 7, 9, 9});
  }

  private static void unsigned(byte[] input) {
    for (var type : MediaType.values()) {
      boolean isPresentation = type.isPresentation();
      boolean accepted = isPresentation ? presentation(type, input) : credential(type, input);
      holds(!accepted || isHonest(type, input), "nobody signed this");
    }
  }

  private static boolean isHonest(MediaType type, byte[] input) {
    return switch (type) {
      case VC_JWT -> Arrays.equals(input, TOKEN);
      case VP_JWT -> Arrays.equals(input, PRESENTATION_TOKEN);
      case VC -> means(input, JCS) || means(input, RDFC);
      case VP -> means(input, PRESENTATION) || means(input, ENVELOPED);
      case VC_SD_JWT, VP_SD_JWT, VC_COSE, VP_COSE -> false;
    };
  }

  private static boolean means(byte[] input, JsonObject honest) {
    return Promise.of(() -> JsonReader.readObject(input))
        .filter(json -> Meaning.of(json).equals(Meaning.of(honest)))
        .isPresent();
  }

  /** {@return whether it is accepted} */
  private static boolean credential(MediaType type, byte[] content) {
    var verdict =
        Promise.of(() -> VERIFIER.verify(VerifiableCredential.received(type, content)))
            .orElseThrow();
    if (verdict instanceof CredentialVerdict.CredentialAccepted accepted) {
      var verified = accepted.credential();
      holds(
          verified.issuer().equals(Samples.did(Samples.PLATFORM)), "of an issuer that is trusted");
      holds(verified.signers().contains(verified.issuer()), "signed by its issuer");
      if (verified.credential().types().contains(WorkStatement.TYPE.credentialType())) {
        verified.subjects(WorkStatement.TYPE);
      }
      return true;
    }
    says(verdict.report());
    return false;
  }

  private static boolean presentation(MediaType type, byte[] content) {
    var received = VerifiablePresentation.received(type, content);
    var verdict = Promise.of(() -> VERIFIER.verify(received, Samples.request())).orElseThrow();
    if (verdict instanceof Verdict.Accepted accepted) {
      holds(
          accepted.presentation().holders().contains(Samples.did(Samples.WORKER)),
          "shown by its holder");
      for (var statement : accepted.presentation().subjects(WorkStatement.TYPE)) {
        holds(statement.worker().equals(Samples.did(Samples.WORKER)), "about its holder");
      }
      return true;
    }
    says(verdict.report());
    return false;
  }

  private static void says(Report report) {
    holds(!report.summary().isBlank(), "a verdict says why");
    report.problems().forEach(Promise::isTold);
  }

  private static Optional<JsonObject> altered(JsonObject seed, byte[] program) {
    return Promise.of(() -> JsonReader.readObject(Alterations.of(seed, program)));
  }

  private static Optional<JsonObject> answered(JsonObject presentation) {
    return secured(presentation, Samples.WORKER, Samples.answer());
  }

  private static Optional<JsonObject> secured(
      JsonObject document, SigningKey key, ProofOptions options) {
    return Promise.of(() -> sign(document, key, options));
  }

  private static JsonObject sign(JsonObject document, SigningKey key, ProofOptions options)
      throws ProblemException {
    try {
      return new DataIntegrity(Cryptosuite.EDDSA_JCS_2022).secure(document, key, options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Signed here, since ours refuses to sign what is no plain document. */
  private static Optional<byte[]> token(JsonObject payload, SigningKey key, ProofOptions options) {
    var kid = (JsonValue) new JsonString(options.verificationMethod().toString());
    var header = Samples.json("{\"alg\":\"Ed25519\",\"typ\":\"vc+jwt\"}").with("kid", kid);
    var content =
        Base64Url.encode(JsonWriter.compact(header))
            + "."
            + Base64Url.encode(JsonWriter.compact(payload));
    var signature = Base64Url.encode(key.sign(content.getBytes(US_ASCII)));
    return Optional.of((content + "." + signature).getBytes(US_ASCII));
  }
}
