package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The statements of a document as they are signed, in canonical N-Quads. VC Data Integrity ECDSA
 * Cryptosuites 1.0 §3.5.9.
 *
 * @param mandatory those that everybody is shown
 * @param others those that are shown only where they were selected
 */
record ShownStatements(List<String> mandatory, List<String> others) {
  ShownStatements {
    mandatory = List.copyOf(mandatory);
    others = List.copyOf(others);
  }

  /**
   * {@return what {@code document} says, with the labels that somebody says it had, and divided as
   * he says it was}
   *
   * @param labels for each blank node, by its canonical number, and for no others
   * @param mandatory indexes among the statements
   * @param place what is to blame where these don't fit
   */
  static ShownStatements of(
      JsonObject document,
      RdfForm rdfForm,
      Map<Integer, String> labels,
      List<Integer> mandatory,
      Pointer place)
      throws ProblemException {
    var statements = rdfForm.statements(document);
    LabelledStatements.requireFew(statements);
    var numbers = LabelledStatements.numbers(statements);
    if (!labels.keySet().equals(new HashSet<>(numbers.values()))) {
      throw misfit(place, "the labels are not those of what has no identifier in the document");
    }
    var signed = new HashMap<String, String>();
    numbers.forEach((blank, number) -> signed.put(blank, labels.get(number)));
    return divided(LabelledStatements.lines(statements, signed), mandatory, place);
  }

  private static ShownStatements divided(List<String> lines, List<Integer> indexes, Pointer place)
      throws ProblemException {
    var always = new HashSet<>(indexes);
    var mandatory = new ArrayList<String>();
    var others = new ArrayList<String>();
    for (int i = 0; i < lines.size(); i++) {
      (always.contains(i) ? mandatory : others).add(lines.get(i));
    }
    if (mandatory.size() != indexes.size()) {
      throw misfit(place, "an index is beyond the statements of the document");
    }
    return new ShownStatements(mandatory, others);
  }

  /** {@return the hash of what is mandatory} §3.4.17. */
  byte[] hash() {
    return Hash.SHA_256.of(String.join("", mandatory).getBytes(UTF_8));
  }

  private static ProblemException misfit(Pointer place, String detail) {
    return new ProblemException(ProblemType.PROOF_VERIFICATION_ERROR, place, detail);
  }

  /** {@return how many there are: what they say may be claims} */
  @Override
  public String toString() {
    return "ShownStatements[" + mandatory.size() + " and " + others.size() + "]";
  }
}
