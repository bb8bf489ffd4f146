package org.workcommons.vc.examples.attacklab;

import java.util.ArrayList;
import java.util.List;

/** Honest work: clients, some of them regulars, who say what they think. */
final class Career {
  /** The month of evaluation. */
  static final int LAST = 35;

  static final int YEAR = 12;
  static final int MONTHS = 36;

  /** How much of a rating the worker accounts for, how much the client's leniency, and chance. */
  private static final double WORKER = 0.35;

  private static final double CLIENT = 0.45;
  private static final double CHANCE = 0.8216; // so that the squares add up to one
  private static final double REGULAR = 0.25;

  private final Site site;
  private final Dice dice;
  private final List<Client> clients = new ArrayList<>();
  private final List<Rating> ratings = new ArrayList<>();

  Career(Site site, Dice dice) {
    this.site = site;
    this.dice = dice;
  }

  /** Adds {@code count} ratings of work of this quality, spread over the months. */
  Career work(double quality, int from, int to, int count) {
    for (int i = 0; i < count; i++) {
      int month = from + (int) ((long) i * (to - from + 1) / count);
      var client = client(month);
      client.months.add(month);
      double pleased = WORKER * quality + CLIENT * client.leniency + CHANCE * dice.normal();
      ratings.add(new Rating(month, client.within(month), site.step(pleased)));
    }
    return this;
  }

  private Client client(int month) {
    boolean regular = dice.happens(REGULAR);
    double leniency = dice.normal();
    if (regular && !clients.isEmpty()) {
      var known = clients.get(dice.below(clients.size()));
      if (known.within(month) > 0) {
        return known;
      }
    }
    var stranger = new Client(leniency, new ArrayList<>());
    clients.add(stranger);
    return stranger;
  }

  Account account() {
    return Account.of(site, ratings);
  }

  private record Client(double leniency, List<Integer> months) {
    /** How many ratings are younger than twelve months in {@code month}. */
    int within(int month) {
      return (int) months.stream().filter(rated -> rated > month - YEAR).count();
    }
  }
}
