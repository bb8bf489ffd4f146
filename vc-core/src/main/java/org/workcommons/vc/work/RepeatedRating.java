package org.workcommons.vc.work;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.workcommons.vc.encoding.Limits;

/**
 * Evidence against whoever vouched that there is one rating of one thing: different ratings with
 * one nullifier. {@code specs/rating.md}, The nullifier. Everybody can check it who has the
 * ratings. It says nothing against those who rated.
 *
 * @param nullifier what the ratings have in common
 * @param ratings what names them, at least two, in the order in which they were handed in
 */
public record RepeatedRating(Digest nullifier, List<Digest> ratings) {
  public RepeatedRating {
    ratings = List.copyOf(ratings);
    if (Set.copyOf(ratings).size() < 2) {
      throw new IllegalArgumentException("evidence is at least two different ratings");
    }
  }

  /**
   * {@return what there is of it among {@code ratings}, which were verified} The same rating twice
   * is none.
   */
  public static List<RepeatedRating> among(Collection<AnsweredRating> ratings) {
    if (ratings.size() > Limits.SCORE_BUCKETS) {
      throw new IllegalArgumentException("at most " + Limits.SCORE_BUCKETS + " ratings at once");
    }
    var byNullifier = new LinkedHashMap<Digest, Set<Digest>>();
    for (var one : ratings) {
      byNullifier
          .computeIfAbsent(one.rating().nullifier(), any -> new LinkedHashSet<>())
          .add(one.digest());
    }
    return byNullifier.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1)
        .map(entry -> new RepeatedRating(entry.getKey(), List.copyOf(entry.getValue())))
        .toList();
  }
}
