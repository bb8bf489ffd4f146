package org.workcommons.vc.endpoint;

import java.net.URI;
import java.util.ArrayList;
import java.util.HexFormat;
import org.workcommons.vc.encoding.Jcs;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.encoding.Sha256;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.ProblemException;

/**
 * A document whose inline contexts were pinned under the name of their digest, which says the same
 * as RDF. {@link SuitePolicy#INLINE_CONTEXTS}.
 */
record PinnedInline(JsonObject document, Contexts contexts) {
  static PinnedInline in(JsonObject document, Contexts contexts) throws ProblemException {
    var names = new ArrayList<JsonValue>();
    var all = contexts;
    for (var item : JsonArray.itemsOf(document.get("@context").orElse(JsonArray.of()))) {
      if (item instanceof JsonObject object) {
        var inline = definitions(object);
        var name = "urn:sha256:" + HexFormat.of().formatHex(Sha256.hash(Jcs.canonicalize(inline)));
        if (!all.carries(name)) {
          var context = JsonObject.builder().put("@context", inline).build();
          all = all.withPinned(URI.create(name), JsonWriter.compact(context));
        }
        names.add(new JsonString(name));
      } else {
        names.add(item);
      }
    }
    return all == contexts
        ? new PinnedInline(document, contexts)
        : new PinnedInline(document.with("@context", new JsonArray(names)), all);
  }

  /** A context file put in whole, as some of the suites' documents have it. */
  private static JsonObject definitions(JsonObject inline) {
    return inline.get("@context").orElse(inline) instanceof JsonObject inner ? inner : inline;
  }
}
