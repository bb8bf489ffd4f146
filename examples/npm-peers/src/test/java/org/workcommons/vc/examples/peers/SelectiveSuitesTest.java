package org.workcommons.vc.examples.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.examples.peers.Shapes.Shape;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.securing.Cryptosuite;

/**
 * Selective disclosure, whoever issues, whoever derives and whoever verifies. Where pairings are
 * made in JavaScript every statement takes milliseconds, so documents for them are small.
 */
@Tag("long")
@WithPeer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SelectiveSuitesTest {
  private static final Did WORKER = Actors.did(SigningKey.fresh(KeyType.ED25519));
  private static final Did CUSTOMER = Actors.did(SigningKey.fresh(KeyType.ED25519));
  private static final List<Pointer> MANDATORY =
      List.of(Pointer.ROOT.at("issuer"), Pointer.ROOT.at("validFrom"));
  private static final Set<String> SMALL = Set.of("VALUES", "TWINS");
  private static final Set<String> FEW = Set.of("STATEMENT", "TWINS");

  private final Theirs theirs;
  private final Map<Cryptosuite, List<Base>> issued = new EnumMap<>(Cryptosuite.class);
  private final Map<Base, byte[]> derived = new HashMap<>();

  SelectiveSuitesTest(Theirs theirs) {
    this.theirs = theirs;
  }

  /** Who does something. */
  enum Side {
    HERE,
    THERE
  }

  /** An issuer's proof for the holder. */
  record Base(Side issuer, Shape shape, byte[] content) {}

  @ParameterizedTest
  @EnumSource(names = {"ECDSA_SD_2023", "BBS_2023"})
  void whateverIsDerivedOnEitherSideVerifiesOnBothAndShowsTheSame(Cryptosuite suite)
      throws Exception {
    for (var base : bases(suite)) {
      for (long seed = 0; seed < (suite == Cryptosuite.BBS_2023 ? 1 : 2); seed++) {
        var selective = base.shape().some(seed);
        var said = "%s of %s, seed %d".formatted(base.shape(), base.issuer(), seed);
        var here = Here.derive(base.content(), selective);
        var there = theirs.derive(base.content(), selective);

        assertVerifiesOnBoth("derived here, " + said, here);
        assertVerifiesOnBoth("derived there, " + said, there);
        assertThat(shown(here)).as(said).isEqualTo(shown(there));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ECDSA_SD_2023", "BBS_2023"})
  void whatIsDerivedWithNothingSelectedShowsWhatIsMandatory(Cryptosuite suite) throws Exception {
    for (var base : bases(suite)) {
      var here = Here.derive(base.content(), List.of());
      var there = theirs.derive(base.content(), List.of());

      assertThat(shown(here)).isEqualTo(shown(there));
      assertThat(shown(here).has("credentialSubject")).isFalse();
    }
  }

  /** There a credential without a subject is none, though its proof is good. */
  @ParameterizedTest
  @EnumSource(names = {"ECDSA_SD_2023", "BBS_2023"})
  void aProofOfNothingAboutTheSubjectIsGoodHereAndIsNoCredentialThere(Cryptosuite suite)
      throws Exception {
    for (var base : few(suite)) {
      for (var derived :
          List.of(
              Here.derive(base.content(), List.of()), theirs.derive(base.content(), List.of()))) {
        assertThat(Here.refusal(derived)).isEmpty();
        assertThat(theirs.verifyCredential(derived, Map.of()).why())
            .isEqualTo("\"credentialSubject\" property is required.");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ECDSA_SD_2023", "BBS_2023"})
  void theIssuersProofItselfIsForNoVerifier(Cryptosuite suite) throws Exception {
    for (var base : few(suite)) {
      assertRefusedByBoth(Actors.json(base.content()));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ECDSA_SD_2023", "BBS_2023"})
  void theHolderHereConfirmsWhatIsIssuedThere(Cryptosuite suite) throws Exception {
    for (var base : bases(suite)) {
      Here.confirm(base.content());
    }
  }

  /**
   * Of documents that have an id. Without one there, whoever issued: the mandatory part is given
   * labels as if it were all, which are other ones than those that were signed.
   */
  @Test
  void theHolderThereConfirmsWhatIsIssuedHere() throws Exception {
    int confirmed = 0;
    for (var base : bases(Cryptosuite.ECDSA_SD_2023)) {
      if (base.shape().document().has("id")) {
        assertThat(theirs.confirm(base.content()).why()).isEmpty();
        confirmed++;
      }
    }
    assertThat(confirmed).isEqualTo(2 * Sample.Kind.values().length);
  }

  @TestFactory
  Stream<DynamicTest> whatIsChangedInADisclosureIsRefusedByBoth() {
    return Stream.of(Cryptosuite.ECDSA_SD_2023, Cryptosuite.BBS_2023)
        .flatMap(suite -> few(suite).stream().flatMap(base -> changes(suite, base)));
  }

  @TestFactory
  Stream<DynamicTest> aProofValueOfWhichOnePartIsChangedIsRefusedByBoth() {
    return Stream.of(Cryptosuite.ECDSA_SD_2023, Cryptosuite.BBS_2023)
        .flatMap(suite -> few(suite).stream().flatMap(base -> partChanges(suite, base)));
  }

  private Stream<DynamicTest> partChanges(Cryptosuite suite, Base base) {
    var derived = Actors.json(derived(base));
    try {
      return ProofParts.changes(proof(derived).string("proofValue").orElseThrow()).stream()
          .map(
              change ->
                  DynamicTest.dynamicTest(
                      "%s of %s by %s: %s"
                          .formatted(
                              base.shape(), suite.identifier(), base.issuer(), change.what()),
                      () -> assertRefusedByBoth(withValue(derived, change.value()))));
    } catch (ProblemException e) {
      throw new AssertionError("not the value of a proof", e);
    }
  }

  /**
   * The last letter of base64url may have bits that stand for nothing. There they may be any; here
   * they have to be zero, so that a proof has one form.
   */
  @ParameterizedTest
  @EnumSource(names = {"ECDSA_SD_2023", "BBS_2023"})
  void bitsThatStandForNothingMayBeSetThereAndNotHere(Cryptosuite suite) throws Exception {
    int found = 0;
    for (var base : bases(suite)) {
      var derived = Actors.json(derived(base));
      var value = proof(derived).string("proofValue").orElseThrow();
      if (value.length() % 4 != 1) {
        var next = (char) (value.charAt(value.length() - 1) + 1);
        var changed = value.substring(0, value.length() - 1) + next;
        var content = JsonWriter.compact(withValue(derived, changed));
        assertThat(Here.refusal(content)).isPresent();
        assertThat(theirs.verifyCredential(content, Map.of()).why()).isEmpty();
        found++;
      }
    }
    assertThat(found).as("proofs with unused bits").isPositive();
  }

  @ParameterizedTest
  @EnumSource(names = {"ECDSA_SD_2023", "BBS_2023"})
  void aProofOfAnotherDisclosureIsRefusedByBoth(Cryptosuite suite) throws Exception {
    var bases = few(suite);
    for (int i = 1; i < bases.size(); i++) {
      var one = Actors.json(derived(bases.get(i - 1)));
      var other = Actors.json(derived(bases.get(i)));
      assertRefusedByBoth(other.with("proof", one.get("proof").orElseThrow()));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ECDSA_SD_2023", "BBS_2023"})
  void aProofOfADisclosureThatShowsMoreOrLessIsRefusedByBoth(Cryptosuite suite) throws Exception {
    for (var base : few(suite)) {
      var all = Actors.json(Here.derive(base.content(), List.of(Pointer.ROOT)));
      var none = Actors.json(Here.derive(base.content(), List.of()));

      assertRefusedByBoth(all.with("proof", none.get("proof").orElseThrow()));
      assertRefusedByBoth(none.with("proof", all.get("proof").orElseThrow()));
    }
  }

  private Stream<DynamicTest> changes(Cryptosuite suite, Base base) {
    return Changes.of(Actors.json(derived(base))).stream()
        // that is for the next tests
        .filter(change -> !change.what().equals("changes /proof/proofValue"))
        .map(
            change ->
                DynamicTest.dynamicTest(
                    "%s of %s by %s: %s"
                        .formatted(base.shape(), suite.identifier(), base.issuer(), change.what()),
                    () -> assertRefusedByBoth(change.document())));
  }

  /** By the other side than the issuer's. */
  private byte[] derived(Base base) {
    return derived.computeIfAbsent(base, this::derive);
  }

  private byte[] derive(Base base) {
    try {
      var selective = base.shape().some(0);
      return base.issuer() == Side.THERE
          ? Here.derive(base.content(), selective)
          : theirs.derive(base.content(), selective);
    } catch (Exception e) {
      throw new AssertionError("nothing was derived", e);
    }
  }

  /** Where each takes many verifications, and those there take their time. */
  private List<Base> few(Cryptosuite suite) {
    var few = suite == Cryptosuite.BBS_2023 ? Set.of("VALUES") : FEW;
    return bases(suite).stream().filter(base -> few.contains(base.shape().name())).toList();
  }

  private List<Base> bases(Cryptosuite suite) {
    return issued.computeIfAbsent(suite, this::issue);
  }

  private List<Base> issue(Cryptosuite suite) {
    Predicate<Shape> which = shape -> suite != Cryptosuite.BBS_2023 || SMALL.contains(shape.name());
    try {
      var all = new ArrayList<Base>();
      var here = SigningKey.fresh(suite.keyTypes().iterator().next());
      for (var shape : shapes(Actors.did(here), which)) {
        all.add(new Base(Side.HERE, shape, Here.issue(shape.document(), here, suite, MANDATORY)));
      }
      var kind = suite == Cryptosuite.BBS_2023 ? "BLS12-381" : "P-256";
      var there = theirs.newKey("issuer", kind);
      for (var shape : shapes(there.did(), which)) {
        var issued = theirs.issue(shape.document(), there, suite, MANDATORY);
        all.add(new Base(Side.THERE, shape, issued));
      }
      return all;
    } catch (Exception e) {
      throw new AssertionError("nothing was issued", e);
    }
  }

  private static List<Shape> shapes(Did issuer, Predicate<Shape> which) {
    return Shapes.by(issuer, WORKER, CUSTOMER).stream().filter(which).toList();
  }

  private void assertVerifiesOnBoth(String what, byte[] content) throws Exception {
    assertThat(Here.refusal(content)).as("here: " + what).isEmpty();
    assertThat(theirs.verifyCredential(content, Map.of()).why()).as("there: " + what).isEmpty();
  }

  private void assertRefusedByBoth(JsonObject document) throws Exception {
    var content = JsonWriter.compact(document);
    assertThat(Here.refusal(content)).as("here").isPresent();
    assertThat(theirs.verifyCredential(content, Map.of()).verified()).as("there").isFalse();
  }

  private static JsonObject proof(JsonObject document) {
    return (JsonObject) document.get("proof").orElseThrow();
  }

  private static JsonObject withValue(JsonObject document, String value) {
    return document.with("proof", proof(document).with("proofValue", value));
  }

  private static JsonObject shown(byte[] derived) {
    return Actors.json(derived).without("proof");
  }
}
