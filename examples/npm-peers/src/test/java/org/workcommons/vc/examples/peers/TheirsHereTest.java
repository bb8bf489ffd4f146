package org.workcommons.vc.examples.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.verifier.Verdict;

/**
 * What is issued there with embedded proofs verifies here, and what was done to it since does not.
 */
@WithPeer
class TheirsHereTest {
  private static final URI LIST = URI.create("https://skiff.example/status/1");

  private final Theirs theirs;
  private Theirs.Key platform;
  private Theirs.Key worker;
  private Theirs.Key customer;

  TheirsHereTest(Theirs theirs) {
    this.theirs = theirs;
  }

  @BeforeEach
  void makeKeys() throws Exception {
    platform = theirs.newKey("platform", "Ed25519");
    worker = theirs.newKey("worker", "Ed25519");
    customer = theirs.newKey("customer", "Ed25519");
  }

  @ParameterizedTest
  @MethodSource("org.workcommons.vc.examples.peers.OursThereTest#kindsAndSuites")
  void whatIsIssuedThereIsAcceptedHere(Sample.Kind kind, Cryptosuite suite) throws Exception {
    var verdict = Actors.verify(issuedThere(kind, suite), Map.of(), platform.did(), customer.did());

    assertThat(verdict.report().problems()).isEmpty();
    assertThat(Actors.accepts(verdict)).isTrue();
    assertThat(verdict.report().mechanisms()).containsExactly(suite.identifier());
  }

  @TestFactory
  Stream<DynamicTest> whatIsIssuedThereAndSomebodyChangedIsRefusedHere() throws Exception {
    return OursThereTest.kindsAndSuites()
        .flatMap(both -> changes((Sample.Kind) both.get()[0], (Cryptosuite) both.get()[1]));
  }

  private Stream<DynamicTest> changes(Sample.Kind kind, Cryptosuite suite) {
    JsonObject document;
    try {
      document = Actors.json(issuedThere(kind, suite));
    } catch (Exception e) {
      throw new AssertionError("nothing was issued", e);
    }
    var trusted = new Did[] {platform.did(), customer.did()};
    return Changes.of(document).stream()
        .map(
            change ->
                DynamicTest.dynamicTest(
                    "%s %s: %s".formatted(suite.identifier(), kind, change.what()),
                    () ->
                        assertThat(Actors.verify(bytes(change.document()), Map.of(), trusted))
                            .isInstanceOf(Verdict.Rejected.class)));
  }

  @ParameterizedTest
  @EnumSource(names = {"EDDSA_JCS_2022", "EDDSA_RDFC_2022"})
  void refusedHereIsWhatIsSignedThereInAnothersName(Cryptosuite suite) throws Exception {
    var document = sample(Sample.Kind.MEMBERSHIP).unsigned();
    var stranger = theirs.newKey("stranger", "Ed25519");

    assertProblem(theirs.issue(document, stranger, suite), Map.of(), ProblemType.ISSUER_MISMATCH);
  }

  @ParameterizedTest
  @EnumSource(names = {"EDDSA_JCS_2022", "EDDSA_RDFC_2022"})
  void refusedHereIsAProofThatNamesTheOtherSuite(Cryptosuite suite) throws Exception {
    var document = Actors.json(issuedThere(Sample.Kind.MEMBERSHIP, suite));
    var proof = (JsonObject) document.get("proof").orElseThrow();
    var other = Sample.otherThan(suite).identifier();

    assertThat(
            Actors.verify(
                bytes(document.with("proof", proof.with("cryptosuite", other))),
                Map.of(),
                platform.did()))
        .isInstanceOf(Verdict.Rejected.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"EDDSA_JCS_2022", "EDDSA_RDFC_2022"})
  void refusedHereIsWhatIsOver(Cryptosuite suite) throws Exception {
    var over = sample(Sample.Kind.MEMBERSHIP).unsigned().with("validUntil", "2026-11-04T00:00:00Z");

    assertProblem(theirs.issue(over, platform, suite), Map.of(), ProblemType.EXPIRED);
  }

  @ParameterizedTest
  @EnumSource(names = {"EDDSA_JCS_2022", "EDDSA_RDFC_2022"})
  void readsAStatusListThatIsMadeThere(Cryptosuite suite) throws Exception {
    var lists = Map.of(LIST, list(suite));

    var good = theirs.issue(withStatus(94_566), platform, suite);
    var revoked = theirs.issue(withStatus(94_567), platform, suite);

    assertThat(Actors.verify(good, lists, platform.did()).report().problems()).isEmpty();
    assertProblem(revoked, lists, ProblemType.REVOKED);
  }

  private byte[] list(Cryptosuite suite) throws Exception {
    var list =
        Actors.json(theirs.newStatusList(LIST, 131_072, List.of(94_567L)))
            .with("issuer", platform.did().value())
            .with("validFrom", "2026-11-05T08:30:00Z");
    return theirs.issue(list, platform, suite);
  }

  private JsonObject withStatus(int index) {
    var entry =
        JsonObject.builder()
            .put("id", LIST + "#" + index)
            .put("type", "BitstringStatusListEntry")
            .put("statusPurpose", "revocation")
            .put("statusListIndex", Integer.toString(index))
            .put("statusListCredential", LIST.toString())
            .build();
    return sample(Sample.Kind.STATEMENT).unsigned().with("credentialStatus", entry);
  }

  private byte[] issuedThere(Sample.Kind kind, Cryptosuite suite) throws Exception {
    var issuer = kind == Sample.Kind.RATING ? customer : platform;
    var issued = theirs.issue(sample(kind).unsigned(), issuer, suite);
    return kind == Sample.Kind.ENGAGEMENT ? countersigned(Actors.json(issued), suite) : issued;
  }

  /** Each side signs the same document, and the proofs make a set. */
  private byte[] countersigned(JsonObject document, Cryptosuite suite) throws Exception {
    var second = Actors.json(theirs.issue(document.without("proof"), worker, suite));
    var set = JsonArray.of(document.get("proof").orElseThrow(), second.get("proof").orElseThrow());
    return bytes(document.with("proof", set));
  }

  private Sample sample(Sample.Kind kind) {
    return Sample.of(kind, platform.did(), worker.did(), customer.did());
  }

  private void assertProblem(byte[] content, Map<URI, byte[]> lists, ProblemType type) {
    var verdict = Actors.verify(content, lists, platform.did());
    assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
    assertThat(verdict.report().problems()).extracting(Problem::type).contains(type);
  }

  private static byte[] bytes(JsonObject document) {
    return JsonWriter.compact(document);
  }
}
