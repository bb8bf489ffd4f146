package org.workcommons.vc.examples.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.examples.benchmarks.HostileDocuments.Document;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.ProofOptions;
import org.workcommons.vc.securing.SelectiveDisclosure;

/** Documents with as many proofs as they may have, of every kind, and with what is no proof. */
final class HostileProofs {
  /** What the names of documents with a proof of this kind start with. */
  static final String BBS = Cryptosuite.BBS_2023.identifier() + " of ";

  /** The one that is only as large as it has to be. */
  static final String HONEST_BBS = BBS + "0 things";

  private static final int MOST_PROOFS = 16;

  /** Which of them are measured: with ever more of them, until they are too large. */
  private static final int SOME = 4;

  private static final int LONG = 8000;

  private final Map<String, Document> documents = new LinkedHashMap<>();
  private final SigningKey key;

  private HostileProofs(SigningKey key) {
    this.key = key;
  }

  static Map<String, Document> all(SigningKey key) throws ProblemException, IOException {
    var all = new HostileProofs(key);
    all.sets();
    all.chain();
    all.values();
    all.selective(Cryptosuite.ECDSA_SD_2023, KeyType.P256);
    all.selective(Cryptosuite.BBS_2023, KeyType.BLS12_381_G2);
    return all.documents;
  }

  /** By a stranger's keys, each of its own, beside the issuer's proof. */
  private void sets() throws ProblemException, IOException {
    set("Ed25519", Cryptosuite.EDDSA_RDFC_2022, KeyType.ED25519);
    set("P-384", Cryptosuite.ECDSA_RDFC_2019, KeyType.P384);
    set("P-256", Cryptosuite.ECDSA_JCS_2019, KeyType.P256);
    set("ML-DSA-44", Cryptosuite.MLDSA44_JCS_2024, KeyType.ML_DSA_44);
    var nested = JsonObject.empty().with("type", "urn:x:a");
    for (int depth = 0; depth < 5; depth++) {
      nested = JsonObject.empty().with("type", "urn:x:a").with("evidence", nested);
    }
    var evidence = new ArrayList<JsonValue>();
    for (int i = 0; i < 12; i++) {
      evidence.add(nested);
    }
    var document = HostileDocuments.honest().with("evidence", new JsonArray(evidence));
    var signed =
        HostileDocuments.signed(document, Cryptosuite.EDDSA_RDFC_2022, key)
            .get("proof")
            .map(proof -> (JsonObject) proof)
            .orElseThrow();
    put("proofs of nameless things", document, i -> signed.with("id", "urn:x:" + i));
  }

  private void set(String kind, Cryptosuite suite, KeyType type)
      throws ProblemException, IOException {
    var signed =
        new DataIntegrity(suite)
            .secure(HostileDocuments.honest(), key(type), HostileDocuments.options(key));
    documents.put("one proof of " + kind, HostileDocuments.credential(signed));
    var document = HostileDocuments.honest();
    for (int i = 0; i < MOST_PROOFS; i++) {
      var more = SigningKey.fresh(type);
      document = new DataIntegrity(suite).secure(document, more, HostileDocuments.options(more));
      if (i % SOME == SOME - 1) {
        documents.put("proofs of " + kind + ", " + i, HostileDocuments.credential(document));
      }
    }
  }

  private SigningKey key(KeyType type) {
    return type == KeyType.ED25519 ? key : SigningKey.fresh(type);
  }

  /** Each upon the one before. */
  private void chain() throws ProblemException, IOException {
    var document = HostileDocuments.honest();
    for (int i = 0; i < MOST_PROOFS; i++) {
      var options = HostileDocuments.options(key).withId(URI.create("urn:x:" + i));
      if (i > 0) {
        options = options.withPreviousProof(URI.create("urn:x:" + (i - 1)));
      }
      document = new DataIntegrity(Cryptosuite.EDDSA_RDFC_2022).secure(document, key, options);
      if (i % SOME == SOME - 1) {
        documents.put("chain of " + i, HostileDocuments.credential(document));
      }
    }
  }

  private void values() throws IOException {
    for (var suite : Cryptosuite.values()) {
      value(suite, "z" + "2".repeat(LONG));
      value(suite, "z" + "1".repeat(LONG));
      value(suite, "u" + "2V0D".repeat(LONG / 4));
      value(suite, "u2V0A" + "gYGB".repeat(LONG / 4));
    }
    for (var member : List.of("verificationMethod", "created", "proofPurpose", "domain")) {
      changed(member, "did:key:z" + "6".repeat(LONG) + "#a");
      changed(member, "did:jwk:" + "eyJh".repeat(LONG / 4) + "#0");
      changed(member, "2".repeat(LONG));
    }
  }

  private void value(Cryptosuite suite, String value) throws IOException {
    var proof = proof().with("cryptosuite", suite.identifier()).with("proofValue", value);
    documents.put(
        suite.identifier() + " of " + value.substring(0, 5),
        HostileDocuments.credential(HostileDocuments.honest().with("proof", proof)));
  }

  private void changed(String member, String value) throws IOException {
    documents.put(
        member + " of " + value.substring(0, 9),
        HostileDocuments.credential(
            HostileDocuments.honest().with("proof", proof().with(member, value))));
  }

  private JsonObject proof() throws IOException {
    var honest =
        HostileDocuments.signed(HostileDocuments.honest(), Cryptosuite.EDDSA_RDFC_2022, key);
    return (JsonObject) honest.get("proof").orElseThrow();
  }

  private void put(String name, JsonObject document, IntFunction<JsonObject> proof) {
    var proofs = new ArrayList<JsonValue>();
    for (int i = 0; i < MOST_PROOFS; i++) {
      proofs.add(proof.apply(i));
      documents.put(
          name + ", " + i,
          HostileDocuments.credential(document.with("proof", new JsonArray(proofs))));
    }
  }

  /** All is shown that can be, each statement with what it takes to be one of the issuer's. */
  private void selective(Cryptosuite suite, KeyType type) throws ProblemException, IOException {
    var signer = SigningKey.fresh(type);
    for (int buckets = 0; buckets <= 60; buckets += 15) {
      var document = Contest.document(signer);
      var more = new ArrayList<JsonValue>();
      for (int i = 0; i < buckets; i++) {
        more.add(JsonObject.empty().with("id", "urn:x:" + i).with("type", "urn:x:a"));
      }
      if (buckets > 0) {
        document = document.with("evidence", new JsonArray(more));
      }
      var options =
          ProofOptions.assertion(
                  DidKey.verificationMethod(DidKey.of(signer.verificationKey())), Contest.NOW)
              .withMandatory(List.of(Pointer.ROOT.at("issuer")));
      var base = new DataIntegrity(suite).secureCredential(document, signer, options);
      var shown = new ArrayList<>(List.of(Contest.SUBJECT));
      if (buckets > 0) {
        shown.add(Pointer.ROOT.at("evidence"));
      }
      var derived = SelectiveDisclosure.of(base, Contexts.bundled()).derive(shown);
      var one = JsonReader.readObject(derived.toByteArray());
      documents.put(
          suite.identifier() + " of " + buckets + " things", HostileDocuments.credential(one));
      var proof = (JsonObject) one.get("proof").orElseThrow();
      documents.put(
          suite.identifier() + " of " + buckets + " things, twice",
          HostileDocuments.credential(
              one.with("proof", JsonArray.of(proof, proof.with("id", "urn:x:twice")))));
    }
  }
}
