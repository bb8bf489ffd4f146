package org.workcommons.vc.examples.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.examples.peers.Shapes.Shape;
import org.workcommons.vc.examples.peers.iron.Iron;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.securing.Cryptosuite;

/** EdDSA and ECDSA over RDF, issued here and verified by Iron, and the other way round. */
@Tag("long")
class IronTest {
  // always the same keys: what Iron signs is then always the same too
  private static final Did WORKER = Actors.did(key(KeyType.ED25519, 7));
  private static final Did CUSTOMER = Actors.did(key(KeyType.ED25519, 8));

  private static final Set<String> MANY = Set.of("STATEMENT", "LEVELS");
  private static final Set<String> BLANK = Set.of("STATEMENT", "LEVELS", "TWINS");

  private final Iron iron = new Iron(Here.CONTEXTS, Actors.NOW);

  static SigningKey key(KeyType type, int seed) {
    var bytes = new byte[type == KeyType.P384 ? 48 : 32];
    Arrays.fill(bytes, (byte) seed);
    return SigningKey.restore(type, bytes, SecretAccess.GRANTED);
  }

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "P256", "P384"})
  void whatIsIssuedHereVerifiesThere(KeyType type) throws Exception {
    for (var one : issuedHere(type)) {
      assertThat(iron.refusal(one)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "P256", "P384"})
  void whatIsIssuedThereVerifiesHere(KeyType type) throws Exception {
    for (var one : issuedThere(type)) {
      assertThat(Here.refusal(one)).isEmpty();
    }
  }

  @TestFactory
  Stream<DynamicTest> whatSomebodyChangedIsRefusedByBoth() {
    return Stream.of(KeyType.ED25519, KeyType.P256, KeyType.P384)
        .flatMap(
            type ->
                Stream.of(issuedHere(type).get(0), issuedThere(type).get(0))
                    .flatMap(issued -> Changes.of(Actors.json(issued)).stream())
                    .map(
                        change ->
                            DynamicTest.dynamicTest(
                                type + ": " + change.what(),
                                () -> assertRefusedByBoth(change.document()))));
  }

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "P256", "P384"})
  void aProofOfAnotherDocumentIsRefusedByBoth(KeyType type) throws Exception {
    for (var issued : List.of(issuedHere(type), issuedThere(type))) {
      for (int i = 1; i < issued.size(); i++) {
        var proof = Actors.json(issued.get(i - 1)).get("proof").orElseThrow();
        assertRefusedByBoth(Actors.json(issued.get(i)).with("proof", proof));
      }
    }
  }

  /**
   * Iron numbers things without a name in another order than RDFC-1.0 where there are several, with
   * the libraries of its own time too, and so signs other bytes. Here and in Digital Bazaar's
   * packages, which agree, such documents verify.
   */
  @ParameterizedTest
  @EnumSource(names = {"ED25519", "P256", "P384"})
  void documentsWithSeveralNamelessThingsVerifyOnlyWhereTheyWereIssued(KeyType type)
      throws Exception {
    var key = key(type, 1);
    for (var shape : blank(Actors.did(key))) {
      var ours = Here.issue(shape.document(), key, suite(type), List.of());
      var theirs = iron.issue(shape.document(), key);

      assertThat(Here.refusal(ours)).isEmpty();
      assertThat(iron.refusal(ours)).isPresent();
      assertThat(Here.refusal(theirs)).isPresent();
      assertThat(iron.refusal(theirs)).isEmpty();
    }
  }

  private void assertRefusedByBoth(JsonObject document) {
    var content = JsonWriter.compact(document);
    assertThat(Here.refusal(content)).as("here").isPresent();
    assertThat(iron.refusal(content)).as("there").isPresent();
  }

  /** Documents of which at most one thing has no name; Iron wants subjects to have one. */
  static List<Shape> named(Did issuer) {
    return Shapes.by(issuer, WORKER, CUSTOMER).stream()
        .filter(shape -> !BLANK.contains(shape.name()))
        .map(shape -> new Shape(shape.name(), named(shape.document())))
        .toList();
  }

  private static JsonObject named(JsonObject document) {
    var subject = (JsonObject) document.get("credentialSubject").orElseThrow();
    return document
        .with("id", "urn:uuid:7d3a0b1c-0f3a-4a3e-8e58-3f0b6a1c2d4e")
        .with("credentialSubject", subject.with("id", WORKER.value()));
  }

  /** Documents of which several things have no name. */
  static List<Shape> blank(Did issuer) {
    return Shapes.by(issuer, WORKER, CUSTOMER).stream()
        .filter(shape -> MANY.contains(shape.name()))
        .toList();
  }

  private static Cryptosuite suite(KeyType type) {
    return type == KeyType.ED25519 ? Cryptosuite.EDDSA_RDFC_2022 : Cryptosuite.ECDSA_RDFC_2019;
  }

  private static List<byte[]> issuedHere(KeyType type) {
    var key = key(type, 1);
    var all = new ArrayList<byte[]>();
    try {
      for (var shape : named(Actors.did(key))) {
        all.add(Here.issue(shape.document(), key, suite(type), List.of()));
      }
      return all;
    } catch (Exception e) {
      throw new AssertionError("nothing was issued", e);
    }
  }

  private List<byte[]> issuedThere(KeyType type) {
    var key = key(type, 2);
    var all = new ArrayList<byte[]>();
    try {
      for (var shape : named(Actors.did(key))) {
        all.add(iron.issue(shape.document(), key));
      }
      return all;
    } catch (Exception e) {
      throw new AssertionError("nothing was issued", e);
    }
  }
}
