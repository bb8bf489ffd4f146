package org.workcommons.vc.bbs;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.workcommons.vc.bbs.Curve.Term;

/** A public key of BBS: a point of G2 in its group. Immutable, safe to share. */
public final class BbsPublicKey {
  /** The length of a key. */
  public static final int BYTES = Curve.G2_BYTES;

  private final Ciphersuite suite;
  private final Curve.G2 point;
  private final byte[] compressed;

  private BbsPublicKey(Ciphersuite suite, Curve.G2 point, byte[] compressed) {
    this.suite = suite;
    this.point = point;
    this.compressed = compressed;
  }

  /**
   * {@return the key whose one encoding is {@code compressed}} Nothing where it is no point of the
   * curve, not canonical, outside the group, or the identity.
   */
  public static Optional<BbsPublicKey> received(byte[] compressed) {
    return received(Ciphersuite.here(), compressed);
  }

  static Optional<BbsPublicKey> received(Ciphersuite suite, byte[] compressed) {
    return suite
        .curve()
        .g2(compressed)
        .map(point -> new BbsPublicKey(suite, point, compressed.clone()));
  }

  /** {@return the encoding, a copy} */
  public byte[] compressed() {
    return compressed.clone();
  }

  /**
   * {@return whether {@code signature} is this key's over {@code header} and {@code messages}}
   * Never throws. draft-irtf-cfrg-bbs-signatures §3.5.2 Verify.
   */
  public boolean verifies(byte[] header, List<byte[]> messages, byte[] signature) {
    if (!Ciphersuite.allows(messages.size())) {
      return false;
    }
    return Signature.received(suite.curve(), signature)
        .filter(read -> holds(read, SignedMessages.of(suite, compressed, header, messages)))
        .isPresent();
  }

  /** e(A, W + e·P2) = e(B, P2), with e moved to the group in which multiplying is cheap. */
  private boolean holds(Signature signature, SignedMessages signed) {
    var terms = new ArrayList<>(signed.terms());
    terms.add(new Term(signature.point(), Scalars.minus(signature.scalar())));
    return suite.curve().pairAlike(signature.point(), point, suite.curve().sum(terms));
  }

  /**
   * {@return a proof that this key signed {@code header} and {@code messages}, which shows the
   * messages at {@code disclosed} and hides the others} Different each time. Nothing where {@code
   * signature} is not even well-formed, or the messages are too many; whether it verifies is for
   * the caller to check before. {@code presentationHeader} ties the proof to one occasion.
   * draft-irtf-cfrg-bbs-signatures §3.5.3 ProofGen.
   *
   * <p>Not constant-time: sums over hidden messages take different times for different scalars.
   */
  public Optional<byte[]> prove(
      byte[] signature,
      byte[] header,
      byte[] presentationHeader,
      List<byte[]> messages,
      Set<Integer> disclosed) {
    return prove(signature, header, presentationHeader, messages, disclosed, Scalars::random);
  }

  Optional<byte[]> prove(
      byte[] signature,
      byte[] header,
      byte[] presentationHeader,
      List<byte[]> messages,
      Set<Integer> disclosed,
      RandomScalars random) {
    if (disclosed.stream().anyMatch(index -> index < 0 || index >= messages.size())) {
      throw new IllegalArgumentException("expected indexes of messages to disclose");
    }
    if (!Ciphersuite.allows(messages.size())) {
      return Optional.empty();
    }
    return Signature.received(suite.curve(), signature)
        .map(
            read -> {
              var signed = SignedMessages.of(suite, compressed, header, messages);
              var generation = new ProofGeneration(read, signed, disclosed);
              return generation.proof(presentationHeader, random).bytes();
            });
  }

  /**
   * {@return whether {@code proof} shows that this key signed {@code header} and messages, among
   * them {@code disclosed} at these indexes, for {@code presentationHeader}} Never throws.
   * draft-irtf-cfrg-bbs-signatures §3.5.4 ProofVerify.
   */
  public boolean verifiesProof(
      byte[] proof,
      byte[] header,
      byte[] presentationHeader,
      SortedMap<Integer, byte[]> disclosed) {
    return Ciphersuite.allows(disclosed.size())
        && Proof.received(suite.curve(), proof)
            .filter(read -> fits(read, disclosed))
            .filter(read -> holds(read, header, presentationHeader, disclosed))
            .isPresent();
  }

  private static boolean fits(Proof proof, SortedMap<Integer, byte[]> disclosed) {
    int messages = proof.hidden().size() + disclosed.size();
    return Ciphersuite.allows(messages)
        && (disclosed.isEmpty() || (disclosed.firstKey() >= 0 && disclosed.lastKey() < messages));
  }

  private boolean holds(
      Proof proof, byte[] header, byte[] presentationHeader, SortedMap<Integer, byte[]> disclosed) {
    var scalars = new TreeMap<Integer, BigInteger>();
    disclosed.forEach((index, message) -> scalars.put(index, Ciphersuite.message(message)));
    return new ProofCheck(suite, point, header, proof, scalars).holds(presentationHeader);
  }
}
