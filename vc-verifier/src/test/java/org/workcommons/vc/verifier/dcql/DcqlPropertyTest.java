package org.workcommons.vc.verifier.dcql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.model.ClaimPath;

/** What holds of every query and all credentials. */
@Tag("long")
class DcqlPropertyTest {
  private static final int RUNS = 4000;
  private static final Duration SOON = Duration.ofSeconds(10);

  @Test
  void whatIsProposedSatisfiesTheCheckAndShowsNothingBeyond() {
    int answered = 0;
    for (long seed = 0; seed < RUNS; seed++) {
      var random = new RandomQueries(new Random(seed));
      var query = random.query();
      var held = random.candidates();
      var least = query.propose(held).least();
      if (least.isPresent()) {
        answered += least.get().isEmpty() ? 0 : 1;
        var answer = shown(least.get(), held);
        assertThat(query.check(answer)).as("seed %d", seed).isEmpty();
        assertThat(query.overDisclosed(answer)).as("seed %d", seed).isEmpty();
      }
    }
    assertThat(answered).as("queries that were answered").isGreaterThan(RUNS / 10);
  }

  @Test
  void theLeastCanLoseNoCredential() {
    for (long seed = 0; seed < RUNS; seed++) {
      var random = new RandomQueries(new Random(seed));
      var query = random.query();
      var held = random.candidates();
      var least = query.propose(held).least().orElse(Map.of());
      for (var id : least.keySet()) {
        var answer = new HashMap<>(shown(least, held));
        answer.remove(id);
        assertThat(query.check(answer)).as("seed %d without %s", seed, id).isNotEmpty();
      }
    }
  }

  @Test
  void theProposalCanLoseNoClaim() {
    int lost = 0;
    for (long seed = 0; seed < RUNS; seed++) {
      var random = new RandomQueries(new Random(seed));
      var query = random.query();
      var held = random.candidates();
      for (var entry : query.propose(held).least().orElse(Map.of()).entrySet()) {
        for (var claim : demanded(query, entry.getKey(), entry.getValue())) {
          var candidate = held.get(entry.getValue().candidate());
          var less = (JsonObject) without(candidate.claims(), claim.components());
          var answer = new HashMap<>(shown(query.propose(held).least().orElseThrow(), held));
          answer.put(entry.getKey(), List.of(with(candidate, less)));
          assertThat(query.check(answer)).as("seed %d without %s", seed, claim).isNotEmpty();
          lost++;
        }
      }
    }
    assertThat(lost).as("claims that were taken away").isGreaterThan(RUNS / 20);
  }

  @Test
  void everyMatchAnswersAndEveryOtherCandidateDoesNot() {
    for (long seed = 0; seed < RUNS; seed++) {
      var random = new RandomQueries(new Random(seed));
      var query = random.query();
      var held = random.candidates();
      var matches = query.propose(held).matches();
      for (var credential : query.credentials()) {
        var alone = new DcqlQuery(List.of(credential), List.of());
        var matching =
            matches.getOrDefault(credential.id(), List.of()).stream()
                .map(Match::candidate)
                .toList();
        for (int i = 0; i < held.size(); i++) {
          var problems = alone.check(Map.of(credential.id(), List.of(held.get(i))));
          assertThat(problems.isEmpty())
              .as("seed %d, candidate %d of %s", seed, i, credential.id())
              .isEqualTo(matching.contains(i));
        }
      }
    }
  }

  @Test
  void everyQueryIsReadBackAsItWasWritten() throws Exception {
    for (long seed = 0; seed < RUNS; seed++) {
      var query = new RandomQueries(new Random(seed)).query();
      assertThat(DcqlQuery.read(query.json()).json()).as("seed %d", seed).isEqualTo(query.json());
    }
  }

  @Test
  void theLargestQueryOverDeepAndWideCredentialsIsAnsweredSoon() {
    var wide = wide();
    var claims = new ArrayList<ClaimQuery>();
    for (int i = 0; i < Limits.QUERY_CLAIMS; i++) {
      // the last of a thousand items is the one that counts, for every claim
      claims.add(
          ClaimQuery.of(ClaimPath.of("a" + i % 8).all().at("b").all().at("c" + i))
              .withId("i" + i)
              .withValues(1L, 2L, 3L));
    }
    var sets = new ArrayList<List<String>>();
    for (int i = 0; i < Limits.QUERY_CLAIMS; i++) {
      sets.add(List.of("i" + i, "i" + (i + 1) % Limits.QUERY_CLAIMS));
    }
    var query =
        new DcqlQuery(
            List.of(
                new CredentialQuery(
                    "x",
                    CredentialFormat.LDP_VC,
                    JsonObject.empty(),
                    CredentialQuery.Quantity.SEVERAL,
                    CredentialQuery.Binding.REQUIRED,
                    List.of(),
                    claims,
                    sets)),
            List.of());
    var many = Collections.nCopies(8, Candidate.of(CredentialFormat.LDP_VC, Set.of("urn:t"), wide));
    Assertions.assertTimeout(SOON, () -> query.propose(many));
    Assertions.assertTimeout(SOON, () -> query.check(Map.of("x", many)));
    Assertions.assertTimeout(SOON, () -> query.overDisclosed(Map.of("x", many)));
  }

  @Test
  void manySetsOfManyOptionsAreChosenFromSoon() {
    var credentials = new ArrayList<CredentialQuery>();
    for (int i = 0; i < Limits.QUERY_CREDENTIALS; i++) {
      credentials.add(CredentialQuery.of("c" + i, CredentialFormat.LDP_VC).withTypes("urn:" + i));
    }
    var sets = new ArrayList<CredentialSet>();
    for (int i = 0; i < Limits.QUERY_ITEMS / 4; i++) {
      sets.add(
          CredentialSet.required(
              List.of("c" + i % Limits.QUERY_CREDENTIALS),
              List.of("c" + (i + 7) % Limits.QUERY_CREDENTIALS)));
    }
    var held = new ArrayList<Candidate>();
    for (int i = 0; i < Limits.CREDENTIALS; i++) {
      held.add(
          Candidate.of(
              CredentialFormat.LDP_VC,
              Set.of("urn:" + i % Limits.QUERY_CREDENTIALS),
              JsonObject.empty()));
    }
    var query = new DcqlQuery(credentials, sets);
    Assertions.assertTimeout(SOON, () -> assertThat(query.propose(held).least()).isPresent());
  }

  private static JsonObject wide() {
    var item = JsonObject.builder();
    for (int i = 0; i < Limits.QUERY_CLAIMS; i++) {
      item.put("c" + i, i % 2 == 0 ? 1 : 4);
    }
    var inner = new JsonArray(Collections.<JsonValue>nCopies(32, item.build()));
    var outer = JsonObject.builder().put("b", inner).build();
    var wide = JsonObject.builder();
    for (int i = 0; i < 8; i++) {
      wide.put("a" + i, new JsonArray(Collections.<JsonValue>nCopies(32, outer)));
    }
    return wide.build();
  }

  /** Whose loss must be noticed: with claim sets, another set may do. */
  private static List<ClaimPath> demanded(DcqlQuery query, String id, Match match) {
    return query.credentials().stream()
            .anyMatch(one -> one.id().equals(id) && one.claimSets().isEmpty())
        ? match.claims()
        : List.of();
  }

  /** Exactly what a match asks for, and the rest of the credential that can't be kept back. */
  private static Map<String, List<Candidate>> shown(
      Map<String, Match> matches, List<Candidate> held) {
    var answer = new HashMap<String, List<Candidate>>();
    matches.forEach(
        (id, match) ->
            answer.put(id, List.of(held.get(match.candidate()).withDisclosable(match.pointers()))));
    return answer;
  }

  private static Candidate with(Candidate candidate, JsonObject claims) {
    return new Candidate(
        candidate.format(),
        candidate.types(),
        claims,
        candidate.binding(),
        candidate.authorities(),
        Set.of());
  }

  /** {@code value} without what the path selects in it. */
  private static JsonValue without(JsonValue value, List<ClaimPath.Component> path) {
    var rest = path.subList(1, path.size());
    if (path.get(0) instanceof ClaimPath.Name name) {
      var object = (JsonObject) value;
      var member = object.get(name.name());
      return member.isEmpty()
          ? object
          : rest.isEmpty()
              ? object.without(name.name())
              : object.with(name.name(), without(member.get(), rest));
    }
    var items = ((JsonArray) value).items();
    if (rest.isEmpty()) {
      // an item that is taken away leaves its place to the next one
      int end = path.get(0) instanceof ClaimPath.Index index ? index.index() : 0;
      return new JsonArray(items.subList(0, Math.min(end, items.size())));
    }
    var kept = new ArrayList<JsonValue>();
    for (int i = 0; i < items.size(); i++) {
      boolean meant = !(path.get(0) instanceof ClaimPath.Index index) || index.index() == i;
      kept.add(meant ? without(items.get(i), rest) : items.get(i));
    }
    return new JsonArray(kept);
  }

  /** Small queries over few names, so that they often match. */
  private record RandomQueries(Random random) {
    DcqlQuery query() {
      var credentials = new ArrayList<CredentialQuery>();
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        credentials.add(credential("q" + i));
      }
      var sets = new ArrayList<CredentialSet>();
      for (int i = random.nextInt(3); i > 0; i--) {
        var options = new ArrayList<List<String>>();
        for (int j = 1 + random.nextInt(3); j > 0; j--) {
          options.add(
              random
                  .ints(1 + random.nextInt(2), 0, credentials.size())
                  .mapToObj(k -> credentials.get(k).id())
                  .toList());
        }
        sets.add(
            new CredentialSet(
                options,
                random.nextInt(3) == 0
                    ? CredentialSet.Need.OPTIONAL
                    : CredentialSet.Need.REQUIRED));
      }
      return new DcqlQuery(credentials, sets);
    }

    private CredentialQuery credential(String id) {
      var query = CredentialQuery.of(id, format());
      if (random.nextInt(3) > 0) {
        query = query.format().hasVct() ? query.withVct(type()) : query.withTypes(type());
      }
      query = random.nextInt(4) == 0 ? query.withoutHolderBinding() : query;
      query = random.nextInt(4) == 0 ? query.withSeveral() : query;
      if (random.nextInt(4) == 0) {
        query = query.withAuthorities(new TrustedAuthority("aki", List.of(pick("k", "l"))));
      }
      var claims = new ArrayList<ClaimQuery>();
      for (int i = random.nextInt(4); i > 0; i--) {
        var claim = ClaimQuery.of(path()).withId("i" + i);
        claims.add(
            random.nextInt(3) == 0 ? claim.withValues(List.of(leaf(), leaf(), leaf())) : claim);
      }
      query = query.withClaims(claims.toArray(ClaimQuery[]::new));
      if (claims.size() > 1 && random.nextInt(2) == 0) {
        var last = claims.get(claims.size() - 1).id().orElseThrow();
        var all = claims.stream().map(claim -> claim.id().orElseThrow()).toList();
        query = query.withClaimSets(all, List.of(last));
      }
      return query;
    }

    private ClaimPath path() {
      var path = ClaimPath.of(name());
      for (int i = Math.max(0, random.nextInt(5) - 2); i > 0; i--) {
        path =
            switch (random.nextInt(3)) {
              case 0 -> path.at(name());
              case 1 -> path.all();
              default -> path.at(random.nextInt(2));
            };
      }
      return path;
    }

    List<Candidate> candidates() {
      var candidates = new ArrayList<Candidate>();
      for (int i = random.nextInt(12); i > 0; i--) {
        var candidate = Candidate.of(format(), Set.of(type()), object(3));
        if (random.nextInt(4) == 0) {
          candidate = candidate.withBinding(Candidate.Binding.NONE);
        }
        candidates.add(candidate.withAuthorities(Map.of("aki", Set.of(pick("k", "l")))));
      }
      return candidates;
    }

    private JsonObject object(int depth) {
      var object = JsonObject.builder();
      for (int i = 1 + random.nextInt(5); i > 0; i--) {
        object.put(name(), value(depth - 1));
      }
      return object.build();
    }

    private JsonValue value(int depth) {
      int kind = depth > 0 ? random.nextInt(3) : 0;
      if (kind == 1) {
        return object(depth);
      }
      if (kind == 2) {
        var items = new ArrayList<JsonValue>();
        var objects = random.nextBoolean();
        for (int i = random.nextInt(3); i > 0; i--) {
          items.add(objects ? object(depth - 1) : value(depth - 1));
        }
        return new JsonArray(items);
      }
      return leaf();
    }

    private JsonValue leaf() {
      return pick(new JsonString("x"), new JsonString("1"), JsonNumber.of(1), JsonNumber.of(2));
    }

    private CredentialFormat format() {
      return random.nextInt(4) == 0 ? CredentialFormat.LDP_VC : CredentialFormat.DC_SD_JWT;
    }

    private String name() {
      return pick("a", "b", "c");
    }

    private String type() {
      return pick("urn:t", "urn:u");
    }

    @SafeVarargs
    private <T> T pick(T... all) {
      return all[random.nextInt(all.length)];
    }
  }
}
