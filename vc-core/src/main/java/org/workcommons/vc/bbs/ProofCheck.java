package org.workcommons.vc.bbs;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.workcommons.vc.bbs.Curve.Term;

/**
 * Judges one proof. draft-irtf-cfrg-bbs-signatures §3.6.4 CoreProofVerify, whose names these are.
 */
final class ProofCheck {
  private final Ciphersuite suite;
  private final Curve.G2 key;
  private final Proof proof;
  private final SortedMap<Integer, BigInteger> disclosed;
  private final List<Curve.G1> generators;
  private final BigInteger domain;

  ProofCheck(
      Ciphersuite suite,
      Curve.G2 key,
      byte[] header,
      Proof proof,
      SortedMap<Integer, BigInteger> disclosed) {
    this.suite = suite;
    this.key = key;
    this.proof = proof;
    this.disclosed = disclosed;
    this.generators = suite.generators(disclosed.size() + proof.hidden().size());
    this.domain = Ciphersuite.domain(key.compressed(), generators, header);
  }

  /** The cheap half first: hashes tie the proof to everything that it is about. */
  boolean holds(byte[] presentationHeader) {
    var commitments = new Commitments(proof.aBar(), proof.bBar(), proof.d(), t1(), t2(), domain);
    return commitments.challenge(disclosed, presentationHeader).equals(proof.challenge())
        && suite.curve().pairAlike(proof.aBar(), key, proof.bBar());
  }

  private Curve.G1 t1() {
    return suite
        .curve()
        .sum(
            List.of(
                new Term(proof.bBar(), proof.challenge()),
                new Term(proof.aBar(), proof.e()),
                new Term(proof.d(), proof.r1())));
  }

  /** What is disclosed, times the challenge, and the responses for what is not. */
  private Curve.G1 t2() {
    var responses = proof.hidden().iterator();
    var terms = new ArrayList<Term>();
    terms.add(new Term(suite.base(), proof.challenge()));
    terms.add(new Term(generators.get(0), challenged(domain)));
    for (int i = 0; i < generators.size() - 1; i++) {
      var message = disclosed.get(i);
      var scalar = message == null ? responses.next() : challenged(message);
      terms.add(new Term(generators.get(i + 1), scalar));
    }
    terms.add(new Term(proof.d(), proof.r3()));
    return suite.curve().sum(terms);
  }

  private BigInteger challenged(BigInteger scalar) {
    return scalar.multiply(proof.challenge()).mod(Scalars.ORDER);
  }
}
