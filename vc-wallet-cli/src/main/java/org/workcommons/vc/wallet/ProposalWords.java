package org.workcommons.vc.wallet;

import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** A proposal as a person reads it before she says yes. Plain sentences, the important first. */
final class ProposalWords {
  private ProposalWords() {}

  static List<String> of(Proposal proposal) {
    var request = proposal.request();
    var lines = new ArrayList<String>();
    lines.add(request.audience() + " asks you.");
    lines.add(
        request
            .purpose()
            .map(purpose -> "They say it is for this: " + purpose)
            .orElse("They don't say what it is for."));
    lines.add(
        request
            .retention()
            .map(period -> "They say they keep it for " + words(period) + ".")
            .orElse("They don't say how long they keep it."));
    lines.addAll(leaving(proposal));
    lines.addAll(staying(proposal));
    return List.copyOf(lines);
  }

  private static List<String> leaving(Proposal proposal) {
    var lines = new ArrayList<String>();
    proposal.disclosures().forEach(disclosure -> lines.addAll(words(disclosure)));
    if (proposal.disclosures().size() > 1) {
      lines.add("They would learn that all these identifiers are one person: you.");
    }
    for (var type : proposal.missing()) {
      lines.add("They ask for " + type + ", and you have none: they would refuse the answer.");
    }
    return lines;
  }

  private static List<String> words(Disclosure disclosure) {
    var lines = new ArrayList<String>();
    lines.add(
        "They would learn what "
            + disclosure.issuer()
            + " says about you: "
            + count(disclosure.credentials(), disclosure.type())
            + months(disclosure)
            + ".");
    if (disclosure.from().isPresent()) {
      lines.add(
          "  every number in them, together "
              + count(disclosure.engagements(), "engagement")
              + " and "
              + count(disclosure.ratings(), "rating"));
    }
    lines.add(
        "  your identifier there, "
            + disclosure.subject()
            + " (you call it "
            + disclosure.label()
            + "; they don't learn that)");
    return lines;
  }

  private static List<String> staying(Proposal proposal) {
    var lines = new ArrayList<String>();
    lines.add(count(proposal.withheld(), "other credential") + " would stay with you.");
    proposal.damage().forEach(e -> lines.add("Can't be read and would be lacking: " + e.detail()));
    return lines;
  }

  private static String months(Disclosure disclosure) {
    return disclosure.from().map(from -> from + " to " + disclosure.to().orElse(from)).stream()
        .map(span -> ", " + span)
        .findFirst()
        .orElse("");
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static String words(Period period) {
    var parts = new ArrayList<String>();
    if (period.getYears() != 0) {
      parts.add(count(period.getYears(), "year"));
    }
    if (period.getMonths() != 0) {
      parts.add(count(period.getMonths(), "month"));
    }
    long days = period.get(ChronoUnit.DAYS);
    if (days != 0 || parts.isEmpty()) {
      parts.add(count(days, "day"));
    }
    return String.join(" and ", parts);
  }
}
