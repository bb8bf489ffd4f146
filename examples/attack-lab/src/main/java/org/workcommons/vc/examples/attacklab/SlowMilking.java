package org.workcommons.vc.examples.attacklab;

/** Somebody earns a good name and then lives on it. */
record SlowMilking() implements Attack {
  private static final int MONTHLY = 6;
  private static final double GOOD = 1;
  private static final double BAD = -2;
  private static final int MILKED = 6;

  @Override
  public Label label() {
    return new Label(
        "slow milking",
        "works well for some months, then badly for six; compared with having always worked badly",
        "good months",
        Aim.RISE,
        24,
        Career.MONTHS - MILKED);
  }

  @Override
  public Showing before(Lab lab, int subject, int effort) {
    return turning(lab, subject, effort, BAD);
  }

  @Override
  public Showing after(Lab lab, int subject, int effort) {
    return turning(lab, subject, effort, GOOD);
  }

  private static Showing turning(Lab lab, int subject, int effort, double first) {
    int turn = Career.MONTHS - MILKED;
    return lab.showing(
        lab.career(subject)
            .work(first, turn - effort, turn - 1, effort * MONTHLY)
            .work(BAD, turn, Career.LAST, MILKED * MONTHLY));
  }
}
