package org.workcommons.vc.wallet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;

/** For whom a copy was used, and when: {@code specs/wallet-store.md}, Contents. */
record CopyUses(List<Use> uses) {
  CopyUses {
    uses = List.copyOf(uses);
  }

  /** One use, or the intention of one: it is written down before anything is signed. */
  record Use(String audience, Instant at) {}

  static CopyUses none() {
    return new CopyUses(List.of());
  }

  CopyUses with(String audience, Instant at) {
    var all = new ArrayList<>(uses);
    all.add(new Use(audience, at));
    return new CopyUses(all);
  }

  boolean isKnownTo(String audience) {
    return uses.stream().anyMatch(use -> use.audience().equals(audience));
  }

  byte[] toBytes() {
    var items = new ArrayList<JsonValue>();
    for (var use : uses) {
      items.add(
          JsonObject.builder()
              .put("audience", use.audience())
              .put("at", DateTimeStamp.text(use.at()))
              .build());
    }
    return JsonWriter.compact(JsonObject.empty().with("uses", new JsonArray(items)));
  }

  static CopyUses read(byte[] content) throws ProblemException {
    var in = ObjectReader.of(JsonReader.readObject(content), Pointer.ROOT);
    var uses = new ArrayList<Use>();
    for (var use : in.objects("uses")) {
      uses.add(
          new Use(
              use.string("audience"),
              DateTimeStamp.parse(use.string("at"), use.pointer().at("at"))));
      use.noOthers();
    }
    in.noOthers();
    return new CopyUses(uses);
  }
}
