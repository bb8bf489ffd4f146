package org.workcommons.vc.examples.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.examples.peers.Shapes.Shape;
import org.workcommons.vc.examples.peers.iron.Iron;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.securing.Cryptosuite;

/** Selective disclosure with ECDSA, between us and Iron. */
class IronSelectiveTest {
  private static final SigningKey ISSUER = IronTest.key(KeyType.P256, 3);
  private static final SigningKey ONCE = IronTest.key(KeyType.P256, 4);
  // one alone: with validFrom too, what is derived here of some of Iron's proofs is refused
  private static final List<Pointer> MANDATORY = List.of(Pointer.ROOT.at("issuer"));

  private final Iron iron = new Iron(Here.CONTEXTS, Actors.NOW);

  private record Base(String issuer, Shape shape, byte[] content) {
    @Override
    public String toString() {
      return shape + " by " + issuer;
    }
  }

  @Test
  void whatIsDerivedHereVerifiesOnBothWhoeverIssued() throws Exception {
    var shapes = new ArrayList<>(IronTest.named(Actors.did(ISSUER)));
    shapes.addAll(IronTest.blank(Actors.did(ISSUER)));
    for (var base : bases(shapes)) {
      var derived = Here.derive(base.content(), base.shape().some(0));
      assertThat(Here.refusal(derived)).as("here: " + base).isEmpty();
      assertThat(iron.refusal(derived)).as("there: " + base).isEmpty();
    }
  }

  /**
   * Of what Iron derives some verifies nowhere, not there either, as the random labels of a proof
   * will have it. At least both judge alike.
   */
  @Test
  void bothJudgeAlikeOfWhatIsDerivedThere() throws Exception {
    for (var base : bases(IronTest.named(Actors.did(ISSUER)))) {
      var derived = iron.derive(base.content(), base.shape().some(0));
      assertThat(Here.refusal(derived).isPresent())
          .as(base.toString())
          .isEqualTo(iron.refusal(derived).isPresent());
    }
  }

  @TestFactory
  Stream<DynamicTest> whatIsChangedInADisclosureIsRefusedByBoth() throws Exception {
    var base = bases(IronTest.named(Actors.did(ISSUER))).get(0);
    var derived = Here.derive(base.content(), base.shape().some(0));
    // the last letter of a proof's value may have bits that stand for nothing: Iron lets them be
    return Changes.of(Actors.json(derived)).stream()
        .filter(change -> !change.what().equals("changes /proof/proofValue"))
        .map(
            change ->
                DynamicTest.dynamicTest(
                    change.what(),
                    () -> {
                      var content = JsonWriter.compact(change.document());
                      assertThat(Here.refusal(content)).as("here").isPresent();
                      assertThat(iron.refusal(content)).as("there").isPresent();
                    }));
  }

  private static List<Base> bases(List<Shape> shapes) throws Exception {
    var all = new ArrayList<Base>();
    for (var shape : shapes) {
      var document = shape.document();
      all.add(
          new Base(
              "us", shape, Here.issue(document, ISSUER, Cryptosuite.ECDSA_SD_2023, MANDATORY)));
      all.add(
          new Base(
              "Iron",
              shape,
              new Iron(Here.CONTEXTS, Actors.NOW).issue(document, ISSUER, ONCE, MANDATORY)));
    }
    return all;
  }
}
