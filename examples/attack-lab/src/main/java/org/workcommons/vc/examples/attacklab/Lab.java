package org.workcommons.vc.examples.attacklab;

import java.util.ArrayList;
import java.util.List;

/**
 * An honest community, and the people on whom attacks are tried.
 *
 * @param peers honest workers of all qualities on SKIFF, among whom people are ranked
 * @param subjects on how many people each attack is tried; its effect is the mean
 * @param statistics of a community whose members are each on one to three platforms
 */
record Lab(long seed, int subjects, List<Showing> peers, Statistics statistics) {
  private static final int FEWEST = 3;
  private static final int SPREAD = 7;
  private static final int MONTHLY = 6;

  static Lab of(long seed, Size size) {
    var members = new ArrayList<List<Account>>();
    var peers = new ArrayList<List<Account>>();
    for (int i = 0; i < size.people(); i++) {
      members.add(member(Dice.of(seed, "member", i)));
      peers.add(List.of(peer(Dice.of(seed, "peer", i))));
    }
    var statistics = Statistics.of(members);
    return new Lab(
        seed,
        size.subjects(),
        peers.stream().map(accounts -> new Showing(accounts, statistics)).toList(),
        statistics);
  }

  private static Account peer(Dice dice) {
    double quality = dice.normal();
    return account(Site.SKIFF, quality, dice);
  }

  private static Account account(Site site, double quality, Dice dice) {
    int count = Career.MONTHS * (FEWEST + dice.below(SPREAD));
    return new Career(site, dice).work(quality, 0, Career.LAST, count).account();
  }

  private static List<Account> member(Dice dice) {
    double quality = dice.normal();
    int platforms = 1 + dice.below(Site.HONEST.size());
    int first = dice.below(Site.HONEST.size());
    var accounts = new ArrayList<Account>();
    for (int i = 0; i < platforms; i++) {
      var site = Site.HONEST.get((first + i) % Site.HONEST.size());
      accounts.add(account(site, quality, dice));
    }
    return accounts;
  }

  /** Somebody on SKIFF with 216 honest ratings in 36 months. */
  Showing worker(int subject, double quality) {
    return showing(career(subject).work(quality, 0, Career.LAST, Career.MONTHS * MONTHLY));
  }

  /** The beginning of somebody's work on SKIFF. */
  Career career(int subject) {
    return new Career(Site.SKIFF, dice("subject", subject));
  }

  /** Somebody else's, or the same person's in a second life. */
  Career career(Site site, String purpose, int subject) {
    return new Career(site, dice(purpose, subject));
  }

  Showing showing(Career career) {
    return new Showing(List.of(career.account()), statistics);
  }

  Dice dice(String purpose, int subject) {
    return Dice.of(seed, purpose, subject);
  }

  /**
   * How much is computed.
   *
   * @param people who are ranked, and as many again of whom there are statistics
   * @param subjects on whom each attack is tried
   */
  record Size(int people, int subjects) {
    /** Of the published table. */
    static final Size FULL = new Size(600, 15);

    /** Of the run in the build. */
    static final Size SHORT = new Size(200, 4);
  }
}
