package org.workcommons.vc.securing;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * Which proofs of a document build on which: each known, different, and none on itself, however far
 * around. VC Data Integrity 1.0 §2.1.2 and §4.5.
 */
final class ProofChains {
  private final List<DataIntegrityProof> received;
  private final Map<String, DataIntegrityProof> byId = new HashMap<>();
  private List<DataIntegrityProof> inOrder;

  private ProofChains(List<DataIntegrityProof> received) {
    this.received = List.copyOf(received);
    this.inOrder = this.received;
  }

  /** {@return how {@code proofs}, all that a document has, build on each other} */
  static ProofChains of(List<DataIntegrityProof> proofs) throws ProblemException {
    var chains = new ProofChains(proofs);
    if (proofs.size() == 1 && !proofs.get(0).json().has("previousProof")) {
      return chains;
    }
    chains.requireDistinct();
    for (var proof : proofs) {
      chains.requireLinks(proof);
    }
    chains.inOrder = List.copyOf(chains.order());
    return chains;
  }

  /** {@return the proofs, each after those that it builds on} */
  List<DataIntegrityProof> inOrder() {
    return inOrder;
  }

  /** {@return the proofs that {@code proof} names, in the order of the document} */
  List<DataIntegrityProof> previous(DataIntegrityProof proof) {
    if (proof.previousProofs().isEmpty()) {
      return List.of();
    }
    return received.stream()
        .filter(other -> other.id().filter(proof.previousProofs()::contains).isPresent())
        .toList();
  }

  /** {@return what {@code proof} is over: the document, and the proofs that it builds on} */
  JsonObject under(DataIntegrityProof proof, JsonObject unsecured) {
    var previous = new ArrayList<JsonValue>();
    for (var earlier : previous(proof)) {
      previous.add(earlier.json());
    }
    return with(previous, unsecured);
  }

  /**
   * {@return what a new proof is over: {@code document}, of its proofs only those that the new one
   * builds on} §4.3, steps 3 to 6.
   */
  static JsonObject under(ProofOptions options, JsonObject document) {
    var named = options.previousProofs().stream().map(URI::toString).toList();
    var previous = new ArrayList<JsonValue>();
    for (var earlier : document.get("proof").map(JsonArray::itemsOf).orElse(List.of())) {
      var id = earlier instanceof JsonObject proof ? proof.string("id") : Optional.<String>empty();
      if (id.isPresent() && id.equals(options.id().map(URI::toString))) {
        throw new IllegalArgumentException("expected an id that no proof of the document has");
      }
      if (id.filter(named::contains).isPresent()) {
        previous.add(earlier);
      }
    }
    if (previous.size() != named.size()) {
      throw new IllegalArgumentException(
          "expected one proof in the document for each that is named");
    }
    return with(previous, document.without("proof"));
  }

  private static JsonObject with(List<JsonValue> previous, JsonObject unsecured) {
    return previous.isEmpty() ? unsecured : unsecured.with("proof", new JsonArray(previous));
  }

  private void requireDistinct() throws ProblemException {
    var whole = new HashSet<JsonObject>();
    for (var proof : received) {
      if (proof.id().isPresent() && byId.put(proof.id().get(), proof) != null) {
        throw unverifiable(proof.pointer().at("id"), "must be a string that no other proof has");
      }
      if (!whole.add(proof.json())) {
        throw unverifiable(proof.pointer(), "the same proof occurs twice");
      }
    }
  }

  private void requireLinks(DataIntegrityProof proof) throws ProblemException {
    var place = proof.pointer().at("previousProof");
    if (proof.json().has("previousProof") && proof.previousProofs().isEmpty()) {
      throw unverifiable(place, "must name a proof");
    }
    if (new HashSet<>(proof.previousProofs()).size() < proof.previousProofs().size()) {
      throw unverifiable(place, "names a proof twice");
    }
    if (!byId.keySet().containsAll(proof.previousProofs())) {
      throw unverifiable(place, "names a proof that the document does not have");
    }
  }

  /** Takes whatever builds only on what was taken, until there is nothing more to take. */
  private List<DataIntegrityProof> order() throws ProblemException {
    var inOrder = new ArrayList<DataIntegrityProof>();
    var waiting = new ArrayList<>(received);
    var taken = new HashSet<String>();
    boolean more = true;
    while (more) {
      more = false;
      for (var each = waiting.iterator(); each.hasNext(); ) {
        var proof = each.next();
        if (taken.containsAll(proof.previousProofs())) {
          each.remove();
          inOrder.add(proof);
          proof.id().ifPresent(taken::add);
          more = true;
        }
      }
    }
    if (!waiting.isEmpty()) {
      throw unverifiable(
          waiting.get(0).pointer().at("previousProof"), "builds on proofs that build on it");
    }
    return inOrder;
  }

  private static ProblemException unverifiable(Pointer pointer, String detail) {
    return new ProblemException(ProblemType.PROOF_VERIFICATION_ERROR, pointer, detail);
  }
}
