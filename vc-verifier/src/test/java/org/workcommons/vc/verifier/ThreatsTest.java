package org.workcommons.vc.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.json.JsonObject;

/** Each threat to statements, policies and ratings has cases in the corpus, bad ones among them. */
class ThreatsTest {
  private static final Pattern ROW = Pattern.compile("\\| ([TWD]\\d+) \\| [^|]+ \\| ([^|]+) \\|");
  private static final Pattern CASE = Pattern.compile("`([a-z-]+\\.json)`: ([^;]+)(?:; |$)");

  @Test
  void noThreatIsWithoutARefusal() throws Exception {
    var rows = rows();
    assertThat(rows.keySet()).containsExactlyElementsOf(threats());
    for (var row : rows.entrySet()) {
      var results = new HashSet<String>();
      for (var named : row.getValue()) {
        results.add(result(row.getKey(), named.file(), named.comment()));
      }
      assertThat(results).as(row.getKey()).contains("invalid");
    }
  }

  /** Time, trust and the domain, Data Integrity. */
  private static List<String> threats() {
    return Stream.of(numbered("T", 5), numbered("W", 7), numbered("D", 17))
        .flatMap(rows -> rows)
        .toList();
  }

  private static Stream<String> numbered(String letter, int last) {
    return IntStream.rangeClosed(1, last).mapToObj(number -> letter + number);
  }

  private record Named(String file, String comment) {}

  private static Map<String, List<Named>> rows() throws Exception {
    var rows = new LinkedHashMap<String, List<Named>>();
    for (var line : Files.readAllLines(CorpusFiles.folder().resolve("README.md"))) {
      var row = ROW.matcher(line);
      if (row.matches()) {
        var cases = new ArrayList<Named>();
        for (var found = CASE.matcher(row.group(2)); found.find(); ) {
          cases.add(new Named(found.group(1), found.group(2)));
        }
        rows.put(row.group(1), cases);
      }
    }
    return rows;
  }

  private static String result(String threat, String file, String comment) throws Exception {
    var found =
        tests(CorpusFiles.read(file)).stream()
            .filter(test -> test.string("comment").orElseThrow().equals(comment))
            .map(test -> test.string("result").orElseThrow())
            .collect(Collectors.toSet());
    assertThat(found).as("%s, %s: %s", threat, file, comment).isNotEqualTo(Set.of());
    return found.iterator().next();
  }

  private static List<JsonObject> tests(JsonObject file) {
    var tests = new ArrayList<JsonObject>(CorpusFiles.objects(file, "tests"));
    for (var group : CorpusFiles.objects(file, "testGroups")) {
      tests.addAll(CorpusFiles.objects(group, "tests"));
    }
    return tests;
  }
}
