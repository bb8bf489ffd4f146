package org.workcommons.vc.governance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.workcommons.vc.governance.Members.NOW;
import static org.workcommons.vc.governance.Members.did;
import static org.workcommons.vc.governance.Members.dids;
import static org.workcommons.vc.governance.Members.signed;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Sha256;
import org.workcommons.vc.fixture.Refusal;
import org.workcommons.vc.governance.TrustAnswer.Recognised;
import org.workcommons.vc.governance.TrustAnswer.Unrecognised;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.work.Rating;
import org.workcommons.vc.work.WorkStatement;

class TrustHistoryTest {
  private static final Did COMMONS = Did.of("did:web:commons.example");
  private static final Did TANDEM = Did.of("did:web:tandem.example");
  private static final Did SKIFF = Did.of("did:web:skiff.example");
  private static final URI LIST = URI.create("https://commons.example/list");
  private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
  private static final Duration MONTH = Duration.ofDays(30);
  private static final Quorum TWO_OF_THREE = new Quorum(2, dids(1, 3));
  private static final TrustRules RULES =
      TrustRules.of(Set.of(new TrustAnchor(COMMONS, TWO_OF_THREE)));
  private static final String STATEMENT = WorkStatement.TYPE.credentialType();
  private static final RecognizedAction ISSUES_STATEMENTS = issues(WorkStatement.TYPE.schema());
  private static final RecognizedAction LISTS = issues(TrustList.SCHEMA);

  @Test
  void recognisesWhomTheAnchorLists() throws Exception {
    var list = signed(list(RecognizedEntity.of(TANDEM, ISSUES_STATEMENTS)).json(), 1, 3);

    var answer = history(list).at(NOW).ask(TANDEM, Action.ISSUE, STATEMENT);

    assertThat(answer)
        .isEqualTo(new Recognised(Standing.RECOGNISED, COMMONS, List.of(list.digest())));
    assertThat(history(list).findings()).isEmpty();
  }

  @Test
  void recognisesNobodyWhomNobodyLists() throws Exception {
    var history =
        history(signed(list(RecognizedEntity.of(TANDEM, ISSUES_STATEMENTS)).json(), 1, 2));

    assertThat(history.recognises(SKIFF, Action.ISSUE, STATEMENT, NOW)).isFalse();
    assertThat(why(history, SKIFF, NOW)).containsExactly(ProblemType.ISSUER_NOT_RECOGNIZED);
    assertThat(history().recognises(TANDEM, Action.ISSUE, STATEMENT, NOW)).isFalse();
  }

  @Test
  void recognisesForOneActionOnly() throws Exception {
    var verifier = new RecognizedAction(Action.VERIFY, List.of());
    var history = history(signed(list(RecognizedEntity.of(TANDEM, verifier)).json(), 1, 2));

    assertThat(history.recognises(TANDEM, Action.VERIFY, STATEMENT, NOW)).isTrue();
    assertThat(why(history, TANDEM, NOW)).containsExactly(ProblemType.ACTION_NOT_RECOGNIZED);
  }

  @Test
  void recognisesForOneTypeOnly() throws Exception {
    var history =
        history(signed(list(RecognizedEntity.of(TANDEM, ISSUES_STATEMENTS)).json(), 1, 2));

    assertThat(history.recognises(TANDEM, Action.ISSUE, Rating.TYPE.credentialType(), NOW))
        .isFalse();
    assertThat(history.recognises(TANDEM, Action.ISSUE, "VerifiableCredential", NOW)).isFalse();
    assertThat(history.recognises(TANDEM, Action.VERIFY, STATEMENT, NOW)).isFalse();
  }

  @Test
  void whoIsListedToIssueNothingInParticularMayIssueNothing() throws Exception {
    var anything = new RecognizedAction(Action.ISSUE, List.of());
    var unknown = issues(URI.create("https://tandem.example/schema"));
    var history =
        history(signed(list(RecognizedEntity.of(TANDEM, anything, unknown)).json(), 1, 2));

    assertThat(why(history, TANDEM, NOW)).containsExactly(ProblemType.ACTION_NOT_RECOGNIZED);
  }

  @Test
  void aSchemaWithTheWrongDigestRecognisesNothing() throws Exception {
    var schema = WorkStatement.TYPE.schema();
    var bytes = new byte[] {1, 2, 3};
    var output = OutputSchema.of(schema, Sha256.hash(new byte[] {9}));
    var list =
        signed(
            list(RecognizedEntity.of(TANDEM, new RecognizedAction(Action.ISSUE, List.of(output))))
                .json(),
            1,
            2);
    var good = OutputSchemas.bundled().with(schema, STATEMENT, new byte[] {9});
    var other = OutputSchemas.bundled().with(schema, STATEMENT, bytes);

    assertThat(why(history(list), TANDEM, NOW)).containsExactly(ProblemType.ACTION_NOT_RECOGNIZED);
    assertThat(why(history(RULES.withSchemas(other), list), TANDEM, NOW)).isNotEmpty();
    assertThat(why(history(RULES.withSchemas(good), list), TANDEM, NOW)).isEmpty();
  }

  @Test
  void aListIsInForceFromItsFirstInstantToBeforeItsLast() throws Exception {
    var history =
        history(signed(list(RecognizedEntity.of(TANDEM, ISSUES_STATEMENTS)).json(), 1, 2));
    var until = FROM.plus(MONTH);

    assertThat(why(history, TANDEM, FROM)).isEmpty();
    assertThat(why(history, TANDEM, until.minusNanos(1))).isEmpty();
    assertThat(why(history, TANDEM, until)).contains(ProblemType.EXPIRED);
    assertThat(why(history, TANDEM, FROM.minusNanos(1))).contains(ProblemType.NOT_YET_VALID);
  }

  @Test
  void answersForAPastDateByTheListOfThatDate() throws Exception {
    var october = edition(FROM.minus(MONTH), RecognizedEntity.of(TANDEM, ISSUES_STATEMENTS));
    var november = edition(FROM, RecognizedEntity.of(SKIFF, ISSUES_STATEMENTS));
    var history = history(signed(november.json(), 1, 2), signed(october.json(), 2, 3));

    assertThat(why(history, TANDEM, FROM.minusSeconds(1))).isEmpty();
    assertThat(why(history, TANDEM, FROM)).containsExactly(ProblemType.ISSUER_NOT_RECOGNIZED);
    assertThat(why(history, SKIFF, FROM)).isEmpty();
  }

  @Test
  void theNewerOfTwoListsInForceDecidesAlone() throws Exception {
    var older = edition(FROM, RecognizedEntity.of(TANDEM, ISSUES_STATEMENTS));
    var newer = edition(FROM.plus(MONTH.dividedBy(2)), RecognizedEntity.of(SKIFF, LISTS));
    var history = history(signed(older.json(), 1, 2), signed(newer.json(), 1, 2));

    assertThat(why(history, TANDEM, NOW)).containsExactly(ProblemType.ISSUER_NOT_RECOGNIZED);
  }

  @Test
  void twoListsForOneTimeCountForNothing() throws Exception {
    var one = list(RecognizedEntity.of(TANDEM, ISSUES_STATEMENTS));
    var other =
        list(RecognizedEntity.of(TANDEM, ISSUES_STATEMENTS).withStanding(Standing.PROBATION));
    var history = history(signed(one.json(), 1, 2), signed(other.json(), 2, 3));

    assertThat(why(history, TANDEM, NOW)).contains(ProblemType.TRUST_LISTS_CONTRADICT);
    assertThat(why(history(signed(one.json(), 1, 2), signed(one.json(), 2, 3)), TANDEM, NOW))
        .isEmpty();
  }

  @Test
  void aListWithTooFewSignaturesCountsForNothingAndHidesNoOther() throws Exception {
    var good = list(RecognizedEntity.of(TANDEM, ISSUES_STATEMENTS));
    var newer = edition(FROM.plusSeconds(5), RecognizedEntity.of(SKIFF, ISSUES_STATEMENTS));
    for (var forged : List.of(signed(newer.json(), 1), signed(newer.json(), 1, 7, 8))) {
      var history = history(forged, signed(good.json(), 1, 2));

      assertThat(why(history, TANDEM, NOW)).isEmpty();
      assertThat(history.recognises(SKIFF, Action.ISSUE, STATEMENT, NOW)).isFalse();
      assertThat(history.findings())
          .extracting(Problem::type)
          .containsExactly(ProblemType.QUORUM_NOT_MET);
      assertThat(history.findings().get(0).pointer()).hasToString("/0/issuer");
    }
  }

  @Test
  void aListThatWasChangedCountsForNothing() throws Exception {
    var good = signed(list(RecognizedEntity.of(TANDEM, ISSUES_STATEMENTS)).json(), 1, 2).json();
    var changed = list(RecognizedEntity.of(SKIFF, ISSUES_STATEMENTS)).json();
    var forged = SignedDocument.of(changed.with("proof", good.get("proof").orElseThrow()));

    assertThat(why(history(forged), SKIFF, NOW)).contains(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @Test
  void aListThatIsInForceForTooLongCountsForNothing() throws Exception {
    var list =
        new TrustList(
            LIST,
            COMMONS,
            Optional.empty(),
            FROM,
            FROM.plus(MONTH).plusSeconds(1),
            List.of(RecognizedEntity.of(TANDEM, ISSUES_STATEMENTS)));
    var signed = signed(list.json(), 1, 2);

    assertThat(why(history(signed), TANDEM, NOW)).contains(ProblemType.RANGE_ERROR);
    assertThat(why(history(RULES.withMaxValidity(Duration.ofDays(31)), signed), TANDEM, NOW))
        .isEmpty();
  }

  @Test
  void whoIsSuspendedIsListedAndMayDoNothing() throws Exception {
    var suspended = RecognizedEntity.of(TANDEM, ISSUES_STATEMENTS).withStanding(Standing.SUSPENDED);
    var history = history(signed(list(suspended).json(), 1, 2));

    assertThat(history.at(NOW).standing(TANDEM)).contains(Standing.SUSPENDED);
    assertThat(why(history, TANDEM, NOW)).containsExactly(ProblemType.ISSUER_NOT_RECOGNIZED);
  }

  @Test
  void whoIsOnProbationIsRecognisedWithThatStanding() throws Exception {
    var entity = RecognizedEntity.of(TANDEM, ISSUES_STATEMENTS).withStanding(Standing.PROBATION);
    var history = history(signed(list(entity).json(), 1, 2));

    assertThat(history.at(NOW).ask(TANDEM, Action.ISSUE, STATEMENT))
        .isInstanceOfSatisfying(
            Recognised.class, yes -> assertThat(yes.standing()).isEqualTo(Standing.PROBATION));
  }

  @Test
  void walksFromAnAnchorThroughACommunityThatItRecognisesToList() throws Exception {
    var top = signed(list(RecognizedEntity.of(did(10), LISTS)).json(), 1, 2);
    var below = signed(below(10, LIST, RecognizedEntity.of(TANDEM, ISSUES_STATEMENTS)).json(), 10);

    assertThat(history(below, top).at(NOW).ask(TANDEM, Action.ISSUE, STATEMENT))
        .isEqualTo(
            new Recognised(Standing.RECOGNISED, COMMONS, List.of(top.digest(), below.digest())));
  }

  @Test
  void aCommunityBelowNeedsTheSignersThatTheListAboveNames() throws Exception {
    var entity = RecognizedEntity.of(did(10), LISTS).withSigners(new Quorum(2, dids(11, 13)));
    var top = signed(list(entity).json(), 1, 2);
    var below = below(10, LIST, RecognizedEntity.of(TANDEM, ISSUES_STATEMENTS)).json();

    assertThat(why(history(top, signed(below, 11, 13)), TANDEM, NOW)).isEmpty();
    assertThat(why(history(top, signed(below, 11)), TANDEM, NOW))
        .contains(ProblemType.QUORUM_NOT_MET);
    assertThat(why(history(top, signed(below, 10)), TANDEM, NOW))
        .contains(ProblemType.QUORUM_NOT_MET);
  }

  @Test
  void whoIsNotRecognisedToListOthersCantLetThemIn() throws Exception {
    for (var may : List.of(ISSUES_STATEMENTS, new RecognizedAction(Action.VERIFY, List.of()))) {
      var top = signed(list(RecognizedEntity.of(did(10), may)).json(), 1, 2);
      var below =
          signed(below(10, LIST, RecognizedEntity.of(TANDEM, ISSUES_STATEMENTS)).json(), 10);

      assertThat(why(history(top, below), TANDEM, NOW))
          .containsOnly(ProblemType.ISSUER_NOT_RECOGNIZED);
    }
  }

  @Test
  void whoIsSuspendedCantLetOthersIn() throws Exception {
    var entity = RecognizedEntity.of(did(10), LISTS).withStanding(Standing.SUSPENDED);
    var top = signed(list(entity).json(), 1, 2);
    var below = signed(below(10, LIST, RecognizedEntity.of(TANDEM, ISSUES_STATEMENTS)).json(), 10);

    assertThat(history(top, below).recognises(TANDEM, Action.ISSUE, STATEMENT, NOW)).isFalse();
  }

  @Test
  void whoWasLetInCantOverruleTheAnchor() throws Exception {
    var suspended = RecognizedEntity.of(TANDEM, ISSUES_STATEMENTS).withStanding(Standing.SUSPENDED);
    var top = signed(list(RecognizedEntity.of(did(10), LISTS), suspended).json(), 1, 2);
    var below = signed(below(10, LIST, RecognizedEntity.of(TANDEM, ISSUES_STATEMENTS)).json(), 10);
    var topGood =
        signed(
            list(
                    RecognizedEntity.of(did(10), LISTS),
                    RecognizedEntity.of(TANDEM, ISSUES_STATEMENTS))
                .json(),
            1,
            2);
    var belowBad = signed(below(10, LIST, suspended).json(), 10);

    assertThat(why(history(top, below), TANDEM, NOW)).isNotEmpty();
    assertThat(why(history(topGood, belowBad), TANDEM, NOW)).isEmpty();
  }

  @Test
  void whoIsListedUnderAnotherLinkIsNotReached() throws Exception {
    var top = signed(list(RecognizedEntity.of(did(10), LISTS)).json(), 1, 2);
    var elsewhere = URI.create("https://elsewhere.example/list");
    var below =
        signed(below(10, elsewhere, RecognizedEntity.of(TANDEM, ISSUES_STATEMENTS)).json(), 10);

    assertThat(history(top, below).recognises(TANDEM, Action.ISSUE, STATEMENT, NOW)).isFalse();
  }

  @Test
  void saysWhichListIsMissing() throws Exception {
    var below = signed(below(10, LIST, RecognizedEntity.of(TANDEM, ISSUES_STATEMENTS)).json(), 10);

    var problems = why(history(below), TANDEM, NOW);

    assertThat(problems).containsOnly(ProblemType.TRUST_LIST_MISSING);
    assertThat(problems).allMatch(ProblemType::leavesOpen);
  }

  @Test
  void aStaleListAboveMakesEverythingBelowItStale() throws Exception {
    var old = signed(edition(FROM.minus(MONTH), RecognizedEntity.of(did(10), LISTS)).json(), 1, 2);
    var below = signed(below(10, LIST, RecognizedEntity.of(TANDEM, ISSUES_STATEMENTS)).json(), 10);

    assertThat(why(history(old, below), TANDEM, NOW)).contains(ProblemType.EXPIRED);
  }

  @Test
  void namesACircleOfCommunitiesThatOnlyVouchForEachOther() throws Exception {
    var a = signed(below(10, id(11), RecognizedEntity.of(did(11), LISTS)).json(), 10);
    var b =
        signed(
            below(
                    11,
                    id(10),
                    RecognizedEntity.of(did(10), LISTS),
                    RecognizedEntity.of(TANDEM, ISSUES_STATEMENTS))
                .json(),
            11);

    assertThat(why(history(a, b), TANDEM, NOW))
        .containsExactly(
            ProblemType.ISSUER_NOT_RECOGNIZED,
            ProblemType.TRUST_LIST_CYCLE,
            ProblemType.TRUST_LIST_CYCLE);
  }

  @Test
  void aCircleBelowAnAnchorIsNoWayAroundAndNoHarm() throws Exception {
    var top = signed(list(RecognizedEntity.of(did(10), LISTS)).json(), 1, 2);
    var a =
        signed(
            below(
                    10,
                    LIST,
                    RecognizedEntity.of(did(11), LISTS),
                    RecognizedEntity.of(did(10), LISTS))
                .json(),
            10);
    var b =
        signed(
            below(
                    11,
                    id(10),
                    RecognizedEntity.of(did(10), LISTS),
                    RecognizedEntity.of(TANDEM, ISSUES_STATEMENTS))
                .json(),
            11);

    assertThat(why(history(b, a, top), TANDEM, NOW)).isEmpty();
  }

  @Test
  void stopsAtTheDepthThatTheLimitsAllow() throws Exception {
    for (int depth : new int[] {7, 8, 20, 60}) {
      var lists = new ArrayList<SignedDocument>();
      lists.add(signed(list(RecognizedEntity.of(did(10), LISTS)).json(), 1, 2));
      for (int i = 1; i < depth; i++) {
        var listed =
            i == depth - 1
                ? RecognizedEntity.of(TANDEM, ISSUES_STATEMENTS)
                : RecognizedEntity.of(did(10 + i), LISTS);
        lists.add(signed(below(9 + i, i == 1 ? LIST : id(8 + i), listed).json(), 9 + i));
      }
      var problems = why(history(lists.toArray(SignedDocument[]::new)), TANDEM, NOW);

      if (depth <= 8) {
        assertThat(problems).as("%d lists", depth).isEmpty();
      } else {
        assertThat(problems).as("%d lists", depth).contains(ProblemType.TRUST_LIST_TOO_DEEP);
      }
    }
  }

  @Test
  void warnsOfNamesThatLookAlikeAndDecidesOnNone() throws Exception {
    var lists =
        list(
            RecognizedEntity.of(TANDEM, ISSUES_STATEMENTS).withName("Tandem Drivers"),
            RecognizedEntity.of(SKIFF).withName("T\u0430ndem  Dr\u0456vers"),
            RecognizedEntity.of(did(20)).withName("TANDEM-DRIVERS"),
            RecognizedEntity.of(did(21)).withName("Tandern Drivers"),
            RecognizedEntity.of(did(22)).withName("Another"));
    var history = history(signed(lists.json(), 1, 2));

    assertThat(history.findings())
        .extracting(problem -> problem.type() + " " + problem.pointer())
        .containsExactly(
            "NAMES_CONFUSABLE /0/credentialSubject/1/name",
            "NAMES_CONFUSABLE /0/credentialSubject/2/name",
            "NAMES_CONFUSABLE /0/credentialSubject/3/name");
    assertThat(why(history, TANDEM, NOW)).isEmpty();
    assertThat(why(history, SKIFF, NOW)).containsExactly(ProblemType.ACTION_NOT_RECOGNIZED);
  }

  @Test
  void asksNobodyForTheKeysOfStrangers() throws Exception {
    DidResolver none =
        did -> {
          throw new AssertionError("asked");
        };
    var stranger = new TrustList(LIST, SKIFF, Optional.empty(), FROM, FROM.plus(MONTH), List.of());
    var list = signed(stranger.json().with("credentialSubject", entity()), 10);

    assertThat(TrustHistory.of(RULES, List.of(list), none, NOW).findings())
        .extracting(Problem::type)
        .containsExactly(ProblemType.ISSUER_NOT_RECOGNIZED);
  }

  @Test
  void refusesMoreListsThanAreRead() {
    var list = SignedDocument.of(list(RecognizedEntity.of(TANDEM)).json());
    var many = IntStream.range(0, TrustHistory.MAX_LISTS + 1).mapToObj(i -> list).toList();

    assertThat(Refusal.of(() -> TrustHistory.of(RULES, many, DidResolver.offline(), NOW)).type())
        .isEqualTo(ProblemType.LIMIT_EXCEEDED);
  }

  @Test
  void answersQuicklyHoweverLargeTheListsAre() throws Exception {
    var entities =
        IntStream.range(0, TrustList.MAX_ENTITIES)
            .mapToObj(i -> RecognizedEntity.of(Did.of("did:web:e" + i + ".example"), LISTS))
            .toList();
    var lists = new ArrayList<SignedDocument>();
    for (int i = 0; i < TrustHistory.MAX_LISTS; i++) {
      var from = FROM.minusSeconds(i);
      var list = new TrustList(LIST, COMMONS, Optional.empty(), from, from.plus(MONTH), entities);
      lists.add(i % 16 == 0 ? signed(list.json(), 1, 2) : SignedDocument.of(list.json()));
    }
    long begin = System.nanoTime();

    var snapshot = history(lists.toArray(SignedDocument[]::new)).at(NOW);
    for (int i = 0; i < 2000; i++) {
      snapshot.recognises(TANDEM, Action.ISSUE, STATEMENT);
    }

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void readsWhatItWrites() throws Exception {
    var list =
        list(
            RecognizedEntity.of(TANDEM, ISSUES_STATEMENTS, LISTS)
                .withName("Tandem")
                .withStanding(Standing.PROBATION)
                .withSigners(TWO_OF_THREE));

    assertThat(TrustList.read(list.json())).isEqualTo(list);
    var below = below(10, LIST, RecognizedEntity.of(SKIFF));
    assertThat(TrustList.read(below.json())).isEqualTo(below);
  }

  @Test
  void readsTheShapeOfTheDraft() throws Exception {
    var json =
        json(
            """
            {"@context":["https://www.w3.org/ns/credentials/v2","https://a.example/v1"],
             "type":["VerifiableCredential","RecognizedEntityCredential"],
             "id":"https://commons.example/list",
             "issuer":"did:web:commons.example",
             "validFrom":"2026-11-01T00:00:00Z","validUntil":"2026-12-01T00:00:00Z",
             "credentialSubject":{"id":"did:web:tandem.example","type":"RecognizedEntity",
               "name":"Tandem","legalName":"Tandem Co-op","url":"https://tandem.example/",
               "recognizedTo":{"type":"RecognizedAction","action":"issue",
                 "recognizedBy":{"id":"did:web:commons.example","name":"Commons"},
                 "outputValidation":{"type":"JsonSchema",
                   "id":"https://w3id.org/workcommons/schemas/work-statement/1"}}}}
            """);

    assertThat(why(history(signed(json, 1, 2)), TANDEM, NOW)).isEmpty();
  }

  @Test
  void refusesWhatItDoesNotUnderstandAndWouldDecideSomething() {
    var good = list(RecognizedEntity.of(TANDEM, ISSUES_STATEMENTS)).json();

    assertThat(pointer(good.with("credentialStatus", JsonObject.empty())))
        .isEqualTo("/credentialStatus");
    assertThat(pointer(good.without("validUntil"))).isEqualTo("/validUntil");
    assertThat(pointer(good.without("validFrom"))).isEqualTo("/validFrom");
    assertThat(pointer(good.with("validUntil", "2026-11-01T00:00:00Z"))).isEqualTo("/validUntil");
    assertThat(pointer(good.with("validUntil", "2026-12-01T00:00:00"))).isEqualTo("/validUntil");
    assertThat(pointer(good.without("id"))).isEqualTo("/id");
    assertThat(pointer(good.with("id", "list"))).isEqualTo("/id");
    assertThat(pointer(good.with("issuer", "commons"))).isEqualTo("/issuer");
    assertThat(pointer(good.with("type", "VerifiableCredential"))).isEqualTo("/type");
    assertThat(pointer(good.with("@context", JsonArray.of(JsonObject.empty()))))
        .isEqualTo("/@context");
    assertThat(pointer(good.with("credentialSubject", JsonArray.of())))
        .isEqualTo("/credentialSubject");
    var entity = (JsonObject) JsonArray.itemsOf(good.get("credentialSubject").orElseThrow()).get(0);
    assertThat(pointer(good.with("credentialSubject", JsonArray.of(entity, entity))))
        .isEqualTo("/credentialSubject/1/id");
    assertThat(pointer(with(good, entity.with("standing", "fine"))))
        .isEqualTo("/credentialSubject/standing");
    assertThat(pointer(with(good, entity.with("id", "https://tandem.example"))))
        .isEqualTo("/credentialSubject/id");
    assertThat(pointer(with(good, entity.with("name", "x".repeat(201)))))
        .isEqualTo("/credentialSubject/name");
    assertThat(pointer(with(good, entity.with("signers", JsonObject.empty()))))
        .isEqualTo("/credentialSubject/signers/of");
    var action = (JsonObject) JsonArray.itemsOf(entity.get("recognizedTo").orElseThrow()).get(0);
    assertThat(
            pointer(
                with(
                    good, entity.with("recognizedTo", action.with("recognizedBy", SKIFF.value())))))
        .isEqualTo("/credentialSubject/recognizedTo/recognizedBy");
    var other = JsonObject.builder().put("id", "https://a.example").put("type", "Shacl").build();
    assertThat(
            pointer(
                with(good, entity.with("recognizedTo", action.with("outputValidation", other)))))
        .isEqualTo("/credentialSubject/recognizedTo/outputValidation");
  }

  @Test
  void refusesListsWithoutMeasure() {
    var good = list(RecognizedEntity.of(TANDEM, ISSUES_STATEMENTS)).json();
    var entity = (JsonObject) JsonArray.itemsOf(good.get("credentialSubject").orElseThrow()).get(0);
    var action = JsonArray.itemsOf(entity.get("recognizedTo").orElseThrow()).get(0);
    var actions = new JsonArray(Collections.nCopies(33, action));
    var entities = new JsonArray(Collections.nCopies(2049, entity));

    assertThat(problem(with(good, entity.with("recognizedTo", actions))).type())
        .isEqualTo(ProblemType.LIMIT_EXCEEDED);
    assertThat(problem(good.with("credentialSubject", entities)).type())
        .isEqualTo(ProblemType.LIMIT_EXCEEDED);
  }

  @Test
  void anAnchorHasOneSetOfSigners() {
    assertThatThrownBy(
            () ->
                TrustRules.of(
                    Set.of(
                        new TrustAnchor(COMMONS, TWO_OF_THREE),
                        new TrustAnchor(COMMONS, Quorum.only(did(1))))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static JsonObject entity() {
    return JsonObject.builder().put("id", TANDEM.value()).put("type", "RecognizedEntity").build();
  }

  private static JsonObject with(JsonObject list, JsonObject entity) {
    return list.with("credentialSubject", entity);
  }

  private static String pointer(JsonObject list) {
    return problem(list).pointer().toString();
  }

  private static Problem problem(JsonObject list) {
    return Refusal.of(() -> TrustList.read(list));
  }

  private static List<ProblemType> why(TrustHistory history, Did entity, Instant at) {
    return history.at(at).ask(entity, Action.ISSUE, STATEMENT) instanceof Unrecognised no
        ? no.problems().stream().map(Problem::type).toList()
        : List.of();
  }

  private static TrustHistory history(SignedDocument... lists) throws ProblemException {
    return history(RULES, lists);
  }

  private static TrustHistory history(TrustRules rules, SignedDocument... lists)
      throws ProblemException {
    return TrustHistory.of(rules, List.of(lists), DidResolver.offline(), NOW);
  }

  private static TrustList list(RecognizedEntity... entities) {
    return edition(FROM, entities);
  }

  private static TrustList edition(Instant from, RecognizedEntity... entities) {
    return new TrustList(
        LIST, COMMONS, Optional.empty(), from, from.plus(MONTH), List.of(entities));
  }

  private static TrustList below(int issuer, URI above, RecognizedEntity... entities) {
    return new TrustList(
        id(issuer), did(issuer), Optional.of(above), FROM, FROM.plus(MONTH), List.of(entities));
  }

  private static JsonObject json(String text) throws ProblemException {
    return JsonReader.readObject(text.getBytes(UTF_8));
  }

  private static URI id(int issuer) {
    return URI.create("https://list.example/" + issuer);
  }

  private static RecognizedAction issues(URI schema) {
    return new RecognizedAction(Action.ISSUE, List.of(OutputSchema.of(schema)));
  }
}
