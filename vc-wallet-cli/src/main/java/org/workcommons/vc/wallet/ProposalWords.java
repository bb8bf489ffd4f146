package org.workcommons.vc.wallet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.workcommons.vc.problem.Pointer;

/** A proposal as a person reads it before she says yes. Plain sentences, the important first. */
final class ProposalWords {
  private final Words words;

  ProposalWords(Words words) {
    this.words = words;
  }

  List<String> of(Proposal proposal) {
    var lines = new ArrayList<>(words.of(proposal.request()));
    lines.addAll(leaving(proposal));
    lines.add(words.say("stay", proposal.withheld()));
    proposal.damage().forEach(e -> lines.add(words.say("damaged", e.detail())));
    return List.copyOf(lines);
  }

  private List<String> leaving(Proposal proposal) {
    var lines = new ArrayList<String>();
    proposal.disclosures().forEach(disclosure -> lines.addAll(learned(disclosure)));
    lines.addAll(keptBack(proposal));
    if (proposal.disclosures().size() > 1) {
      lines.add(words.say("linked"));
    }
    proposal.missing().forEach(type -> lines.add(words.say("missing.type", type)));
    return lines;
  }

  private List<String> keptBack(Proposal proposal) {
    var lines = new ArrayList<String>();
    var kept = proposal.keptBack();
    var rest = proposal.withholdable().stream().filter(place -> !kept.contains(place)).toList();
    if (!kept.isEmpty()) {
      lines.add(words.say("withheld", labels(kept)));
    }
    if (!rest.isEmpty()) {
      lines.add(words.say("withholdable", labels(rest)));
    }
    return lines;
  }

  private static String labels(Collection<Pointer> places) {
    return places.stream().map(QueryWords::path).distinct().collect(Collectors.joining(", "));
  }

  private List<String> learned(Disclosure disclosure) {
    var lines = new ArrayList<String>();
    var count = disclosure.credentials();
    lines.add(
        words.say("learn", disclosure.issuer(), count, disclosure.type(), months(disclosure)));
    if (disclosure.from().isPresent()) {
      lines.add(words.say("learn.numbers", disclosure.engagements(), disclosure.ratings()));
    }
    lines.add(words.say("learn.identifier", disclosure.subject().toString(), disclosure.label()));
    return lines;
  }

  private String months(Disclosure disclosure) {
    return disclosure
        .from()
        .map(
            from ->
                words.say("learn.months", from.toString(), disclosure.to().orElse(from).toString()))
        .orElse("");
  }
}
