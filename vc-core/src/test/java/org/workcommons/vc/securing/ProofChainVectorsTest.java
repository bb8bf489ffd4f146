package org.workcommons.vc.securing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.did.DidUrl;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.fixture.Vectors;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/** The proof set and the proof chain of Data Integrity EdDSA Cryptosuites 1.0, appendix B. */
class ProofChainVectorsTest {
  private static final String FOLDER = "vc-di-eddsa/proof-set-chain/";

  @Test
  void makesTheSetAndTheChainOfTheSpecificationStepByStep() throws Exception {
    var steps =
        List.of(
            new Step("proofSetConfig1", "signedProofSet1", 1),
            new Step("proofSetConfig2", "signedProofSet2", 2),
            new Step("proofChainConfig1", "signedProofChain1", 3),
            new Step("proofChainConfig2", "signedProofChain2", 4));
    var document = json("unsigned");
    for (var step : steps) {
      document = mechanism().secure(document, key(step.key), options(json(step.configuration)));
      assertThat(inOneList(document)).as(step.signed).isEqualTo(inOneList(json(step.signed)));
    }
  }

  private record Step(String configuration, String signed, int key) {}

  @Test
  void coversTheDocumentWithTheProofsThatAreBuiltOn() throws Exception {
    for (int i = 1; i <= 2; i++) {
      var signed = json("signedProofChain" + i);
      var proof =
          DataIntegrityProof.read(reader(json("proofChainConfigSigned" + i)), Contexts.bundled());
      var all = new ArrayList<DataIntegrityProof>();
      for (var reader : ObjectReader.of(signed, Pointer.ROOT).oneOrMore("proof")) {
        all.add(DataIntegrityProof.read(reader, Contexts.bundled()));
      }

      assertThat(ProofChains.of(all).under(proof, json("unsigned")))
          .isEqualTo(json("proofChainTempDoc" + i));
      assertThat(proof.configuration()).isEqualTo(json("proofChainConfig" + i));
      assertThat(all.get(all.size() - 1).json()).isEqualTo(proof.json());
    }
  }

  @Test
  void theProofsOfTheSetAreThoseOfTheSpecification() throws Exception {
    for (int i = 1; i <= 2; i++) {
      var proofs = proofs(json("signedProofSet2"));
      var proof =
          DataIntegrityProof.read(reader(json("proofSetConfigSigned" + i)), Contexts.bundled());

      assertThat(proofs.get(i - 1)).isEqualTo(proof.json());
      assertThat(proof.configuration()).isEqualTo(json("proofSetConfig" + i));
    }
  }

  @Test
  void verifiesTheSetAndTheChainOfTheSpecification() throws Exception {
    for (String name :
        List.of("signedProofSet1", "signedProofSet2", "signedProofChain1", "signedProofChain2")) {
      assertThat(verified(json(name))).as(name).isEqualTo(json("unsigned"));
    }
  }

  @Test
  void verifiesTheChainInWhateverOrderItsProofsStand() throws Exception {
    var proofs = new ArrayList<>(proofs(json("signedProofChain2")));
    Collections.reverse(proofs);
    var secured = read(json("unsigned").with("proof", new JsonArray(List.copyOf(proofs))));

    assertThat(secured.proofs())
        .extracting(proof -> proof.pointer().value())
        .containsExactly("/proof/2", "/proof/3", "/proof/1", "/proof/0");
    assertThat(verified(json("unsigned").with("proof", new JsonArray(List.copyOf(proofs)))))
        .isEqualTo(json("unsigned"));
  }

  @Test
  void refusesAProofWhosePreviousOnesWereNotVerified() throws Exception {
    var secured = read(json("signedProofChain2"));
    var last = secured.proofs().get(3);
    var third = secured.proofs().get(2);

    assertThat(Refusal.of(() -> secured.verify(last, key(4).verificationKey())).pointer())
        .hasToString("/proof/3/previousProof");
    secured.verify(secured.proofs().get(0), key(1).verificationKey());
    assertThat(Refusal.of(() -> secured.verify(third, key(3).verificationKey())).type())
        .isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
    secured.verify(secured.proofs().get(1), key(2).verificationKey());
    assertThat(secured.verify(third, key(3).verificationKey())).isEqualTo(json("unsigned"));
  }

  @Test
  void refusesAProofOfAnotherDocument() throws Exception {
    var secured = read(json("signedProofSet2"));
    var other = read(json("signedProofSet2")).proofs().get(0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> secured.verify(other, key(1).verificationKey()));
  }

  /** A set keeps no proof from being taken away; a chain does, up to its last proof. */
  @Test
  void refusesAChainOutOfWhichAProofWasTaken() throws Exception {
    var proofs = proofs(json("signedProofChain2"));
    for (int i = 0; i < 3; i++) {
      var fewer = new ArrayList<>(proofs);
      fewer.remove(i);
      refused(fewer);
    }
    assertThat(
            verified(
                json("unsigned").with("proof", new JsonArray(List.copyOf(proofs.subList(0, 3))))))
        .isEqualTo(json("unsigned"));
  }

  @Test
  void refusesAChainWhoseLinksWereChanged() throws Exception {
    var proofs = proofs(json("signedProofChain2"));
    var first = proofs.get(0).string("id").orElseThrow();
    for (int i = 0; i < 4; i++) {
      for (var changed :
          List.of(
              proofs.get(i).with("previousProof", "urn:uuid:unknown"),
              proofs.get(i).with("previousProof", first),
              proofs.get(i).with("previousProof", new JsonArray(List.of())),
              proofs.get(i).with("previousProof", JsonArray.ofStrings(List.of(first, first))),
              proofs.get(i).with("previousProof", JsonArray.of(JsonObject.empty())),
              proofs.get(i).with("id", "urn:uuid:another"),
              proofs.get(i).with("id", JsonObject.empty()),
              proofs.get(i).with("created", "2023-02-24T23:36:39Z"))) {
        var all = new ArrayList<JsonObject>(proofs);
        all.set(i, changed);
        refused(all);
      }
    }
    for (int i = 2; i < 4; i++) {
      var all = new ArrayList<JsonObject>(proofs);
      all.set(i, proofs.get(i).without("previousProof"));
      refused(all);
    }
  }

  @Test
  void refusesAChangeOfAProofThatIsBuiltOnEvenIfThatOneIsSignedAnew() throws Exception {
    var proofs = proofs(json("signedProofChain2"));
    var options = options(proofs.get(0).with("created", "2024-01-01T00:00:00Z"));
    var anew = mechanism().secure(json("unsigned"), key(1), options);
    var all = new ArrayList<JsonObject>(proofs);
    all.set(0, (JsonObject) anew.get("proof").orElseThrow());

    assertThat(verified(anew)).isEqualTo(json("unsigned"));
    refused(all);
  }

  @Test
  void refusesChainsThatLeadBack() throws Exception {
    var proof = proofs(json("signedProofSet1")).get(0).without("id");
    var itself = proof.with("id", "urn:a").with("previousProof", "urn:a");
    var one = proof.with("id", "urn:a").with("previousProof", "urn:b");
    var other = proof.with("id", "urn:b").with("previousProof", "urn:a");
    var beside = proof.with("id", "urn:c");

    assertThat(refused(List.of(itself)).detail()).isEqualTo("builds on proofs that build on it");
    assertThat(refused(List.of(beside, one, other)).pointer())
        .hasToString("/proof/1/previousProof");
  }

  @Test
  void doesNotBuildOnAProofThatIsNotThere() throws Exception {
    var unknown = options(json("proofSetConfig1")).withPreviousProof(URI.create("urn:unknown"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mechanism().secure(json("signedProofSet1"), key(1), unknown));
    var taken = options(json("proofSetConfig1"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mechanism().secure(json("signedProofSet1"), key(1), taken));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> unknown.withPreviousProof(URI.create("urn:unknown")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> unknown.withId(URI.create("urn:unknown")));
    assertThatIllegalArgumentException().isThrownBy(() -> unknown.withId(URI.create("relative")));
  }

  @Test
  void chainsSuitesOfOtherKinds() throws Exception {
    var document = json("unsigned");
    var suites =
        List.of(
            Cryptosuite.EDDSA_JCS_2022, Cryptosuite.EDDSA_RDFC_2022, Cryptosuite.EDDSA_JCS_2022);
    for (int i = 0; i < suites.size(); i++) {
      var options =
          options(json("proofSetConfig1").with("verificationMethod", method(i + 1)))
              .withId(URI.create("urn:" + i));
      if (i > 0) {
        options = options.withPreviousProof(URI.create("urn:" + (i - 1)));
      }
      document =
          new DataIntegrity(suites.get(i), EddsaRdfc2022VectorsTest.contexts())
              .secure(document, key(i + 1), options);
    }
    assertThat(verified(document)).isEqualTo(json("unsigned"));
    for (int i = 0; i < suites.size(); i++) {
      var changed = new ArrayList<JsonObject>(proofs(document));
      changed.set(i, changed.get(i).with("nonce", "1"));
      refused(changed);
    }
  }

  private static org.workcommons.vc.problem.Problem refused(List<? extends JsonValue> proofs) {
    return Refusal.of(
        () -> verified(json("unsigned").with("proof", new JsonArray(List.copyOf(proofs)))));
  }

  private static JsonObject verified(JsonObject document) throws ProblemException {
    var secured = read(document);
    JsonObject covered = JsonObject.empty();
    for (var proof : secured.proofs()) {
      for (int i = 1; i <= 4; i++) {
        if (proof.verificationMethod().toString().equals(method(i))) {
          covered = secured.verify(proof, key(i).verificationKey());
        }
      }
    }
    return covered;
  }

  private static SecuredDocument read(JsonObject document) throws ProblemException {
    return SecuredDocument.read(document, EddsaRdfc2022VectorsTest.contexts());
  }

  private static ProofOptions options(JsonObject configuration) throws ProblemException {
    var options =
        ProofOptions.assertion(
            DidUrl.of(configuration.string("verificationMethod").orElseThrow()),
            DateTimeStamp.parse(configuration.string("created").orElseThrow(), Pointer.ROOT));
    if (configuration.has("id")) {
      options = options.withId(URI.create(configuration.string("id").orElseThrow()));
    }
    for (var previous :
        configuration.get("previousProof").map(JsonArray::itemsOf).orElse(List.of())) {
      options = options.withPreviousProof(URI.create(((JsonString) previous).value()));
    }
    return options;
  }

  private static DataIntegrity mechanism() throws ProblemException {
    return new DataIntegrity(Cryptosuite.EDDSA_RDFC_2022, EddsaRdfc2022VectorsTest.contexts());
  }

  private static JsonObject inOneList(JsonObject document) {
    return document.with("proof", new JsonArray(List.copyOf(proofs(document))));
  }

  private static List<JsonObject> proofs(JsonObject document) {
    return JsonArray.itemsOf(document.get("proof").orElseThrow()).stream()
        .map(JsonObject.class::cast)
        .toList();
  }

  private static ObjectReader reader(JsonObject json) {
    return ObjectReader.of(json, Pointer.ROOT);
  }

  private static String method(int number) throws ProblemException {
    var multikey = key(number).verificationKey().multikey();
    return "did:key:" + multikey + "#" + multikey;
  }

  private static SigningKey key(int number) throws ProblemException {
    var pair = json("multiKeyPairs").get("keyPair" + number).orElseThrow();
    return SigningKey.ofMultikey(
        ((JsonObject) pair).string("privateKeyMultibase").orElseThrow(), SecretAccess.GRANTED);
  }

  private static JsonObject json(String name) throws ProblemException {
    return JsonReader.readObject(Vectors.bytes(FOLDER + name + ".json"));
  }
}
