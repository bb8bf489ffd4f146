package org.workcommons.vc.model;

import java.util.List;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.ProblemException;

/** The versions of the data model, and what they call differently. */
enum DataModel {
  /** Read where it is asked for, never issued. VCDM 1.1 §4. */
  VERSION_1_1(Contexts.CREDENTIALS_V1, "issuanceDate", "expirationDate"),

  VERSION_2_0(Contexts.CREDENTIALS_V2, "validFrom", "validUntil");

  private final String baseContext;
  private final String start;
  private final String end;

  DataModel(String baseContext, String start, String end) {
    this.baseContext = baseContext;
    this.start = start;
    this.end = end;
  }

  /** {@return the version that {@code document} says it follows, the newest if it says none} */
  static DataModel of(JsonObject document) {
    var contexts = JsonArray.itemsOf(document.get("@context").orElse(JsonArray.of()));
    return VERSION_1_1.begins(contexts) ? VERSION_1_1 : VERSION_2_0;
  }

  /** {@return whether the base context of this version is the first of {@code contexts}} */
  boolean begins(List<JsonValue> contexts) {
    return !contexts.isEmpty()
        && contexts.get(0) instanceof JsonString first
        && first.value().equals(baseContext);
  }

  String baseContext() {
    return baseContext;
  }

  /** {@return when the document that {@code in} reads counts} VCDM 2.0 §4.9, VCDM 1.1 §4.6. */
  ValidityPeriod validity(ObjectReader in) throws ProblemException {
    if (this == VERSION_1_1) {
      in.required(start);
    }
    var from = DateTimeStamp.optional(in, start);
    var until = DateTimeStamp.optional(in, end);
    if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
      throw in.malformed(end, "must not be before " + start);
    }
    return new ValidityPeriod(from, until);
  }
}
