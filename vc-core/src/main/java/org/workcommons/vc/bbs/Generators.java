package org.workcommons.vc.bbs;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;

/**
 * Points that nobody knows a relation between, one for the domain and one for each message.
 * draft-irtf-cfrg-bbs-signatures §4.1.1 create_generators. Made once and kept; there are never more
 * than a signature may have messages, and one.
 */
final class Generators {
  private static final String SEED_TAG = Ciphersuite.API + "SIG_GENERATOR_SEED_";
  private static final String POINT_TAG = Ciphersuite.API + "SIG_GENERATOR_DST_";

  private final Curve curve;
  private final List<Curve.G1> made = new ArrayList<>();
  private byte[] state =
      Scalars.expand(
          (Ciphersuite.API + "MESSAGE_GENERATOR_SEED").getBytes(US_ASCII),
          SEED_TAG,
          Scalars.WIDE_BYTES);

  Generators(Curve curve) {
    this.curve = curve;
  }

  /** {@return the first {@code count} of them; the first of all is for the domain} */
  synchronized List<Curve.G1> first(int count) {
    while (made.size() < count) {
      var input = new Octets().bytes(state).number(made.size() + 1).all();
      state = Scalars.expand(input, SEED_TAG, Scalars.WIDE_BYTES);
      made.add(curve.hashToG1(state, POINT_TAG));
    }
    return List.copyOf(made.subList(0, count));
  }
}
