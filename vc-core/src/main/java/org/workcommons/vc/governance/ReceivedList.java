package org.workcommons.vc.governance;

import java.util.Map;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.work.Digest;

/**
 * A trust list whose form is good.
 *
 * @param document as it was received
 * @param list what it says
 * @param pointer where it stands among those that were handed in
 */
record ReceivedList(SignedDocument document, TrustList list, Pointer pointer) {
  /**
   * A trust list, and who signed it.
   *
   * @param signers found good, and not yet enough
   * @param entities those of the list, by identifier
   */
  record Signed(
      ReceivedList received, Digest digest, Set<Did> signers, Map<Did, RecognizedEntity> entities) {
    static Signed of(ReceivedList received, Set<Did> signers) {
      return new Signed(
          received, received.document.digest(), Set.copyOf(signers), received.list.byId());
    }

    TrustList list() {
      return received.list;
    }

    Pointer pointer() {
      return received.pointer;
    }
  }
}
