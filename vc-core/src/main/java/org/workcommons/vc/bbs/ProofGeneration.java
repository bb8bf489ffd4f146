package org.workcommons.vc.bbs;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.workcommons.vc.bbs.Curve.Term;

/**
 * Makes proofs from one signature. draft-irtf-cfrg-bbs-signatures §3.6.3 CoreProofGen, whose names
 * these are.
 */
final class ProofGeneration {
  private final Curve curve;
  private final Signature signature;
  private final SignedMessages signed;
  private final SortedMap<Integer, BigInteger> disclosed = new TreeMap<>();
  private final List<Integer> hidden = new ArrayList<>();

  ProofGeneration(Signature signature, SignedMessages signed, Set<Integer> disclosedIndexes) {
    this.curve = signed.suite().curve();
    this.signature = signature;
    this.signed = signed;
    for (int i = 0; i < signed.messages().size(); i++) {
      if (disclosedIndexes.contains(i)) {
        disclosed.put(i, signed.messages().get(i));
      } else {
        hidden.add(i);
      }
    }
  }

  Proof proof(byte[] presentationHeader, RandomScalars random) {
    var blinding = Blinding.of(random, hidden.size());
    var commitments = commitments(blinding);
    return finished(blinding, commitments, commitments.challenge(disclosed, presentationHeader));
  }

  /** §3.7.1 ProofInit. */
  private Commitments commitments(Blinding blinding) {
    var d = signed.sum().times(blinding.r2());
    var aBar = signature.point().times(product(blinding.r1(), blinding.r2()));
    var bBar = sum(d, blinding.r1(), aBar, Scalars.minus(signature.scalar()));
    var t1 = sum(aBar, blinding.eTilde(), d, blinding.r1Tilde());
    return new Commitments(aBar, bBar, d, t1, t2(d, blinding), signed.domain());
  }

  private Curve.G1 sum(Curve.G1 one, BigInteger times, Curve.G1 other, BigInteger otherTimes) {
    return curve.sum(List.of(new Term(one, times), new Term(other, otherTimes)));
  }

  private Curve.G1 t2(Curve.G1 d, Blinding blinding) {
    var terms = new ArrayList<Term>();
    terms.add(new Term(d, blinding.r3Tilde()));
    for (int j = 0; j < hidden.size(); j++) {
      terms.add(new Term(signed.generator(hidden.get(j)), blinding.message(j)));
    }
    return curve.sum(terms);
  }

  /** §3.7.2 ProofFinalize. */
  private Proof finished(Blinding blinding, Commitments points, BigInteger challenge) {
    var r3 = blinding.r2().modInverse(Scalars.ORDER);
    var responses = new ArrayList<BigInteger>();
    for (int j = 0; j < hidden.size(); j++) {
      var message = signed.messages().get(hidden.get(j));
      responses.add(sum(blinding.message(j), product(message, challenge)));
    }
    return new Proof(
        points.aBar(),
        points.bBar(),
        points.d(),
        sum(blinding.eTilde(), product(signature.scalar(), challenge)),
        sum(blinding.r1Tilde(), Scalars.minus(product(blinding.r1(), challenge))),
        sum(blinding.r3Tilde(), Scalars.minus(product(r3, challenge))),
        responses,
        challenge);
  }

  private static BigInteger sum(BigInteger one, BigInteger other) {
    return one.add(other).mod(Scalars.ORDER);
  }

  private static BigInteger product(BigInteger one, BigInteger other) {
    return one.multiply(other).mod(Scalars.ORDER);
  }
}
