package org.workcommons.vc.governance;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemType;

/**
 * Finds names that people would take for one another: those that are alike once case, accents,
 * spaces, marks and letters of one shape are taken out. A warning; identifiers decide. The table
 * holds the Cyrillic and Greek letters that look Latin, and the pairs that fonts blur, and not all
 * of Unicode Technical Standard 39.
 */
final class ConfusableNames {
  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Each letter, and the Latin one that it looks like. */
  private static final String PAIRS =
      "аaбbвbсcԁdеeһhіiјjкkӏlмmнhоoрpԛqѕsтtуyԝwхxᴢz" + "αaβbεeγyηnιiκkνvοoρpτtυuχxωw0o1l|l";

  private ConfusableNames() {}

  static List<Problem> among(List<ReceivedList.Signed> lists) {
    var found = new ArrayList<Problem>();
    var first = new HashMap<String, Did>();
    for (var list : lists) {
      var entities = list.list().entities();
      for (int i = 0; i < entities.size(); i++) {
        var entity = entities.get(i);
        if (entity.name().isPresent() && isTaken(entity.name().get(), entity.id(), first)) {
          found.add(
              new Problem(
                  ProblemType.NAMES_CONFUSABLE,
                  list.pointer().at("credentialSubject").at(i).at("name"),
                  "looks like the name of another entity"));
        }
      }
    }
    return found;
  }

  private static boolean isTaken(String name, Did id, Map<String, Did> first) {
    return !first.computeIfAbsent(skeleton(name), unknown -> id).equals(id);
  }

  /** {@return what is left of {@code name} for the eye} */
  static String skeleton(String name) {
    var plain = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    var shapes = new StringBuilder();
    plain.chars().forEach(c -> shapes.append(shape((char) c)));
    return NO_LETTER.matcher(shapes).replaceAll("").replace("rn", "m").replace("vv", "w");
  }

  private static char shape(char c) {
    for (int i = 0; i < PAIRS.length(); i += 2) {
      if (PAIRS.charAt(i) == c) {
        return upright(PAIRS.charAt(i + 1));
      }
    }
    return upright(c);
  }

  private static char upright(char c) {
    return c == 'i' ? 'l' : c;
  }
}
