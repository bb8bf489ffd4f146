package org.workcommons.vc.examples.attacklab;

/** Somebody with a bad history begins again under a new name, and now works as others do. */
record Whitewashing() implements Attack {
  private static final int MONTHLY = 6;

  @Override
  public Label label() {
    return new Label(
        "whitewashing",
        "leaves a bad history behind, takes a new identity and works well from then on",
        "ratings",
        Aim.RISE,
        20,
        216);
  }

  @Override
  public Showing before(Lab lab, int subject, int effort) {
    return lab.worker(subject, -1.5);
  }

  @Override
  public Showing after(Lab lab, int subject, int effort) {
    int months = (effort + MONTHLY - 1) / MONTHLY;
    return lab.showing(
        lab.career(Site.SKIFF, "new identity", subject)
            .work(0, Career.MONTHS - months, Career.LAST, effort));
  }
}
