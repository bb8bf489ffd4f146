package org.workcommons.vc.examples.attacklab;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.workcommons.vc.work.Assurance;

/**
 * What there is of one person on one platform, and what of it is shown.
 *
 * @param ratings all that there are, in order of their months
 * @param hidden of which the numbers are withheld
 * @param missing months whose statements are left out
 * @param twice months whose statements are shown again
 * @param posts what anybody posted who never was a client; no statement counts it
 * @param head whether anybody can tell that a newer statement exists
 * @param organisers how many signed, where it is attested
 */
record Account(
    Site site,
    Assurance assurance,
    List<Rating> ratings,
    Set<Rating.Slot> hidden,
    Set<Integer> missing,
    Set<Integer> twice,
    List<Rating> posts,
    HeadStatus head,
    int organisers) {
  Account {
    ratings = List.copyOf(ratings);
    hidden = Set.copyOf(hidden);
    missing = Set.copyOf(missing);
    twice = Set.copyOf(twice);
    posts = List.copyOf(posts);
  }

  static Account of(Site site, List<Rating> ratings) {
    return new Account(
        site,
        Assurance.PLATFORM_SIGNED,
        ratings,
        Set.of(),
        Set.of(),
        Set.of(),
        List.of(),
        HeadStatus.PUBLISHED,
        2);
  }

  Account withAssurance(Assurance other) {
    return new Account(site, other, ratings, hidden, missing, twice, posts, head, organisers);
  }

  /** Attested by so many organisers. */
  Account attestedBy(int count) {
    return new Account(
        site, Assurance.COMMONS_ATTESTED, ratings, hidden, missing, twice, posts, head, count);
  }

  Account withRatings(List<Rating> others) {
    return new Account(site, assurance, others, hidden, missing, twice, posts, head, organisers);
  }

  Account plus(List<Rating> more) {
    var all = new ArrayList<>(ratings);
    all.addAll(more);
    return withRatings(all);
  }

  Account hiding(Set<Rating.Slot> slots) {
    return new Account(site, assurance, ratings, slots, missing, twice, posts, head, organisers);
  }

  Account without(Set<Integer> months) {
    return new Account(site, assurance, ratings, hidden, months, twice, posts, head, organisers);
  }

  Account repeating(Set<Integer> months) {
    return new Account(site, assurance, ratings, hidden, missing, months, posts, head, organisers);
  }

  Account withHead(HeadStatus other) {
    return new Account(site, assurance, ratings, hidden, missing, twice, posts, other, organisers);
  }

  Account withPosts(List<Rating> others) {
    return new Account(site, assurance, ratings, hidden, missing, twice, others, head, organisers);
  }

  int first() {
    return ratings.stream().mapToInt(Rating::month).min().orElseThrow();
  }

  /** What a reader sees who only looks at what is there. */
  List<Rating> seen() {
    var seen = new ArrayList<>(posts);
    for (var rating : ratings) {
      if (!hidden.contains(rating.slot()) && !missing.contains(rating.month())) {
        seen.add(rating);
        if (twice.contains(rating.month())) {
          seen.add(rating);
        }
      }
    }
    return seen;
  }

  /** What a platform says of whether a statement is its newest. */
  enum HeadStatus {
    /** It keeps a status list. */
    PUBLISHED,
    /** It says nothing, and the head's age has to do. */
    UNPUBLISHED
  }
}
