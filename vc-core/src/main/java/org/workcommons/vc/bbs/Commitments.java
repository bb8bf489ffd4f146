package org.workcommons.vc.bbs;

import java.math.BigInteger;
import java.util.SortedMap;

/** The points that a challenge is made of. draft-irtf-cfrg-bbs-signatures §3.7.1, §3.7.3. */
record Commitments(
    Curve.G1 aBar, Curve.G1 bBar, Curve.G1 d, Curve.G1 t1, Curve.G1 t2, BigInteger domain) {

  /** §3.7.4 ProofChallengeCalculate. */
  BigInteger challenge(SortedMap<Integer, BigInteger> disclosed, byte[] presentationHeader) {
    var octets = new Octets().number(disclosed.size());
    disclosed.forEach((index, message) -> octets.number(index).scalar(message));
    octets.point(aBar).point(bBar).point(d).point(t1).point(t2).scalar(domain);
    return Ciphersuite.hash(octets.counted(presentationHeader));
  }
}
