package org.workcommons.vc.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/** The suite's paths into a document: {@code credentialSubject.phoneNumbers[0]}. */
final class ClaimPaths {
  private ClaimPaths() {}

  /** {@return the pointers to what {@code json}, an array of paths, names} */
  static List<Pointer> pointers(String json) throws ProblemException {
    var pointers = new ArrayList<Pointer>();
    for (var item : JsonArray.itemsOf(JsonReader.read(json.getBytes(UTF_8)))) {
      if (!(item instanceof JsonString path)) {
        throw new ProblemException(
            ProblemType.MALFORMED_VALUE_ERROR, Pointer.ROOT, "must be an array of paths");
      }
      pointers.add(pointer(path.value()));
    }
    return pointers;
  }

  private static Pointer pointer(String path) {
    var pointer = Pointer.ROOT;
    for (var step : path.replace("]", "").split("[.\\[]", -1)) {
      pointer = pointer.at(step);
    }
    return pointer;
  }
}
