package org.workcommons.vc.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.securing.SelectiveDisclosure;

/** {@code POST /credentials/derive}. VCALM §4.4. */
record Deriving(Documents documents) implements Route {
  @Override
  public Reply answer(Request request) throws ProblemException {
    var body = request.body();
    var received = body.object("verifiableCredential").object();
    // SuitePolicy.INLINE_CONTEXTS: by another name a context says the same
    var inlined = PinnedInline.in(received, documents.contexts());
    var credential =
        VerifiableCredential.received(MediaType.VC, JsonWriter.compact(inlined.document()));
    var derived =
        SelectiveDisclosure.of(credential, inlined.contexts())
            .derive(pointers(body.optionalObject("options"), "selectivePointers"));
    return Reply.created(
        JsonReader.readObject(derived.toByteArray())
            .with("@context", received.get("@context").orElse(JsonArray.of())));
  }

  /** {@return the JSON pointers under {@code name}, none if it is not there} */
  static List<Pointer> pointers(Optional<ObjectReader> options, String name)
      throws ProblemException {
    var pointers = new ArrayList<Pointer>();
    if (options.isPresent()) {
      for (var item : JsonArray.itemsOf(options.get().optional(name).orElse(JsonArray.of()))) {
        if (!(item instanceof JsonString text)) {
          throw options.get().malformed(name, "must be a list of JSON pointers");
        }
        pointers.add(new Pointer(text.value()));
      }
    }
    return pointers;
  }
}
