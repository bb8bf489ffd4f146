package org.workcommons.vc.issuer.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Random;

/** Exports of a platform that does not exist. */
final class Exports {
  static final String HEADER = "finished_at,client,kind,hours,income,currency,rating,worst,best";

  private Exports() {}

  /** An export of {@code lines}, after the header. */
  static byte[] csv(String... lines) {
    return (HEADER + "\n" + String.join("\n", lines) + "\n").getBytes(UTF_8);
  }

  /** {@code months} months from {@code first} on with {@code jobs} random jobs each. */
  static byte[] random(long seed, YearMonth first, int months, int jobs) {
    var random = new Random(seed);
    var text = new StringBuilder(HEADER).append('\n');
    for (int m = 0; m < months; m++) {
      for (int j = 0; j < jobs; j++) {
        text.append(job(random, first.plusMonths(m))).append('\n');
      }
    }
    return text.toString().getBytes(UTF_8);
  }

  private static String job(Random random, YearMonth month) {
    var day = month.atDay(1 + random.nextInt(month.lengthOfMonth()));
    boolean cancelled = random.nextInt(20) == 0;
    return "%sT%02d:%02d:%02d.%03dZ,client-%d,%s,%d.%02d,%d.%02d,EUR,%s"
        .formatted(
            day,
            random.nextInt(24),
            random.nextInt(60),
            random.nextInt(60),
            random.nextInt(1000),
            random.nextInt(30),
            cancelled ? "cancelled-by-worker" : "completed",
            random.nextInt(3),
            random.nextInt(100),
            random.nextInt(60),
            random.nextInt(100),
            cancelled || random.nextBoolean() ? ",," : (1 + random.nextInt(5)) + ",1,5");
  }

  /** A completed job without hours, income or rating. */
  static String job(LocalDate day) {
    return day + ",Mrs. Ivers,completed,1,,,,,";
  }

  /** A completed job that {@code client} rated on a scale from 1 to 5. */
  static String rated(String day, String client, int rating) {
    return day + "," + client + ",completed,1,,," + rating + ",1,5";
  }

  /** The jobs of a CSV export that has no quotation marks, as JSON. */
  static byte[] json(byte[] csv) {
    var interactions = new ArrayList<String>();
    for (var line : new String(csv, UTF_8).lines().skip(1).toList()) {
      interactions.add(interaction("job " + interactions.size(), line.split(",", -1)));
    }
    return ("{\"interactions\":[" + String.join(",\n", interactions) + "]}").getBytes(UTF_8);
  }

  private static String interaction(String id, String[] fields) {
    var outcome =
        fields[2].equals("completed")
            ? "\"success\":true"
            : "\"success\":false,\"cancelledBy\":\"%s\""
                .formatted(fields[2].substring("cancelled-by-".length()));
    var rating =
        fields[6].isEmpty()
            ? ""
            : ",\"ratings\":[{\"name\":\"stars\",\"value\":%s,\"min\":%s,\"max\":%s}]"
                .formatted(fields[6], fields[7], fields[8]);
    var income =
        fields[4].isEmpty()
            ? "null"
            : "{\"amount\":%s,\"currency\":\"%s\"}".formatted(fields[4], fields[5]);
    return """
        {"id":"%s","client":{"id":"%s"},"period":{"start":null,"end":"%s"},
         "outcome":{%s%s},"additionalData":{"noOfHours":%s,"income":%s}}"""
        .formatted(id, fields[1], fields[0], outcome, rating, fields[3], income);
  }
}
