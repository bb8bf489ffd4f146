package org.workcommons.vc.reputation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.workcommons.vc.encoding.Jcs;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.work.Digest;

/** The inputs as the specification describes them, for the digest's own text to be held against. */
final class InputDocument {
  private InputDocument() {}

  static Digest digest(Evidence evidence, HistoryFacts facts) {
    return Digest.of(Jcs.canonicalize(document(evidence, facts)));
  }

  static JsonObject document(Evidence evidence, HistoryFacts facts) {
    var platforms = JsonObject.builder();
    for (var entry : evidence.platforms().entrySet()) {
      if (!entry.getValue().isEmpty()) {
        platforms.put(entry.getKey(), platform(entry.getValue()));
      }
    }
    return JsonObject.builder()
        .put("algorithm", GovernancePolicy.ALGORITHM)
        .put("asOf", RatedMonth.month(evidence.asOf()).toString())
        .put("complete", facts.complete() ? JsonBoolean.TRUE : JsonBoolean.FALSE)
        .put("disputed", facts.disputed())
        .put("documents", documents(facts.documents()))
        .put("monthsActive", facts.monthsActive())
        .put("platforms", platforms.build())
        .build();
  }

  private static JsonArray documents(List<Digest> documents) {
    return JsonArray.ofStrings(documents.stream().map(Digest::value).toList());
  }

  private static JsonObject platform(PlatformEvidence evidence) {
    var cells = new ArrayList<JsonValue>();
    for (var entry : evidence.cells().entrySet()) {
      cells.add(cell(entry));
    }
    return JsonObject.builder()
        .put("cells", new JsonArray(cells))
        .put("withheld", evidence.withheld())
        .build();
  }

  private static JsonArray cell(Map.Entry<Cell, long[]> entry) {
    var cell = entry.getKey();
    return JsonArray.of(
        JsonNumber.of(cell.month()),
        new JsonString(cell.assurance()),
        JsonNumber.of(cell.k()),
        numbers(entry.getValue()));
  }

  private static JsonArray numbers(long[] values) {
    return new JsonArray(Arrays.stream(values).<JsonValue>mapToObj(JsonNumber::of).toList());
  }
}
