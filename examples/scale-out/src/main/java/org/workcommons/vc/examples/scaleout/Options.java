package org.workcommons.vc.examples.scaleout;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The options of a command, {@code --name value}. */
record Options(Map<String, String> values) {
  /** Nothing was done: the command line makes no sense. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1;

    Unusable(String message) {
      super(message);
    }
  }

  static Options of(List<String> known, String... arguments) throws Unusable {
    var values = new HashMap<String, String>();
    for (int i = 0; i < arguments.length; i += 2) {
      if (!known.contains(arguments[i])) {
        throw new Unusable("no such option: " + arguments[i]);
      }
      if (i + 1 == arguments.length) {
        throw new Unusable(arguments[i] + " needs a value");
      }
      values.put(arguments[i], arguments[i + 1]);
    }
    return new Options(values);
  }

  String text(String name) throws Unusable {
    return given(name).orElseThrow(() -> new Unusable(name + " is missing"));
  }

  Optional<String> given(String name) {
    return Optional.ofNullable(values.get(name));
  }

  long number(String name, long otherwise) throws Unusable {
    return read(name, Long::valueOf).orElse(otherwise);
  }

  /** {@return a number of what there is at least one of} */
  int count(String name, int otherwise) throws Unusable {
    int count = read(name, Integer::valueOf).orElse(otherwise);
    if (count < 1) {
      throw new Unusable(name + " needs a number from 1 on");
    }
    return count;
  }

  YearMonth month(String name) throws Unusable {
    text(name);
    return read(name, YearMonth::parse).orElseThrow();
  }

  Instant instant(String name) throws Unusable {
    text(name);
    return read(name, Instant::parse).orElseThrow();
  }

  Duration duration(String name, Duration otherwise) throws Unusable {
    return read(name, Duration::parse).orElse(otherwise);
  }

  private <T> Optional<T> read(String name, Function<String, T> reading) throws Unusable {
    try {
      return given(name).map(reading);
    } catch (DateTimeException | NumberFormatException e) {
      throw new Unusable("not a value for " + name + ": " + values.get(name));
    }
  }
}
