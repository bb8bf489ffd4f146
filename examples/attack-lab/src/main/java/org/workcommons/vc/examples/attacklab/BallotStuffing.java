package org.workcommons.vc.examples.attacklab;

/** An average worker pays people for five stars. */
record BallotStuffing(Label label, int accomplices) implements Attack {
  private static final int MOST = 1280;

  /** As many accomplices as there are ratings. */
  static BallotStuffing paid() {
    return new BallotStuffing(
        new Label(
            "ballot stuffing, all different",
            "buys five stars, each from another real person with a real engagement",
            "people",
            Aim.RISE,
            40,
            MOST),
        Integer.MAX_VALUE);
  }

  static BallotStuffing by(int accomplices) {
    return new BallotStuffing(
        new Label(
            "ballot stuffing, " + accomplices + (accomplices == 1 ? " accomplice" : " accomplices"),
            "has the same few friends book and give five stars again and again",
            "ratings",
            Aim.RISE,
            100,
            MOST),
        accomplices);
  }

  @Override
  public Showing before(Lab lab, int subject, int effort) {
    return lab.worker(subject, 0);
  }

  @Override
  public Showing after(Lab lab, int subject, int effort) {
    var fakes = Fakes.by(accomplices, effort, Site.SKIFF.best());
    return before(lab, subject, effort).with(account -> account.plus(fakes));
  }
}
