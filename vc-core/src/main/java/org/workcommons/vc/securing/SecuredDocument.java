package org.workcommons.vc.securing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * A document with embedded proofs, taken apart and unverified. VC Data Integrity 1.0 §4.4. What it
 * says may be read only through {@link #verify}, which returns what a proof really covers. Not for
 * sharing between threads.
 */
public final class SecuredDocument implements Secured {
  private final JsonObject unsecured;
  private final ProofChains chains;
  private final Contexts contexts;
  private final Map<Cryptosuite, Suite> suites = new EnumMap<>(Cryptosuite.class);
  private final Set<Pointer> good = new HashSet<>();
  private Optional<JsonObject> covered = Optional.empty();

  private SecuredDocument(JsonObject unsecured, ProofChains chains, Contexts contexts) {
    this.unsecured = unsecured;
    this.chains = chains;
    this.contexts = contexts;
  }

  /**
   * {@return {@code document}, taken apart} Ill-formed, unknown or repeated proofs are refused, and
   * so is none at all.
   *
   * @param contexts what the words of the document mean, where a cryptosuite asks
   */
  public static SecuredDocument read(JsonObject document, Contexts contexts)
      throws ProblemException {
    var readers = ObjectReader.of(document, Pointer.ROOT).oneOrMore("proof");
    if (readers.isEmpty()) {
      throw unverifiable(Pointer.ROOT.at("proof"), "there is no proof");
    }
    if (readers.size() > Limits.PROOFS) {
      throw new ProblemException(
          ProblemType.LIMIT_EXCEEDED,
          Pointer.ROOT.at("proof"),
          "more than " + Limits.PROOFS + " proofs");
    }
    var proofs = new ArrayList<DataIntegrityProof>();
    for (var reader : readers) {
      proofs.add(DataIntegrityProof.read(reader, contexts));
    }
    if (proofs.size() > Limits.SELECTIVE_PROOFS
        && proofs.stream().filter(DataIntegrityProof::isSelective).count()
            > Limits.SELECTIVE_PROOFS) {
      throw new ProblemException(
          ProblemType.LIMIT_EXCEEDED,
          Pointer.ROOT.at("proof"),
          "more than " + Limits.SELECTIVE_PROOFS + " proofs that disclose selectively");
    }
    return new SecuredDocument(document.without("proof"), ProofChains.of(proofs), contexts);
  }

  @Override
  public JsonObject unsecured() {
    return unsecured;
  }

  /** {@return what the proofs cover, or what was received while none was verified} */
  @Override
  public JsonObject asIssued() {
    return covered.orElse(unsecured);
  }

  /**
   * {@return the proofs, at least one, each after those that it builds on, otherwise in the order
   * in which they were received}
   */
  @Override
  public List<Proof> proofs() {
    return List.copyOf(chains.inOrder());
  }

  /**
   * {@return the document that {@code proof} covers, if {@code key} made it; otherwise the problem
   * is thrown} Data Integrity EdDSA Cryptosuites 1.0 §3.2.2 and §3.3.2: the returned document,
   * never the received one, is what may be read. A proof that covers fewer or more contexts than
   * one that was looked at before is refused.
   */
  @Override
  public JsonObject verify(Proof proof, VerificationKey key) throws ProblemException {
    for (var mine : chains.inOrder()) {
      if (mine == proof) {
        return verify(mine, key);
      }
    }
    throw new IllegalArgumentException("not a proof of this document");
  }

  private JsonObject verify(DataIntegrityProof proof, VerificationKey key) throws ProblemException {
    proof.requireTypeOf(key);
    requirePrevious(proof);
    var suite =
        suites.computeIfAbsent(proof.cryptosuite(), cryptosuite -> Suite.of(cryptosuite, contexts));
    var document = suite.verify(proof, chains.under(proof, unsecured), key).without("proof");
    requireSame(document, proof);
    covered = Optional.of(document);
    good.add(proof.pointer());
    return document;
  }

  private void requirePrevious(DataIntegrityProof proof) throws ProblemException {
    for (var earlier : chains.previous(proof)) {
      if (!good.contains(earlier.pointer())) {
        throw unverifiable(
            proof.pointer().at("previousProof"), "a proof that it builds on was not found good");
      }
    }
  }

  private void requireSame(JsonObject document, DataIntegrityProof proof) throws ProblemException {
    if (covered.isPresent() && !covered.get().equals(document)) {
      throw unverifiable(proof.pointer(), "the proofs cover different contexts");
    }
  }

  private static ProblemException unverifiable(Pointer pointer, String detail) {
    return new ProblemException(ProblemType.PROOF_VERIFICATION_ERROR, pointer, detail);
  }
}
