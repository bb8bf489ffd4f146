package org.workcommons.vc.examples.scaleout;

import java.util.Optional;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.reputation.ShownStatement;

/**
 * A row that was looked at.
 *
 * @param statement what admission asks for of a statement, empty if it was not accepted
 */
record Judgement(VerdictRow verdict, Optional<Accepted> statement) {
  /** A statement that was verified, and who issued it. */
  record Accepted(Did issuer, ShownStatement shown) {
    long seq() {
      return shown.entry().statement().link().seq();
    }

    String digest() {
      return shown.entry().digest().value();
    }
  }

  static Judgement refused(VerdictRow verdict) {
    return new Judgement(verdict, Optional.empty());
  }
}
