package org.workcommons.vc.examples.attacklab;

import java.util.ArrayList;

/** A client who sees the worker's low rating of him answers with one star. */
record Retaliation(Label label, Order order) implements Attack {
  private static final int MOST = 72;

  static Retaliation inSight() {
    return of("retaliation, one after the other", Order.ONE_AFTER_THE_OTHER);
  }

  static Retaliation revealedTogether() {
    return of("retaliation, revealed together", Order.TOGETHER);
  }

  private static Retaliation of(String name, Order order) {
    var sentence = "clients whom a good worker rated low, and who see it, answer with one star";
    return new Retaliation(
        new Label(name, sentence, "clients rated low", Aim.FALL, 10, MOST), order);
  }

  @Override
  public Showing before(Lab lab, int subject, int effort) {
    return lab.worker(subject, 1);
  }

  /** Who had to commit to his rating before he saw hers can't answer it with his. */
  @Override
  public Showing after(Lab lab, int subject, int effort) {
    var before = before(lab, subject, effort);
    return order == Order.TOGETHER ? before : before.with(account -> avenged(account, effort));
  }

  private static Account avenged(Account account, int effort) {
    var ratings = new ArrayList<>(account.ratings());
    for (int i = 0; i < effort; i++) {
      int index = ratings.size() - 1 - i;
      var rating = ratings.get(index);
      ratings.set(index, new Rating(rating.month(), rating.k(), 0));
    }
    return account.withRatings(ratings);
  }

  /** When the two sides of an engagement see each other's rating. */
  enum Order {
    TOGETHER,
    ONE_AFTER_THE_OTHER
  }
}
