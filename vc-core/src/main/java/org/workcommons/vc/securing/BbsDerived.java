package org.workcommons.vc.securing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.workcommons.vc.encoding.Cbor;
import org.workcommons.vc.problem.ProblemException;

/**
 * What a holder gives to a verifier. VC Data Integrity BBS Cryptosuites 1.0 §3.3.5 to §3.3.7,
 * without the optional features.
 *
 * @param proof that the issuer signed what is shown, among other statements
 * @param labels the labels of blank nodes, by their canonical number in what is shown
 * @param mandatory which of the statements shown are mandatory
 * @param selected which of the issuer's messages the other statements shown are
 * @param presentationHeader what ties the proof to one occasion, or nothing
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves this package
record BbsDerived(
    byte[] proof,
    Map<Integer, String> labels,
    List<Integer> mandatory,
    List<Integer> selected,
    byte[] presentationHeader) {
  private static final int PARTS = 5;
  private static final String LABEL_PREFIX = "_:b";

  static BbsDerived read(DataIntegrityProof proof) throws ProblemException {
    var parts = ProofParts.of(proof, ProofParts.Form.BBS_DERIVED, PARTS);
    return new BbsDerived(
        parts.bytes(0), labels(parts), parts.indexes(2), parts.indexes(3), parts.bytes(4));
  }

  private static Map<Integer, String> labels(ProofParts parts) throws ProblemException {
    return parts.labels(1, item -> LABEL_PREFIX + parts.number(item));
  }

  String proofValue() {
    var map = new LinkedHashMap<Cbor.Key, Cbor>();
    labels.forEach(
        (number, label) ->
            map.put(
                new Cbor.Int(number),
                Cbor.of(Integer.parseInt(label.substring(LABEL_PREFIX.length())))));
    return ProofParts.text(
        ProofParts.Form.BBS_DERIVED,
        Cbor.of(proof),
        new Cbor.Entries(map),
        Cbor.of(mandatory.stream().map(Cbor::of).toList()),
        Cbor.of(selected.stream().map(Cbor::of).toList()),
        Cbor.of(presentationHeader));
  }

  /** {@return {@code messages}, which are as many, by their index among the issuer's} */
  SortedMap<Integer, byte[]> indexed(List<byte[]> messages) {
    var indexed = new TreeMap<Integer, byte[]>();
    for (int i = 0; i < messages.size(); i++) {
      indexed.put(selected.get(i), messages.get(i));
    }
    return indexed;
  }

  /** {@return nothing of it} */
  @Override
  public String toString() {
    return "BbsDerived";
  }
}
