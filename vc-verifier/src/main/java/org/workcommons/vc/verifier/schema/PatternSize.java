package org.workcommons.vc.verifier.schema;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many states a pattern has once its repetitions are written out, counted before they are: a
 * thousand times a thousand times a thousand is written in eighteen characters.
 */
final class PatternSize {
  /** More than any bound, and small enough that a product of two is still a number. */
  private static final long HUGE = 1L << 30;

  private final String regex;
  private final Deque<Long> outer = new ArrayDeque<>();
  private long sum;
  private long last;

  private PatternSize(String regex) {
    this.regex = regex;
  }

  static long of(String regex) {
    var size = new PatternSize(regex);
    for (int i = 0; i < regex.length(); ) {
      i = size.read(i);
    }
    while (!size.outer.isEmpty()) {
      size.close();
    }
    return Math.min(HUGE, size.sum + size.last);
  }

  /** Reads what begins at {@code i}; returns where the next thing begins. */
  private int read(int i) {
    switch (regex.charAt(i)) {
      case '(' -> open();
      case ')' -> close();
      case '[' -> {
        int end = classEnd(i);
        item(end - i);
        return end;
      }
      case '{' -> {
        return repetition(i);
      }
      case '\\' -> {
        item(1);
        return escapeEnd(i);
      }
      case '*', '+', '?' -> last = Math.min(HUGE, last + 1);
      default -> item(1);
    }
    return i + 1;
  }

  private void item(long size) {
    sum = Math.min(HUGE, sum + last);
    last = size;
  }

  private void open() {
    item(0);
    outer.push(sum);
    sum = 0;
  }

  private void close() {
    if (outer.isEmpty()) {
      return;
    }
    long group = Math.min(HUGE, sum + last + 2);
    sum = outer.pop();
    last = group;
  }

  /** A class is one state, but as large as it is long; its first member may be the bracket. */
  private int classEnd(int start) {
    int i = start + 1;
    if (i < regex.length() && regex.charAt(i) == '^') {
      i++;
    }
    if (i < regex.length() && regex.charAt(i) == ']') {
      i++;
    }
    while (i < regex.length() && regex.charAt(i) != ']') {
      i += regex.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(i + 1, regex.length());
  }

  /** {@code \p{Lu}} has braces of its own. */
  private int escapeEnd(int start) {
    boolean braced = regex.startsWith("p{", start + 1) || regex.startsWith("P{", start + 1);
    int end = braced ? regex.indexOf('}', start) : start + 1;
    return end < 0 ? regex.length() : Math.min(end + 1, regex.length());
  }

  private int repetition(int start) {
    int end = regex.indexOf('}', start);
    if (end < 0) {
      item(1);
      return start + 1;
    }
    last = Math.min(HUGE, Math.max(1, last) * largest(regex.substring(start + 1, end)));
    return end + 1;
  }

  private static long largest(String counts) {
    long largest = 1;
    for (var count : counts.split(",", -1)) {
      boolean number = !count.isEmpty() && count.chars().allMatch(c -> c >= '0' && c <= '9');
      if (number) {
        largest = Math.max(largest, count.length() > 9 ? HUGE : Long.parseLong(count));
      }
    }
    return largest;
  }
}
