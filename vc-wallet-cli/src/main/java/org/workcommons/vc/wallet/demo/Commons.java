package org.workcommons.vc.wallet.demo;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.governance.Action;
import org.workcommons.vc.governance.OutputSchema;
import org.workcommons.vc.governance.PolicyAnchor;
import org.workcommons.vc.governance.PolicyHistory;
import org.workcommons.vc.governance.Quorum;
import org.workcommons.vc.governance.RecognizedAction;
import org.workcommons.vc.governance.RecognizedEntity;
import org.workcommons.vc.governance.SignedDocument;
import org.workcommons.vc.governance.TrustAnchor;
import org.workcommons.vc.governance.TrustHistory;
import org.workcommons.vc.governance.TrustList;
import org.workcommons.vc.governance.TrustRules;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.reputation.Admission;
import org.workcommons.vc.reputation.DecidedDisputes;
import org.workcommons.vc.reputation.GovernancePolicy;
import org.workcommons.vc.reputation.IssuerRecognition;
import org.workcommons.vc.reputation.ScaleTable;
import org.workcommons.vc.reputation.Score;
import org.workcommons.vc.reputation.ShownChain;
import org.workcommons.vc.reputation.ShownStatement;
import org.workcommons.vc.verifier.WorkHistory;
import org.workcommons.vc.work.Digest;
import org.workcommons.vc.work.RatingBucket;
import org.workcommons.vc.work.Ratings;
import org.workcommons.vc.work.StatementChain;
import org.workcommons.vc.work.WorkStatement;

/** The Harbor Drivers Commons: a policy that members sign, and what a record comes to under it. */
final class Commons {
  private static final YearMonth ASKED_FOR = YearMonth.of(2026, 10);
  private static final int SIGNERS = 5;
  private static final String TEXT = "Each rating counts for two years, and then less and less.";
  private static final String POLICY =
      """
      {"type":"GovernancePolicy","id":"https://harbor-drivers.example/policy/1","version":1,
       "previous":"none","algorithm":"commons-score/1","effectiveFrom":"2026-07-01",
       "dimension":"service","recency":{"plateauMonths":24,"fadeEndMonths":36},
       "repeatRater":[1000000,500000,250000,125000,0],
       "assurance":{"platform-signed":1000000,"countersigned":1000000,
                    "commons-attested":500000,"self-asserted":0},
       "prior":{"mean":500000,"weight":5,"variance":83333},
       "withheld":{"value":0,"variance":250000},"lowerBound":{"z100":164},
       "completeness":{"maxHeadAgeDays":45,"allowPlatformOmission":true},
       "reveal":{"mode":"simultaneous","windowDays":14},
       "disputes":{"panelSize":5,"quorum":4,"pendingCap":5,"decideWithinDays":21,"appeals":1},
       "predicates":{"typical-or-better":"lower >= 450000 and ratings >= 50",
                     "experienced":"ratings >= 200 and monthsActive >= 12",
                     "two-platforms":"platforms >= 2"},
       "privacy":{"minBucket":5,"maxValidityDays":30,"batchCopies":20},
       "amendment":{}}
      """;

  private final List<SigningKey> signers;
  private final PolicyHistory policies;
  private final IssuerRecognition listed;
  private final Narrator tell;
  private final Instant now;

  private Commons(
      List<SigningKey> signers,
      PolicyHistory policies,
      IssuerRecognition listed,
      Narrator tell,
      Instant now) {
    this.signers = List.copyOf(signers);
    this.policies = policies;
    this.listed = listed;
    this.tell = tell;
    this.now = now;
  }

  /** {@return the commons, once its members have signed how ratings count and whom it lists} */
  static Commons founded(List<Platform> platforms, Instant now, Narrator tell)
      throws ProblemException {
    tell.chapter("The commons says what a record is worth, and how it came to that");
    var signers = new ArrayList<SigningKey>();
    for (int i = 0; i < SIGNERS; i++) {
      signers.add(SigningKey.fresh(KeyType.ED25519));
    }
    var policies = decided(document(platforms, signers), signers, now, tell);
    return new Commons(
        signers, policies, listed(platforms, signers, policies, now).recognition(), tell, now);
  }

  Did did() {
    return policy().community();
  }

  GovernancePolicy policy() {
    return policies.newest();
  }

  PolicyHistory policies() {
    return policies;
  }

  /** {@return the members who sign for it; the first one's key is its own} */
  List<SigningKey> signers() {
    return signers;
  }

  /**
   * What the record came to, as it is and in what she might have tried.
   *
   * @param honest all of it
   * @param hiding without the worst bucket of each statement
   * @param truncated without the newest statement of one platform
   */
  record Scores(Score honest, Score hiding, Admission truncated) {}

  Scores show(WorkHistory history) throws ProblemException {
    var honest = admitted(history.chains(), DecidedDisputes.NONE).score();
    tell.say(
        "Under it, every platform is measured by what it usually gives: five stars say little where all get five. Old"
            + " ratings fade, and the tenth one of a regular counts less than the first of a stranger. Amara's record"
            + " comes to this, and whoever has the same statements and the same policy comes to the same, to the last"
            + " digit:");
    numbers(honest);
    tell.chapter("What if she hid her worst ratings?");
    var hiding = admitted(hiding(history.chains()), DecidedDisputes.NONE).score();
    tell.say(
        "Nobody makes her show all. But the statements count what they don't show, and what is not shown counts as the"
            + " worst. Had she hidden the worst part of every month:");
    numbers(hiding);
    tell.chapter("And if she left out the last month?");
    var truncated = admitted(truncated(history.chains()), DecidedDisputes.NONE);
    var finding = truncated.findings().get(0);
    tell.say("Then the month before says itself that there is a newer one:");
    tell.row("%s: %s", finding.type().name(), finding.detail());
    tell.row("nothing holds of a record that is not whole");
    return new Scores(honest, hiding, truncated);
  }

  /** One line of a table of scores. */
  void row(String what, Score score) {
    tell.row(
        "%-28s mean 0.%06d, at least 0.%06d, of %,5d ratings",
        what, score.mean(), score.lower(), score.ratings());
  }

  private void numbers(Score score) {
    tell.row("mean      0.%06d", score.mean());
    tell.row("at least  0.%06d", score.lower());
    tell.row(
        "%,d ratings count, %,d of them first ones; %,d withheld; %d platforms",
        score.ratings(), score.firstRatings(), score.withheld(), score.platforms());
    score
        .predicates()
        .forEach((name, answer) -> tell.row("%-18s %s", name, answer.holds() ? "yes" : "no"));
  }

  /** Five members can decide, three of them have to. */
  private static PolicyHistory decided(
      JsonObject document, List<SigningKey> signers, Instant now, Narrator tell)
      throws ProblemException {
    tell.say(
        "The Harbor Drivers Commons has written down how ratings count, for people and for programs, and whose"
            + " statements do. Five members may sign, and three have to. Two are not enough:");
    var two =
        Word.too(Word.too(SignedDocument.of(document), signers.get(0), now), signers.get(1), now);
    try {
      history(two, now);
      throw new IllegalStateException("two signatures must not be enough");
    } catch (ProblemException e) {
      tell.row("%s: %s", e.problem().type().name(), e.problem().detail());
    }
    var policies = history(Word.too(two, signers.get(2), now), now);
    var policy = policies.newest();
    tell.row("signed by a third: version %d, %s", policy.version(), policy.digest());
    return policies;
  }

  private static PolicyHistory history(SignedDocument policy, Instant now) throws ProblemException {
    var read = GovernancePolicy.read(policy.json());
    return PolicyHistory.of(
        new PolicyAnchor.OfDigest(policy.digest()),
        List.of(policy),
        Map.of(read.text().url(), TEXT.getBytes(StandardCharsets.UTF_8)),
        new PolicyHistory.Keys(DidResolver.offline(), now));
  }

  /** The platforms for their own statements, and the commons for what its organisers saw. */
  private static TrustHistory listed(
      List<Platform> platforms, List<SigningKey> signers, PolicyHistory policies, Instant now)
      throws ProblemException {
    var community = policies.newest().community();
    var issues =
        new RecognizedAction(Action.ISSUE, List.of(OutputSchema.of(WorkStatement.TYPE.schema())));
    var entities = new ArrayList<RecognizedEntity>();
    entities.add(RecognizedEntity.of(community, issues).withName("Harbor Drivers Commons"));
    platforms.forEach(
        one -> entities.add(RecognizedEntity.of(one.did(), issues).withName(one.name())));
    var from = now.minus(Duration.ofDays(4));
    var list =
        new TrustList(
            URI.create("https://harbor-drivers.example/trust"),
            community,
            Optional.empty(),
            from,
            from.plus(TrustList.MAX_VALIDITY),
            entities);
    var document = SignedDocument.of(list.json());
    for (var signer : signers.subList(0, 3)) {
      document = Word.too(document, signer, now);
    }
    var quorum = new Quorum(3, signers.stream().map(Word::did).collect(Collectors.toSet()));
    return TrustHistory.of(
        TrustRules.of(Set.of(new TrustAnchor(community, quorum))),
        List.of(document),
        DidResolver.offline(),
        now);
  }

  private static JsonObject document(List<Platform> platforms, List<SigningKey> signers)
      throws ProblemException {
    var scales = JsonObject.builder();
    platforms.forEach(platform -> scales.put(platform.did().value(), scale(platform)));
    var text =
        JsonObject.builder()
            .put("url", "https://harbor-drivers.example/policy/1.txt")
            .put("digest", Digest.of(TEXT.getBytes(StandardCharsets.UTF_8)).value())
            .build();
    var members =
        JsonObject.builder()
            .put("threshold", 3)
            .put(
                "of",
                JsonArray.ofStrings(signers.stream().map(key -> Word.did(key).value()).toList()))
            .build();
    return JsonReader.readObject(POLICY.getBytes(StandardCharsets.UTF_8))
        .with("community", Word.did(signers.get(0)).value())
        .with("platforms", scales.build())
        .with("text", text)
        .with("signers", members);
  }

  /** Each step is worth the share of all ratings on this platform that it is better than. */
  private static JsonObject scale(Platform platform) {
    var usual = platform.usual();
    var table = ScaleTable.ridit(usual.stream().map(Integer::longValue).toList());
    return JsonObject.builder()
        .put("worst", 1)
        .put("best", usual.size())
        .put("normalisation", "ridit")
        .put(
            "table",
            new JsonArray(
                table.values().stream().<JsonValue>map(value -> JsonNumber.of(value)).toList()))
        .put("variance", table.variance())
        .put("statistics", platform.did() + "#2026-09")
        .put("ceiling", JsonNull.NULL)
        .build();
  }

  /** {@return what of {@code chains} counts under the policy} */
  Admission admitted(List<ShownChain> chains, DecidedDisputes disputes) throws ProblemException {
    return Admission.of(policy(), ASKED_FOR, new Admission.History(chains, disputes, now), listed);
  }

  private static List<ShownChain> truncated(List<ShownChain> chains) {
    var shorter = new ArrayList<>(chains);
    var first = chains.get(0);
    var statements = first.statements();
    shorter.set(0, new ShownChain(first.issuer(), statements.subList(0, statements.size() - 1)));
    return shorter;
  }

  private static List<ShownChain> hiding(List<ShownChain> chains) {
    return chains.stream()
        .map(
            chain ->
                new ShownChain(
                    chain.issuer(), chain.statements().stream().map(Commons::hiding).toList()))
        .toList();
  }

  /** Without the bucket that has the most of the worst step. */
  private static ShownStatement hiding(ShownStatement shown) {
    var was = shown.entry().statement();
    if (was.ratings().isEmpty()) {
      return shown;
    }
    var all = was.ratings().get();
    var worst =
        all.buckets().stream()
            .max(Comparator.comparing((RatingBucket bucket) -> bucket.histogram().get(0)))
            .filter(bucket -> bucket.histogram().get(0) > 0);
    var kept = all.buckets().stream().filter(bucket -> !Optional.of(bucket).equals(worst)).toList();
    var part =
        new WorkStatement(
            was.worker(),
            was.platform(),
            was.period(),
            was.assurance(),
            was.link(),
            was.work(),
            Optional.of(new Ratings(all.scale(), all.ratingCount(), kept)),
            was.occupation(),
            was.area());
    var entry = new StatementChain.Entry(shown.entry().digest(), part, shown.entry().pointer());
    return new ShownStatement(entry, shown.issued(), shown.place());
  }
}
