package org.workcommons.vc.wallet;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.verifier.dcql.CredentialQuery;
import org.workcommons.vc.verifier.dcql.DcqlQuery;

/** Finds where a request asks for more than it needs. A hint to a person, never a proof. */
final class OverAsking {
  private static final Pattern IDENTIFIER =
      Pattern.compile(
          "(?:.*[_ -])?(?:id|ids|identifier|number|nr|email|phone|did|sub|iban|ssn)"
              + "|.*(?:Id|Identifier|Number|Email|Phone)|e-?mail|(?:phone|mobile).*|tax.*");

  /** Any day: how long a period is depends on it by a day or two. */
  private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

  private OverAsking() {}

  static Set<Concern> in(PresentationRequest request, List<QueryProposal.Planned> planned) {
    var concerns = EnumSet.noneOf(Concern.class);
    if (request.purpose().filter(text -> !text.isBlank()).isEmpty()) {
      concerns.add(Concern.NO_PURPOSE);
    }
    if (request.retention().isEmpty()) {
      concerns.add(Concern.NO_RETENTION);
    } else if (isLong(request.retention().get())) {
      concerns.add(Concern.LONG_RETENTION);
    }
    for (var one : planned) {
      addOf(one, request, concerns);
    }
    if (identifiers(planned) > 1) {
      concerns.add(Concern.LINKS_IDENTIFIERS);
    }
    return concerns;
  }

  private static boolean isLong(Period retention) {
    return DAY.plus(retention).isAfter(DAY.plusYears(1));
  }

  private static void addOf(
      QueryProposal.Planned planned, PresentationRequest request, Set<Concern> concerns) {
    var query = query(planned, request);
    if (planned.showing().learned().stream().anyMatch(claim -> isIdentifier(claim, planned))) {
      concerns.add(Concern.IDENTIFIER);
    }
    if (lessWouldDo(query, request.query().orElseThrow(), planned.offer())) {
      concerns.add(Concern.LESS_WOULD_DO);
    }
    if (isRecordForYesOrNo(planned)) {
      concerns.add(Concern.RECORD_FOR_YES_OR_NO);
    }
  }

  private static CredentialQuery query(QueryProposal.Planned planned, PresentationRequest request) {
    return request.query().orElseThrow().credentials().stream()
        .filter(each -> each.id().equals(planned.showing().query()))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isIdentifier(Showing.Claim claim, QueryProposal.Planned planned) {
    var path = Leaves.path(claim.place());
    return !isSubject(claim, planned) && IDENTIFIER.matcher(path.get(path.size() - 1)).matches();
  }

  /** The identifier that an answer is signed for is spoken of apart. */
  private static boolean isSubject(Showing.Claim claim, QueryProposal.Planned planned) {
    return planned
        .showing()
        .identity()
        .filter(one -> claim.value().equals(new JsonString(one.did().value())))
        .isPresent();
  }

  /** Whether a claim set that the verifier accepts as well shows less than the one it prefers. */
  private static boolean lessWouldDo(CredentialQuery query, DcqlQuery whole, Offer offer) {
    var sizes = new ArrayList<Integer>();
    for (var set : query.claimSets()) {
      size(only(query, whole, set), offer).ifPresent(sizes::add);
    }
    return !sizes.isEmpty() && sizes.stream().anyMatch(size -> size < sizes.get(0));
  }

  /** How much has to be shown for {@code query}, empty where the offer does not answer it. */
  private static Optional<Integer> size(JsonObject query, Offer offer) {
    try {
      return DcqlQuery.read(query).propose(List.of(offer.candidate())).matches().values().stream()
          .flatMap(List::stream)
          .map(match -> offer.shown(match.pointers()).size())
          .findFirst();
    } catch (ProblemException e) {
      return Optional.empty(); // not a query by itself
    }
  }

  /** The one credential, by the one claim set, as the verifier wrote them. */
  private static JsonObject only(CredentialQuery query, DcqlQuery whole, List<String> set) {
    var credentials = new ArrayList<JsonValue>();
    for (var each : whole.json().get("credentials").map(JsonArray::itemsOf).orElse(List.of())) {
      if (each instanceof JsonObject one && one.string("id").equals(Optional.of(query.id()))) {
        credentials.add(one.with("claim_sets", JsonArray.of(JsonArray.ofStrings(set))));
      }
    }
    return JsonObject.empty().with("credentials", new JsonArray(credentials));
  }

  /**
   * Whether there is a yes or no to withhold, and something else is asked for: a text that comes
   * along with a yes or no, such as its question, is not what they ask for.
   */
  private static boolean isRecordForYesOrNo(QueryProposal.Planned planned) {
    boolean hasAnswers = planned.showing().withheld().stream().anyMatch(OverAsking::isAnswer);
    return hasAnswers
        && planned.showing().learned().stream()
            .filter(claim -> !isSubject(claim, planned) && isAskedFor(claim.place(), planned))
            .anyMatch(claim -> !comesWithAnAnswer(claim, planned));
  }

  private static boolean isAskedFor(Pointer place, QueryProposal.Planned planned) {
    return planned.asked().stream().anyMatch(asked -> Leaves.holds(asked, place))
        && planned.shown().stream().anyMatch(shown -> Leaves.holds(shown, place));
  }

  private static boolean comesWithAnAnswer(Showing.Claim claim, QueryProposal.Planned planned) {
    var part = planned.offer().part(claim.place());
    return planned.showing().learned().stream()
        .filter(OverAsking::isAnswer)
        .anyMatch(answer -> Leaves.holds(part, answer.place()));
  }

  private static boolean isAnswer(Showing.Claim claim) {
    return claim.value() instanceof JsonBoolean;
  }

  private static long identifiers(List<QueryProposal.Planned> planned) {
    return planned.stream()
        .map(one -> one.showing().identity().map(id -> id.did().value()).orElse(key(one)))
        .distinct()
        .count();
  }

  /** Copies have a key each, so that each credential is an identifier of its own. */
  private static String key(QueryProposal.Planned planned) {
    return String.format(Locale.ROOT, "copy for %s", planned.showing().query());
  }
}
