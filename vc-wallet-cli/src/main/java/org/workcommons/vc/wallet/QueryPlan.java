package org.workcommons.vc.wallet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.sdjwtvc.Display;
import org.workcommons.vc.sdjwtvc.TypeMetadata;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.verifier.dcql.Match;

/** Turns the least answer that a query finds into what a person has to know of it. */
final class QueryPlan {
  private final PresentationRequest request;
  private final List<Offer> offers;
  private final TypeMetadata.Source types;
  private final Map<String, QueryProposal.Planned> plans = new HashMap<>();

  QueryPlan(PresentationRequest request, List<Offer> offers, TypeMetadata.Source types) {
    this.request = request;
    this.offers = offers;
    this.types = types;
  }

  QueryProposal proposal(QueryProposal.Stock stock) {
    var query = request.query().orElseThrow();
    var selection = query.propose(offers.stream().map(Offer::candidate).toList());
    if (selection.least().isEmpty()) {
      var missing = new LinkedHashMap<>(selection.mismatches());
      return new QueryProposal(request, QueryProposal.Plan.NOTHING, missing, stock);
    }
    var plan =
        new QueryProposal.Plan(
            planned(selection.least().get()),
            wishes(selection.offers()),
            QueryProposal.Reuse.REFUSED);
    return new QueryProposal(request, plan, Map.of(), stock);
  }

  private SortedMap<Integer, List<QueryProposal.Planned>> wishes(List<Map<String, Match>> offers) {
    var wishes = new TreeMap<Integer, List<QueryProposal.Planned>>();
    offers.forEach(offer -> wishes.put(wishes.size() + 1, planned(offer)));
    return wishes;
  }

  private List<QueryProposal.Planned> planned(Map<String, Match> matches) {
    var planned = new ArrayList<QueryProposal.Planned>();
    matches.forEach((id, match) -> planned.add(once(id, match)));
    return planned;
  }

  /** A stranger may name one credential in a thousand sets, and each has one best match. */
  private QueryProposal.Planned once(String id, Match match) {
    var known = plans.get(id);
    if (known == null) {
      known = planned(id, match);
      plans.put(id, known);
    }
    return known;
  }

  private QueryProposal.Planned planned(String id, Match match) {
    var offer = offers.get(match.candidate());
    var shown = offer.shown(match.pointers());
    return new QueryProposal.Planned(offer, match.pointers(), shown, showing(id, offer, shown));
  }

  private Showing showing(String id, Offer offer, Set<Pointer> shown) {
    var metadata = metadata(offer);
    return new Showing(
        id,
        offer.type(),
        metadata.map(TypeMetadata::display).orElse(List.of()),
        offer.issuer(),
        offer.identity(),
        claims(offer, offer.showing(shown), metadata),
        offer.withheld(claims(offer, offer.claims(), metadata), shown),
        offer instanceof CopiesOffer copies ? Optional.of(copies.unused()) : Optional.empty());
  }

  private Optional<TypeMetadata> metadata(Offer offer) {
    if (!(offer instanceof CopiesOffer copies)) {
      return Optional.empty();
    }
    try {
      return Optional.of(TypeMetadata.of(copies.token(), types));
    } catch (ProblemException e) {
      return Optional.empty(); // labels are a comfort; the claims have names of their own
    }
  }

  private static List<Showing.Claim> claims(
      Offer offer, JsonObject document, Optional<TypeMetadata> metadata) {
    var claims = new ArrayList<Showing.Claim>();
    inOrder(Leaves.of(document))
        .forEach(
            (place, value) -> {
              if (!offer.isForm(Leaves.path(place))) {
                claims.add(claim(place, value, document, metadata));
              }
            });
    return claims;
  }

  /** A token's own order is that of its digests, and so another one in each copy. */
  private static Map<Pointer, JsonValue> inOrder(Map<Pointer, JsonValue> leaves) {
    var sorted = new TreeMap<Pointer, JsonValue>(Comparator.comparing(Pointer::value));
    sorted.putAll(leaves);
    return sorted;
  }

  private static Showing.Claim claim(
      Pointer place, JsonValue value, JsonObject document, Optional<TypeMetadata> metadata) {
    List<Display> labels = List.of();
    for (var each : metadata.map(TypeMetadata::claims).orElse(List.of())) {
      boolean isHere =
          each.path().select(document).stream()
              .anyMatch(selected -> selected.pointer().equals(place));
      labels = isHere && !each.display().isEmpty() ? each.display() : labels;
    }
    return new Showing.Claim(place, value, labels);
  }
}
