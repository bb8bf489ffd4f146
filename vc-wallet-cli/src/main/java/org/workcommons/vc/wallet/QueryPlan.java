package org.workcommons.vc.wallet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.sdjwtvc.Display;
import org.workcommons.vc.sdjwtvc.TypeMetadata;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.verifier.dcql.Match;
import org.workcommons.vc.verifier.dcql.Mismatch;

/** Turns the least answer that a query finds into what a person has to know of it. */
final class QueryPlan {
  /** What says nothing of the worker, in W3C credentials. */
  private static final Set<String> FORM = Set.of("@context", "type", "proof");

  private final PresentationRequest request;
  private final List<Offer> offers;
  private final TypeMetadata.Source types;

  QueryPlan(PresentationRequest request, List<Offer> offers, TypeMetadata.Source types) {
    this.request = request;
    this.offers = offers;
    this.types = types;
  }

  QueryProposal proposal(QueryProposal.Stock stock) {
    var query = request.query().orElseThrow();
    var selection = query.propose(offers.stream().map(Offer::candidate).toList());
    var planned = new ArrayList<QueryProposal.Planned>();
    Map<String, List<Mismatch>> missing = Map.of();
    if (selection.least().isPresent()) {
      selection.least().get().forEach((id, match) -> planned.add(planned(id, match)));
    } else {
      missing = new LinkedHashMap<>(selection.mismatches());
    }
    return new QueryProposal(request, planned, missing, stock, QueryProposal.Reuse.REFUSED);
  }

  private QueryProposal.Planned planned(String id, Match match) {
    var offer = offers.get(match.candidate());
    var shown = offer.shown(match.pointers());
    return new QueryProposal.Planned(offer, shown, showing(id, offer, shown));
  }

  private Showing showing(String id, Offer offer, Set<Pointer> shown) {
    var metadata = metadata(offer);
    var learned = claims(offer.showing(shown), metadata);
    var withheld = withheld(offer, shown, metadata);
    if (offer instanceof Offer.OfCopies copies) {
      return new Showing(
          id,
          copies.token().type(),
          metadata.map(TypeMetadata::display).orElse(List.of()),
          copies.token().issuer().orElse(""),
          Optional.empty(),
          learned,
          withheld,
          Optional.of(copies.unused()));
    }
    var credential = (Offer.OfCredential) offer;
    var particular = credential.held().types();
    return new Showing(
        id,
        particular.get(particular.size() - 1),
        List.of(),
        credential.held().issuer(),
        Optional.of(credential.identity()),
        learned,
        withheld,
        Optional.empty());
  }

  private Optional<TypeMetadata> metadata(Offer offer) {
    if (!(offer instanceof Offer.OfCopies copies)) {
      return Optional.empty();
    }
    try {
      return Optional.of(TypeMetadata.of(copies.token(), types));
    } catch (ProblemException e) {
      return Optional.empty(); // labels are a comfort; the claims have names of their own
    }
  }

  private static List<Showing.Claim> claims(JsonObject document, Optional<TypeMetadata> metadata) {
    var claims = new ArrayList<Showing.Claim>();
    inOrder(Leaves.of(document))
        .forEach(
            (place, value) -> {
              if (isClaim(place)) {
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

  private static List<Showing.Claim> withheld(
      Offer offer, Set<Pointer> shown, Optional<TypeMetadata> metadata) {
    var all = claims(offer.claims(), metadata);
    if (offer instanceof Offer.OfCopies copies) {
      var kept = copies.content().disclosable().stream().filter(at -> !shown.contains(at)).toList();
      return all.stream()
          .filter(claim -> kept.stream().anyMatch(at -> Leaves.holds(at, claim.place())))
          .toList();
    }
    return ((Offer.OfCredential) offer).withheld(all, shown);
  }

  private static boolean isClaim(Pointer place) {
    var path = Leaves.path(place);
    return !TokenBatch.isTechnical(path.get(0))
        && !FORM.contains(path.get(0))
        && !(path.size() > 1 && path.get(path.size() - 1).equals("type"));
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
