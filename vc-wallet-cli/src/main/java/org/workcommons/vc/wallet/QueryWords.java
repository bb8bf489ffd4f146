package org.workcommons.vc.wallet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.sdjwtvc.Display;

/** An answer to a query as a person reads it before she says yes: claim by claim. */
final class QueryWords {
  private static final int MOST_VALUE_CHARS = 100;
  private static final int FEW_COPIES = TokenBatch.LOW_COPIES;

  private final Words words;
  private final Locale locale;

  QueryWords(Words words, Locale locale) {
    this.words = words;
    this.locale = locale;
  }

  List<String> of(QueryProposal proposal) {
    var lines = new ArrayList<>(words.of(proposal.request()));
    var left = left(proposal);
    for (int i = 0; i < left.size(); i++) {
      lines.addAll(learned(proposal.showings().get(i), left.get(i)));
    }
    proposal.missing().keySet().forEach(id -> lines.add(words.say("missing.query", id)));
    proposal.concerns().forEach(concern -> lines.add(words.say("concern." + concern.name())));
    for (int i = 0; i < left.size(); i++) {
      if (left.get(i) == 0) {
        lines.add(usedUp(proposal.showings().get(i), proposal));
      }
    }
    lines.addAll(optional(proposal.optional()));
    lines.add(words.say("stay", proposal.withheld()));
    proposal.damage().forEach(e -> lines.add(words.say("damaged", e.detail())));
    return List.copyOf(lines);
  }

  /** How many copies there are for each showing, after those before it; -1 where it takes none. */
  private static List<Integer> left(QueryProposal proposal) {
    var taken = new HashMap<Offer, Integer>();
    var left = new ArrayList<Integer>();
    for (var planned : proposal.planned()) {
      int before = taken.merge(planned.offer(), 1, Integer::sum) - 1;
      left.add(planned.showing().copies().map(all -> Math.max(all - before, 0)).orElse(-1));
    }
    return left;
  }

  private List<String> learned(Showing showing, int left) {
    var lines = new ArrayList<String>();
    lines.add(words.say("learn.claims", name(showing), showing.issuer()));
    showing
        .learned()
        .forEach(claim -> lines.add(words.say("claim", label(claim), text(claim.value()))));
    if (showing.learned().isEmpty()) {
      lines.add("  " + words.say("learn.nothing"));
    }
    showing
        .identity()
        .ifPresent(
            one -> lines.add(words.say("learn.identifier", one.did().toString(), one.label())));
    lines.add(
        showing.withheld().isEmpty()
            ? words.say("withheld.none")
            : words.say("withheld", labels(showing.withheld())));
    if (left > 0) {
      lines.addAll(copies(left));
    }
    return lines;
  }

  /** Each wish under the number by which it can be fulfilled. */
  private List<String> optional(Map<Integer, List<Showing>> wishes) {
    var lines = new ArrayList<String>();
    wishes.forEach(
        (number, wish) -> {
          lines.add(words.say("optional", number));
          wish.forEach(showing -> lines.add(optional(showing)));
        });
    return lines;
  }

  private String optional(Showing showing) {
    var learned =
        showing.learned().isEmpty() ? words.say("learn.nothing") : labels(showing.learned());
    return words.say("optional.claims", name(showing), showing.issuer(), learned);
  }

  private List<String> copies(int unused) {
    int left = unused - 1;
    var lines = new ArrayList<>(List.of(words.say("copies", left)));
    if (left < FEW_COPIES) {
      lines.add(words.say("copies.low"));
    }
    return lines;
  }

  private String usedUp(Showing showing, QueryProposal proposal) {
    var key = proposal.reuse() == QueryProposal.Reuse.ALLOWED ? "copies.again" : "copies.none";
    return words.say(key, name(showing), showing.issuer());
  }

  private String name(Showing showing) {
    return Display.best(showing.names(), locale)
        .map(Display::name)
        .map(QueryWords::cut)
        .orElseGet(() -> cut(showing.type()));
  }

  private String labels(List<Showing.Claim> claims) {
    return claims.stream().map(this::label).distinct().collect(Collectors.joining(", "));
  }

  private String label(Showing.Claim claim) {
    return Display.best(claim.labels(), locale)
        .map(Display::name)
        .map(QueryWords::cut)
        .orElseGet(() -> path(claim.place()));
  }

  /** Where it stands, without the frame that all W3C credentials have. */
  static String path(Pointer place) {
    var path = Leaves.path(place);
    boolean isSubject = path.size() > 1 && path.get(0).equals("credentialSubject");
    return cut(String.join(" / ", isSubject ? path.subList(1, path.size()) : path));
  }

  private String text(JsonValue value) {
    if (value instanceof JsonBoolean said) {
      return words.say(said.equals(JsonBoolean.TRUE) ? "yes" : "no");
    }
    if (value instanceof JsonString text) {
      return cut(text.value());
    }
    return cut(new String(JsonWriter.compact(value), UTF_8));
  }

  /** A stranger's text must not look like lines of ours. */
  private static String cut(String text) {
    var line = Words.line(text);
    return line.length() <= MOST_VALUE_CHARS ? line : line.substring(0, whole(line)) + "…";
  }

  private static int whole(String line) {
    return Character.isHighSurrogate(line.charAt(MOST_VALUE_CHARS - 1))
        ? MOST_VALUE_CHARS - 1
        : MOST_VALUE_CHARS;
  }
}
