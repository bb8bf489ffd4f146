package org.workcommons.vc.issuer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The copies of one credential on their way to the holder, unverified. The file {@code vc/copies/1}
 * of {@code specs/one-time-copies.md}; its members are those of a credential response of OpenID for
 * Verifiable Credential Issuance 1.0 §8.3. Whoever reads it can join all of them: it is for the
 * holder alone. Immutable.
 *
 * @param copies 1 to 100 credentials of the format {@code dc+sd-jwt} with all disclosures, none
 *     twice
 */
public record IssuedCopies(List<String> copies) {
  /** What the file calls itself. */
  public static final String SCHEMA = "vc/copies/1";

  public IssuedCopies {
    copies = List.copyOf(copies);
    if (copies.isEmpty() || copies.size() > Limits.COPIES) {
      throw new IllegalArgumentException("expected 1 to " + Limits.COPIES + " copies");
    }
    if (new HashSet<>(copies).size() < copies.size()) {
      throw new IllegalArgumentException("expected copies that differ");
    }
  }

  /** {@return the copies in {@code utf8}, which came from outside} */
  public static IssuedCopies received(byte[] utf8) throws ProblemException {
    var in = ObjectReader.of(JsonReader.readObject(utf8), Pointer.ROOT);
    if (!in.string("schema").equals(SCHEMA)) {
      throw in.malformed("schema", "must be " + SCHEMA);
    }
    int count = in.array("credentials").items().size();
    if (count == 0) {
      throw in.malformed("credentials", "must be at least one copy");
    }
    if (count > Limits.COPIES) {
      throw new ProblemException(
          ProblemType.LIMIT_EXCEEDED,
          Pointer.ROOT.at("credentials"),
          "more than " + Limits.COPIES + " copies");
    }
    var copies = new ArrayList<String>();
    for (var item : in.objects("credentials")) {
      if (copies.contains(item.string("credential"))) {
        throw item.malformed("credential", "must be another copy than the others");
      }
      copies.add(item.string("credential"));
      item.noOthers();
    }
    in.noOthers();
    return new IssuedCopies(copies);
  }

  /** {@return the file, for {@link #received}} */
  public byte[] toByteArray() {
    var items = new ArrayList<JsonValue>();
    copies.forEach(copy -> items.add(JsonObject.empty().with("credential", copy)));
    return JsonWriter.compact(
        JsonObject.builder()
            .put("schema", SCHEMA)
            .put("credentials", new JsonArray(items))
            .build());
  }

  /** {@return how many} */
  @Override
  public String toString() {
    return copies.size() + " copies";
  }
}
