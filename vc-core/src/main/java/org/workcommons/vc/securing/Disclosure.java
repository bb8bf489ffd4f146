package org.workcommons.vc.securing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * What a holder shows of a document, and what the one who sees it needs in order to find the signed
 * statements again. VC Data Integrity ECDSA Cryptosuites 1.0 §3.5.4, VC Data Integrity BBS
 * Cryptosuites 1.0 §3.3.4.
 *
 * @param revealed the part of the document that is shown
 * @param mandatory which of the statements shown are mandatory, counted from 0 among those shown
 * @param selected which of the other statements are shown, counted from 0 among all that are not
 *     mandatory
 * @param labels the labels that were signed, by the canonical number that each blank node has in
 *     what is shown
 */
record Disclosure(
    JsonObject revealed,
    List<Integer> mandatory,
    List<Integer> selected,
    Map<Integer, String> labels) {
  /** {@return the parts of {@code document}, which says {@code all}, at both kinds of pointers} */
  static Disclosure of(
      JsonObject document, LabelledStatements all, List<Pointer> mandatory, List<Pointer> selective)
      throws ProblemException {
    var pointers = new ArrayList<>(mandatory);
    pointers.addAll(selective);
    var revealed = Selection.of(document, pointers);
    if (revealed.isEmpty()) {
      throw new ProblemException(
          ProblemType.PROOF_GENERATION_ERROR, Pointer.ROOT, "nothing was selected");
    }
    var shown = all.part(pointers);
    var always = all.part(mandatory).indexes();
    var rest = all.rest(always);
    return new Disclosure(
        revealed.get(),
        places(always, List.copyOf(shown.indexes())),
        places(shown.indexes(), rest),
        shown.labels(all.labels()));
  }

  /** Where in {@code order} those of {@code wanted} stand. */
  private static List<Integer> places(SortedSet<Integer> wanted, List<Integer> order) {
    var places = new ArrayList<Integer>();
    for (int i = 0; i < order.size(); i++) {
      if (wanted.contains(order.get(i))) {
        places.add(i);
      }
    }
    return List.copyOf(places);
  }
}
