package org.workcommons.vc.examples.attacklab;

import java.util.ArrayList;
import java.util.Comparator;

/** Somebody with several accounts on one platform shows the best of them. */
record SecondAccount() implements Attack {
  @Override
  public Label label() {
    return new Label(
        "several accounts on one platform",
        "splits the work over several accounts and shows the one that came out best",
        "accounts",
        Aim.RISE,
        2,
        36);
  }

  @Override
  public Showing before(Lab lab, int subject, int effort) {
    return lab.worker(subject, 0);
  }

  @Override
  public Showing after(Lab lab, int subject, int effort) {
    var ruler = new PlainMean();
    var accounts = new ArrayList<Showing>();
    for (int i = 0; i < effort; i++) {
      accounts.add(account(lab, subject, effort, i));
    }
    return accounts.stream().max(Comparator.comparingLong(ruler::mark)).orElseThrow();
  }

  /** Every {@code of}-th rating. */
  private Showing account(Lab lab, int subject, int of, int index) {
    return before(lab, subject, of)
        .with(
            account -> {
              var part = new ArrayList<Rating>();
              for (int i = index; i < account.ratings().size(); i += of) {
                part.add(account.ratings().get(i));
              }
              return account.withRatings(part);
            });
  }
}
