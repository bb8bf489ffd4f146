package org.workcommons.vc.reputation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** Takes shown ratings away, and counts them as withheld where the chain would. */
final class Hiding {
  private enum What {
    ONE_RATING,
    ALL_OF_A_STEP,
    A_BUCKET,
    EVERYTHING_OF_A_PLATFORM
  }

  private Hiding() {}

  /** The world with some of its ratings hidden; the same one if it has none. */
  static World of(World whole, Random random) {
    var world = whole.admitted();
    for (int times = 1 + random.nextInt(2); times > 0; times--) {
      world = once(world, random);
    }
    return world;
  }

  private static World once(World world, Random random) {
    var places = places(world);
    if (places.isEmpty()) {
      return world;
    }
    // the newest is what an adversary would rather hide
    var place =
        random.nextInt(3) == 0
            ? places.get(places.size() - 1)
            : places.get(random.nextInt(places.size()));
    return hide(world, place, What.values()[random.nextInt(What.values().length)]);
  }

  private record Place(int month, int bucket, int step, int time) {}

  private static List<Place> places(World world) {
    var places = new ArrayList<Place>();
    for (int m = 0; m < world.months().size(); m++) {
      var month = world.months().get(m);
      for (int b = 0; b < month.buckets().size(); b++) {
        var h = month.buckets().get(b).histogram();
        for (int j = 0; j < h.size(); j++) {
          if (h.get(j) > 0) {
            places.add(new Place(m, b, j, month.month()));
          }
        }
      }
    }
    places.sort(Comparator.comparingInt(Place::time));
    return places;
  }

  private static World hide(World world, Place place, What what) {
    var months = new ArrayList<RatedMonth>();
    var withheld = new TreeMap<>(world.withheld());
    var platform = world.months().get(place.month()).platform();
    for (int m = 0; m < world.months().size(); m++) {
      var month = world.months().get(m);
      boolean all = what == What.EVERYTHING_OF_A_PLATFORM && month.platform().equals(platform);
      var buckets = new ArrayList<RatedMonth.Bucket>();
      long hidden = 0;
      for (int b = 0; b < month.buckets().size(); b++) {
        var bucket = month.buckets().get(b);
        boolean here = m == place.month() && b == place.bucket();
        var h = new ArrayList<>(bucket.histogram());
        for (int j = 0; j < h.size(); j++) {
          long off = off(h.get(j), here && j == place.step(), here, all, what);
          h.set(j, h.get(j) - off);
          hidden += off;
        }
        buckets.add(new RatedMonth.Bucket(bucket.k(), h));
      }
      months.add(new RatedMonth(month.platform(), month.month(), month.assurance(), buckets));
      if (world.asOf() - month.month() < world.rules().recency().fadeEnd()) {
        withheld.merge(month.platform(), hidden, Long::sum);
      }
    }
    return new World(world.rules(), world.asOf(), months, withheld);
  }

  private static long off(long count, boolean atStep, boolean inBucket, boolean all, What what) {
    return switch (what) {
      case ONE_RATING -> atStep ? 1 : 0;
      case ALL_OF_A_STEP -> atStep ? count : 0;
      case A_BUCKET -> inBucket ? count : 0;
      case EVERYTHING_OF_A_PLATFORM -> all ? count : 0;
    };
  }
}
