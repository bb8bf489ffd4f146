package org.workcommons.vc.verifier.dcql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.model.ClaimPath;
import org.workcommons.vc.model.SelectedClaim;

/**
 * Claims that have to be shown together: paths, and the values of which one has to be there, none
 * for any value.
 */
record Demand(Map<ClaimPath, Set<JsonValue>> claims) {
  /** What {@code query} demands: one of these, the preferred one first. */
  static List<Demand> of(CredentialQuery query) {
    if (query.claimSets().isEmpty()) {
      return List.of(of(query.claims()));
    }
    var byId = new HashMap<String, ClaimQuery>();
    query.claims().forEach(claim -> claim.id().ifPresent(id -> byId.put(id, claim)));
    var demands = new ArrayList<Demand>();
    for (var ids : query.claimSets()) {
      demands.add(of(ids.stream().map(byId::get).toList()));
    }
    return demands;
  }

  private static Demand of(List<ClaimQuery> queries) {
    var claims = new LinkedHashMap<ClaimPath, Set<JsonValue>>();
    // of two queries for one path the later one is ignored: §6.1, claims
    queries.forEach(query -> claims.putIfAbsent(query.path(), Set.copyOf(query.values())));
    return new Demand(claims);
  }

  /** Those of {@code selected} that count; one of another value is as if it were not there. */
  List<SelectedClaim> among(List<SelectedClaim> selected, ClaimPath path) {
    var values = claims.getOrDefault(path, Set.of());
    return values.isEmpty()
        ? selected
        : selected.stream().filter(claim -> values.contains(claim.value())).toList();
  }
}
