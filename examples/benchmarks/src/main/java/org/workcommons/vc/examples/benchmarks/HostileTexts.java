package org.workcommons.vc.examples.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts of 10 KB that keep a reader of JSON busy, before anybody asks what they say. */
final class HostileTexts {
  private final Map<String, String> texts = new LinkedHashMap<>();

  private HostileTexts() {}

  static Map<String, String> all() {
    var all = new HostileTexts();
    all.texts.put("arrays in arrays", "[".repeat(HostileDocuments.MOST_BYTES));
    all.texts.put("objects in objects", "{\"a\":".repeat(2000));
    all.texts.put("nothing but spaces", " ".repeat(HostileDocuments.MOST_BYTES));
    all.texts.put("no text", "\u0000".repeat(HostileDocuments.MOST_BYTES));
    all.object("many members", i -> "\"" + Integer.toString(i, 36) + "\":0");
    all.object("names of one hash", i -> "\"" + colliding(i) + "\":0");
    all.object("one name", i -> "\"a\":0");
    all.array("small numbers", i -> "2.2250738585072011e-308");
    all.array("long numbers", i -> "0." + "7".repeat(61) + i % 10);
    all.array("whole numbers", i -> "9007199254740991");
    all.array("empty objects", i -> "{}");
    all.array("escaped letters", i -> "\"\\u0041\\u0042\\u0043\\u0044\\u0045\\u0046\"");
    all.array("pairs of surrogates", i -> "\"\\ud83d\\ude00\\ud83d\\ude00\"");
    all.array("deep values", i -> "[".repeat(60) + "]".repeat(60));
    all.texts.put("a long string", "{\"a\":\"" + "a".repeat(10_000) + "\"}");
    all.texts.put("a long name", "{\"" + "a".repeat(10_000) + "\":0}");
    return all.texts;
  }

  private void object(String name, IntFunction<String> member) {
    texts.put(name, "{" + joined(member) + "}");
  }

  private void array(String name, IntFunction<String> item) {
    texts.put(name, "{\"evidence\":[" + joined(item) + "]}");
  }

  private static String joined(IntFunction<String> part) {
    int each = part.apply(1000).length() + 1;
    int count = (HostileDocuments.MOST_BYTES - 100) / each;
    return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(","));
  }

  /** Ten of two pairs that are alike to {@link String#hashCode()}. */
  private static String colliding(int number) {
    var name = new StringBuilder();
    for (int bit = 0; bit < 10; bit++) {
      name.append((number >> bit & 1) == 0 ? "Aa" : "BB");
    }
    return name.toString();
  }
}
