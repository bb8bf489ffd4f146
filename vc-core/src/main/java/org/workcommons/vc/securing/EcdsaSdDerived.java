package org.workcommons.vc.securing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.workcommons.vc.encoding.Base64Url;
import org.workcommons.vc.encoding.Cbor;
import org.workcommons.vc.problem.ProblemException;

/**
 * What a holder gives to a verifier. VC Data Integrity ECDSA Cryptosuites 1.0 §3.5.5 to §3.5.8.
 *
 * @param signatures the issuer's, and one for each statement shown that is not mandatory
 * @param labels the labels of blank nodes, by their canonical number in what is shown
 * @param mandatory which of the statements shown are mandatory
 */
record EcdsaSdDerived(
    EcdsaSdSignatures signatures, Map<Integer, String> labels, List<Integer> mandatory) {
  private static final int PARTS = 5;
  private static final int LABEL_BYTES = 32;
  private static final String LABEL_PREFIX = "_:u";

  static EcdsaSdDerived read(DataIntegrityProof proof) throws ProblemException {
    var parts = ProofParts.of(proof, ProofParts.Form.ECDSA_SD_DERIVED, PARTS);
    return new EcdsaSdDerived(EcdsaSdSignatures.read(parts, 2), labels(parts), parts.indexes(4));
  }

  private static Map<Integer, String> labels(ProofParts parts) throws ProblemException {
    return parts.labels(3, item -> LABEL_PREFIX + Base64Url.encode(parts.bytes(item, LABEL_BYTES)));
  }

  String proofValue() throws ProblemException {
    var map = new LinkedHashMap<Cbor.Key, Cbor>();
    for (var entry : labels.entrySet()) {
      var digest = Base64Url.decode(entry.getValue().substring(LABEL_PREFIX.length()));
      map.put(new Cbor.Int(entry.getKey()), Cbor.of(digest));
    }
    return ProofParts.text(
        ProofParts.Form.ECDSA_SD_DERIVED,
        Cbor.of(signatures.issuers()),
        Cbor.of(signatures.statementKey().multikey()),
        Cbor.of(signatures.statements().stream().map(Cbor::of).toList()),
        new Cbor.Entries(map),
        Cbor.of(mandatory.stream().map(Cbor::of).toList()));
  }
}
