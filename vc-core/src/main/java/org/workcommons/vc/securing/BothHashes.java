package org.workcommons.vc.securing;

/** What a signature is made over. Data Integrity EdDSA Cryptosuites 1.0 §3.2.4 and §3.3.4. */
final class BothHashes {
  private BothHashes() {}

  /** {@return both hashes, the proof's first} */
  static byte[] of(byte[] proofHash, byte[] documentHash) {
    var both = new byte[proofHash.length + documentHash.length];
    System.arraycopy(proofHash, 0, both, 0, proofHash.length);
    System.arraycopy(documentHash, 0, both, proofHash.length, documentHash.length);
    return both;
  }
}
