package org.workcommons.vc.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.workcommons.vc.did.ControllerDocument;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.governance.Action;
import org.workcommons.vc.governance.Decision;
import org.workcommons.vc.governance.Outcomes;
import org.workcommons.vc.governance.PanelLot;
import org.workcommons.vc.governance.Panels;
import org.workcommons.vc.governance.PolicyAnchor;
import org.workcommons.vc.governance.PolicyHistory;
import org.workcommons.vc.governance.Quorum;
import org.workcommons.vc.governance.SignedDocument;
import org.workcommons.vc.governance.TrustAnchor;
import org.workcommons.vc.governance.TrustAnswer;
import org.workcommons.vc.governance.TrustHistory;
import org.workcommons.vc.governance.TrustRules;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.model.ClaimType;
import org.workcommons.vc.model.MediaType;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.model.VerifiablePresentation;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.reputation.DecidedDisputes;
import org.workcommons.vc.reputation.GovernancePolicy;
import org.workcommons.vc.work.Digest;
import org.workcommons.vc.work.Engagement;
import org.workcommons.vc.work.Rating;
import org.workcommons.vc.work.WorkStatement;

/**
 * The corpus of bad policies, trust lists, outcomes and histories, run through the library. To make
 * its files anew: {@code -Dvc.samples.write=true}.
 */
class BadEvidenceTest {
  static Stream<String> files() {
    return BadEvidence.files().keySet().stream();
  }

  static Stream<Arguments> tests() throws Exception {
    var tests = new ArrayList<Arguments>();
    for (var name : files().toList()) {
      var file = CorpusFiles.read(name);
      var now = Instant.parse(file.string("now").orElseThrow());
      for (var test : CorpusFiles.objects(file, "tests")) {
        tests.add(Arguments.of(name + ": " + test.string("comment").orElseThrow(), now, test));
      }
    }
    return tests.stream();
  }

  /** Compressed lists differ from one version of Java to another; tests do not. */
  @ParameterizedTest
  @MethodSource("files")
  void theFilesHoldTheTestsThatThisCodeMakes(String name) throws Exception {
    var made = BadEvidence.files().get(name);
    assertThat(outlines(CorpusFiles.published(name, made))).isEqualTo(outlines(made));
  }

  @Test
  void isLargeAndMostlyBad() throws Exception {
    var outlines = new ArrayList<String>();
    for (var name : files().toList()) {
      outlines.addAll(outlines(CorpusFiles.read(name)));
    }
    assertThat(outlines).hasSizeGreaterThan(150);
    assertThat(outlines.stream().filter(outline -> outline.endsWith("valid -")))
        .hasSizeBetween(12, outlines.size() / 8);
    assertThat(new HashSet<>(outlines)).hasSameSizeAs(outlines);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tests")
  void comesToWhatTheFileSays(String label, Instant now, JsonObject test) throws Exception {
    var problems = problems(test.string("kind").orElseThrow(), input(test), now);

    if (test.string("result").orElseThrow().equals("valid")) {
      assertThat(problems).as(label).isEmpty();
      return;
    }
    assertThat(problems.stream().map(problem -> problem.type().uri().toString()))
        .as("%s: %s", label, problems)
        .contains(test.string("problem").orElseThrow());
  }

  private static List<Problem> problems(String kind, JsonObject input, Instant now)
      throws Exception {
    try {
      return switch (kind) {
        case "policy" -> policy(input, now);
        case "trust-list" -> trustList(input, now);
        case "outcome" -> outcome(input, now);
        case "history" -> history(input, now);
        default -> throw new AssertionError(kind);
      };
    } catch (ProblemException e) {
      return List.of(e.problem());
    }
  }

  private static List<Problem> policy(JsonObject input, Instant now) throws ProblemException {
    var texts = new HashMap<URI, byte[]>();
    for (var text : CorpusFiles.objects(input, "texts")) {
      texts.put(
          URI.create(text.string("url").orElseThrow()),
          text.string("text").orElseThrow().getBytes(UTF_8));
    }
    var documents = new ArrayList<ControllerDocument>();
    for (var document : CorpusFiles.objects(input, "didDocuments")) {
      documents.add(ControllerDocument.of(document));
    }
    PolicyHistory.of(
        new PolicyAnchor.OfDigest(Digest.parse(input.string("first").orElseThrow(), Pointer.ROOT)),
        signed(input, "versions"),
        texts,
        new PolicyHistory.Keys(DidResolver.offline().withPinned(documents), now));
    return List.of();
  }

  private static List<Problem> trustList(JsonObject input, Instant now) throws ProblemException {
    var anchor = (JsonObject) input.get("anchor").orElseThrow();
    var quorum = new Quorum(number(anchor, "threshold"), dids(anchor, "of"));
    var rules =
        TrustRules.of(
            Set.of(new TrustAnchor(Did.of(anchor.string("community").orElseThrow()), quorum)));
    var lists = TrustHistory.of(rules, signed(input, "lists"), DidResolver.offline(), now);
    var answer =
        lists
            .at(now)
            .ask(
                Did.of(input.string("entity").orElseThrow()),
                Action.ISSUE,
                input.string("type").orElseThrow());
    var problems = new ArrayList<>(lists.findings());
    if (answer instanceof TrustAnswer.Unrecognised no) {
      problems.addAll(no.problems());
    }
    return problems;
  }

  private static List<Problem> outcome(JsonObject input, Instant now) throws ProblemException {
    var lot =
        new PanelLot(
            Digest.parse(input.string("checkpoint").orElseThrow(), Pointer.ROOT),
            List.copyOf(dids(input, "members")));
    var panels =
        new Panels() {
          @Override
          public Quorum of(Decision decision) throws ProblemException {
            return lot.panel(
                decision, Set.of(), number(input, "panelSize"), number(input, "quorum"));
          }

          @Override
          public int appeals(Decision decision) {
            return number(input, "appeals");
          }

          @Override
          public Duration decideWithin(Decision decision) {
            return Duration.ofDays(number(input, "decideWithinDays"));
          }
        };
    var resolver = DidResolver.offline();
    var outcomes = signed(input, "outcomes");
    return (input.has("disputes")
            ? Outcomes.received(outcomes, signed(input, "disputes"), panels, resolver, now)
            : Outcomes.received(outcomes, panels, resolver, now))
        .findings();
  }

  private static List<Problem> history(JsonObject input, Instant now) throws ProblemException {
    var request =
        PresentationRequest.from(
            URI.create(input.string("audience").orElseThrow()),
            Challenge.restore(input.string("challenge").orElseThrow()),
            now.plusSeconds(900),
            types(input));
    var lists = new HashMap<URI, VerifiableCredential>();
    for (var list : CorpusFiles.objects(input, "statusLists")) {
      lists.put(
          URI.create(list.string("url").orElseThrow()),
          VerifiableCredential.restore(list.string("text").orElseThrow().getBytes(UTF_8)));
    }
    var trusted = dids(input, "trustedIssuers");
    var verdict =
        Verifier.of(
                DidResolver.offline(),
                IssuerTrust.only(trusted).or(IssuerTrust.counterparts()),
                StatusPolicy.notOlderThan(Duration.ofHours(1)))
            .withClock(InstantSource.fixed(now))
            .withStatusLists(StatusListSource.of(lists))
            .verify(
                VerifiablePresentation.received(
                    MediaType.VP, JsonWriter.compact(input.get("presentation").orElseThrow())),
                request);
    if (!(verdict instanceof Verdict.Accepted accepted)) {
      return verdict.report().problems();
    }
    var admission =
        accepted
            .presentation()
            .workHistory()
            .admitted(
                GovernancePolicy.read((JsonObject) input.get("policy").orElseThrow()),
                YearMonth.parse(input.string("month").orElseThrow()),
                (issuer, platform, assurance, issued) -> trusted.contains(issuer),
                DecidedDisputes.NONE);
    assertThat(admission.score().complete()).isEqualTo(admission.findings().isEmpty());
    var problems = new ArrayList<>(admission.findings());
    problems.addAll(admission.passedOver());
    return problems;
  }

  private static List<ClaimType<?>> types(JsonObject input) {
    var wants = input.get("wants").map(JsonArray::itemsOf).orElseThrow();
    return Stream.<ClaimType<?>>of(WorkStatement.TYPE, Engagement.TYPE, Rating.TYPE)
        .filter(type -> wants.contains(new JsonString(type.credentialType())))
        .toList();
  }

  private static List<SignedDocument> signed(JsonObject input, String name)
      throws ProblemException {
    var documents = new ArrayList<SignedDocument>();
    for (var document : CorpusFiles.objects(input, name)) {
      documents.add(SignedDocument.received(JsonWriter.compact(document)));
    }
    return documents;
  }

  private static Set<Did> dids(JsonObject input, String name) {
    var dids = new LinkedHashSet<Did>();
    for (var did : ((JsonArray) input.get(name).orElseThrow()).items()) {
      dids.add(Did.of(((JsonString) did).value()));
    }
    return dids;
  }

  private static int number(JsonObject input, String name) {
    return (int) ((JsonNumber) input.get(name).orElseThrow()).value();
  }

  private static JsonObject input(JsonObject test) {
    return (JsonObject) test.get("input").orElseThrow();
  }

  private static List<String> outlines(JsonObject file) {
    return CorpusFiles.objects(file, "tests").stream()
        .map(
            test ->
                String.join(
                    " ",
                    test.string("kind").orElseThrow(),
                    test.get("flags").orElseThrow().toString(),
                    test.string("comment").orElseThrow(),
                    test.string("result").orElseThrow(),
                    test.string("problem").orElse("-")))
        .toList();
  }
}
