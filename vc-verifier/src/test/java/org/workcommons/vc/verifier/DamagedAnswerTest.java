package org.workcommons.vc.verifier;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.workcommons.vc.verifier.Actors.AUDIENCE;
import static org.workcommons.vc.verifier.Actors.NOW;
import static org.workcommons.vc.verifier.Actors.PLATFORM;
import static org.workcommons.vc.verifier.Actors.WORKER;
import static org.workcommons.vc.verifier.Actors.did;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.model.Envelope;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.sdjwt.Concealment;
import org.workcommons.vc.sdjwt.DisclosableToken;
import org.workcommons.vc.sdjwtvc.SdJwtVc;
import org.workcommons.vc.securing.Jose;
import org.workcommons.vc.securing.ProofOptions;
import org.workcommons.vc.securing.SdJwt;
import org.workcommons.vc.verifier.dcql.CredentialFormat;
import org.workcommons.vc.verifier.dcql.CredentialQuery;
import org.workcommons.vc.verifier.dcql.DcqlQuery;

/**
 * Answers in all four formats, damaged at random: each is a verdict, none is an exception, and
 * whatever is accepted says what the good one says.
 */
class DamagedAnswerTest {
  private static final long SEED = Long.getLong("vc.seed", 20_261_105);
  private static final int ROUNDS = Integer.getInteger("vc.rounds", 400);
  private static final String TYPE = "https://w3id.org/workcommons/vct/licence/1";

  private final PresentationRequest request =
      PresentationRequest.from(
          AUDIENCE,
          Challenge.fresh(),
          NOW.plus(Duration.ofMinutes(15)),
          DcqlQuery.of(
              CredentialQuery.of("a", CredentialFormat.DC_SD_JWT).withVct(TYPE),
              CredentialQuery.of("b", CredentialFormat.VC_SD_JWT),
              CredentialQuery.of("c", CredentialFormat.LDP_VC),
              CredentialQuery.of("d", CredentialFormat.JWT_VC_JSON)));

  @Test
  void damagedAnswersAreNeverMoreThanRefused() throws Exception {
    var answer = answer();
    var good = new String(answer.toByteArray(), UTF_8);
    var accepted = verify(answer).answerOrElseThrow();

    var random = new Random(SEED);
    int read = 0;
    for (int round = 0; round < ROUNDS; round++) {
      var text = round % 2 == 0 ? damaged(good, random) : decoded(good, random);
      try {
        var verdict = verify(VpToken.received(text.getBytes(UTF_8)));
        read++;
        requireHarmless(verdict, accepted, round);
      } catch (ProblemException e) {
        assertThat(e.problem().detail()).isNotBlank();
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("seed " + SEED + ", round " + round + ": " + text, e);
      }
    }
    assertThat(read).as("seed %d: most are still answers", SEED).isGreaterThan(ROUNDS / 4);
  }

  private static void requireHarmless(AnswerVerdict verdict, VerifiedAnswer good, int round) {
    var label = "seed %d, round %d".formatted(SEED, round);
    if (verdict instanceof AnswerVerdict.AnswerAccepted accepted) {
      // a JSON document can be written in other bytes; what it says is the same
      assertThat(accepted.answer().answered()).as(label).isEqualTo(good.answered());
      for (var id : List.of("a", "b")) {
        assertThat(accepted.answer().tokens(id).get(0).claims())
            .as(label)
            .isEqualTo(good.tokens(id).get(0).claims());
      }
      return;
    }
    assertThat(verdict.report().problems()).as(label).isNotEmpty();
    for (var problem : verdict.report().problems()) {
      assertThat(problem.toString()).as(label).doesNotContain("heavy goods");
    }
  }

  /** One to three characters are others, gone, or there twice; or a stretch is. */
  private static String damaged(String good, Random random) {
    var text = new StringBuilder(good);
    for (int n = random.nextInt(3); n >= 0 && !text.isEmpty(); n--) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + 1 + random.nextInt(40));
      switch (random.nextInt(5)) {
        case 0 -> text.setCharAt(at, (char) (32 + random.nextInt(95)));
        case 1 -> text.deleteCharAt(at);
        case 2 -> text.insert(at, text.charAt(at));
        case 3 -> text.delete(at, end);
        default -> text.insert(at, text.substring(at, end));
      }
    }
    return text.toString();
  }

  /** Something is damaged inside one of the parts that are encoded. */
  private static String decoded(String good, Random random) {
    var parts = good.split("(?=[.~\"])|(?<=[.~\"])");
    for (int tries = 0; tries < 50; tries++) {
      int at = random.nextInt(parts.length);
      if (parts[at].length() > 40) {
        try {
          var inner = new String(Base64Url.decode(parts[at]), UTF_8);
          parts[at] = Base64Url.encode(damaged(inner, random).getBytes(UTF_8));
          return String.join("", parts);
        } catch (ProblemException e) {
          continue;
        }
      }
    }
    return damaged(good, random);
  }

  private AnswerVerdict verify(VpToken answer) {
    return Actors.verifier().verify(answer, request);
  }

  private VpToken answer() throws Exception {
    return VpToken.of(
        Map.<String, List<JsonValue>>of(
            "a", List.of(new JsonString(licence())),
            "b", List.of(new JsonString(w3c())),
            "c", List.of(presented()),
            "d", List.of(new JsonString(enveloped()))));
  }

  private DisclosableToken.Audience audience() {
    return new DisclosableToken.Audience(AUDIENCE.toString(), request.challenge().toString());
  }

  private String licence() throws Exception {
    var claims =
        JsonObject.builder()
            .put("iss", did(PLATFORM).value())
            .put("vct", TYPE)
            .put("cnf", confirmation())
            .put("category", "heavy goods")
            .put("places", JsonArray.ofStrings(List.of("Porto", "Faro")))
            .build();
    var places = List.of(new Pointer("/category"), new Pointer("/places/0"));
    var kid = JsonObject.empty().with("kid", DidKey.verificationMethod(did(PLATFORM)).toString());
    var issued = SdJwtVc.issue(kid, claims, new Concealment(places).withDecoys(2), PLATFORM);
    return DisclosableToken.of(SdJwtVc.received(issued.getBytes(US_ASCII)).presentation())
        .show(places, WORKER, audience(), NOW);
  }

  private String w3c() throws Exception {
    var document =
        Actors.json(
                """
                {"@context":["https://www.w3.org/ns/credentials/v2"],
                 "type":["VerifiableCredential"],"issuer":"%s",
                 "credentialSubject":{"category":"heavy goods"}}
                """
                    .formatted(did(PLATFORM)))
            .with("cnf", confirmation());
    var places = List.of(new Pointer("/credentialSubject/category"));
    var options = ProofOptions.assertion(DidKey.verificationMethod(did(PLATFORM)), NOW);
    var issued = new SdJwt(Contexts.bundled(), places).secure(document, PLATFORM, options);
    return DisclosableToken.of(SdJwt.presentation(MediaType.VC_SD_JWT, issued.getBytes(US_ASCII)))
        .show(places, WORKER, audience(), NOW);
  }

  private JsonObject presented() {
    return Actors.proof(
        Actors.presentation(Actors.chain(PLATFORM, WORKER, 1)), WORKER, authentication());
  }

  private String enveloped() throws Exception {
    var assertion = ProofOptions.assertion(DidKey.verificationMethod(did(PLATFORM)), NOW);
    VerifiableCredential issued =
        new Jose()
            .secureCredential(Actors.unsigned(PLATFORM, WORKER, 1).get(0), PLATFORM, assertion);
    var presentation = Actors.presentation(List.of(Envelope.around(issued)));
    return new Jose().secure(presentation, WORKER, authentication());
  }

  private ProofOptions authentication() {
    return ProofOptions.authentication(
        DidKey.verificationMethod(did(WORKER)),
        NOW,
        new ProofOptions.Binding(AUDIENCE.toString(), request.challenge().toString()));
  }

  private static JsonObject confirmation() {
    return JsonObject.empty().with("jwk", WORKER.verificationKey().jwk());
  }
}
