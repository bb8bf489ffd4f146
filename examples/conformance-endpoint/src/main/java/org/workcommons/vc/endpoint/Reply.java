package org.workcommons.vc.endpoint;

import java.util.List;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;

/** What is answered: an HTTP status and JSON. */
record Reply(int status, JsonValue body) {
  static Reply ok(JsonValue body) {
    return new Reply(200, body);
  }

  static Reply created(JsonValue body) {
    return new Reply(201, body);
  }

  static Reply refused(ProblemException e) {
    return refused(List.of(e.problem()));
  }

  /** VCALM §3.9, in the form of RFC 9457. */
  static Reply refused(List<Problem> problems) {
    var details = problems.stream().map(Reply::details).toArray(JsonValue[]::new);
    return new Reply(
        400,
        JsonObject.builder()
            .put("verified", JsonBoolean.FALSE)
            .put("problemDetails", JsonArray.of(details))
            .build());
  }

  static Reply plain(int status, String title) {
    return new Reply(status, JsonObject.builder().put("title", title).build());
  }

  private static JsonObject details(Problem problem) {
    return JsonObject.builder()
        .put("type", problem.type().uri().toString())
        .put("title", problem.type().name())
        .put("detail", problem.toString())
        .build();
  }
}
