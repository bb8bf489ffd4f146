package org.workcommons.vc.wallet.cli;

import java.util.ArrayList;
import java.util.List;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemType;

/**
 * A document of a community that was handed in and does not count, and why.
 *
 * @param file as it was named
 * @param problem its pointer goes into the file
 */
record LeftOut(String file, Problem problem) {
  /** {@return {@code problems}, whose pointers begin with the number of one of {@code files}} */
  static List<LeftOut> of(List<Problem> problems, List<String> files) {
    var all = new ArrayList<LeftOut>();
    for (var problem : problems) {
      var place = problem.pointer().value();
      int end = place.indexOf('/', 1);
      var number = place.substring(1, end < 0 ? place.length() : end);
      all.add(
          new LeftOut(
              files.get(Integer.parseInt(number)),
              new Problem(
                  problem.type(),
                  new Pointer(end < 0 ? "" : place.substring(end)),
                  problem.detail())));
    }
    return List.copyOf(all);
  }

  /** Says to a person what does not count. */
  static void say(List<LeftOut> all, Session session) {
    if (!session.json()) {
      var terminal = session.terminal();
      all.forEach(
          one -> {
            terminal.say(Look.Symbol.WARNING, one.line());
            terminal.say("  " + one.problem.remedy());
          });
    }
  }

  private String line() {
    var place = problem.pointer().value();
    return file
        + (problem.type() == ProblemType.NAMES_CONFUSABLE ? ": " : " does not count: ")
        + problem.type().name()
        + (place.isEmpty() ? "" : " at " + place)
        + ": "
        + problem.detail();
  }

  static JsonArray json(List<LeftOut> all) {
    return new JsonArray(all.stream().<JsonValue>map(LeftOut::json).toList());
  }

  private JsonObject json() {
    return VerdictPrinter.json(problem).with("file", new JsonString(file));
  }
}
