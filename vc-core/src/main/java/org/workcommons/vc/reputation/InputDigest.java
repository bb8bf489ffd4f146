package org.workcommons.vc.reputation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import org.workcommons.vc.encoding.Jcs;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.work.Digest;

/**
 * One name for one set of inputs, however they were ordered, split or put together. {@code
 * specs/commons-score.md}, The input digest. Writes the text of RFC 8785 without building the
 * values first: most of the time that a score takes would go into them.
 */
final class InputDigest {
  private static final int CELL_CHARS = 64;

  private final StringBuilder out;

  private InputDigest(Evidence evidence) {
    int cells = evidence.platforms().values().stream().mapToInt(p -> p.cells().size()).sum();
    out = new StringBuilder(512 + cells * CELL_CHARS);
  }

  static Digest of(Evidence evidence, HistoryFacts facts) {
    var digest = new InputDigest(evidence);
    digest.document(evidence, facts);
    return Digest.of(digest.out.toString().getBytes(UTF_8));
  }

  /** Names in the order of RFC 8785, as everywhere below. */
  private void document(Evidence evidence, HistoryFacts facts) {
    out.append("{\"algorithm\":");
    string(GovernancePolicy.ALGORITHM);
    out.append(",\"asOf\":");
    string(RatedMonth.month(evidence.asOf()).toString());
    if (!evidence.ceilings().isEmpty()) {
      out.append(",\"ceilings\":{");
      evidence.ceilings().entrySet().forEach(this::ceiling);
      out.append('}');
    }
    out.append(",\"complete\":").append(facts.complete());
    out.append(",\"disputed\":").append(facts.disputed());
    out.append(",\"documents\":[");
    facts.documents().forEach(document -> string(separated(), document.value()));
    out.append("],\"monthsActive\":").append(facts.monthsActive());
    out.append(",\"platforms\":{");
    evidence.platforms().entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .forEach(this::platform);
    out.append("}}");
  }

  private void ceiling(Map.Entry<String, Long> entry) {
    string(separated(), entry.getKey());
    out.append(':').append(entry.getValue());
  }

  private void platform(Map.Entry<String, PlatformEvidence> entry) {
    string(separated(), entry.getKey());
    out.append(":{\"cells\":[");
    entry.getValue().cells().forEach(this::cell);
    out.append("],\"withheld\":").append(entry.getValue().withheld()).append('}');
  }

  private void cell(Cell cell, long[] histogram) {
    separated().append('[').append(cell.month()).append(',');
    string(cell.assurance());
    out.append(',').append(cell.k()).append(",[");
    for (long count : histogram) {
      separated().append(count);
    }
    out.append("]]");
  }

  /** A comma, unless this is the first of its list. */
  private StringBuilder separated() {
    char last = out.charAt(out.length() - 1);
    return last == '[' || last == '{' ? out : out.append(',');
  }

  private void string(String text) {
    string(out, text);
  }

  private static void string(StringBuilder out, String text) {
    if (isPlain(text)) {
      out.append('"').append(text).append('"');
    } else {
      out.append(new String(Jcs.canonicalize(new JsonString(text)), UTF_8));
    }
  }

  /** Whether nothing in it has to be escaped. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }
}
