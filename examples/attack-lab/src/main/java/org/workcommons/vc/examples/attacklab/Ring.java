package org.workcommons.vc.examples.attacklab;

/** Workers who book each other, all year, as often as it helps. */
record Ring() implements Attack {
  private static final int EACH = 4;

  @Override
  public Label label() {
    return new Label(
        "ring of workers and clients",
        "workers book each other four times a year and give five stars",
        "members",
        Aim.RISE,
        10,
        320);
  }

  @Override
  public Showing before(Lab lab, int subject, int effort) {
    return lab.worker(subject, 0);
  }

  @Override
  public Showing after(Lab lab, int subject, int effort) {
    int others = effort - 1;
    var fakes = Fakes.within(Career.YEAR, Math.max(1, others), others * EACH, Site.SKIFF.best());
    return before(lab, subject, effort).with(account -> account.plus(fakes));
  }
}
