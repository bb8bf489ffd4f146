package org.workcommons.vc.examples.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.examples.peers.Shapes.Shape;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.securing.Cryptosuite;

/** ECDSA with each curve, whoever signs and whoever verifies. */
@Tag("long")
@WithPeer
class EcdsaSuitesTest {
  private static final Did WORKER = Actors.did(SigningKey.fresh(KeyType.ED25519));
  private static final Did CUSTOMER = Actors.did(SigningKey.fresh(KeyType.ED25519));

  private final Theirs theirs;

  EcdsaSuitesTest(Theirs theirs) {
    this.theirs = theirs;
  }

  /** A cryptosuite with a key of one curve. */
  record Signing(Cryptosuite suite, KeyType keyType) {
    String kind() {
      return keyType == KeyType.P256 ? "P-256" : "P-384";
    }

    @Override
    public String toString() {
      return suite.identifier() + " " + kind();
    }
  }

  static Stream<Signing> signings() {
    return Stream.of(Cryptosuite.ECDSA_RDFC_2019, Cryptosuite.ECDSA_JCS_2019)
        .flatMap(suite -> Stream.of(KeyType.P256, KeyType.P384).map(t -> new Signing(suite, t)));
  }

  @ParameterizedTest
  @MethodSource("signings")
  void whatIsIssuedHereVerifiesThere(Signing signing) throws Exception {
    for (var one : issuedHere(signing)) {
      assertThat(theirs.verifyCredential(one, Map.of()).why()).isEmpty();
      assertThat(Here.refusal(one)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("signings")
  void whatIsIssuedThereVerifiesHere(Signing signing) throws Exception {
    for (var one : issuedThere(signing)) {
      assertThat(Here.refusal(one)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("signings")
  void whatAPlatformIssuesThereIsAcceptedHere(Signing signing) throws Exception {
    var key = theirs.newKey("platform", signing.kind());
    for (var kind : List.of(Sample.Kind.STATEMENT, Sample.Kind.MEMBERSHIP)) {
      var document = Sample.of(kind, key.did(), WORKER, CUSTOMER).unsigned();
      var issued = theirs.issue(document, key, signing.suite());

      assertThat(Actors.verify(issued, Map.of(), key.did()).report().problems()).isEmpty();
    }
  }

  @TestFactory
  Stream<DynamicTest> whatWasIssuedHereAndSomebodyChangedIsRefusedByBoth() {
    return signings().flatMap(signing -> changes(signing, issuedHere(signing)));
  }

  @TestFactory
  Stream<DynamicTest> whatWasIssuedThereAndSomebodyChangedIsRefusedByBoth() {
    return signings().flatMap(signing -> changes(signing, issuedThere(signing)));
  }

  @ParameterizedTest
  @MethodSource("signings")
  void aProofOfAnotherDocumentIsRefusedByBoth(Signing signing) throws Exception {
    for (var issued : List.of(issuedHere(signing), issuedThere(signing))) {
      for (int i = 1; i < issued.size(); i++) {
        var proof = Actors.json(issued.get(i - 1)).get("proof").orElseThrow();
        assertRefusedByBoth(Actors.json(issued.get(i)).with("proof", proof));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("signings")
  void aProofThatNamesAnotherSuiteIsRefusedByBoth(Signing signing) throws Exception {
    var document = Actors.json(issuedHere(signing).get(0));
    var proof = (JsonObject) document.get("proof").orElseThrow();
    for (var other : Cryptosuite.values()) {
      if (other != signing.suite()) {
        assertRefusedByBoth(document.with("proof", proof.with("cryptosuite", other.identifier())));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("signings")
  void aProofByAnotherThanTheIssuerIsRefusedByBoth(Signing signing) throws Exception {
    var stranger = SigningKey.fresh(signing.keyType());
    for (var one : issuedHere(signing)) {
      var document = Actors.json(one).without("proof");
      assertRefusedByBoth(Actors.json(Here.issue(document, stranger, signing.suite(), List.of())));
    }
  }

  private Stream<DynamicTest> changes(Signing signing, List<byte[]> issued) {
    return issued.stream()
        .flatMap(one -> Changes.of(Actors.json(one)).stream())
        .map(
            change ->
                DynamicTest.dynamicTest(
                    signing + ": " + change.what(), () -> assertRefusedByBoth(change.document())));
  }

  private void assertRefusedByBoth(JsonObject document) throws Exception {
    var content = JsonWriter.compact(document);
    assertThat(Here.refusal(content)).as("here").isPresent();
    assertThat(theirs.verifyCredential(content, Map.of()).verified()).as("there").isFalse();
  }

  private static List<Shape> shapes(Did issuer) {
    var all = new ArrayList<>(Shapes.by(issuer, WORKER, CUSTOMER));
    all.add(Shapes.ordered(issuer));
    return all;
  }

  private static List<byte[]> issuedHere(Signing signing) {
    try {
      var key = SigningKey.fresh(signing.keyType());
      var all = new ArrayList<byte[]>();
      for (Shape shape : shapes(Actors.did(key))) {
        all.add(Here.issue(shape.document(), key, signing.suite(), List.of()));
      }
      return all;
    } catch (Exception e) {
      throw new AssertionError("nothing was issued", e);
    }
  }

  private List<byte[]> issuedThere(Signing signing) {
    try {
      var key = theirs.newKey("issuer", signing.kind());
      var all = new ArrayList<byte[]>();
      for (Shape shape : shapes(key.did())) {
        all.add(theirs.issue(shape.document(), key, signing.suite()));
      }
      return all;
    } catch (Exception e) {
      throw new AssertionError("nothing was issued", e);
    }
  }
}
