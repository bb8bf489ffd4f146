package org.workcommons.vc.examples.attacklab;

/** People who hate a good worker book her and give one star. */
record Vendetta(Label label, int people, int months) implements Attack {
  private static final int MOST = 640;

  static Vendetta ofOne() {
    return new Vendetta(
        new Label(
            "vendetta, one person",
            "books a good worker again and again, and gives one star each time",
            "ratings",
            Aim.FALL,
            30,
            MOST),
        1,
        1);
  }

  static Vendetta ofSeveral() {
    return new Vendetta(
        new Label(
            "vendetta, several people",
            "each books a good worker once within a year, and gives one star",
            "people",
            Aim.FALL,
            10,
            MOST),
        Integer.MAX_VALUE,
        Career.YEAR);
  }

  static Vendetta ofACrowd() {
    return new Vendetta(
        new Label(
            "review bombing, engagements paid for",
            "a crowd books a good worker within one month and gives one star",
            "people",
            Aim.FALL,
            10,
            MOST),
        Integer.MAX_VALUE,
        1);
  }

  @Override
  public Showing before(Lab lab, int subject, int effort) {
    return lab.worker(subject, 1);
  }

  @Override
  public Showing after(Lab lab, int subject, int effort) {
    var fakes = Fakes.within(months, people, effort, 0);
    return before(lab, subject, effort).with(account -> account.plus(fakes));
  }

  @Override
  public int accomplices(int effort) {
    return Math.min(people, effort);
  }
}
