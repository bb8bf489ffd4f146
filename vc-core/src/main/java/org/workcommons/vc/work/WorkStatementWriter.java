package org.workcommons.vc.work;

import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;

/** Writes a work statement as the subject of its credential. */
final class WorkStatementWriter {
  private WorkStatementWriter() {}

  static JsonObject write(WorkStatement statement) {
    var link = statement.link();
    var json =
        JsonObject.builder()
            .put("id", statement.worker().value())
            .put("type", WorkStatementReader.TYPE)
            .put("platform", statement.platform().value())
            .put("period", statement.period().toString())
            .put("seq", link.seq())
            .put(
                "previous",
                link.previous().map(StatementDigest::value).orElse(WorkStatementReader.NO_PREVIOUS))
            .putIfPresent("corrects", link.corrects().map(StatementDigest::value))
            .put("assurance", statement.assurance().term())
            .putIfPresent("occupation", statement.occupation().map(Object::toString))
            .putIfPresent("area", statement.area())
            .put("work", work(statement.work()));
    statement.ratings().ifPresent(ratings -> json.put("ratings", ratings(ratings)));
    return json.put("cumulative", counts(link.cumulative())).build();
  }

  private static JsonObject counts(Counts counts) {
    return JsonObject.builder()
        .put("engagements", counts.engagements())
        .put("ratingCount", counts.ratingCount())
        .build();
  }

  private static JsonObject work(Work work) {
    var json =
        JsonObject.builder()
            .put("engagements", work.engagements())
            .putIfPresent("hours", work.hours().map(Quantity::toString))
            .putIfPresent("distanceKm", work.distanceKm().map(Quantity::toString));
    work.cancelledByWorker().ifPresent(cancelled -> json.put("cancelledByWorker", cancelled));
    work.netIncome().ifPresent(income -> json.put("netIncome", Terms.money(income)));
    return json.build();
  }

  private static JsonObject ratings(Ratings ratings) {
    return JsonObject.builder()
        .put("scale", Terms.scale(ratings.scale()).build())
        .put("ratingCount", ratings.ratingCount())
        .put(
            "buckets",
            new JsonArray(
                ratings.buckets().stream().<JsonValue>map(WorkStatementWriter::bucket).toList()))
        .build();
  }

  private static JsonObject bucket(RatingBucket bucket) {
    var histogram = bucket.histogram().stream().<JsonValue>map(JsonNumber::of).toList();
    return JsonObject.builder().put("k", bucket.k()).put("h", new JsonArray(histogram)).build();
  }
}
