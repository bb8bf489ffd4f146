package org.workcommons.vc.examples.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.workcommons.vc.examples.peers.Actors.Cast;
import org.workcommons.vc.examples.peers.Actors.Paper;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;

/** What we issue with embedded proofs verifies there, and what was done to it since does not. */
@WithPeer
class OursThereTest {
  private final Cast cast = Cast.of(KeyType.ED25519);
  private final Theirs theirs;

  OursThereTest(Theirs theirs) {
    this.theirs = theirs;
  }

  static Stream<Arguments> kindsAndSuites() {
    return Stream.of(Sample.Kind.values())
        .flatMap(kind -> Sample.suites().stream().map(suite -> Arguments.of(kind, suite)));
  }

  @ParameterizedTest
  @MethodSource("kindsAndSuites")
  void whatWeIssueVerifiesThere(Sample.Kind kind, Cryptosuite suite) throws Exception {
    var paper = Actors.issued(cast, kind, new DataIntegrity(suite));

    var found = theirs.verifyCredential(paper.content(), paper.lists());

    assertThat(found).isEqualTo(new Theirs.Finding(true, false, ""));
  }

  @ParameterizedTest
  @EnumSource(names = {"EDDSA_JCS_2022", "EDDSA_RDFC_2022"})
  void eachProofOfASetVerifiesThereByItself(Cryptosuite suite) throws Exception {
    var paper = Actors.issued(cast, Sample.Kind.ENGAGEMENT, new DataIntegrity(suite));
    var proofs = ((JsonArray) paper.json().get("proof").orElseThrow()).items();

    assertThat(proofs).hasSize(2);
    for (var proof : proofs) {
      var alone = paper.with(paper.json().with("proof", proof));
      assertThat(theirs.verifyProof(alone.content(), "assertionMethod").verified()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"EDDSA_JCS_2022", "EDDSA_RDFC_2022"})
  void ourStatusListsVerifyThere(Cryptosuite suite) throws Exception {
    var paper = Actors.issued(cast, Sample.Kind.STATEMENT, new DataIntegrity(suite));

    assertThat(paper.lists()).hasSize(1);
    for (var list : paper.lists().values()) {
      assertThat(theirs.verifyCredential(list, Map.of()).why()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"EDDSA_JCS_2022", "EDDSA_RDFC_2022"})
  void whatWeRevokeIsSeenThere(Cryptosuite suite) throws Exception {
    var paper = Actors.revoked(cast, Sample.Kind.STATEMENT, new DataIntegrity(suite));

    assertThat(theirs.verifyCredential(paper.content(), paper.lists()).set()).isTrue();
  }

  @TestFactory
  Stream<DynamicTest> whatWeIssuedAndSomebodyChangedIsRefusedThere() {
    return kindsAndSuites()
        .flatMap(both -> changes((Sample.Kind) both.get()[0], (Cryptosuite) both.get()[1]));
  }

  private Stream<DynamicTest> changes(Sample.Kind kind, Cryptosuite suite) {
    var paper = issued(kind, suite);
    return Changes.of(issuersProofOnly(paper.json())).stream()
        .map(
            change ->
                DynamicTest.dynamicTest(
                    "%s %s: %s".formatted(suite.identifier(), kind, change.what()),
                    () -> assertRefused(paper.with(change.document()))));
  }

  @ParameterizedTest
  @MethodSource("kindsAndSuites")
  void refusedThereIsWhatAStrangerSignedInTheIssuersName(Sample.Kind kind, Cryptosuite suite)
      throws Exception {
    var document = issued(kind, suite).json().without("proof");
    var forged = Actors.signed(document, SigningKey.fresh(KeyType.ED25519), suite);

    assertThat(theirs.verifyCredential(forged, issued(kind, suite).lists()).verified()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"EDDSA_JCS_2022", "EDDSA_RDFC_2022"})
  void refusedThereIsAProofThatNamesTheOtherSuite(Cryptosuite suite) throws Exception {
    var paper = issued(Sample.Kind.MEMBERSHIP, suite);
    var other = Sample.otherThan(suite);

    assertRefused(withProofMember(paper, "cryptosuite", other.identifier()));
  }

  @ParameterizedTest
  @EnumSource(names = {"EDDSA_JCS_2022", "EDDSA_RDFC_2022"})
  void refusedThereAreOptionsThatWereAddedToAProof(Cryptosuite suite) throws Exception {
    var paper = issued(Sample.Kind.MEMBERSHIP, suite);

    assertRefused(withProofMember(paper, "domain", "https://rides.example"));
    assertRefused(withProofMember(paper, "challenge", "1234567890123456789012"));
    assertRefused(withProofMember(paper, "expires", "2027-01-01T00:00:00Z"));
  }

  @ParameterizedTest
  @EnumSource(names = {"EDDSA_JCS_2022", "EDDSA_RDFC_2022"})
  void refusedThereIsWhatIsOverOrToCome(Cryptosuite suite) throws Exception {
    var document = cast.sample(Sample.Kind.MEMBERSHIP).unsigned();
    var good = document.with("validUntil", "2026-12-01T00:00:00Z");
    var over = document.with("validUntil", "2026-11-04T00:00:00Z");
    var toCome = document.with("validFrom", "2026-11-06T00:00:00Z");

    assertThat(verified(Actors.signed(good, cast.platform(), suite))).isTrue();
    assertThat(verified(Actors.signed(over, cast.platform(), suite))).isFalse();
    assertThat(verified(Actors.signed(toCome, cast.platform(), suite))).isFalse();
  }

  private boolean verified(byte[] document) throws Exception {
    return theirs.verifyCredential(document, Map.of()).verified();
  }

  private void assertRefused(Paper paper) throws Exception {
    assertThat(theirs.verifyCredential(paper.content(), paper.lists()).verified()).isFalse();
  }

  private Paper issued(Sample.Kind kind, Cryptosuite suite) {
    try {
      return Actors.issued(cast, kind, new DataIntegrity(suite));
    } catch (Exception e) {
      throw new AssertionError("nothing was issued", e);
    }
  }

  /** Of a set, the first: what becomes of the others is a disagreement, tested as such. */
  private static JsonObject issuersProofOnly(JsonObject document) {
    var proofs = JsonArray.itemsOf(document.get("proof").orElseThrow());
    return document.with("proof", proofs.get(0));
  }

  private static Paper withProofMember(Paper paper, String name, String value) {
    var proof = (JsonObject) paper.json().get("proof").orElseThrow();
    return paper.with(paper.json().with("proof", proof.with(name, new JsonString(value))));
  }
}
