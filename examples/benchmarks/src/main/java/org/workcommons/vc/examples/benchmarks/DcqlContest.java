package org.workcommons.vc.examples.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.examples.peers.Peer;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.verifier.dcql.Candidate;
import org.workcommons.vc.verifier.dcql.CredentialFormat;
import org.workcommons.vc.verifier.dcql.DcqlQuery;

/** Who finds out, of what a wallet holds, what answers a query: we, and the package dcql of npm. */
final class DcqlContest {
  private static final String NAME = "DCQL";
  private static final int HELD = 8;

  private DcqlContest() {}

  static void enter(Contest contest, Optional<Peer> peer) throws Exception {
    var query = query();
    var held = new ArrayList<JsonValue>();
    var candidates = new ArrayList<Candidate>();
    for (int i = 0; i < HELD; i++) {
      var type = "https://coop.example/types/" + i % 4;
      var claims = claims(i);
      candidates.add(Candidate.of(CredentialFormat.DC_SD_JWT, Set.of(type), claims));
      held.add(
          JsonObject.builder()
              .put("credential_format", CredentialFormat.DC_SD_JWT.identifier())
              .put("vct", type)
              .put("claims", claims)
              .put("cryptographic_holder_binding", JsonBoolean.TRUE)
              .build());
    }
    contest.add(NAME, "match", "ours", new InThisProcess(() -> isAnswered(query, candidates)));
    if (peer.isPresent()) {
      var arguments =
          JsonObject.builder().put("query", query).put("credentials", new JsonArray(held)).build();
      var answer = peer.get().ask("dcqlQuery", arguments).get("satisfiable");
      if (!answer.equals(Optional.of(JsonBoolean.TRUE)) || !isAnswered(query, candidates)) {
        throw new IllegalStateException("dcql and this library don't agree");
      }
      contest.add(NAME, "match", "dcql", new InPeer(peer.get(), "dcqlQuery", arguments));
    }
  }

  private static boolean isAnswered(JsonObject query, List<Candidate> candidates)
      throws ProblemException {
    return DcqlQuery.read(query).propose(candidates).least().isPresent();
  }

  private static JsonObject claims(int i) {
    return JsonObject.builder()
        .put("given_name", "Amina")
        .put("city", i % 2 == 0 ? "Port Sable" : "Larder")
        .put(
            "work",
            JsonObject.builder()
                .put("engagements", 60 + i)
                .put("areas", JsonArray.ofStrings(List.of("north", "harbour", "station")))
                .build())
        .build();
  }

  private static JsonObject query() {
    var wanted = new ArrayList<JsonValue>();
    for (int i = 0; i < 3; i++) {
      wanted.add(
          JsonObject.builder()
              .put("id", "q" + i)
              .put("format", CredentialFormat.DC_SD_JWT.identifier())
              .put(
                  "meta",
                  JsonObject.empty()
                      .with(
                          "vct_values",
                          JsonArray.ofStrings(List.of("https://coop.example/types/" + i))))
              .put(
                  "claims",
                  JsonArray.of(
                      path(List.of("given_name")),
                      path(List.of("work", "engagements")),
                      path(List.of("city"))
                          .with(
                              "values",
                              JsonArray.ofStrings(List.of(i % 2 == 0 ? "Port Sable" : "Larder")))))
              .build());
    }
    return JsonObject.empty().with("credentials", new JsonArray(wanted));
  }

  private static JsonObject path(List<String> names) {
    return JsonObject.empty().with("path", JsonArray.ofStrings(names));
  }
}
