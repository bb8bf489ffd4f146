package org.workcommons.vc.examples.attacklab;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many ratings each platform has of each step, the worst first. */
record Statistics(Map<Site, List<Long>> histograms) {
  Statistics {
    histograms = Collections.unmodifiableMap(new EnumMap<>(histograms));
  }

  /** Of what these people have, with rogue platforms that write theirs as they like. */
  static Statistics of(List<List<Account>> people) {
    var counts = new EnumMap<Site, List<Long>>(Site.class);
    for (var site : Site.HONEST) {
      counts.put(site, new ArrayList<>(Collections.nCopies(site.steps(), 0L)));
    }
    for (var accounts : people) {
      for (var account : accounts) {
        var histogram = requireNonNull(counts.get(account.site()));
        account.ratings().forEach(r -> histogram.set(r.step(), histogram.get(r.step()) + 1));
      }
    }
    counts.put(Site.GLITTER, List.of(0L, 0L, 0L, 0L, 1000L));
    counts.put(Site.MIRROR, requireNonNull(counts.get(Site.SKIFF)));
    return new Statistics(counts);
  }

  /** After {@code percent} of all ratings below the best step became the best. */
  Statistics inflated(Site site, int percent) {
    var before = requireNonNull(histograms.get(site));
    var after = new ArrayList<Long>();
    long moved = 0;
    for (int step = 0; step < site.best(); step++) {
      long lifted = before.get(step) * percent / 100;
      after.add(before.get(step) - lifted);
      moved += lifted;
    }
    after.add(before.get(site.best()) + moved);
    var changed = new EnumMap<>(histograms);
    changed.put(site, after);
    return new Statistics(changed);
  }
}
