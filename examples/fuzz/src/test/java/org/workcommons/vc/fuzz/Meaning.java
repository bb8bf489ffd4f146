package org.workcommons.vc.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.TreeMap;
import java.util.stream.Collectors;
import org.workcommons.vc.encoding.Jcs;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;

/**
 * What a document says, whatever the order of its members and sets, and whether it writes one value
 * as a list of one: VCDM 2.0 §4.1. Two documents of one meaning may be signed by one signature.
 */
public final class Meaning {
  private Meaning() {}

  /** {@return the meaning of {@code value} as text} */
  public static String of(JsonValue value) {
    if (value instanceof JsonObject object) {
      var members = new TreeMap<String, String>();
      object.members().forEach((name, member) -> members.put(name, of(member)));
      return members.toString();
    }
    if (value instanceof JsonArray array) {
      var items = array.items().stream().map(Meaning::of).distinct().sorted().toList();
      return items.size() == 1
          ? items.get(0)
          : items.stream().collect(Collectors.joining("|", "<", ">"));
    }
    return new String(Jcs.canonicalize(value), UTF_8);
  }
}
