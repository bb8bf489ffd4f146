package org.workcommons.vc.sdjwt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;

/**
 * The flattened and the general JSON serialization. RFC 9901 §8, RFC 7515 §7.2. Disclosures and the
 * key binding stand in the first unprotected header, and nothing else may stand in any: what is not
 * signed must not say anything.
 */
final class SdJwtJson {
  private static final String DISCLOSURES = "disclosures";
  private static final String BINDING = "kb_jwt";

  private SdJwtJson() {}

  static SdJwtParts read(JsonObject json) throws ProblemException {
    var in = ObjectReader.of(json, Pointer.ROOT);
    var payload = in.string("payload");
    var first = json.has("signatures") ? first(in) : in;
    var token = first.string("protected") + "." + payload + "." + first.string("signature");
    var header = first.optionalObject("header");
    in.noOthers();
    if (header.isEmpty()) {
      return new SdJwtParts(token, List.of(), Optional.empty());
    }
    var disclosures = disclosures(header.get());
    var binding = header.get().optionalString(BINDING);
    header.get().noOthers();
    return new SdJwtParts(token, disclosures, binding);
  }

  private static ObjectReader first(ObjectReader in) throws ProblemException {
    var signatures = in.objects("signatures");
    if (signatures.isEmpty() || signatures.size() > Limits.PROOFS) {
      throw in.malformed("signatures", "must be 1 to " + Limits.PROOFS + " signatures");
    }
    for (var other : signatures.subList(1, signatures.size())) {
      var header = other.optionalObject("header");
      if (header.isPresent()
          && (header.get().object().has(DISCLOSURES) || header.get().object().has(BINDING))) {
        throw other.malformed("header", "disclosures stand in the first header only");
      }
    }
    return signatures.get(0);
  }

  private static List<String> disclosures(ObjectReader header) throws ProblemException {
    if (!header.object().has(DISCLOSURES)) {
      return List.of();
    }
    var disclosures = new ArrayList<String>();
    for (var item : header.array(DISCLOSURES).items()) {
      if (!(item instanceof JsonString text)) {
        throw header.malformed(DISCLOSURES, "must be texts");
      }
      disclosures.add(text.value());
    }
    return disclosures;
  }
}
