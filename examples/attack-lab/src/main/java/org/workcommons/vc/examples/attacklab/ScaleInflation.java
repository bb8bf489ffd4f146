package org.workcommons.vc.examples.attacklab;

import java.util.ArrayList;

/** A platform lifts low ratings to five stars, for all of its workers. */
record ScaleInflation(Label label, Renewal renewal) implements Attack {
  private static final int ALL = 100;

  static ScaleInflation renewed() {
    return of("scale inflation, statistics renewed", Renewal.RENEWED);
  }

  static ScaleInflation outdated() {
    return of("scale inflation, statistics outdated", Renewal.OUTDATED);
  }

  private static ScaleInflation of(String name, Renewal renewal) {
    return new ScaleInflation(
        new Label(
            name,
            "a platform turns part of the ratings below five stars into five, for everybody",
            "percent",
            Aim.RISE,
            50,
            ALL),
        renewal);
  }

  @Override
  public Showing before(Lab lab, int subject, int effort) {
    return lab.worker(subject, 0);
  }

  @Override
  public Showing after(Lab lab, int subject, int effort) {
    var dice = lab.dice("inflation", subject);
    var lifted = before(lab, subject, effort).with(account -> lifted(account, dice, effort));
    return renewal == Renewal.OUTDATED
        ? lifted
        : lifted.withStatistics(lab.statistics().inflated(Site.SKIFF, effort));
  }

  private static Account lifted(Account account, Dice dice, int percent) {
    var ratings = new ArrayList<Rating>();
    for (var rating : account.ratings()) {
      int step = dice.below(ALL) < percent ? account.site().best() : rating.step();
      ratings.add(new Rating(rating.month(), rating.k(), step));
    }
    return account.withRatings(ratings);
  }

  /** Whether the community's policy follows the platform's signed statistics. */
  enum Renewal {
    RENEWED,
    OUTDATED
  }
}
