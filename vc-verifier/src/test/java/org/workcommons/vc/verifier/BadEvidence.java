package org.workcommons.vc.verifier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.ProblemType;

/**
 * Makes the part of the corpus {@code specs/vectors/bad} that is about what a score is made of:
 * policies, trust lists, outcomes and histories.
 */
final class BadEvidence {
  private BadEvidence() {}

  /** The files, by name. */
  static Map<String, JsonObject> files() {
    var files = new LinkedHashMap<String, JsonObject>();
    files.put("policies.json", file("Governance policies", BadPolicies.all()));
    files.put("trust-lists.json", file("Trust lists", BadTrustLists.all()));
    files.put("outcomes.json", file("Outcomes of disputes", BadOutcomes.all()));
    files.put("histories.json", file("Histories under a policy", BadHistories.all()));
    return files;
  }

  private static JsonObject file(String title, List<Case> cases) {
    var tests = new ArrayList<JsonValue>();
    var flags = new TreeSet<String>();
    for (var one : cases) {
      tests.add(one.json(tests.size() + 1));
      flags.add(one.flag);
    }
    var notes = JsonObject.builder();
    flags.forEach(flag -> notes.put(flag, EvidenceFlags.note(flag)));
    return JsonObject.builder()
        .put("schema", "vc/bad-evidence/1")
        .put("title", title)
        .put("numberOfTests", tests.size())
        .put("now", Actors.NOW.toString())
        .put("notes", notes.build())
        .put("tests", new JsonArray(tests))
        .build();
  }

  /** One thing that is wrong, or nothing. */
  static final class Case {
    private final String flag;
    private final String kind;
    private final String comment;
    private final JsonObject input;
    private JsonObject expected = JsonObject.builder().put("result", "valid").build();

    private Case(String kind, String flag, String comment, JsonObject input) {
      this.kind = kind;
      this.flag = flag;
      this.comment = comment;
      this.input = input;
    }

    static Case of(String kind, String flag, String comment, JsonObject input) {
      return new Case(kind, flag, comment, input);
    }

    Case rejected(ProblemType problem) {
      expected =
          JsonObject.builder()
              .put("result", "invalid")
              .put("problem", problem.uri().toString())
              .build();
      return this;
    }

    private JsonObject json(int tcId) {
      return JsonObject.builder()
          .put("tcId", tcId)
          .put("comment", comment)
          .put("flags", JsonArray.ofStrings(List.of(flag)))
          .put("kind", kind)
          .put("input", input)
          .putAll(expected)
          .build();
    }
  }
}
