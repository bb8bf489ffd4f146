package org.workcommons.vc.examples.attacklab;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Somebody whose last months were bad shows the chain as it was before them. */
record StaleHead(Label label, Account.HeadStatus head) implements Attack {
  private static final int MONTHLY = 6;
  private static final double WORSE = -3;

  static StaleHead published() {
    return of("stale head, status published", Account.HeadStatus.PUBLISHED);
  }

  static StaleHead unpublished() {
    return of("stale head, no status list", Account.HeadStatus.UNPUBLISHED);
  }

  private static StaleHead of(String name, Account.HeadStatus head) {
    return new StaleHead(
        new Label(
            name,
            "had bad months at the end and shows the chain without them",
            "months",
            Attack.Aim.RISE,
            3,
            12),
        head);
  }

  @Override
  public Showing before(Lab lab, int subject, int effort) {
    int turn = Career.MONTHS - effort;
    return lab.showing(
            lab.career(subject)
                .work(0, 0, turn - 1, turn * MONTHLY)
                .work(WORSE, turn, Career.LAST, effort * MONTHLY))
        .with(account -> account.withHead(head));
  }

  @Override
  public Showing after(Lab lab, int subject, int effort) {
    var last =
        IntStream.range(Career.MONTHS - effort, Career.MONTHS).boxed().collect(Collectors.toSet());
    return before(lab, subject, effort).with(account -> account.without(last));
  }
}
