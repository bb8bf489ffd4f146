package org.workcommons.vc.examples.peers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.examples.peers.Actors.Cast;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.model.VerifiablePresentation;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.Jose;
import org.workcommons.vc.verifier.CredentialVerdict;
import org.workcommons.vc.verifier.Verdict;

/**
 * Where the peers judge otherwise than we do, and why. Each test asserts both judgements, so that a
 * change on either side shows.
 */
@WithPeer
class DisagreementsTest {
  private final Cast cast = Cast.of(KeyType.ED25519);
  private final Theirs theirs;

  DisagreementsTest(Theirs theirs) {
    this.theirs = theirs;
  }

  /**
   * There a set of proofs stands if any of them does; here one bad proof condemns it, since what a
   * countersignature is for is lost otherwise.
   */
  @ParameterizedTest
  @EnumSource(names = {"EDDSA_JCS_2022", "EDDSA_RDFC_2022"})
  void aSetWithOneBadProofVerifiesThereAndIsRefusedHere(Cryptosuite suite) throws Exception {
    var paper = Actors.issued(cast, Sample.Kind.ENGAGEMENT, new DataIntegrity(suite));
    var other = Actors.issued(cast, Sample.Kind.ENGAGEMENT, new DataIntegrity(suite));
    var mixed = JsonArray.of(proofs(paper.json()).get(0), proofs(other.json()).get(1));
    var changed = paper.with(paper.json().with("proof", mixed));

    assertThat(theirs.verifyCredential(changed.content(), changed.lists()).verified()).isTrue();
    assertProblem(
        Actors.verify(changed.content(), changed.lists(), Actors.did(cast.platform())),
        ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  /** There it is the caller's to look at the bit; here a revoked credential is refused. */
  @ParameterizedTest
  @EnumSource(names = {"EDDSA_JCS_2022", "EDDSA_RDFC_2022"})
  void aRevokedCredentialVerifiesThereAndIsRefusedHere(Cryptosuite suite) throws Exception {
    var paper = Actors.revoked(cast, Sample.Kind.STATEMENT, new DataIntegrity(suite));

    assertThat(theirs.verifyCredential(paper.content(), paper.lists()))
        .isEqualTo(new Theirs.Finding(true, true, ""));
    assertProblem(
        Actors.verify(paper.content(), paper.lists(), Actors.did(cast.platform())),
        ProblemType.REVOKED);
  }

  /** There anybody may present anything; here everybody whom it is about has to sign. */
  @ParameterizedTest
  @EnumSource(names = {"EDDSA_JCS_2022", "EDDSA_RDFC_2022"})
  void anothersCredentialMayBePresentedThereAndNotHere(Cryptosuite suite) throws Exception {
    var request = Actors.request();
    var paper = Actors.issued(cast, Sample.Kind.STATEMENT, new DataIntegrity(suite));
    var presented =
        new DataIntegrity(suite)
            .secure(
                Actors.presentation(List.of(paper.content())),
                cast.customer(),
                Actors.answer(cast.customer(), request));
    var content = JsonWriter.compact(presented);

    assertThat(
            theirs
                .verifyPresentation(
                    content,
                    request.challenge().toString(),
                    request.audience().toString(),
                    paper.lists())
                .verified())
        .isTrue();
    var verdict =
        Actors.verifier(paper.lists(), Actors.did(cast.platform()))
            .verify(VerifiablePresentation.received(MediaType.VP, content), request);
    assertThat(verdict.report().problems())
        .extracting(Problem::type)
        .contains(ProblemType.SUBJECT_HOLDER_MISMATCH);
  }

  /**
   * There a direction is signed as a datatype of its own, which RDF 1.1 and the suite's
   * specification don't know; here such a document is refused with eddsa-rdfc-2022, before anybody
   * relies on it. With eddsa-jcs-2022 both agree.
   */
  @Test
  void aDirectionIsSignedThereAndRefusedHere() throws Exception {
    var name = "{\"@value\":\"عضو\",\"@language\":\"ar\",\"@direction\":\"rtl\"}";
    var document = named(name);

    var rdfc = signedThere(document, Cryptosuite.EDDSA_RDFC_2022);
    assertThat(theirs.verifyCredential(rdfc.content(), Map.of()).verified()).isTrue();
    assertThat(Actors.verify(rdfc.content(), Map.of(), rdfc.issuer()))
        .isInstanceOf(Verdict.Rejected.class);
    assertThatThrownBy(() -> Actors.signed(document, cast.platform(), Cryptosuite.EDDSA_RDFC_2022))
        .isInstanceOf(ProblemException.class);

    var jcs = signedThere(document, Cryptosuite.EDDSA_JCS_2022);
    assertThat(Actors.accepts(Actors.verify(jcs.content(), Map.of(), jcs.issuer()))).isTrue();
  }

  /** A language in small letters. */
  @ParameterizedTest
  @EnumSource(names = {"EDDSA_JCS_2022", "EDDSA_RDFC_2022"})
  void bothAgreeOnALanguage(Cryptosuite suite) throws Exception {
    var document = named("{\"@value\":\"ahli\",\"@language\":\"id-latn\"}");
    var there = signedThere(document, suite);
    var here = Actors.signed(document, cast.platform(), suite);

    assertThat(Actors.accepts(Actors.verify(there.content(), Map.of(), there.issuer()))).isTrue();
    assertThat(theirs.verifyCredential(here, Map.of()).verified()).isTrue();
  }

  /**
   * There a language is put into small letters before it is signed, so that a signature does not
   * cover which letters they were. RDF 1.1 lets an implementation do so or not, and two that differ
   * would sign different bytes: here a language in other letters is refused with eddsa-rdfc-2022.
   */
  @Test
  void aLanguageInLargeLettersIsLoweredThereAndRefusedHere() throws Exception {
    var document = named("{\"@value\":\"ahli\",\"@language\":\"id-Latn\"}");
    var lower = named("{\"@value\":\"ahli\",\"@language\":\"id-latn\"}");
    var there = signedThere(document, Cryptosuite.EDDSA_RDFC_2022);
    var lowered = Actors.json(there.content()).with("name", lower.get("name").orElseThrow());

    assertThat(theirs.verifyCredential(JsonWriter.compact(lowered), Map.of()).verified()).isTrue();
    assertProblem(
        Actors.verify(there.content(), Map.of(), there.issuer()),
        ProblemType.DATA_LOSS_DETECTION_ERROR);
    assertThatThrownBy(() -> Actors.signed(document, cast.platform(), Cryptosuite.EDDSA_RDFC_2022))
        .isInstanceOf(ProblemException.class);
  }

  private record Signed(byte[] content, Did issuer) {}

  private Signed signedThere(JsonObject document, Cryptosuite suite) throws Exception {
    var platform = theirs.newKey("platform", "Ed25519");
    var subject = (JsonObject) document.get("credentialSubject").orElseThrow();
    var theirDocument =
        document
            .with("issuer", platform.did().value())
            .with("credentialSubject", subject.with("memberOf", platform.did().value()));
    return new Signed(theirs.issue(theirDocument, platform, suite), platform.did());
  }

  /** jose knows tokens only: what the credential in one says of its own time is not its matter. */
  @Test
  void anExpiredCredentialInATokenVerifiesThereAndIsRefusedHere() throws Exception {
    var document =
        cast.sample(Sample.Kind.MEMBERSHIP).unsigned().with("validUntil", "2026-11-04T00:00:00Z");
    var token = new Jose().secure(document, cast.platform(), Actors.assertion(cast.platform()));

    assertThat(
            theirs
                .verifyToken(
                    token, cast.platform().verificationKey(), "Ed25519", "vc+jwt", Map.of())
                .verified())
        .isTrue();
    assertProblem(
        Actors.verifier(Map.of(), Actors.did(cast.platform()))
            .verify(VerifiableCredential.restore(token.getBytes(UTF_8))),
        ProblemType.EXPIRED);
  }

  private JsonObject named(String name) {
    return cast.sample(Sample.Kind.MEMBERSHIP).unsigned().with("name", value(name));
  }

  private static JsonValue value(String json) {
    return Actors.json(("{\"v\":" + json + "}").getBytes(UTF_8)).get("v").orElseThrow();
  }

  private static List<JsonValue> proofs(JsonObject document) {
    return JsonArray.itemsOf(document.get("proof").orElseThrow());
  }

  private static void assertProblem(CredentialVerdict verdict, ProblemType type) {
    assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
    assertThat(verdict.report().problems()).extracting(Problem::type).contains(type);
  }
}
