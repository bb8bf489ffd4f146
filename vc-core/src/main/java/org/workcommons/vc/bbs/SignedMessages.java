package org.workcommons.vc.bbs;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.workcommons.vc.bbs.Curve.Term;

/** What a signature is over: messages as scalars, and the domain. */
record SignedMessages(
    Ciphersuite suite, List<Curve.G1> generators, BigInteger domain, List<BigInteger> messages) {

  static SignedMessages of(
      Ciphersuite suite, byte[] publicKey, byte[] header, List<byte[]> messages) {
    var generators = suite.generators(messages.size());
    var domain = Ciphersuite.domain(publicKey, generators, header);
    return new SignedMessages(suite, generators, domain, Ciphersuite.messages(messages));
  }

  /** {@return the generator of the message at {@code index}} */
  Curve.G1 generator(int index) {
    return generators.get(index + 1);
  }

  /** {@return what sums up to the point called B} */
  List<Term> terms() {
    var terms = new ArrayList<Term>();
    terms.add(new Term(suite.base(), BigInteger.ONE));
    terms.add(new Term(generators.get(0), domain));
    for (int i = 0; i < messages.size(); i++) {
      terms.add(new Term(generator(i), messages.get(i)));
    }
    return terms;
  }

  Curve.G1 sum() {
    return suite.curve().sum(terms());
  }
}
