package org.workcommons.vc.wallet.cli;

import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.governance.PanelLot;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.work.Digest;

/**
 * By which lot the panel of one dispute is drawn, as a file: {@code specs/lot-file.md}. A
 * verifier's own, and not signed: she has it from the community's log.
 *
 * @param dispute the dispute's {@code urn:uuid:}
 * @param lot the root of the log, and who can be drawn
 * @param conflicts who must not sit, beside the parties
 */
record LotFile(URI dispute, PanelLot lot, Set<Did> conflicts) {
  private static final String SCHEMA = "vc/lot/1";

  static LotFile read(byte[] content) throws ProblemException {
    var in = ObjectReader.of(JsonReader.readObject(content), Pointer.ROOT);
    if (!in.string("schema").equals(SCHEMA)) {
      throw in.malformed("schema", "must be " + SCHEMA);
    }
    var checkpoint = Digest.parse(in.string("checkpoint"), Pointer.ROOT.at("checkpoint"));
    var members = dids(in, "members");
    if (members.isEmpty() || members.size() > PanelLot.MAX_MEMBERS) {
      throw in.malformed("members", "must be 1 to " + PanelLot.MAX_MEMBERS + " members");
    }
    var conflicts = in.object().has("conflicts") ? dids(in, "conflicts") : Set.<Did>of();
    var lot = new LotFile(dispute(in), new PanelLot(checkpoint, List.copyOf(members)), conflicts);
    in.noOthers();
    return lot;
  }

  private static URI dispute(ObjectReader in) throws ProblemException {
    var text = in.string("dispute");
    if (!text.matches("urn:uuid:[0-9a-f-]{36}")) {
      throw in.malformed("dispute", "must be the urn:uuid: of a dispute");
    }
    return URI.create(text);
  }

  private static Set<Did> dids(ObjectReader in, String name) throws ProblemException {
    var all = new LinkedHashSet<Did>();
    var items = in.array(name).items();
    for (int i = 0; i < items.size(); i++) {
      var place = Pointer.ROOT.at(name).at(i);
      if (!(items.get(i) instanceof JsonString text) || !all.add(Did.parse(text.value(), place))) {
        throw new ProblemException(
            ProblemType.MALFORMED_VALUE_ERROR, place, "must be a DID that stands there once");
      }
    }
    return all;
  }

  JsonObject json() {
    var json =
        JsonObject.builder()
            .put("schema", SCHEMA)
            .put("dispute", dispute.toString())
            .put("checkpoint", lot.checkpoint().value())
            .put("members", strings(lot.members()));
    if (!conflicts.isEmpty()) {
      json.put("conflicts", strings(conflicts));
    }
    return json.build();
  }

  static JsonArray strings(Collection<Did> dids) {
    return JsonArray.ofStrings(dids.stream().map(Did::value).toList());
  }
}
