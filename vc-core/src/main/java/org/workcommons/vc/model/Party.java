package org.workcommons.vc.model;

import static java.util.Objects.requireNonNull;

import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * Who issues a credential or holds a presentation. VCDM 2.0 §4.7.
 *
 * @param id a URL, usually a DID
 */
public record Party(String id) {
  public Party {
    requireNonNull(id);
  }

  /** {@return the party that {@code value} names: a URL, or an object whose {@code id} is one} */
  static Party read(JsonValue value, Pointer pointer) throws ProblemException {
    if (value instanceof JsonString text) {
      return new Party(Url.require(text.value(), pointer));
    }
    if (value instanceof JsonObject object) {
      var in = ObjectReader.of(object, pointer);
      return new Party(Url.require(in.string("id"), pointer.at("id")));
    }
    throw new ProblemException(
        ProblemType.MALFORMED_VALUE_ERROR,
        pointer,
        "must be a URL, or an object with a URL as its id");
  }

  @Override
  public String toString() {
    return id;
  }
}
